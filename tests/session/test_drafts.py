"""Papers half keyed on disk: who may read them, how long they stay, and where they never are."""

import os
import stat
from pathlib import Path

import pytest

from fiche_tui.session.drafts import Draft
from fiche_tui.session.session import Session
from fiche_tui.store.drafts import read_drafts
from fiche_tui.store.errors import CannotWrite
from fiche_tui.store.workshop import Workshop
from fiche_tui.workshop import commands as c
from fiche_tui.workshop import facts as f
from fiche_tui.workshop.ballots import Ballot
from fiche_tui.workshop.keying.written import Written
from fiche_tui.workshop.turnout import Turnout
from tests.stage import Stage

DRAFT = Draft(Written((("7", "7", ""),), place=2, typed="SECRET"), Ballot({"a": (1, None)}))


@pytest.fixture
def stage(tmp_path: Path) -> Stage:
    """The assessment takes ballots, and paper 5 is half keyed."""
    stage = Stage(tmp_path).until("evaluer")
    stage.session.rounds.drafts.keep(1, "5", DRAFT)
    return stage


def file_of(stage: Stage) -> Path:
    return stage.session.folder / "drafts.json"


def half_written(stage: Stage) -> Path:
    return stage.session.folder / ".drafts.json.new"


def test_it_is_found_again_by_the_next_session(stage: Stage) -> None:
    assert stage.session.rounds.drafts.of(1) == {"5": DRAFT}
    again = stage.reopen().rounds
    assert again.drafts.of(1) == {"5": DRAFT}
    assert again.drafts.of(2) == {}
    assert again.turnout(1).unfinished == ("5",)
    assert again.turnout(1).ballots == 0


def test_only_the_account_that_keys_may_read_it(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    assert stat.S_IMODE(file_of(stage).stat().st_mode) == 0o600
    owner = os.getuid()
    assert read_drafts(stage.session.folder) is not None
    monkeypatch.setattr("fiche_tui.store.drafts.os.getuid", lambda: owner + 1)
    assert read_drafts(stage.session.folder) is None


def test_no_box_no_backup_and_no_room_has_it(stage: Stage) -> None:
    stored = stage.workshops.open(stage.id)
    assert stored.scan(1) == ((), ())
    assert b"SECRET" not in stored.packed()
    assert b"drafts" not in stored.packed()
    assert "SECRET" not in (stage.session.folder / "room.json").read_text(encoding="utf-8")


def test_it_goes_when_the_round_closes(stage: Stage) -> None:
    drafts = stage.session.rounds.drafts
    drafts.keep(1, "5", DRAFT)
    stage.cast(3)
    assert stage.session.rounds.reveal(1) is not None
    drafts.drop(1, "5")
    assert not file_of(stage).exists()
    assert stage.session.rounds.reveal(1) is None
    drafts.keep(1, "6", DRAFT)
    assert drafts.of(1) == {}
    stage.reopen()
    assert not file_of(stage).exists()


def test_it_goes_with_a_round_that_is_given_up_or_undone(stage: Stage) -> None:
    stage.do(c.Record(f.RoundCancelled(1)))
    assert not file_of(stage).exists()
    assert stage.session.undo() is None
    assert stage.session.rounds.drafts.of(1) == {}
    stage.session.rounds.drafts.keep(1, "5", DRAFT)
    while stage.session.state.rounds:
        assert stage.session.undo() is None
    assert not file_of(stage).exists()


def test_a_purge_takes_it_even_from_another_program(stage: Stage) -> None:
    kept = file_of(stage).read_bytes()
    stage.session.rounds.drafts.forget()
    stored = stage.workshops.open(stage.id)
    for path in (file_of(stage), half_written(stage)):
        path.write_bytes(kept)
    stored.purge_ballots(stage.session.lease.session_id)
    assert not file_of(stage).exists()
    assert not half_written(stage).exists()


def test_what_a_kill_leaves_of_a_writing_is_cleared_away(stage: Stage) -> None:
    half_written(stage).write_bytes(file_of(stage).read_bytes())
    assert stage.reopen().rounds.drafts.of(1) == {"5": DRAFT}
    stage.session.rounds.drafts.drop(1, "5")
    assert not half_written(stage).exists()
    half_written(stage).write_bytes(b"{}")
    stage.reopen()
    assert not half_written(stage).exists()


def test_whoever_was_taken_over_writes_it_no_more(stage: Stage) -> None:
    taken = Session.open(stage.workshops.open(stage.id), stage.clock, "Line", take=True)
    before = file_of(stage).read_bytes()
    stage.session.rounds.drafts.keep(1, "5", Draft(Written((("0",),))))
    stage.session.rounds.drafts.forget()
    assert file_of(stage).read_bytes() == before
    assert taken.rounds.drafts.of(1) == {"5": DRAFT}
    assert not stage.session.rounds.drafts.is_safe(1, "5")
    taken.close()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{}\n",
        b'{"_meta":{"schema":1,"kind":"drafts","rev":1},"drafts":[]}\n',
        b'{"_meta":{"schema":1,"kind":"drafts","rev":1},"drafts":{"round":1,"papers":{"05":{}}}}\n',
        b'{"_meta":{"schema":1,"kind":"drafts","rev":1},"drafts":{"round":1,"papers":{"5":{"written":{"rows":3}}}}}\n',
        b'{"_meta":{"schema":1,"kind":"drafts","rev":1},"drafts":{"round":true,"papers":{}}}\n',
        b'{"_meta":{"schema":2,"kind":"drafts","rev":1},"drafts":{"round":1,"papers":{}}}\n',
    ],
)
def test_what_does_not_read_is_no_paper_and_stops_nothing(stage: Stage, content: bytes) -> None:
    file_of(stage).write_bytes(content)
    drafts = stage.reopen().rounds.drafts
    assert drafts.of(1) == {}
    drafts.keep(1, "2", DRAFT)
    assert stage.reopen().rounds.drafts.of(1) == {"2": DRAFT}


def test_whoever_the_workshop_is_handed_over_to_finds_none(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    def handed(*_: object) -> None:
        assert not file_of(stage).exists()

    monkeypatch.setattr(Workshop, "check_hand_over", lambda *_: None)
    monkeypatch.setattr(Workshop, "hand_over", handed)
    assert stage.session.hand_over("line") is None
    assert stage.session.rounds.drafts.of(1) == {}


def test_a_hand_over_that_was_stopped_is_asked_for_again_as_the_same_fact(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    written: list[object] = []

    def handed(_stored: Workshop, _held: object, record: object, *_: object) -> None:
        written.append(record)
        if len(written) == 1:
            raise CannotWrite(stage.session.folder, "full")

    stage.cast(3)
    assert stage.session.rounds.refresh_turnout(1).ballots == 3
    monkeypatch.setattr(Workshop, "check_hand_over", lambda *_: None)
    monkeypatch.setattr(Workshop, "hand_over", handed)
    with pytest.raises(CannotWrite):
        stage.session.hand_over("line")
    assert not stage.session.lost
    stage.clock.move(seconds=5)
    assert stage.session.hand_over("line") is None
    # The same hour too: what the disk may hold already and what is written now are one fact.
    assert written[0] == written[1]
    assert stage.session.history.entries[-1].fact == f.HandedOver("line")
    assert stage.session.lost
    # The boxes are another account's now: what the room sees is all that is known.
    assert stage.session.rounds.refresh_turnout(1) == Turnout(people=3)
