"""A line of (text, style name): cut, filled and wrapped by the cells of a terminal.

A style is one or more names of `styles`, apart by spaces; whatever shows the line decides what each looks like. What
people typed is text: it holds no markup, and its control characters are gone.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Union

from fiche_tui.drawing.cells import ELLIPSIS, pieces, prefix, width_of

Part = Union[str, tuple[str, str], "Line"]
"""What a line is put together from: a text, a text with its style, another line."""

_BREAKS = re.compile(r"[\n\t]")
_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f]")
# A no-break space holds two words together.
_WORDS = re.compile(r"[^ ]+ *| +")


@dataclass(frozen=True, slots=True)
class Span:
    """A text in one style."""

    text: str
    style: str = ""


@dataclass(frozen=True, slots=True)
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

    def styled(self, style: str) -> "Line":
        """Return the line with a style more."""
        return _joined(Span(span.text, _both(span.style, style)) for span in self.spans) if style else self

    def cut(self, width: int) -> "Line":
        """Return the line in at most that many cells; « … » says that the rest is left out."""
        if self.width <= width:
            return self
        if width <= 0:
            return Line()
        kept = self.first(width - 1)
        end = self._style_at(len(kept.text))
        return _joined([*kept.spans, Span(" " * (width - 1 - kept.width)), Span(ELLIPSIS, end)])

    def fitted(self, width: int) -> "Line":
        """Return the line in exactly that many cells."""
        shown = self.cut(width)
        return _joined([*shown.spans, Span(" " * (max(0, width) - shown.width))])

    def wrapped(self, width: int) -> list["Line"]:
        """Return the line on as many lines as it takes, cut between words; a longer word is cut where it must be."""
        rows: list[str] = [""]
        for word in _WORDS.findall(self.text):
            if width_of(rows[-1]) + width_of(word.rstrip(" ")) <= width:
                rows[-1] += word
                continue
            if rows[-1]:
                rows.append("")
            *whole_rows, rest = _chopped(word, width)
            rows[-1:] = [*whole_rows, rest]
        found, at = [], 0
        for row in rows:
            found.append(self._between(at, at + len(row.rstrip(" ")) if row.strip(" ") else at))
            at += len(row)
        return found

    def first(self, width: int) -> "Line":
        """Return the beginning that fits in that many cells."""
        return self._between(0, len(prefix(self.text, width)))

    def _style_at(self, place: int) -> str:
        for span in self.spans:
            if place < len(span.text):
                return span.style
            place -= len(span.text)
        return ""

    def _between(self, start: int, end: int) -> "Line":
        found, at = [], 0
        for span in self.spans:
            found.append(Span(span.text[max(0, start - at) : max(0, end - at)], span.style))
            at += len(span.text)
        return _joined(found)


def line(*parts: Part) -> Line:
    """Return one line from its parts; line ends and tabs in them become spaces."""
    return _joined(span for part in parts for span in _spans(part))


def _spans(part: Part) -> tuple[Span, ...]:
    if isinstance(part, Line):
        return part.spans
    text, style = (part, "") if isinstance(part, str) else part
    if _BREAKS.search(text):
        text = " ".join(text.split())
    return (Span(_CONTROLS.sub("", text), style),)


def _chopped(word: str, width: int) -> list[str]:
    """Return a word in pieces that fit, its spaces with the last one."""
    found = [word]
    while width_of(found[-1].rstrip(" ")) > width:
        start = prefix(found[-1], width) or pieces(found[-1])[0]
        found[-1:] = [start, found[-1][len(start) :]]
    return found


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
