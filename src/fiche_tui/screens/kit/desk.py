"""What an act may touch: the desk of the screen it belongs to, and nothing else of it."""

from collections.abc import Callable
from datetime import date
from enum import Enum, auto
from typing import TYPE_CHECKING, Protocol, TypeVar

from textual.screen import Screen

from fiche_tui.screens.kit.acting import Acting
from fiche_tui.settings.values import Settings

if TYPE_CHECKING:
    from fiche_tui.session.session import Session
    from fiche_tui.workshop.commands import Command, Refusal
    from fiche_tui.workshop.state import State

T = TypeVar("T")


class Outcome(Enum):
    """How carrying something out ended. An act goes on only when it is DONE."""

    DONE = auto()
    REFUSED = auto()
    WAITING = auto()
    """The disk refused; the same command is tried again every few seconds, and its ``done`` is said then."""


class Desk(Protocol):
    """What an act of any screen may do. An act has its desk handed to it, and tests hand it one of their own."""

    async def ask(self, dialog: Screen[T]) -> T | None:
        """Show a dialog and return its answer; ``None`` when it was left without one.

        The workshop may have changed meanwhile: read the state again after it.
        """
        ...

    async def open(self, screen: Screen[T]) -> T | None:
        """Show another screen and return what it dismissed, once this one is on top again and drawn anew."""
        ...

    def say(self, sentence: str, *, refused: bool = False) -> None:
        """Put a sentence on the status line; a refusal stays until something else is said."""
        ...

    @property
    def settings(self) -> Settings:
        """The settings of this account."""
        ...

    def copy(self, text: str) -> None:
        """Send a text to the terminal's clipboard, which never answers whether it took it."""
        ...


class WorkshopDesk(Desk, Protocol):
    """The desk of a screen over one workshop."""

    @property
    def state(self) -> "State":
        """The workshop as it is now."""
        ...

    @property
    def today(self) -> date:
        """The day that it is now where the workshop is held."""
        ...

    def do(self, command: "Command", done: str = "") -> Outcome:
        """Carry a command out, say ``done`` once it is on disk, and draw what it changed."""
        ...

    def carry_out(self, act: "Callable[[], Refusal | None]", done: str = "") -> Outcome:
        """Carry out what is no command of the domain (undo, a reveal), as ``do``; it is never WAITING."""
        ...


class ListDesk(WorkshopDesk, Protocol):
    """The desk of a list over one workshop: its acts are about the chosen row, and what they ask is kept at once."""

    @property
    def session(self) -> "Session":
        """The workshop in hand."""
        ...

    @property
    def selected(self) -> str:
        """The id of the chosen row, empty when there is none."""
        ...

    def keep(self, command: "Command") -> str:
        """Carry a command out behind a dialog; return the sentence on why not, empty when it was."""
        ...

    async def ask_kept(self, dialog: Screen[T], done: str = "") -> bool:
        """Show a dialog that stays until what was typed is kept; return whether it was, once that is said and drawn.

        ``done`` is what is said, when « Enregistré. » is not enough.
        """
        ...


class BodyDesk(WorkshopDesk, Protocol):
    """The desk of the workshop screen, as the body of a step uses it."""

    @property
    def acting(self) -> Acting:
        """What runs acts, those of the body too."""
        ...

    async def reveal(self, round_number: int) -> None:
        """Ask the room once, then reveal a round."""
        ...

    async def turn(self, what: str) -> None:
        """Change the round of the table: ``choose``, ``next``, ``skip`` or ``again``."""
        ...

    def zoom(self, subject: str) -> None:
        """Show a role or a family in large on the projector screen, or its step again where there is none."""
        ...

    def show_keys(self) -> None:
        """Draw the last row anew: other keys matter now."""
        ...
