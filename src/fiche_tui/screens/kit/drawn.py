"""Our own lines as Textual's content: the one place that knows what each style name looks like here."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from textual.content import Content

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


def _look(style: str) -> str:
    # The last name that gives a colour wins, as the last style that is laid over a text does.
    bold = colour = ground = ""
    for name in style.split():
        words, _on, behind = LOOKS[name].partition("on ")
        bold = bold or ("bold" if words.startswith("bold") else "")
        colour = words.removeprefix("bold").strip() or colour
        ground = behind or ground
    return " ".join(filter(None, [bold, colour, f"on {ground}" if ground else ""]))
