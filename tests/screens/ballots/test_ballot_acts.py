"""The acts on ballots on a desk without a screen: what is kept, asked and said before one goes elsewhere."""

from pathlib import Path

import pytest
from textual.timer import Timer

from fiche_tui.drawing.paper import Paper
from fiche_tui.language.sentences import error_sentence, refusal_sentence
from fiche_tui.screens.ballots.counting_hands import CountingHands
from fiche_tui.screens.ballots.own_ballot import OwnBallotScreen
from fiche_tui.screens.ballots.own_filling import Left, OwnFilling
from fiche_tui.screens.ballots.papers import Papers
from fiche_tui.screens.ballots.reopen import Chosen, ReopenBallot
from fiche_tui.screens.ballots.sitting_down import SittingDown
from fiche_tui.screens.ballots.station_names import StationNames
from fiche_tui.screens.ballots.tray import Tray
from fiche_tui.screens.ballots.words import absent_words, fault_sentence, leaving_words, removal_words
from fiche_tui.screens.kit.dialogs import Ask, Confirm
from fiche_tui.session.session import Session
from fiche_tui.store.errors import CannotRead
from fiche_tui.workshop import commands as c
from fiche_tui.workshop import facts as f
from fiche_tui.workshop.commands import Refusal
from fiche_tui.workshop.keying.counts import CountsKeying
from fiche_tui.workshop.keying.hands import HandsKeying
from fiche_tui.workshop.keying.paper import strips_of
from fiche_tui.workshop.results import pending_round
from fiche_tui.workshop.sheet import Instrument
from fiche_tui.workshop.turnout import HANDS
from fiche_tui.workshop.voters import voters_of
from tests.drawing.test_keyed_papers import asked, listed, paper
from tests.screens.ballots.test_ballot import assessing, voting
from tests.screens.fake_desk import FakeDesk, FakeWorkshopDesk
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


async def test_the_number_of_the_paper_on_the_tray_changes_nothing(tmp_path: Path) -> None:
    found, tray, desk = papers(assessing(tmp_path, cast=3), Chosen("4"))
    type_in(found, "1")
    before = tray.keying
    await found.reopen()
    assert ([type(one) for one in desk.shown], tray.name, tray.keying) == ([ReopenBallot], "4", before)


async def test_a_paper_that_the_round_keeps_stays_on_the_list(tmp_path: Path) -> None:
    stage = assessing(tmp_path, cast=3)

    def closed(_dialog: Confirm) -> bool:
        stage.do(c.Record(f.RoundClosed(1)))
        return True

    found, tray, desk = papers(stage, Chosen("2", remove=True), closed)
    await found.reopen()
    assert desk.refused
    assert tray.names == ("1", "2", "3")
    assert "2" in stage.session.rounds.answers(1)


async def test_a_box_that_cannot_be_read_after_a_paper_says_that_and_is_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found, tray, desk = papers(assessing(tmp_path, cast=3), Chosen("2"))
    await found.reopen()
    refusal = error_sentence("cannot-read", {"path": tmp_path, "reason": "failed"})

    def unreadable(*_args: object, **_named: object) -> None:
        raise CannotRead(tmp_path, "failed")

    with monkeypatch.context() as patch:
        patch.setattr(Tray, "take", unreadable)
        type_in(found, "enter enter enter enter enter")
    assert desk.said[-1] == refusal
    assert desk.refused
    assert tray.name == "2"


def test_a_slip_without_a_number_of_people_is_no_slip_yet(tmp_path: Path) -> None:
    stage = voting(tmp_path, by_counts=True)
    _found, tray, _desk = papers(stage)
    assert isinstance(tray.keying, CountsKeying)
    assert tray.put(tray.keying) is None
    assert (stage.session.rounds.answers(2), tray.names) == ({}, ())


async def test_a_closed_round_takes_no_hands_and_keeps_those_it_has(tmp_path: Path) -> None:
    stage = voting(tmp_path)
    pending = pending_round(stage.session.state)
    assert pending is not None
    desk = FakeBallotDesk(stage.session, True)
    count = CountingHands(desk, stage.session, HandsKeying.of(pending.asked, 12), None)
    for key in ("enter", "7", "enter"):
        count.press(key)
    kept = count.in_box
    assert kept is not None
    stage.do(c.Record(f.RoundClosed(2)))
    before = count.keying
    count.press("3")
    count.press("enter")
    assert (desk.refused, count.in_box) == (True, kept)
    assert count.keying.place == before.place
    await count.remove()
    assert (desk.refused, desk.left) == (True, [])
    assert HANDS in stage.session.rounds.answers(2)


