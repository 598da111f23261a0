"""A line of (text, style name): cut, filled and wrapped by the cells of a terminal.

A style is one or more names of ``styles``, separated by spaces; what shows the line decides how each looks. What
people typed is text: it holds no markup, and its control characters are gone.
"""

import re
from collections.abc import Iterable
from typing import Union

from fiche_tui.language.cells import kept_when_cut, prefix, rows_of, width_of
from fiche_tui.workshop.frozen import frozen
from fiche_tui.workshop.short_text import ELLIPSIS, one_line

Part = Union[str, tuple[str, str], "Line"]
"""What a line is put together from: a text, a text with its style, another line."""

_BREAKS = re.compile(r"[\n\t]")
_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f]")


@frozen
class Span:
    """A text in one style."""

    text: str
    style: str = ""


@frozen
class Line:
    """One line. No span is empty, and two neighbours differ in style."""

    spans: tuple[Span, ...] = ()

    @property
    def text(self) -> str:
        """The characters alone."""
        return "".join(span.text for span in self.spans)

    @property
    def width(self) -> int:
        """How many cells it takes."""
        return width_of(self.text)

    @property
    def last_style(self) -> str:
        """The style that it ends in."""
        return self.spans[-1].style if self.spans else ""

    def styled(self, style: str) -> "Line":
        """Return the line with a style more."""
        return _joined(Span(span.text, _both(span.style, style)) for span in self.spans) if style else self

    def cut(self, width: int) -> "Line":
        """Return the line in at most that many cells; « … » says that the rest is left out."""
        if self.width <= width:
            return self
        if width <= 0:
            return Line()
        kept = len(kept_when_cut(self.text, width))
        return _joined([*self._between(0, kept).spans, Span(ELLIPSIS, self._between(kept, kept + 1).last_style)])

    def fitted(self, width: int) -> "Line":
        """Return the line in exactly that many cells."""
        shown = self.cut(width)
        return _joined([*shown.spans, Span(" " * (max(0, width) - shown.width))])

    def wrapped(self, width: int, most: int = 0) -> list["Line"]:
        """Return the line on as many lines as it takes, cut between words; a longer word is cut where it must be.

        With ``most``, no more than that, « … » at the end of the last one.
        """
        found, at = [], 0
        for row in rows_of(self.text, width):
            found.append(self._between(at, at + len(row.rstrip(" ")) if row.strip(" ") else at))
            at += len(row)
        if most and len(found) > most:
            found[most - 1 :] = [line(found[most - 1], (ELLIPSIS, found[most - 1].last_style)).cut(width)]
        return found

    def first(self, width: int) -> "Line":
        """Return the beginning that fits in that many cells."""
        return self._between(0, len(prefix(self.text, width)))

    def _between(self, start: int, end: int) -> "Line":
        found, at = [], 0
        for span in self.spans:
            found.append(Span(span.text[max(0, start - at) : max(0, end - at)], span.style))
            at += len(span.text)
        return _joined(found)


def line(*parts: Part) -> Line:
    """Return one line from its parts; line ends and tabs in them become spaces."""
    return _joined(span for part in parts for span in _spans(part))


def hanging(mark: Part, text: Part, width: int, most: int = 0) -> list[Line]:
    """Return a text behind a mark; what follows its first line stands under its own first letter."""
    lead = line(mark)
    rows = line(text).wrapped(max(1, width - lead.width), most)
    return [line(lead if place == 0 else " " * lead.width, one) for place, one in enumerate(rows)]


def _spans(part: Part) -> tuple[Span, ...]:
    if isinstance(part, Line):
        return part.spans
    text, style = (part, "") if isinstance(part, str) else part
    if _BREAKS.search(text):
        text = one_line(text)
    return (Span(_CONTROLS.sub("", text), style),)


def _joined(spans: Iterable[Span]) -> Line:
    found: list[Span] = []
    for span in spans:
        if not span.text:
            continue
        if found and found[-1].style == span.style:
            found[-1] = Span(found[-1].text + span.text, span.style)
        else:
            found.append(span)
    return Line(tuple(found))


def _both(first: str, second: str) -> str:
    names = [*first.split(), *(name for name in second.split() if name not in first.split())]
    return " ".join(names)
