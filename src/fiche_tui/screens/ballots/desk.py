"""The desk of a screen on which ballots are keyed in or filled."""

from collections.abc import Callable
from typing import Protocol

from fiche_tui.screens.kit.base import FicheScreen
from fiche_tui.screens.kit.desk import Desk, Outcome
from fiche_tui.screens.kit.plain_desk import PlainDesk
from fiche_tui.workshop.commands import Refusal


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


class ScreenBallotDesk(PlainDesk):
    """The desk over one screen; ``draw`` is the screen's."""

    def __init__(self, screen: FicheScreen[str], draw: Callable[[], None]) -> None:
        super().__init__(screen)
        self.draw = draw

    def leave(self, said: str = "") -> None:
        """Go back to the step, which then says that sentence."""
        self._screen.dismiss(said)
