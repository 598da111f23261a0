"""The workshop screen: time, steps, undo, capture. What is asserted is what is on disk and what is said."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Static

from fiche_tui.app import FicheApp
from fiche_tui.screens.kit.dialog import Dialog
from fiche_tui.screens.kit.dialogs import Ask
from fiche_tui.screens.kit.row_list import RowList
from fiche_tui.screens.meeting.screen import WorkshopScreen
from fiche_tui.workshop import commands as c
from fiche_tui.workshop import facts as f
from fiche_tui.workshop.state import listed_roles
from fiche_tui.workshop.values import CaptureKind, Wall
from tests import hostile
from tests.screens.prepared import drawn
from tests.soaked import SIZES
from tests.stage import Stage

HOSTILE = hostile.each()


@asynccontextmanager
async def running(stage: Stage, size: tuple[int, int] = (80, 24)) -> AsyncIterator[Pilot[None]]:
    """The app on a staged workshop."""
    app = FicheApp(stage.workshops, stage.clock, stage.session)
    async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
        await pilot.pause()
        yield pilot


def screen_of(pilot: Pilot[None]) -> WorkshopScreen:
    """The workshop screen, whatever lies over it."""
    return next(one for one in pilot.app.screen_stack if isinstance(one, WorkshopScreen))


def said(pilot: Pilot[None]) -> str:
    """The sentence on the status line."""
    return screen_of(pilot).status.sentence


async def type_text(pilot: Pilot[None], text: str) -> None:
    """Put a text in the field that has the focus, as a paste does."""
    from textual.events import Paste

    assert pilot.app.focused is not None
    pilot.app.focused.post_message(Paste(text))
    await pilot.pause()


async def test_the_first_screen_says_where_the_room_is_and_when_it_ends(tmp_path: Path) -> None:
    async with running(Stage(tmp_path).until("accueil")) as pilot:
        top = screen_of(pilot).top
        assert top.left == "Table de quartier Saint-Rémi"
        assert top.right == "Étape 1 sur 10 · fin 15\u00a0h"


async def test_space_stops_the_clock_and_space_lets_it_go(tmp_path: Path) -> None:
    stage = Stage(tmp_path).until("accueil")
    async with running(stage) as pilot:
        await pilot.press("space")
        assert stage.session.state.run is not None
        assert stage.session.state.run.paused_at is not None
        assert said(pilot) == "L’horloge est arrêtée."
        await pilot.press("space")
        assert stage.session.state.run.paused_at is None


async def test_plus_and_minus_are_a_minute(tmp_path: Path) -> None:
    stage = Stage(tmp_path).until("accueil")
    async with running(stage) as pilot:
        await pilot.press("plus", "plus", "minus")
        assert stage.session.state.run is not None
        assert stage.session.state.run.seconds == 7 * 60


@pytest.mark.parametrize(
    ("key", "minutes", "words"),
    [
        ("greater_than_sign", 11, "5 minutes de plus."),
        ("right_pointing_double_angle_quotation_mark", 11, "5 minutes de plus."),
        ("less_than_sign", 1, "5 minutes de moins."),
        ("left_pointing_double_angle_quotation_mark", 1, "5 minutes de moins."),
    ],
)
async def test_five_minutes_at_once(tmp_path: Path, key: str, minutes: int, words: str) -> None:
    stage = Stage(tmp_path).until("accueil")
    async with running(stage) as pilot:
        await pilot.press(key)
        assert stage.session.state.run is not None
        assert stage.session.state.run.seconds == minutes * 60
        assert said(pilot) == words


@pytest.mark.parametrize(
    ("late", "words"),
    [(2, ("n\u00a0reprendre", "n\u00a0: reprendre")), (40, ("n\u00a0commencer", "n\u00a0: commencer par"))],
)
async def test_the_last_row_says_what_the_sentence_above_says_of_the_same_key(
    tmp_path: Path, late: int, words: tuple[str, str]
) -> None:
    stage = Stage(tmp_path).until("accueil")
    async with running(stage) as pilot:
        assert "n\u00a0suivante" in drawn(pilot)
        stage.clock.move(minutes=late)
        stage.do(c.Record(f.SittingSuspended()))
        await screen_of(pilot).show_state()
        await pilot.pause()
        assert all(one in drawn(pilot) for one in words)


async def test_next_goes_on_and_previous_gives_the_time_left_back(tmp_path: Path) -> None:
    stage = Stage(tmp_path).until("accueil")
    async with running(stage) as pilot:
        await pilot.press("n")
        await pilot.pause()
        assert stage.session.state.step is not None
        assert stage.session.state.step.id == "ajuster"
        stage.clock.move(minutes=2)
        await pilot.press("p")
        await pilot.pause()
        run = stage.session.state.run
        assert run is not None
        assert (run.step, run.seconds) == ("accueil", 6 * 60 - 72)


@pytest.mark.parametrize(
    ("left", "words"), [(1, "1 rôle sera évalué. Ajouter"), (2, "2 rôles seront évalués. Ajouter")]
)
async def test_the_question_counts_the_roles_that_will_be_assessed(tmp_path: Path, left: int, words: str) -> None:
    stage = Stage(tmp_path).until("ajuster")
    stage.do(*(c.Record(f.RoleHidden(role.id)) for role in listed_roles(stage.session.state)[left:]))
    async with running(stage) as pilot:
        await pilot.press("n")
        await pilot.pause()
        assert words in drawn(pilot)


async def test_leaving_the_adjusting_settles_the_list_after_one_question(tmp_path: Path) -> None:
    stage = Stage(tmp_path).until("ajuster")
    async with running(stage) as pilot:
        await pilot.press("n")
        await pilot.pause()
        assert isinstance(pilot.app.screen, Dialog)
        assert not stage.session.state.settled
        await pilot.press("escape")
        assert not stage.session.state.settled
        await pilot.press("n")
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        assert stage.session.state.settled
        assert stage.session.state.step is not None
        assert stage.session.state.step.id == "evaluer"
        assert stage.session.state.rounds[0].pending


async def test_the_clicker_waits_three_seconds_and_escape_takes_it_back(tmp_path: Path) -> None:
    stage = Stage(tmp_path).until("accueil")
    async with running(stage) as pilot:
        await pilot.press("pagedown")
        assert said(pilot) == "Étape suivante dans 3 s · Échap pour annuler"
        await pilot.press("escape")
        assert said(pilot) == ""
        assert stage.session.state.step is not None
        assert stage.session.state.step.id == "accueil"
        await pilot.press("pagedown")
        grace = screen_of(pilot).acts.steps.grace
        for _second in range(3):
            grace._count("{n}", screen_of(pilot).acts.steps.next)
        await pilot.pause()
        assert stage.session.state.step.id == "ajuster"


async def test_a_grace_ends_when_something_opens_over_the_step(tmp_path: Path) -> None:
    stage = Stage(tmp_path).until("accueil")
    async with running(stage) as pilot:
        await pilot.press("pagedown", "d")
        await pilot.pause()
        assert isinstance(pilot.app.screen, Dialog)
        await pilot.press("escape")
        await pilot.pause()
        assert not screen_of(pilot).acts.steps.grace.runs
        assert said(pilot) == ""


async def test_a_minute_that_is_not_there_is_not_taken(tmp_path: Path) -> None:
    stage = Stage(tmp_path).until("accueil")
    async with running(stage) as pilot:
        await pilot.press(*["minus"] * 7)
        await pilot.pause()
        assert said(pilot) == "Une étape dure de 0 à 600 minutes."
        await pilot.press("plus")
        await pilot.pause()
        run, step = stage.session.state.run, stage.session.state.step
        assert run is not None
        assert step is not None
        assert (run.seconds, step.minutes) == (60, 1)


async def test_the_parts_of_a_step_follow_its_minutes_and_its_hidden_clock(tmp_path: Path) -> None:
    stage = Stage(tmp_path, preset="120", wall=Wall.SAME).until("contexte")

    def parts(pilot: Pilot[None]) -> str:
        return str(screen_of(pilot).step_body.query_one("#parts", Static).content)

    async with running(stage) as pilot:
        assert parts(pilot) == "✓ En silence, par écrit   ▸ À deux 01:48   Tous ensemble 4 min"
        await pilot.press("minus", "minus")
        await pilot.pause()
        assert parts(pilot) == "✓ En silence, par écrit   ▸ À deux 01:48   Tous ensemble 2 min"
        await pilot.press("h")
        await pilot.pause()
        assert parts(pilot) == "✓ En silence, par écrit   ▸ À deux ··:··   Tous ensemble 2 min"
        # A step that is come back to goes on where it was.
        await pilot.press("h", "n", "p")
        await pilot.pause()
        assert parts(pilot) == "✓ En silence, par écrit   ▸ À deux 01:48   Tous ensemble 2 min"


@pytest.mark.parametrize(("preset", "says"), [("90", True), ("45", False)])
async def test_only_an_instrument_with_that_answer_says_je_ne_sais_pas(tmp_path: Path, preset: str, says: bool) -> None:
    stage = Stage(tmp_path, preset=preset).until("evaluer")
    async with running(stage) as pilot:
        instruction = str(screen_of(pilot).step_body.query_one("#instruction", Static).content)
        assert ("je ne sais pas" in instruction.casefold()) is says


async def test_completing_begins_with_what_is_missing(tmp_path: Path) -> None:
    stage = Stage(tmp_path).until("relecture")
    stage.do(c.Write("zz", CaptureKind.ACTION, "Écrire au maire", "", ""))
    async with running(stage) as pilot:
        body = screen_of(pilot).step_body
        rows = body.query_one(RowList)
        while rows.selected != "zz":
            rows.move(1)
        await pilot.press("enter")
        await pilot.pause()
        await pilot.press(*"Line")
        await pilot.press("enter", *"mai", "enter")
        await pilot.pause()
    completed = next(one for one in stage.session.state.captures if one.id == "zz")
    assert (completed.text, completed.who, completed.due) == ("Écrire au maire", "Line", "mai 2027")


async def test_undo_names_the_act_before_taking_it_back(tmp_path: Path) -> None:
    stage = Stage(tmp_path).until("accueil")
    stage.do(c.Write("n1", CaptureKind.NOTE, "Le local est froid"))
    async with running(stage) as pilot:
        await pilot.press("u")
        await pilot.pause()
        shown = " ".join(str(widget.render()) for widget in pilot.app.screen.query("Static"))
        assert "Le local est froid" in shown
        await pilot.press("enter")
        await pilot.pause()
        assert stage.session.state.captures == ()


async def test_undo_stops_at_a_reveal(tmp_path: Path) -> None:
    stage = Stage(tmp_path).until("devoiler", revealed=True)
    async with running(stage) as pilot:
        await pilot.press("u")
        await pilot.pause()
        assert not isinstance(pilot.app.screen, Dialog)
        assert said(pilot).startswith("Il n’y a rien à annuler ici")


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
async def test_a_decision_is_stored_as_typed(tmp_path: Path, text: str) -> None:
    stage = Stage(tmp_path).until("accueil")
    async with running(stage) as pilot:
        await pilot.press("d")
        await pilot.pause()
        await type_text(pilot, text)
        await pilot.press("enter")
        await pilot.pause()
        capture = stage.session.state.captures[0]
        assert (capture.text, capture.number, capture.step) == (text, 1, "accueil")
        assert said(pilot) == "Déc. 1 consignée."


async def test_an_action_may_lack_a_person_and_a_date(tmp_path: Path) -> None:
    stage = Stage(tmp_path).until("accueil")
    async with running(stage) as pilot:
        await pilot.press("c", "up", "right", "down")
        await pilot.pause()
        await type_text(pilot, "Réserver la salle")
        await pilot.press("enter")
        await pilot.pause()
        capture = stage.session.state.captures[0]
        assert (capture.kind, capture.text, capture.who, capture.due) == (
            CaptureKind.ACTION,
            "Réserver la salle",
            "",
            "",
        )


async def test_an_empty_decision_is_refused_in_one_sentence(tmp_path: Path) -> None:
    stage = Stage(tmp_path).until("accueil")
    async with running(stage) as pilot:
        await pilot.press("d")
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        assert stage.session.state.captures == ()
        assert "Rien n’est écrit. Tapez un texte, ou appuyez sur Échap." in drawn(pilot)
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(pilot.app.screen, WorkshopScreen)


async def test_a_private_note_never_opens_on_a_wall_that_shows_the_screen(tmp_path: Path) -> None:
    stage = Stage(tmp_path, wall=Wall.SAME).until("accueil")
    async with running(stage) as pilot:
        await pilot.press("v")
        await pilot.pause()
        assert not isinstance(pilot.app.screen, Dialog)
        assert said(pilot).startswith("Cet écran est projeté")


async def test_a_private_note_opens_where_nobody_else_sees_it(tmp_path: Path) -> None:
    stage = Stage(tmp_path, wall=Wall.NONE).until("accueil")
    async with running(stage) as pilot:
        await pilot.press("v")
        await pilot.pause()
        shown = " ".join(str(widget.render()) for widget in pilot.app.screen.query("Static"))
        assert "Avant l’heure" in shown


async def test_the_wall_is_asked_about_once(tmp_path: Path) -> None:
    stage = Stage(tmp_path, wall=None)
    async with running(stage) as pilot:
        await pilot.press("1")
        await pilot.pause()
        assert stage.session.state.wall is Wall.SAME
        await pilot.press("enter")
        await pilot.pause()
        assert stage.session.state.keyboard == "moi"
    stage.reopen()
    async with running(stage) as pilot:
        assert not isinstance(pilot.app.screen, Dialog)


async def test_a_private_note_asks_about_the_wall_again_and_stays_closed_without_an_answer(tmp_path: Path) -> None:
    stage = Stage(tmp_path, wall=None).until("accueil")
    async with running(stage) as pilot:
        await pilot.press("escape")
        await pilot.pause()
        assert said(pilot).startswith("Sans réponse, rien de privé ne s’affiche")
        assert not isinstance(pilot.app.screen, Dialog)
        await pilot.press("v")
        await pilot.pause()
        assert isinstance(pilot.app.screen, Ask)
        await pilot.press("escape")
        await pilot.pause()
        assert not isinstance(pilot.app.screen, Dialog)
        assert said(pilot).startswith("Cet écran est peut-être projeté")
        await pilot.press("v", "1")
        await pilot.pause()
        assert not isinstance(pilot.app.screen, Dialog)
        assert stage.session.state.wall is Wall.SAME


async def test_a_private_note_opens_as_soon_as_the_wall_is_known(tmp_path: Path) -> None:
    stage = Stage(tmp_path, wall=None).until("accueil")
    async with running(stage) as pilot:
        await pilot.press("escape", "v", "2")
        await pilot.pause()
        shown = " ".join(str(widget.render()) for widget in pilot.app.screen.query("Static"))
        assert "Avant l’heure" in shown
        assert stage.session.state.wall is Wall.TWO


@pytest.mark.parametrize(("answer", "masked"), [("escape", True), ("1", True), ("2", False), ("3", False)])
async def test_ballots_are_masked_unless_the_wall_is_known_not_to_show_them(
    tmp_path: Path, answer: str, masked: bool
) -> None:
    from fiche_tui.screens.ballots.paper_view import PaperView
    from fiche_tui.screens.ballots.screen import BallotScreen

    stage = Stage(tmp_path, wall=None).until("evaluer")
    async with running(stage) as pilot:
        await pilot.press("escape", "b")
        await pilot.pause()
        assert isinstance(pilot.app.screen, Ask)
        await pilot.press(answer)
        await pilot.pause()
        assert isinstance(pilot.app.screen, BallotScreen)
        await pilot.press("2", "3")
        await pilot.pause()
        drawn = str(pilot.app.screen.query_one(PaperView).render())
        assert ("▮" not in drawn) is masked
        assert ("•" in drawn) is masked


async def test_reopening_comes_back_to_the_same_step_and_time(tmp_path: Path) -> None:
    stage = Stage(tmp_path).until("porter")
    before = stage.session.state
    stage.clock.move(seconds=30)
    stage.reopen()
    assert stage.session.state == before
    async with running(stage) as pilot:
        assert screen_of(pilot).top.right.startswith("15:18 · ")


async def test_a_hidden_clock_shows_no_digits_in_the_first_row(tmp_path: Path) -> None:
    stage = Stage(tmp_path, wall=Wall.SAME).until("porter")
    async with running(stage) as pilot:
        await pilot.press("h")
        await pilot.pause()
        assert screen_of(pilot).top.right.startswith("··:··")


async def test_a_session_that_is_taken_over_says_so_and_writes_nothing(tmp_path: Path) -> None:
    stage = Stage(tmp_path).until("accueil")
    async with running(stage) as pilot:
        from fiche_tui.session.session import Session

        other = Session.open(stage.workshops.open(stage.id), stage.clock, "Anne", take=True)
        await pilot.press("space")
        await pilot.pause()
        assert stage.session.state.run is not None
        assert stage.session.state.run.paused_at is None
        assert "a pris la main" in said(pilot)
        assert other.record(f.Paused()) is None


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("step", ["accueil", "ajuster", "evaluer", "depouiller", "devoiler", "voter", "porter"])
async def test_each_step_shows_its_keys_on_one_row(tmp_path: Path, step: str, size: tuple[int, int]) -> None:
    async with running(Stage(tmp_path).until(step), size) as pilot:
        keys = [key for key, _label in screen_of(pilot).key_line.keys]
        assert keys[-1] == "?"
        assert len(keys) <= 6
        assert pilot.app.focused is not None


@pytest.mark.parametrize("full", [True, False])
async def test_giving_a_round_up_says_what_its_box_holds(tmp_path: Path, full: bool) -> None:
    stage = Stage(tmp_path).until("evaluer")
    number = stage.session.state.rounds[-1].asked.number
    assert stage.session.rounds.turnout(number).ballots == 0
    if full:
        stage.cast(1)
    async with running(stage) as pilot:
        await pilot.press("o")
        await pilot.pause()
        text = " ".join(static.render().plain for static in pilot.app.screen.query(Static))  # type: ignore[union-attr]
        assert ("avec 1 bulletin. L’abandonner met ce bulletin de côté." in text) is full
        assert ("Le tour 1 est ouvert, et son urne est vide." in text) is not full


@pytest.mark.parametrize(("preset", "offered"), [("90", True), ("45", False)])
async def test_what_the_meeting_was_worth_is_offered_once_the_next_one_is_fixed(
    tmp_path: Path, preset: str, offered: bool
) -> None:
    stage = Stage(tmp_path, preset=preset).until("relecture")
    async with running(stage) as pilot:
        assert "→\u00a0prochaine rencontre" in drawn(pilot)
        assert "appréciation" not in drawn(pilot)
    stage.reopen()
    stage.do(c.Record(f.NextMeetingSet("7 décembre, 13 h 30", "Salle Bellevue")))
    async with running(stage) as pilot:
        assert ("→\u00a0appréciation" in drawn(pilot)) is offered
        assert "F8\u00a0rendre final" in drawn(pilot)
    stage.reopen()
    stage.do(c.Record(f.MeetingRated((0, 0, 2, 5, 5))))
    async with running(stage) as pilot:
        assert "appréciation" not in drawn(pilot)
