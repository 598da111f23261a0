"""What every part of the workshop screen stands on: the session, and carrying a command out."""

from dataclasses import fields, replace

from fiche_tui.screens.base import FicheScreen
from fiche_tui.session import Session
from fiche_tui.workshop import Command


class WorkshopBase(FicheScreen[None]):
    """A screen over one session. The parts (steps, rounds, captures, opening) each subclass it."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session

    async def show_state(self) -> None:
        """Draw the state."""
        raise NotImplementedError

    def refresh_state(self) -> None:
        """Draw the state after the current message."""
        self.call_later(self.show_state)

    def attempt_then_show(self, command: Command, done: str = "") -> bool:
        """Carry a command out, say how it went, and draw what it changed; whether it was done."""
        was_done = self.attempt(lambda: self.session.do(self._with_holding(command)), done)
        self.refresh_state()
        return was_done

    def _with_holding(self, command: Command) -> Command:
        # Only the session knows which boxes hold ballots; bodies never look into a box.
        if any(spec.name == "holding" for spec in fields(command)):
            return replace(command, holding=self.session.holding())  # type: ignore[call-arg]
        return command
