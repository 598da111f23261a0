"""The coach on real screens: the mark, the line above the keys, the keys that wait, the end."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

from textual.app import App
from textual.pilot import Pilot

from fiche_tui.app import FicheApp
from fiche_tui.demonstration.onward import Onward, Where
from fiche_tui.demonstration.seen import Place
from fiche_tui.demonstration.trials import Prepared, demonstration, rehearsal
from fiche_tui.screens.kit.dialog import Dialog
from fiche_tui.screens.kit.dialogs import Ask, Show
from fiche_tui.screens.kit.lines import StatusLine, TopLine
from fiche_tui.screens.program.coaching import Coaching, CoachLine, Guide, command_of, place_of
from fiche_tui.screens.program.help import HelpScreen
from fiche_tui.system.clock import StoppedClock
from fiche_tui.workshop.sheet import StepKind
from tests.stage import START, Stage


@asynccontextmanager
async def shown(ready: Prepared, size: tuple[int, int] = (80, 24)) -> AsyncIterator[Pilot[Any]]:
    app = FicheApp(ready.workshops, ready.clock, ready.session, guide=ready.guide)
    async with app.run_test(size=size) as pilot:
        await looked(pilot)
        yield pilot


async def looked(pilot: Pilot[Any], *keys: str) -> None:
    """Press keys, then have the coach look, as it does four times a second."""
    await pilot.press(*keys)
    await pilot.pause()
    trial = pilot.app._trial  # type: ignore[attr-defined]
    trial.look()
    await pilot.pause()


def line(pilot: Pilot[Any]) -> str:
    (found,) = pilot.app.screen.query(CoachLine)
    return str(found.render()).replace("\u00a0", " ")


def status(pilot: Pilot[Any]) -> str:
    return pilot.app.screen.query_one(StatusLine).sentence


async def test_the_coach_leads_and_wrong_keys_cost_nothing() -> None:
    with demonstration(StoppedClock(START), "America/Toronto") as ready:
        async with shown(ready) as pilot:
            state = ready.session.state
            assert line(pilot) == "Neuf personnes vous regardent. n : commencer."
            await looked(pilot, "n")
            assert line(pilot).endswith("+ : donner une minute de plus.")
            ready.clock.push(10)
            # The next step waits for its scene; a note is simply taken.
            await looked(pilot, "n", "pagedown")
            assert ready.session.state.step == ready.session.state.plan[0]
            assert status(pilot) == "L’exemple attend d’abord la touche +."
            await looked(pilot, "plus")
            assert "attend" not in status(pilot)
            assert line(pilot).startswith("Le temps passe.")
            assert ready.session.state.step == ready.session.state.plan[0]
            await looked(pilot, "n", "i")
            assert place_of(pilot.app.screen) is Place.DIALOG
            assert line(pilot).startswith("Écrivez un rôle")
            await looked(pilot, "escape", "question_mark")
            assert isinstance(pilot.app.screen, HelpScreen)
            assert line(pilot) == "Échap : revenir à l’exemple."
            assert pilot.app.screen.query_one(TopLine).mark == "EXEMPLE"
            assert "EXEMPLE" in str(pilot.app.screen.query_one(TopLine).render())
            assert ready.session.state.roles == state.roles


async def test_leaving_asks_where_to_go_and_escape_goes_on() -> None:
    for key, onward in [("1", Where.NEW), ("2", Where.DEMONSTRATION), ("3", Where.HOME)]:
        with demonstration(StoppedClock(START), "America/Toronto") as ready:
            async with shown(ready) as pilot:
                await looked(pilot, "q")
                assert isinstance(pilot.app.screen, Ask)
                assert not pilot.app.screen.query(CoachLine)
                await looked(pilot, "escape")
                assert line(pilot).startswith("Neuf personnes")
                await looked(pilot, "q")
                await pilot.press(key)
            assert pilot.app.return_value == Onward(onward)


async def test_at_the_end_escape_leads_back_to_where_it_began() -> None:
    with demonstration(StoppedClock(START), "America/Toronto") as ready:
        async with shown(ready) as pilot:
            trial = pilot.app._trial  # type: ignore[attr-defined]
            assert trial
            trial.left()
            trial.left()
            await pilot.pause()
            trial.look()
            await pilot.press("escape")
        assert pilot.app.return_value == Onward(Where.BACK)


async def test_a_rehearsal_is_marked_and_leads_home(tmp_path: Path) -> None:
    stage = Stage(tmp_path)
    with rehearsal(stage.clock, stage.workshops.open(stage.id)) as ready:
        async with shown(ready, (120, 36)) as pilot:
            assert line(pilot) == "Répétition de votre rencontre. n : commencer."
            await looked(pilot, "n")
            assert ready.session.state.step is not None
            assert ready.session.state.step.kind is StepKind.PLENARY
            assert "RÉPÉTITION" in str(pilot.app.screen.query_one(TopLine).render())
            await looked(pilot, "q")
        said = "La répétition est effacée. Votre rencontre n’a pas changé."
        assert pilot.app.return_value == Onward(Where.HOME, said=said)


async def test_home_begins_with_what_is_said_or_with_a_new_workshop(tmp_path: Path) -> None:
    stage = Stage(tmp_path)
    app = FicheApp(stage.workshops, stage.clock, onward=Onward(Where.HOME, said="C’est effacé."))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert app.screen.status.sentence == "C’est effacé."  # type: ignore[attr-defined]
    app = FicheApp(stage.workshops, stage.clock, onward=Onward(Where.NEW))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert isinstance(app.screen, Dialog)


def test_only_commands_are_asked_about() -> None:
    assert command_of("run('workshop.next')") == "workshop.next"
    assert command_of(("screen", "run", ("workshop.next",))) == "workshop.next"
    assert command_of("move(1)") == ""
    assert command_of("app.quit") == ""
    assert place_of(Show("", "")) is Place.DIALOG


class FakeGuide:
    """Leads through nothing: it allows no command, and is over once it is told so."""

    mark, farewell, waits_for, asks_onward = "EXEMPLE", "C’est effacé.", "L’exemple attend.", False

    def __init__(self) -> None:
        self.is_over = False
        self.ran_commands: list[str] = []

    def look(self, place: Place) -> str:
        return f"Rien à dire ({place.name})."

    def allows(self, _command_id: str) -> bool:
        return False

    def ran(self, command_id: str) -> None:
        self.ran_commands.append(command_id)


def test_a_trial_that_is_over_ends_once_and_a_screen_without_a_line_is_told_nothing() -> None:
    ends: list[Onward] = []
    guide, screen = FakeGuide(), Show("", "")
    shown = SimpleNamespace(screen=screen, screen_stack=[screen])
    coach = Coaching(cast(App[Any], shown), cast(Guide, guide), ends.append)
    assert not coach.may_run_command("workshop.next")
    assert not coach.may_run("run('workshop.next')")
    assert coach.may_run("move(1)")
    assert (guide.ran_commands, ends) == ([], [])
    guide.is_over = True
    coach.look()
    coach.look()
    assert ends == [Onward(Where.HOME, said="C’est effacé.")]
