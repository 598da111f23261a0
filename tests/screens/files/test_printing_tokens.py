"""Printing tokens from Prepare: asked before earlier ones are void, made once a place is chosen, shown to no wall."""

import re
from pathlib import Path

import pytest

from fiche_tui.minutes.names import Format
from fiche_tui.minutes.style import Paper, Print
from fiche_tui.screens.files.printing import Form, Printing
from fiche_tui.screens.files.printing_tokens import TokenPrinting
from fiche_tui.screens.files.saving import Saving
from fiche_tui.screens.kit.dialogs import Ask, Confirm
from fiche_tui.screens.kit.entry import AskFields
from fiche_tui.session.ssh_door import SshDoor
from fiche_tui.system.machine import host
from fiche_tui.system.ssh_server import CannotServe
from fiche_tui.workshop import commands as c
from fiche_tui.workshop import facts as f
from fiche_tui.workshop.values import TokensOf
from tests.screens.fake_desk import FakeWorkshopDesk
from tests.stage import Stage

TYPED = {"voters": "12", "spares": "2", "address": "vote.exemple.org"}


def printing(stage: Stage, *answers: object) -> tuple[FakeWorkshopDesk, TokenPrinting]:
    desk = FakeWorkshopDesk(stage.session, *answers)
    return desk, TokenPrinting(desk, Saving(desk, {}), stage.session, lambda: "SHA256:abc")


def written(path: Path) -> object:
    """Chooses a place for the file, as the dialog does."""

    def choose(dialog: object) -> str:
        why = dialog._keep(path, False)  # type: ignore[attr-defined]
        assert why == ""
        return str(path)

    return choose


async def test_the_sheet_holds_the_tokens_that_let_people_in(tmp_path: Path) -> None:
    stage, path = Stage(tmp_path), tmp_path / "jetons.html"
    desk, tokens = printing(stage, TYPED, written(path))
    await tokens.print(Format.HTML, Paper.LETTER, Print.TEXT)
    assert isinstance(desk.shown[0], AskFields)
    assert path.stat().st_mode & 0o777 == 0o600
    found = re.findall(r"[A-Z0-9]{3}(?:-[A-Z0-9]{3}){4}", path.read_text(encoding="utf-8"))
    assert len(found) == 14
    assert stage.session.state.ssh.tokens == (TokensOf(1, 12, 2),)
    assert stage.session.ssh.unlock("vote.exemple.org", 2222, asks_token=True) is None
    door = SshDoor(stage.workshops.open(stage.id))
    assert len({door.admit(stage.session.ssh.doors.code, one) for one in found} - {None}) == 14


async def test_where_the_vote_was_tried_is_not_offered_for_the_slips(tmp_path: Path) -> None:
    stage = Stage(tmp_path)
    stage.session.ssh.unlock("127.0.0.1", 2222, asks_token=False)
    for offered, typed in ((host(), TYPED), ("vote.exemple.org", None)):
        desk, tokens = printing(stage, typed, written(tmp_path / "jetons.html"))
        await tokens.print(Format.HTML, Paper.LETTER, Print.TEXT)
        form = desk.shown[0]
        assert isinstance(form, AskFields)
        assert {one.id: one.value for one in form._fields}["address"] == offered


async def test_on_escape_no_token_is_made(tmp_path: Path) -> None:
    stage = Stage(tmp_path)
    for answers in ((None,), (TYPED, None)):
        _desk, tokens = printing(stage, *answers)
        await tokens.print(Format.HTML, Paper.LETTER, Print.TEXT)
    assert stage.session.state.ssh.tokens == ()


async def test_earlier_tokens_are_asked_about(tmp_path: Path) -> None:
    stage, path = Stage(tmp_path), tmp_path / "jetons.html"
    stage.session.ssh.make_tokens(3, 1, "serveur", 2222)
    desk, tokens = printing(stage, TYPED, False)
    await tokens.print(Format.HTML, Paper.LETTER, Print.TEXT)
    question = desk.shown[1]
    assert isinstance(question, Confirm)
    assert "4 jetons sont déjà faits" in str(question._body[0])
    assert stage.session.state.ssh.tokens == (TokensOf(1, 3, 1),)
    _desk, tokens = printing(stage, TYPED, True, written(path))
    await tokens.print(Format.MARKDOWN, Paper.LETTER, Print.TEXT)
    assert stage.session.state.ssh.tokens == (TokensOf(1, 12, 2, times=2),)


