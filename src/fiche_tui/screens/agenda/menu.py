"""Behind Enter: what can be done with the chosen step, in a numbered menu."""

from collections.abc import Callable, Mapping, Sequence

from fiche_tui.keys.acts import Act, act
from fiche_tui.keys.bindings import command, key_of
from fiche_tui.language.translation import _
from fiche_tui.screens.agenda.rows import Place, place_of, step_words
from fiche_tui.screens.kit.desk import ListDesk
from fiche_tui.screens.kit.menu import choose_act
from fiche_tui.workshop.agenda import PlannedStep
from fiche_tui.workshop.state import State

SHAPING = (
    "agenda.minutes",
    "agenda.protect",
    "agenda.drop",
    "agenda.earlier",
    "agenda.later",
    "agenda.insert",
    "agenda.catch_up",
)
"""What is done to a step that has not begun."""

RUNNING = ("agenda.longer", "agenda.much_longer", "agenda.shorter", "agenda.much_shorter", "agenda.catch_up")
"""What is done to the step that runs."""


def choices_for(state: State, step: PlannedStep, *, shapes: bool) -> Sequence[str]:
    """Return the ids of what can be done with a step; ``shapes`` while nobody goes to a step yet."""
    place = place_of(state, step)
    if place is Place.NOW:
        return RUNNING
    if place in (Place.COMING, Place.DROPPED):
        return SHAPING if shapes else ("agenda.go", *SHAPING)
    return ("agenda.go", "agenda.catch_up")


def words_for(command_id: str, step: PlannedStep) -> str:
    """Return what a choice does to a step, with its own key where it has one."""
    if command_id == "agenda.protect" and step.protected:
        words = _("Permettre de la raccourcir")
    elif command_id == "agenda.drop":
        words = _("La garder") if step.dropped else _("La laisser de côté")
    else:
        words = _(command(command_id).tooltip)
    key = key_of(command_id) if command(command_id).keys else ""
    return _("{words} ({key})").format(words=words, key=key) if key else words


class StepMenu:
    """Runs what is chosen; ``acts`` are those of the other objects of the agenda."""

    def __init__(self, desk: ListDesk, acts: Mapping[str, Act], shapes: Callable[[], bool]) -> None:
        self._desk = desk
        self._acts = acts
        self._shapes = shapes

    @act("agenda.menu")
    async def menu(self) -> None:
        state = self._desk.state
        step = state.planned_step(self._desk.selected)
        if step is None:
            return
        ids = choices_for(state, step, shapes=self._shapes())
        choices = [(one, words_for(one, step)) for one in ids]
        lines = [step_words(state, step, self._desk.session.clock.now())]
        await choose_act(self._desk, self._acts, step.title, choices, lines=lines)
