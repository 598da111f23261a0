"""What every part of the workshop screen stands on: the session, and carrying a command out."""

from collections.abc import Callable, Sequence

from textual.timer import Timer

from fiche_tui.language.item_words import ItemName
from fiche_tui.screens.kit.base import FicheScreen
from fiche_tui.screens.kit.desk import Outcome
from fiche_tui.screens.meeting.writing import Writing
from fiche_tui.session.session import Session
from fiche_tui.workshop import Command, Refusal, State


class WorkshopBase(FicheScreen[None]):
    """A screen over one session. The parts (steps, rounds, captures, opening) each subclass it."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.writing = Writing(session, self)

    @property
    def state(self) -> State:
        """The workshop as it is now."""
        return self.session.state

    @property
    def item_names(self) -> Sequence[ItemName]:
        """As the workshop's copy of its sheet does."""
        return self.session.state.sheet.item_names

    async def show_state(self) -> None:
        """Draw the state."""
        raise NotImplementedError

    def about(self) -> str:
        """The id of the role or the family that is talked about now, empty when there is none."""
        return ""

    def refresh_state(self) -> None:
        """Draw the state after the current message."""
        self.call_later(self.show_state)

    def every(self, seconds: float, act: Callable[[], object]) -> Timer:
        """Return a timer that runs ``act`` every so often."""
        return self.set_interval(seconds, act)

    def do(self, command: Command, done: str = "") -> Outcome:
        """Carry a command out, say ``done`` once it is on disk, and draw what it changed."""
        return self.writing.do(command, done)

    def carry_out(self, act: Callable[[], Refusal | None], done: str = "") -> Outcome:
        """Carry out what is no command of the domain (undo, a reveal), and draw what it changed."""
        return self.writing.carry_out(act, done)

    def attempt_then_show(self, command: Command, done: str = "") -> bool:
        """Carry a command out; whether it was done."""
        return self.do(command, done) is Outcome.DONE

    def attempt_act(self, act: Callable[[], Refusal | None], done: str = "") -> bool:
        """Carry out what is no command of the domain; whether it was done."""
        return self.carry_out(act, done) is Outcome.DONE
