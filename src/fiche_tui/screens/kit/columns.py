"""Rows drawn in columns of cells, whatever people typed: emoji, right-to-left, line ends, thousands of letters."""

from textual.content import Content, Span

from fiche_tui.language.cells import kept_when_cut, rows_of
from fiche_tui.screens.kit.dialog import Text, one_line
from fiche_tui.workshop.short_text import ELLIPSIS

MARK = 2
"""Cells that a list takes before each row, for the mark of the chosen one."""


def cut(text: Text, width: int) -> Content:
    """Return a text on one line in at most that many cells; « … » says that the rest is left out."""
    content = one_line(text)
    if content.cell_length <= width:
        return content
    if width <= 0:
        return Content("")
    kept = content[: len(kept_when_cut(content.plain, width))]
    end = content[len(kept.plain) : len(kept.plain) + 1]
    return Content.assemble(kept, Content(ELLIPSIS, spans=[span for span in end.spans if span.start == 0]))


def cell(text: Text, width: int, *, right: bool = False) -> Content:
    """Return a text on one line, cut with an ellipsis or padded to that many cells."""
    content = cut(text, width)
    room = max(0, width - content.cell_length)
    return content.pad_left(room) if right else content.pad_right(room)


def in_rows(text: Text, width: int, most: int = 0) -> list[Content]:
    """Return a text on one row or more, cut between words; with ``most``, no more rows, « … » at the end of the last
    one."""
    content = one_line(text)
    width = max(1, width)
    # Wrapping all of a very long text would cost as much as it has rows.
    head = content[: 2 * width * most] if most else content
    found, at = [], 0
    for row in rows_of(head.plain, width):
        found.append(content[at : at + len(row.rstrip(" "))])
        at += len(row)
    if most and (len(found) > most or len(head.plain) < len(content.plain)):
        last = found[:most][-1]
        end = Content(ELLIPSIS, spans=[Span(0, 1, span.style) for span in last.spans if span.end == len(last.plain)])
        found = [*found[:most][:-1], cut(Content.assemble(last, end), width)]
    return found


def wrapped(text: Text, width: int, indent: int = 0, most: int = 0) -> Content:
    """Return the rows of a text, one under the other, those after the first moved right by ``indent`` cells."""
    return Content("\n" + " " * indent).join(in_rows(text, width, most))
