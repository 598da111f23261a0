"""What this terminal would draw as something else, kept from it."""

import os
from collections.abc import Sequence
from functools import cache

from textual.filter import LineFilter

from fiche_tui.system.console_font import is_console
from fiche_tui.system.no_italics import without_italics
from fiche_tui.terminal.bold import BoldIsNoColour
from fiche_tui.terminal.console_signs import ConsoleSigns
from fiche_tui.terminal.upright import Upright

_SIGNS, _UPRIGHT, _BOLD = ConsoleSigns(), Upright(), BoldIsNoColour()


def has_few_signs() -> bool:
    """Return whether the terminal of this process is the Linux console."""
    return is_console(os.environ)


def fitted(filters: Sequence[LineFilter], few_colours: bool) -> Sequence[LineFilter]:
    """Return filters, and those that the terminal of this process needs."""
    return [*filters, *_needed(few_colours, os.environ.get("TERM", ""))]


@cache
def _needed(few_colours: bool, term: str) -> Sequence[LineFilter]:
    # Kept: they are asked for each widget that is drawn.
    around = {"TERM": term}
    needed = ((few_colours, _BOLD), (is_console(around), _SIGNS), (without_italics(around), _UPRIGHT))
    return [one for is_needed, one in needed if is_needed]
