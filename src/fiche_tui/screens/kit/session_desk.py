"""The desk of a screen with rows over one workshop."""

from collections.abc import Callable
from typing import Protocol, TypeVar

from textual.screen import Screen

from fiche_tui.language.translation import _
from fiche_tui.screens.kit.base import Program, why_not
from fiche_tui.screens.kit.desk import Outcome
from fiche_tui.session.session import Session
from fiche_tui.workshop import Command, Refusal, State

T = TypeVar("T")


class RowScreen(Protocol):
    """A screen with rows, as its desk uses it."""

    @property
    def fiche(self) -> Program:
        """The program."""
        ...

    @property
    def selected(self) -> str:
        """The id of the chosen row, empty when there is none."""
        ...

    def draw(self) -> None:
        """Draw the rows and everything around them."""
        ...

    def attempt(self, act: Callable[[], Refusal | None], done: str = "") -> bool:
        """Carry something out, say how it went; whether it was done."""
        ...

    def say(self, sentence: str, *, refused: bool = False) -> None:
        """Put a sentence on the status line."""
        ...

    async def ask(self, dialog: Screen[T]) -> T | None:
        """Show a dialog and return its answer."""
        ...

    async def open(self, screen: Screen[T]) -> T | None:
        """Show another screen and return what it dismissed."""
        ...


class SessionDesk:
    """Says how each act went, then draws the rows anew. Never waits for the disk: what is refused is typed again."""

    def __init__(self, screen: RowScreen, session: Session) -> None:
        self._screen = screen
        self.session = session

    @property
    def state(self) -> State:
        """The workshop as it is on disk."""
        return self.session.state

    @property
    def fiche(self) -> Program:
        """The program."""
        return self._screen.fiche

    @property
    def selected(self) -> str:
        """The id of the chosen row, empty when there is none."""
        return self._screen.selected

    def say(self, sentence: str, *, refused: bool = False) -> None:
        """Put a sentence on the status line."""
        self._screen.say(sentence, refused=refused)

    async def ask(self, dialog: Screen[T]) -> T | None:
        """Show a dialog and return its answer."""
        return await self._screen.ask(dialog)

    async def open(self, screen: Screen[T]) -> T | None:
        """Show another screen; once it is left, draw what it changed and return what it dismissed."""
        result = await self._screen.open(screen)
        self._screen.draw()
        return result

    def do(self, command: Command, done: str = "") -> Outcome:
        """Carry a command out, say how it went, draw what it changed."""
        return self.carry_out(lambda: self.session.do(command), done)

    def carry_out(self, act: Callable[[], Refusal | None], done: str = "") -> Outcome:
        """Carry out what is no command, as ``do``."""
        was_done = self._screen.attempt(act, done)
        self._screen.draw()
        return Outcome.DONE if was_done else Outcome.REFUSED

    def keep(self, command: Command) -> str:
        """Carry a command out behind a dialog; return the sentence on why not, empty when it was."""
        return why_not(lambda: self.session.do(command))

    async def ask_kept(self, dialog: Screen[T], done: str = "") -> bool:
        """Show a dialog that stays until what was typed is kept, then say so; return whether it was."""
        kept = await self.ask(dialog) is not None
        if kept:
            self.say(done or _("Enregistré."))
            self._screen.draw()
        return kept