async def test_a_file_that_cannot_be_written_costs_no_second_set(tmp_path: Path) -> None:
    stage, path = Stage(tmp_path), tmp_path / "jetons.html"

    def twice(dialog: object) -> str:
        assert "n’existe pas" in dialog._keep(tmp_path / "absent" / "x.html", False)  # type: ignore[attr-defined]
        assert dialog._keep(path, False) == ""  # type: ignore[attr-defined]
        return str(path)

    _desk, tokens = printing(stage, TYPED, twice)
    await tokens.print(Format.HTML, Paper.LETTER, Print.TEXT)
    assert stage.session.state.ssh.tokens == (TokensOf(1, 12, 2),)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({**TYPED, "voters": "douze"}, "Écrivez des nombres entiers"),
        ({**TYPED, "voters": "0"}, "Écrivez des nombres entiers"),
        ({**TYPED, "voters": "5000"}, "jetons au plus"),
        ({**TYPED, "address": "a b; rm -rf"}, "Cette adresse n’en est pas une"),
    ],
)
async def test_what_cannot_be_is_said(tmp_path: Path, typed: dict[str, str], said: str) -> None:
    stage = Stage(tmp_path)
    desk, tokens = printing(stage, typed, None)
    await tokens.print(Format.HTML, Paper.LETTER, Print.TEXT)
    assert said in desk.said[-1]
    asked_again = desk.shown[-1]
    assert isinstance(asked_again, AskFields)
    assert {field.id: field.value for field in asked_again._fields} == typed
    assert stage.session.state.ssh.tokens == ()


async def test_without_the_server_s_key_nothing_is_made(tmp_path: Path) -> None:
    stage = Stage(tmp_path)
    desk = FakeWorkshopDesk(stage.session, TYPED)

    def absent() -> str:
        raise CannotServe("Il manque la bibliothèque asyncssh.")

    await TokenPrinting(desk, Saving(desk, {}), stage.session, absent).print(Format.HTML, Paper.LETTER, Print.TEXT)
    assert desk.said[-1] == "Il manque la bibliothèque asyncssh."


async def test_the_print_menu_offers_them_where_the_workshop_is_held(tmp_path: Path) -> None:
    stage = Stage(tmp_path)
    desk, tokens = printing(stage, lambda dialog: dialog._choices[-1][2], Form(Format.HTML), None)
    await Printing(desk, Saving(desk, {}), tokens.print).print(stage.session.state)
    menu = desk.shown[0]
    assert isinstance(menu, Ask)
    assert str(menu._choices[-1][1]).startswith("Jetons du vote par SSH")
    assert isinstance(desk.shown[2], AskFields)


async def test_what_was_wrong_is_no_longer_said_once_it_is_corrected(tmp_path: Path) -> None:
    stage = Stage(tmp_path)
    desk, tokens = printing(stage, {**TYPED, "address": "a b"}, TYPED, None)
    await tokens.print(Format.HTML, Paper.LETTER, Print.TEXT)
    assert desk.said[-1] == ""


async def test_tokens_that_were_made_for_no_sheet_are_said_to_be_of_no_use(tmp_path: Path) -> None:
    stage = Stage(tmp_path)

    def given_up(dialog: object) -> None:
        assert "n’existe pas" in dialog._keep(tmp_path / "absent" / "x.html", False)  # type: ignore[attr-defined]

    desk, tokens = printing(stage, TYPED, given_up)
    await tokens.print(Format.HTML, Paper.LETTER, Print.TEXT)
    assert stage.session.state.ssh.tokens == (TokensOf(1, 12, 2),)
    assert desk.said[-1] == "Les jetons sont faits, mais aucune feuille ne les porte\u00a0: imprimez-les de nouveau."


async def test_tokens_that_are_refused_write_no_file(tmp_path: Path) -> None:
    stage, path = Stage(tmp_path).until("relecture"), tmp_path / "jetons.html"
    refusals: list[str] = []

    def refused(dialog: object) -> None:
        stage.do(c.Record(f.MinutesFinalised()))
        refusals.append(dialog._keep(path, False))  # type: ignore[attr-defined]

    desk, tokens = printing(stage, TYPED, refused)
    await tokens.print(Format.HTML, Paper.LETTER, Print.TEXT)
    assert "final" in refusals[0]
    assert (path.exists(), stage.session.state.ssh.tokens, desk.said[1:]) == (False, (), [])
