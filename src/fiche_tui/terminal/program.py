"""An app on a terminal: its driver, its updates, its keys; each ours, or stock Textual's where ours cannot be."""

import os
import sys
from collections.abc import Sequence
from typing import TypeVar

from rich.console import RenderableType
from rich.text import Text
from textual.app import App
from textual.driver import Driver
from textual.events import Event
from textual.filter import LineFilter, Monochrome, NoColor
from textual.screen import Screen

from fiche_tui.language.defects import defect_sentence
from fiche_tui.system.no_colours import without_colours
from fiche_tui.terminal.stock import ours
from fiche_tui.terminal.style_rules import StyleRules

Result = TypeVar("Result")


class InputStopped(Exception):  # noqa: N818 - it names what happened to the terminal.
    """The thread that reads keys has ended by a defect."""


class TerminalApp(App[Result]):
    """Sends parts of its screen in few bytes, sleeps until somebody types, and answers keys in their order."""

    def __init__(self) -> None:
        super().__init__()
        self.stylesheet = StyleRules(variables=self.get_css_variables())
        type_ahead = ours("type_ahead", "TypeAhead")
        self._type_ahead = type_ahead(self, super().on_event) if type_ahead else None
        self._narrowed = ours("narrow", "narrowed")
        self._shown_only = ours("printable", "shown_only")

    def get_driver_class(self) -> type[Driver]:
        """Return the quiet form of the driver of this machine, where there is one."""
        driver = super().get_driver_class()
        if driver.__name__ != "LinuxDriver":
            return driver
        return ours("quiet_driver", "QuietDriver") or driver

    @property
    def few_colours(self) -> bool:
        """Whether the terminal shows sixteen colours or fewer, to which all others are rounded."""
        return self.console.color_system not in ("256", "truecolor")

    @property
    def no_colours(self) -> bool:
        """Whether the terminal shows no colour, or was asked to show none."""
        return without_colours(os.environ)

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Return what changes each line before it is sent, without Textual's greys for NO_COLOR."""
        return [one for one in super().get_line_filters() if not isinstance(one, (Monochrome, NoColor))]

    async def on_event(self, event: Event) -> None:
        """Queue what is typed; everything else goes its way."""
        if self._type_ahead is None or not self._type_ahead.take(event):
            await super().on_event(event)

    @property
    def more_was_typed(self) -> bool:
        """Whether other keys already wait behind the one that is answered now."""
        return self._type_ahead is not None and self._type_ahead.more

    def forget_typed(self, seconds: float) -> None:
        """Answer no key that was typed before now, nor in the seconds that come."""
        if self._type_ahead is not None:
            self._type_ahead.forget(seconds)

    def panic(self, *renderables: RenderableType) -> None:
        """Leave with one sentence: Textual's own input thread prints a traceback, and ends the program with 0."""
        if sys.flags.dev_mode:
            super().panic(*renderables)
        else:
            self._handle_exception(InputStopped())

    def _display(self, screen: Screen[object], renderable: RenderableType | None) -> None:
        shown = self._shown_only(renderable) if self._shown_only else renderable
        super()._display(screen, self._narrowed(shown) if self._narrowed else shown)

    def _handle_exception(self, error: Exception) -> None:
        """Leave with one sentence after a defect of ours.

        Textual would print the values that the program was working with: an open ballot, and whose it is.
        """
        if sys.flags.dev_mode:
            super()._handle_exception(error)
            return
        self._return_code = 1
        if self._exception is None:
            self._exception = error
            self._exception_event.set()
            self._exit_renderables.append(Text(f"fiche: {defect_sentence(error)}"))
        self._close_messages_no_wait()
