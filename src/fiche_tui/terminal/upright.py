"""No italics where a terminal draws them as something else."""

from functools import lru_cache

from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.filter import LineFilter


class Upright(LineFilter):
    """Draws what is italic as the rest."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Return segments of which none is italic."""
        return [Segment(text, style and upright(style), control) for text, style, control in segments]


@lru_cache(maxsize=1024)
def upright(style: Style) -> Style:
    """Return a style without its italics."""
    return style + Style(italic=False) if style.italic else style
