"""The desk of a screen with rows over one workshop."""

from collections.abc import Callable
from datetime import date
from typing import Any, TypeVar

from textual.screen import Screen

from fiche_tui.language.translation import _
from fiche_tui.screens.kit.base import FicheScreen, why_not
from fiche_tui.screens.kit.desk import Outcome
from fiche_tui.screens.kit.plain_desk import PlainDesk
from fiche_tui.session.session import Session
from fiche_tui.workshop.commands import Command, Refusal
from fiche_tui.workshop.state import State

T = TypeVar("T")


class SessionDesk(PlainDesk):
    """Says how each act went, then draws the rows anew. Never waits for the disk: what is refused is typed again."""

    def __init__(
        self, screen: FicheScreen[Any], session: Session, draw: Callable[[], None], selected: Callable[[], str]
    ) -> None:
        """``draw`` draws the rows and everything around them, ``selected`` gives the id of the chosen one."""
        super().__init__(screen)
        self.session = session
        self._draw = draw
        self._selected = selected

    @property
    def state(self) -> State:
        """The workshop as it is on disk."""
        return self.session.state

    @property
    def today(self) -> date:
        """The day that it is now where the workshop is held."""
        return self.session.today

    @property
    def selected(self) -> str:
        """The id of the chosen row, empty when there is none."""
        return self._selected()

    async def open(self, screen: Screen[T]) -> T | None:
        """Show another screen; once it is left, draw what it changed and return what it dismissed."""
        result = await super().open(screen)
        self._draw()
        return result

    def do(self, command: Command, done: str = "") -> Outcome:
        """Carry a command out, say how it went, draw what it changed."""
        return self.carry_out(lambda: self.session.do(command), done)

    def carry_out(self, act: Callable[[], Refusal | None], done: str = "") -> Outcome:
        """Carry out what is no command, as ``do``."""
        outcome = super().carry_out(act, done)
        self._draw()
        return outcome

    def keep(self, command: Command) -> str:
        """Carry a command out behind a dialog; return the sentence on why not, empty when it was."""
        return why_not(lambda: self.session.do(command))

    async def ask_kept(self, dialog: Screen[T], done: str = "") -> bool:
        """Show a dialog that stays until what was typed is kept, then say so; return whether it was."""
        kept = await self.ask(dialog) is not None
        if kept:
            self.say(done or _("Enregistré."))
            self._draw()
        return kept
