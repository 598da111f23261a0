"""The desk of a screen on which ballots are keyed in or filled."""

from collections.abc import Callable
from typing import Protocol, TypeVar

from textual.screen import Screen

from fiche_tui.screens.kit.base import FicheScreen
from fiche_tui.screens.kit.desk import Desk, Outcome
from fiche_tui.workshop import Refusal

T = TypeVar("T")


class BallotDesk(Desk, Protocol):
    """What the acts on a ballot may touch."""

    def carry_out(self, act: Callable[[], Refusal | None], done: str = "") -> Outcome:
        """Carry something out, and say how it went; it is never WAITING."""
        ...

    def draw(self) -> None:
        """Draw the ballot as it stands."""
        ...

    def leave(self, said: str = "") -> None:
        """Go back to the step, which then says that sentence."""
        ...


class ScreenBallotDesk:
    """The desk over one screen; `draw` is the screen's."""

    def __init__(self, screen: FicheScreen[str], draw: Callable[[], None]) -> None:
        self._screen = screen
        self.draw = draw

    async def ask(self, dialog: Screen[T]) -> T | None:
        """Show a dialog and return its answer."""
        return await self._screen.ask(dialog)

    async def open(self, screen: Screen[T]) -> T | None:
        """Show another screen and return what it dismissed."""
        return await self._screen.open(screen)

    def say(self, sentence: str, *, refused: bool = False) -> None:
        """Put a sentence on the status line."""
        self._screen.say(sentence, refused=refused)

    def carry_out(self, act: Callable[[], Refusal | None], done: str = "") -> Outcome:
        """Carry something out, and say how it went."""
        return Outcome.DONE if self._screen.attempt(act, done) else Outcome.REFUSED

    def leave(self, said: str = "") -> None:
        """Go back to the step, which then says that sentence."""
        self._screen.dismiss(said)
