"""Taking the ballot of an account out: whose, why, and nothing that says on the wall who has answered."""

import os
from pathlib import Path

import pytest

from fiche_tui.screens.kit.dialogs import Choose
from fiche_tui.screens.kit.entry import AskText
from fiche_tui.screens.kit.places_to_type import Line
from fiche_tui.screens.kit.reason import Reason
from fiche_tui.screens.meeting.acts.taking_out import TakingOut
from fiche_tui.store.chain import Account
from fiche_tui.workshop import commands as c
from fiche_tui.workshop import facts as f
from fiche_tui.workshop.values import Wall
from tests import hostile
from tests.screens.meeting.fake_desk import FakeMeetingDesk
from tests.screens.meeting.test_workshop import running, said, screen_of, type_text
from tests.screens.prepared import drawn
from tests.session.test_left_out import own_ballot
from tests.stage import Stage

NAME = Account.of(os.getuid()).name
REASON = "Une personne invitée a voté"


def voted(tmp_path: Path, wall: Wall = Wall.TWO) -> Stage:
    stage = Stage(tmp_path).until("evaluer")
    stage.do(c.Record(f.WallDeclared(wall)))
    stage.workshops.open(stage.id).box("bob-8c1d", 1).put("1", own_ballot(stage, 1))
    return stage


async def test_an_account_is_chosen_and_the_reason_is_kept(tmp_path: Path) -> None:
    stage = voted(tmp_path)
    desk = FakeMeetingDesk(stage, NAME, REASON)
    await TakingOut(desk).choose()
    assert [type(one) for one in desk.shown] == [Choose, Reason]
    assert list(stage.session.state.rounds[0].taken_out.values()) == [REASON]
    assert desk.said == ["Le bulletin est retiré\u00a0: il ne compte pas."]


async def test_a_screen_that_the_room_sees_lists_nobody(tmp_path: Path) -> None:
    stage = voted(tmp_path, Wall.SAME)
    desk = FakeMeetingDesk(stage, f" {NAME} ", REASON)
    await TakingOut(desk).choose()
    assert [type(one) for one in desk.shown] == [AskText, Reason]
    assert list(stage.session.state.rounds[0].taken_out.values()) == [REASON]


async def test_an_account_without_a_ballot_is_said_to_have_none(tmp_path: Path) -> None:
    stage = voted(tmp_path, Wall.SAME)
    desk = FakeMeetingDesk(stage, "[b]personne[/b]")
    await TakingOut(desk).choose()
    assert desk.said == ["Aucun bulletin du compte «\u00a0[b]personne[/b]\u00a0» ne compte dans ce tour."]
    assert stage.session.state.rounds[0].taken_out == {}


async def test_what_is_no_name_of_an_account_is_said_back_in_part(tmp_path: Path) -> None:
    stage = voted(tmp_path, Wall.SAME)
    desk = FakeMeetingDesk(stage, hostile.WORD)
    await TakingOut(desk).choose()
    assert desk.said == [f"Aucun bulletin du compte «\u00a0{'m' * 39}…\u00a0» ne compte dans ce tour."]


@pytest.mark.parametrize(
    ("size", "text"),
    [
        pytest.param((80, 24), hostile.TOGETHER, id="together-80x24"),
        pytest.param((160, 45), hostile.WORD, id="word-160x45"),
        pytest.param((80, 24), hostile.LINES, id="lines-80x24", marks=pytest.mark.soak),
    ],
)
async def test_the_reason_is_the_text_that_was_typed(tmp_path: Path, size: tuple[int, int], text: str) -> None:
    stage = voted(tmp_path, Wall.SAME)
    async with running(stage, size) as pilot:
        screen_of(pilot).action_run("count.take_out")
        await pilot.pause()
        await pilot.press(*NAME, "enter")
        await pilot.pause()
        await type_text(pilot, text)
        (line,) = pilot.app.screen.query(Line)
        assert line.value == " ".join(text.split())
        shown = drawn(pilot)
        assert f"Retirer le bulletin du compte «\u00a0{NAME}\u00a0»" in shown
        assert line.value[-20:] in shown
        assert "Entrée\u00a0enregistrer" in shown
        await pilot.press("enter")
        await pilot.pause()
        assert said(pilot) == "Le bulletin est retiré\u00a0: il ne compte pas."
    assert list(stage.session.state.rounds[0].taken_out.values()) == [" ".join(text.split())]


@pytest.mark.parametrize("answers", [(None,), (NAME, None)])
async def test_leaving_a_question_takes_nothing_out(tmp_path: Path, answers: tuple[object, ...]) -> None:
    stage = voted(tmp_path)
    await TakingOut(FakeMeetingDesk(stage, *answers)).choose()
    assert stage.session.state.rounds[0].taken_out == {}


async def test_without_a_round_or_a_ballot_there_is_nothing_to_take_out(tmp_path: Path) -> None:
    desk = FakeMeetingDesk(Stage(tmp_path / "early").until("accueil"))
    await TakingOut(desk).choose()
    assert desk.said == ["Aucun tour n’est ouvert\u00a0: il n’y a pas de bulletin à retirer."]
    desk = FakeMeetingDesk(Stage(tmp_path / "empty").until("evaluer"))
    await TakingOut(desk).choose()
    assert desk.said == ["Aucun bulletin n’est venu par un compte de ce serveur."]
