"""The acts on ballots on a desk without a screen: what is kept, asked and said before one goes elsewhere."""

from pathlib import Path

import pytest

from fiche_tui.screens.ballots.counting_hands import CountingHands
from fiche_tui.screens.ballots.own_ballot import OwnBallotScreen
from fiche_tui.screens.ballots.own_filling import Left
from fiche_tui.screens.ballots.papers import Papers
from fiche_tui.screens.ballots.reopen import Chosen, ReopenBallot
from fiche_tui.screens.ballots.sitting_down import SittingDown
from fiche_tui.screens.ballots.station_names import StationNames
from fiche_tui.screens.ballots.tray import Tray
from fiche_tui.screens.kit.dialogs import Ask, Confirm
from fiche_tui.session.session import Session
from fiche_tui.workshop.keying.hands import HandsKeying
from fiche_tui.workshop.results import pending_round
from fiche_tui.workshop.turnout import HANDS
from fiche_tui.workshop.voters import voters_of
from tests.screens.ballots.test_ballot import assessing, voting
from tests.screens.fake_desk import FakeWorkshopDesk
from tests.stage import Stage


class FakeBallotDesk(FakeWorkshopDesk):
    """Notes with which sentence the screen was left."""

    def __init__(self, session: Session, *answers: object) -> None:
        super().__init__(session, *answers)
        self.left: list[str] = []

    def draw(self) -> None:
        """Nothing is drawn."""

    def leave(self, said: str = "") -> None:
        self.left.append(said)


def papers(stage: Stage, *answers: object) -> tuple[Papers, Tray, FakeBallotDesk]:
    pending = pending_round(stage.session.state)
    assert pending is not None
    desk, tray = FakeBallotDesk(stage.session, *answers), Tray(stage.session, pending.asked)
    found = Papers(desk, tray)
    found.begin("")
    return found, tray, desk


def type_in(found: Papers, keys: str) -> None:
    for key in keys.split():
        found.press(key)


async def test_going_back_keeps_what_is_half_keyed_and_says_so(tmp_path: Path) -> None:
    stage = assessing(tmp_path)
    found, _tray, desk = papers(stage)
    type_in(found, "1 2 3")
    await found.back()
    assert (desk.shown, desk.left) == ([], ["Bulletin 1 gardé, pas fini\u00a0: z pour le rouvrir."])
    assert list(stage.session.rounds.answers(1)) == ["1"]


@pytest.mark.parametrize("agreed", [True, False, None])
async def test_codes_half_keyed_are_given_up_only_when_that_is_agreed(tmp_path: Path, agreed: bool | None) -> None:
    found, tray, desk = papers(voting(tmp_path), agreed)
    type_in(found, "a")
    await found.back()
    assert [type(one) for one in desk.shown] == [Confirm]
    assert desk.left == ([""] if agreed else [])
    assert bool(tray.turnout.unfinished) is not bool(agreed)


async def test_a_paper_that_was_kept_is_come_back_to(tmp_path: Path) -> None:
    stage = assessing(tmp_path, cast=3)
    found, tray, desk = papers(stage, Chosen("2"))
    type_in(found, "1")
    await found.reopen()
    assert (tray.name, desk.said[-1]) == ("2", "Bulletin 4 gardé, pas fini\u00a0: z pour le rouvrir.")
    type_in(found, "enter enter enter enter enter")
    assert (tray.name, desk.said[-1]) == ("4", "Bulletin 2 corrigé.")


async def test_whoever_was_taken_over_under_the_question_keeps_the_paper_on_screen(tmp_path: Path) -> None:
    stage = assessing(tmp_path, cast=3)

    def answer(_dialog: ReopenBallot) -> Chosen:
        Session.open(stage.workshops.open(stage.id), stage.clock, "Line", take=True).close()
        return Chosen("2")

    found, tray, desk = papers(stage, answer, False)
    type_in(found, "1")
    await found.reopen()
    assert [type(one) for one in desk.shown] == [ReopenBallot, Confirm]
    assert (tray.name, tray.keying is None) == ("4", False)
    assert set(stage.session.rounds.answers(1)) == {"1", "2", "3"}


async def test_a_ballot_is_removed_once_that_was_confirmed(tmp_path: Path) -> None:
    stage = assessing(tmp_path, cast=3)
    found, tray, desk = papers(stage, Chosen("2", remove=True), False, Chosen("2", remove=True), True)
    await found.reopen()
    assert "2" in stage.session.rounds.answers(1)
    await found.reopen()
    assert "2" not in stage.session.rounds.answers(1)
    assert (tray.name, desk.said[-1]) == ("4", "Bulletin 2 retiré.")


async def test_a_count_of_hands_is_left_unfinished_or_taken_out(tmp_path: Path) -> None:
    stage = voting(tmp_path)
    pending = pending_round(stage.session.state)
    assert pending is not None
    desk = FakeBallotDesk(stage.session, False, True)
    count = CountingHands(desk, stage.session, HandsKeying.of(pending.asked, 12), None)
    await count.remove()
    assert desk.said == ["L’urne ne contient aucun compte à main levée."]
    for key in ("enter", "7", "enter"):
        count.press(key)
    count.back()
    assert desk.left == ["Compte à main levée gardé, pas fini\u00a0: F7 pour continuer."]
    await count.remove()
    assert HANDS in stage.session.rounds.answers(2)
    await count.remove()
    assert (desk.left[-1], HANDS in stage.session.rounds.answers(2)) == ("Compte à main levée retiré.", False)


async def test_the_next_person_rests_whatever_became_of_the_last_ballot(tmp_path: Path) -> None:
    stage = assessing(tmp_path)
    first = voters_of(stage.session.state)[0].id
    rested: list[int] = []
    desk = FakeBallotDesk(stage.session, None, first, Left.ERASED, first, Left.UNSURE, False, True)
    sitting = SittingDown(desk, stage.session, stage.session.state.rounds[0].asked, lambda: rested.append(1))
    await sitting.begin()
    assert (len(rested), desk.said) == (0, [""])
    await sitting.begin()
    assert desk.said[-1] == "Un bulletin commencé attendait\u00a0: il a été effacé, rien n’en est déposé."
    await sitting.begin()
    assert (len(rested), desk.refused) == (2, True)
    assert [type(one) for one in desk.shown] == [StationNames, *[StationNames, OwnBallotScreen] * 2]
    await sitting.end()
    await sitting.end()
    assert ([type(one) for one in desk.shown[-2:]], desk.left) == ([Ask, Ask], [""])
