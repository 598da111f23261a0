"""What the desk of any screen does: ask, open, say, and carry something out."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

from textual.screen import Screen

from fiche_tui.screens.kit.base import FicheScreen, why_not
from fiche_tui.screens.kit.desk import Outcome
from fiche_tui.settings.values import Settings

if TYPE_CHECKING:
    from fiche_tui.workshop.commands import Refusal

T = TypeVar("T")


class PlainDesk:
    """The desk over one screen, for its acts alone; those that know more are kinds of it."""

    def __init__(self, screen: FicheScreen[Any]) -> None:
        self._screen = screen

    async def ask(self, dialog: Screen[T]) -> T | None:
        """Show a dialog and return its answer; ``None`` when it was left without one."""
        return await self._screen.app.push_screen_wait(dialog)

    async def open(self, screen: Screen[T]) -> T | None:
        """Show another screen and return what it dismissed."""
        return await self._screen.app.push_screen_wait(screen)

    def say(self, sentence: str, *, refused: bool = False) -> None:
        """Put a sentence on the status line."""
        self._screen.status.say(sentence, refused=refused)

    @property
    def settings(self) -> Settings:
        """The settings of this account."""
        return self._screen.fiche.settings

    def copy(self, text: str) -> None:
        """Send a text to the terminal's clipboard (OSC 52)."""
        self._screen.app.copy_to_clipboard(text)

    def carry_out(self, act: "Callable[[], Refusal | None]", done: str = "") -> Outcome:
        """Carry something out, and say how it went: ``done``, or in one sentence why not. Nothing is pretended."""
        sentence = why_not(act)
        self.say(sentence or done, refused=bool(sentence))
        return Outcome.REFUSED if sentence else Outcome.DONE
