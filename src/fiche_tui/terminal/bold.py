"""Bold where it is another colour: the IBM PC's way, which the Linux console has, and xterm for its first eight."""

from functools import lru_cache

from rich.color import Color as Shade
from rich.color import ColorSystem
from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.filter import LineFilter

_DARK = 8
"""Below it, sixteen colours are the dark ones; bold makes black grey, which a filled bar does not let be read."""


class BoldIsNoColour(LineFilter):
    """Draws bold what bold leaves in its colour, and the rest plain: what is reversed, or dark on a filled bar."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Return segments of which none is both bold and dark, or bold and reversed."""
        return [Segment(text, style and of_one_colour(style), control) for text, style, control in segments]


@lru_cache(maxsize=1024)
def of_one_colour(style: Style) -> Style:
    """Return a style without bold, where bold would change its colour."""
    if style.bold and (style.reverse or (style.color is not None and _is_dark(style.color))):
        return style + Style(bold=False)
    return style


def _is_dark(shade: Shade) -> bool:
    number = shade.downgrade(ColorSystem.STANDARD).number
    return number is not None and number < _DARK
