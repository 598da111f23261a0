"""On the Linux console, only signs that its fonts have."""

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

from fiche_tui.system.console_font import in_console_font


class ConsoleSigns(LineFilter):
    """Puts another sign, of one cell too, for each that the console would draw as all the others that it lacks."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Return segments of the same widths and styles."""
        return [Segment(in_console_font(text), style, control) for text, style, control in segments]
