"""What is drawn with no colour at all: the terminal has two of its own, which reverse exchanges."""

from functools import lru_cache

from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.filter import LineFilter


class AttributesOnly(LineFilter):
    """Keeps what is bold or underlined; what a theme of black on white draws on black is reversed.

    Textual's own filter for NO_COLOR sends greys instead, of which a terminal of sixteen colours has three.
    """

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Return segments that set no colour."""
        return [Segment(text, style and attributes_of(style), control) for text, style, control in segments]


@lru_cache(maxsize=1024)
def attributes_of(style: Style) -> Style:
    """Return a style without its colours, reversed where its background is the darker of two."""
    on_black = style.bgcolor is not None and Color.from_rich_color(style.bgcolor).brightness < 0.5
    return style.without_color + Style(reverse=on_black != bool(style.reverse))
