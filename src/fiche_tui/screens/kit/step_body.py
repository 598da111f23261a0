"""What a step's kind brings to the workshop screen: the contract that each body keeps."""

from collections.abc import Callable, Iterable, Mapping
from contextlib import nullcontext
from datetime import datetime
from functools import cached_property, partial
from typing import Protocol, cast

from textual.events import Resize
from textual.reactive import reactive
from textual.widget import Widget

from fiche_tui.keys.acts import Act, acts_of
from fiche_tui.screens.kit.acting import answering
from fiche_tui.screens.kit.base import FicheScreen
from fiche_tui.screens.kit.desk import BodyDesk
from fiche_tui.workshop.bounds import SOON_SHARE
from fiche_tui.workshop.frozen import frozen
from fiche_tui.workshop.results import last_revealed, pending_round
from fiche_tui.workshop.state import RoundState, State
from fiche_tui.workshop.turnout import Turnout
from fiche_tui.workshop.turns import Turns
from fiche_tui.workshop.values import Door


class WithDesk(Protocol):
    """A screen that shows bodies."""

    @property
    def desk(self) -> BodyDesk:
        """What acts may touch."""
        ...


@frozen
class View:
    """What a body draws: the state, the moment, the turnout of the pending round (never its answers), whose turn it
    is to speak."""

    state: State
    at: datetime
    turnout: Turnout | None = None
    turns: Turns | None = None
    soon_share: float = SOON_SHARE
    """Share of the step that is left when its end is near."""
    own_screens: tuple[Door, ...] = ()
    """By which doors people may answer the pending round on a screen of their own."""
    lost: bool = False
    """Whether another session has the workshop: this one only reads it."""


ROOMY = 110
"""Columns from which a body has air to spare: it then wears the class ``-roomy``."""


class StepBody(Widget, can_focus=True):
    """The body of a step. It draws ``view`` and asks its desk for the rest; it never touches the store.

    Subclasses ``compose`` their parts and ``draw`` a view on them.

    ``HINTS`` are the ids of the commands shown on the last row, the most useful first; the screen adds its own.
    """

    view: reactive[View | None] = reactive(None)
    HINTS: tuple[str, ...] = ()

    @property
    def desk(self) -> BodyDesk:
        """What the acts of this body may touch: the screen that shows it."""
        return cast(WithDesk, self.screen).desk

    def act_owners(self) -> Iterable[object]:
        """The objects whose methods are this body's acts; itself by default."""
        return (self,)

    @cached_property
    def _acts(self) -> Mapping[str, Act]:
        return acts_of(*self.act_owners())

    def action_run(self, command_id: str) -> None:
        """Run the act of a command; nothing before there is something to draw."""
        if self.view is not None and not self.desk.acting.busy:
            with self.screen.status.making_way() if isinstance(self.screen, FicheScreen) else nullcontext():
                self.desk.acting.run(self._acts[command_id], command_id)

    def runnable(self) -> Mapping[str, Callable[[], None]]:
        """Return what runs each command that answers in this body now, as its key would, by its id."""
        return {one: partial(self.action_run, one) for one in answering(self._acts, self.screen)}

    def on_resize(self, event: Resize) -> None:
        """Take the class ``-roomy`` where there is room; a body's own styles could not use a class of the screen."""
        self.set_class(event.size.width >= ROOMY, "-roomy")

    def on_mount(self) -> None:
        """Draw the view that was given before there was anything to draw on."""
        self.watch_view()

    def watch_view(self) -> None:
        """Draw the view; nothing while there is none, or nothing to draw it on."""
        if self.view is not None and self.children:
            self.draw(self.view)

    def draw(self, view: View) -> None:
        """Draw a view on the parts of this body; nothing by default."""

    @property
    def steady_rows(self) -> int:
        """Rows of this body that a sentence of one row leaves: what is laid out in them moves with no message."""
        silent = isinstance(self.screen, FicheScreen) and not self.screen.status.sentence
        return self.content_size.height - (1 if silent else 0)

    def draw_again(self) -> None:
        """Draw the view once more, when the classes of a new size count."""
        self.call_after_refresh(self._draw_unless_gone)

    def _draw_unless_gone(self) -> None:
        # A body that its step has left is taken away part by part, and not displayed meanwhile.
        if self.display:
            self.watch_view()

    def hints(self) -> tuple[str, ...]:
        """The ids of the commands that matter now in this body, most useful first."""
        return self.HINTS

    def about(self) -> str:
        """Return the id of the role or the family that is talked about: what is recorded meanwhile is about it."""
        return ""

    def round_at_hand(self, state: State) -> RoundState | None:
        """Return the round whose ballots are keyed in from here; of a revealed one, those that come late are noted."""
        return pending_round(state) or last_revealed(state)

    def tick(self, at: datetime) -> None:
        """Draw what moves with the seconds; most bodies leave the time to the first row."""

    def clock_in_title(self) -> bool:
        """Return whether the time is in the first row because the body shows no clock of its own."""
        return True
