"""The desk of the workshop screen, as its own acts use it."""

from collections.abc import Callable
from typing import Protocol

from textual.timer import Timer

from fiche_tui.screens.kit.desk import BodyDesk
from fiche_tui.screens.meeting.writing import Writing
from fiche_tui.session.session import Session
from fiche_tui.store.workshops import Workshops
from fiche_tui.workshop.commands import Command
from fiche_tui.workshop.state import RoundState


class MeetingDesk(BodyDesk, Protocol):
    """What an act of the workshop screen may touch beside what a step's body may."""

    @property
    def session(self) -> Session:
        """The workshop in the hands of its facilitator."""
        ...

    @property
    def workshops(self) -> Workshops:
        """The workshops of this account."""
        ...

    @property
    def writing(self) -> Writing:
        """What carries commands out, and tries again."""
        ...

    def keep(self, command: Command, done: str = "") -> str:
        """Carry a command out behind a dialog that stays until then: return why not, empty once it is kept."""
        ...

    @property
    def columns(self) -> int:
        """The columns of the terminal."""
        ...

    @property
    def on_top(self) -> bool:
        """Whether nothing is open over the screen."""
        ...

    def say_on_top(self, sentence: str) -> None:
        """Refuse in a sentence on this screen, and on the one of ours that is open over it."""
        ...

    def about(self) -> str:
        """Return the id of the role or the family that is talked about, empty when there is none."""
        ...

    def round_at_hand(self) -> RoundState | None:
        """Return the round whose ballots are keyed in from the step on screen, None when there is none."""
        ...

    def refresh_state(self) -> None:
        """Draw the state after the current message."""
        ...

    def every(self, seconds: float, act: Callable[[], object]) -> Timer:
        """Return a timer that runs ``act`` every so often."""
        ...

    def ring(self) -> None:
        """Ring the bell of the terminal."""
        ...
