"""On the Linux console, only signs that its fonts have."""

import os
from collections.abc import Sequence

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

from fiche_tui.system.console_font import in_console_font, is_console


def has_few_signs() -> bool:
    """Return whether the terminal of this process is the Linux console."""
    return is_console(os.environ)


class ConsoleSigns(LineFilter):
    """Puts another sign, of one cell too, for each that the console would draw as all the others that it lacks."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Return segments of the same widths and styles."""
        return [Segment(in_console_font(text), style, control) for text, style, control in segments]


_SIGNS = ConsoleSigns()


def with_signs(filters: Sequence[LineFilter]) -> Sequence[LineFilter]:
    """Return filters, and on the Linux console the one of its signs."""
    return (*filters, _SIGNS) if has_few_signs() else filters