class FakeOwnDesk(FakeDesk):
    """Notes how the ballot was left."""

    def __init__(self, *answers: object) -> None:
        super().__init__(*answers)
        self.left: list[Left] = []

    def draw(self) -> None:
        """Nothing is drawn."""

    def leave_as(self, how: Left) -> None:
        self.left.append(how)

    def every(self, seconds: float, act: object) -> Timer:
        raise AssertionError("a refusal is no disk to wait for")


def own_paper() -> Paper:
    state = listed()
    return paper(state, asked(state, None, roles=12))


async def test_a_ballot_that_the_round_refuses_stays_on_screen() -> None:
    refusals = [Refusal("round-closed", {"round": 1}), None]
    desk = FakeOwnDesk(True, True)
    filling = OwnFilling(desk, own_paper(), lambda _ballot: refusals.pop(0), named=True)
    filling.press("space")
    await filling.finish()
    assert (desk.left, desk.refused) == ([], True)
    assert desk.said[-1] == refusal_sentence("round-closed", {"round": 1})
    assert not filling.keying.untouched
    await filling.finish()
    assert desk.left == [Left.PUT]


# What papers and slips are called


@pytest.mark.parametrize(
    ("by_counts", "title", "line", "nothing", "absent"),
    [
        (
            False,
            "Rouvrir un bulletin",
            "Bulletins saisis ici : 1 à 3",
            "Aucun bulletin n’est saisi.",
            "Aucun bulletin 9",
        ),
        (
            True,
            "Rouvrir une feuille",
            "Feuilles saisies ici : 1 à 3",
            "Aucune feuille n’est saisie.",
            "Aucune feuille 9",
        ),
    ],
)
def test_a_round_of_slips_reopens_slips(by_counts: bool, title: str, line: str, nothing: str, absent: str) -> None:
    one = asked(listed(), Instrument.FULL, by_counts=by_counts)
    dialog = ReopenBallot(one, ("1", "2", "3"))
    assert dialog._title.plain == title
    assert [str(row).replace("\u00a0", " ") for row in dialog._body] == [line]
    assert [str(row) for row in ReopenBallot(one, ())._body] == [nothing]
    assert absent_words(one, "9").startswith(absent)


@pytest.mark.parametrize(
    ("by_counts", "leaving", "said", "removal", "removed"),
    [
        (
            False,
            "Quitter le bulletin 7?",
            "Bulletin 7 gardé, pas fini : z pour le rouvrir.",
            "retirer ce bulletin",
            "Bulletin 7 retiré.",
        ),
        (True, "Quitter la feuille 7?", "", "retirer cette feuille", "Feuille 7 retirée."),
    ],
)
def test_leaving_and_removing_name_what_it_is(
    by_counts: bool, leaving: str, said: str, removal: str, removed: str
) -> None:
    one = asked(listed(), Instrument.FULL, by_counts=by_counts)
    left, taken = leaving_words(one, "7"), removal_words(one, "7")
    assert (left.title, left.said.replace("\u00a0", " ")) == (leaving, said)
    assert (taken.yes, taken.said) == (removal, removed)
    assert taken.no == ("la garder" if by_counts else "le garder")


@pytest.mark.parametrize(
    ("masked", "words"),
    [
        (True, "A2 : le total de la ligne n’est pas le nombre de personnes. ⌫ pour corriger."),
        (False, "A2 : 14 en tout, et la feuille compte 12 personnes. ⌫ pour corriger."),
    ],
)
def test_a_row_that_does_not_add_up_shows_no_total_on_the_wall(masked: bool, words: str) -> None:
    state = listed()
    one = asked(state, Instrument.FULL, by_counts=True)
    fault = Refusal("row-unbalanced", {"subject": "a2", "total": 14, "people": 12})
    assert fault_sentence(fault, strips_of(state, one), masked=masked).replace("\u00a0", " ") == words
