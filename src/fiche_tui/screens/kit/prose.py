"""Running text whose no-break spaces hold: « 13 h 30 » and « Quoi? » never part at the end of a line.

Textual breaks lines at every white space, U+00A0 included. While a text is broken, a one-cell sign replaces each
no-break space, and what reaches the terminal has the spaces again: nobody copies, reads or measures anything else.
"""

from rich.segment import Segment
from textual.content import Content
from textual.selection import Selection
from textual.strip import Strip
from textual.visual import Visual
from textual.widgets import Static

NO_BREAK = "\u00a0"
HELD = "\uf8f0"
"""Stands for a no-break space while a line is broken: for private use, in no alphabet, one cell wide."""


def held(content: Content) -> Content:
    """Return the content with its no-break spaces held; its styles stay where they were."""
    if NO_BREAK not in content.plain:
        return content
    return Content(content.plain.replace(NO_BREAK, HELD), spans=list(content.spans))


def released(strip: Strip) -> Strip:
    """Return a drawn line with its no-break spaces again."""
    if HELD not in strip.text:
        return strip
    segments = [Segment(text.replace(HELD, NO_BREAK), style, control) for text, style, control in strip]
    return Strip(segments, strip.cell_length)


class Prose(Static):
    """A text to read, broken into lines by itself. What people typed is never markup: hand it as ``Content``."""

    def replace(self, content: Content) -> None:
        """Show another text; where it is there already nothing is laid out again."""
        shown = self.content
        if not (isinstance(shown, Content) and shown.is_same(content)):
            self.update(content)

    def _render(self) -> Visual:
        # Not ``render``: callers that ask what a widget shows get the text as it is.
        drawn = super()._render()
        return held(drawn) if isinstance(drawn, Content) else drawn

    def render_line(self, y: int) -> Strip:
        """Return a line as it goes to the terminal."""
        return released(super().render_line(y))

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """Return what is selected, as it reads."""
        found = super().get_selection(selection)
        return (found[0].replace(HELD, NO_BREAK), found[1]) if found else None
