"""``fiche join`` of one account: the code that is asked for, and the workshop that it means."""

from contextlib import closing
from dataclasses import replace

import pytest

from fiche_tui.command_line import join
from fiche_tui.serve.attendance import Attendance
from fiche_tui.session.session import Session
from fiche_tui.store.workshops import Workshops
from fiche_tui.system.clock import SystemClock
from fiche_tui.workshop import commands as c
from fiche_tui.workshop import facts as f
from fiche_tui.workshop.room.values import WallView, Way, WayIn
from tests.command_line.fiche import Fiche

CODE = "KAPE-27"
NONE = "Aucune rencontre n’est ouverte ici avec le code {}. Regardez l’écran projeté, et réessayez."
ASKED = "Code de la rencontre, sur l’écran projeté\u00a0:"


@pytest.fixture
def talked(monkeypatch: pytest.MonkeyPatch) -> list[Attendance]:
    """Those who came in, instead of talking with them."""
    came: list[Attendance] = []
    monkeypatch.setattr("fiche_tui.serve.linear.talk", lambda one, **_: came.append(one))
    return came


def typing(monkeypatch: pytest.MonkeyPatch, *lines: str) -> None:
    left = iter(lines)
    monkeypatch.setattr(join, "read_line", lambda: next(left, ""))


def opened(fiche: Fiche, title: str, *, final: bool = False, code: str = CODE, by: Way = Way.ACCOUNT) -> str:
    """A workshop whose door that code opens, or opened while it was held."""
    known = fiche.new(title)
    with closing(Session.open(Workshops(fiche.data).open(known), SystemClock(), "Ana")) as session:
        assert session.do(c.StartStep(session.state.plan[0].id)) is None
        session.show_on_wall(replace(session.wall, ways_in=(WayIn("ssh serveur", code, by),)))
        if final:
            assert session.record(f.MinutesFinalised()) is None
            session.show_on_wall(WallView(ways_in=(WayIn("ssh serveur", code),)))
    return known


def test_the_code_is_asked_for_until_it_opens_a_meeting(
    fiche: Fiche, talked: list[Attendance], monkeypatch: pytest.MonkeyPatch
) -> None:
    known = opened(fiche, "Ouverte")
    typing(monkeypatch, "BADE-22", "kape 27")
    done = fiche("join", "--linear")
    assert (done.code, done.err) == (0, "")
    assert done.out.splitlines() == [ASKED, NONE.format("BADE-22"), ASKED]
    (attendance,) = talked
    assert attendance.one.room.header.id == known


def test_after_three_codes_the_last_word_is_an_error(
    fiche: Fiche, talked: list[Attendance], monkeypatch: pytest.MonkeyPatch
) -> None:
    typing(monkeypatch, "BADE-22", "BADE-23", "BADE-24", CODE)
    done = fiche("join", "--linear")
    assert done.code == 1
    assert done.out.splitlines() == [ASKED, NONE.format("BADE-22"), ASKED, NONE.format("BADE-23"), ASKED]
    assert done.err.strip().endswith(NONE.format("BADE-24"))
    assert talked == []


def test_no_code_at_all_is_said(fiche: Fiche, talked: list[Attendance], monkeypatch: pytest.MonkeyPatch) -> None:
    typing(monkeypatch)
    done = fiche("join", "--linear")
    assert (done.code, done.out.splitlines()) == (1, [ASKED])
    assert done.err.strip().endswith("Il faut le code de la rencontre. Regardez l’écran projeté.")


def test_a_meeting_that_is_over_or_that_does_not_read_is_not_the_one(fiche: Fiche, talked: list[Attendance]) -> None:
    opened(fiche, "A finie", final=True)
    damaged, headless = opened(fiche, "B abîmée"), opened(fiche, "C sans tête")
    room = fiche.data / damaged / "room.json"
    first, rest = room.read_bytes().split(b"\n", 1)
    room.write_bytes(first + b"\n" + rest[: len(rest) // 2])
    (fiche.data / headless / "room.json").write_bytes(b"")
    assert NONE.format(CODE) in fiche.refused("join", CODE, "--linear")
    known = opened(fiche, "D ouverte")
    assert fiche("join", CODE, "--linear").code == 0
    assert [one.one.room.header.id for one in talked] == [known]


def test_without_a_home_nobody_has_a_box(
    fiche: Fiche, talked: list[Attendance], monkeypatch: pytest.MonkeyPatch
) -> None:
    opened(fiche, "Ouverte")
    monkeypatch.setattr(join, "own_place", lambda: None)
    assert "Le dossier personnel de ce compte est introuvable" in fiche.refused("join", CODE, "--linear")
    assert talked == []


@pytest.mark.parametrize("by", [Way.TOKEN, Way.CONNECTION])
def test_who_types_the_code_of_the_ssh_door_is_told_what_to_type(
    fiche: Fiche, talked: list[Attendance], by: Way
) -> None:
    opened(fiche, "Par SSH", by=by)
    said = fiche.refused("join", "kape 27", "--linear").replace("\u00a0", " ")
    assert said.strip() == "fiche: Le code kape 27 est celui du vote par SSH. Tapez : ssh serveur"
    assert talked == []


@pytest.mark.parametrize("code", ["", " ", "-"])
def test_a_code_of_nothing_is_asked_for(fiche: Fiche, talked: list[Attendance], code: str) -> None:
    opened(fiche, "Ouverte")
    asked = "Il faut le code de la rencontre. Regardez l’écran projeté."
    assert fiche.refused("join", "--linear", "--", code).strip().endswith(asked)
    assert talked == []
