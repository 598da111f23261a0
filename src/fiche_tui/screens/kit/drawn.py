"""Our own lines as Textual's content: the one place that knows what each style name looks like here."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from rich.segment import Segment
from textual.content import Content
from textual.strip import Strip
from textual.visual import Visual
from textual.widget import Widget

from fiche_tui.drawing import styles
from fiche_tui.drawing.line import Line

LOOKS: Mapping[str, str] = MappingProxyType(
    {
        styles.STRONG: "bold",
        styles.QUIET: "$text-muted",
        styles.ACCENT: "$text-accent",
        styles.GOOD: "$text-success",
        styles.SOON: "$text-warning",
        styles.LATE: "$text-error",
        styles.CURSOR: "bold $block-cursor-foreground on $block-cursor-background",  # not shown
        **{name: f"${name}" for name in styles.FAMILIES},
    }
)
"""What Textual is to make of each style."""


def content_of(line: Line) -> Content:
    """Return one line; nothing in it is markup."""
    return Content.assemble(*((span.text, _look(span.style)) for span in line.spans))


def page_of(lines: Iterable[Line]) -> Content:
    """Return lines, one under the other."""
    return Content("\n").join([content_of(line) for line in lines])


def row_of(widget: Widget, content: Content, width: int) -> Strip:
    """Return a line of content as a row of a widget that draws its rows one by one, filled to that many cells."""
    if not content.plain:
        return Strip([Segment(" " * width, widget.rich_style)], width)
    strips = Visual.to_strips(widget, content, width, 1, widget.visual_style, pad=True)
    return strips[0] if strips else Strip.blank(width, widget.rich_style)


def _look(style: str) -> str:
    # The last name that gives a colour wins, as the last style that is laid over a text does.
    bold = colour = ground = ""
    for name in style.split():
        words, _on, behind = LOOKS[name].partition("on ")
        bold = bold or ("bold" if words.startswith("bold") else "")
        colour = words.removeprefix("bold").strip() or colour
        ground = behind or ground
    return " ".join(filter(None, [bold, colour, f"on {ground}" if ground else ""]))
