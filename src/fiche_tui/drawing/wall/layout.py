"""How a page of the wall is laid out: one left edge, a first row, blocks with air between, a last row."""

from collections.abc import Container, Sequence
from datetime import datetime

from fiche_tui.drawing.line import Line, Part, line
from fiche_tui.drawing.styles import QUIET, STRONG
from fiche_tui.language.translation import _
from fiche_tui.workshop.frozen import frozen

WIDEST = 104
"""Columns that the text takes at most: a longer line loses the eye on its way back."""

MARGIN = 2
HEAD, FOOT = 3, 1
"""Rows above the blocks (the first row, its rule, air) and under them."""

MOST_AIR = 3
"""Empty rows between two blocks at most."""

PAGE_SECONDS = 15
"""How long each page of a list is shown that does not fit at once."""

Block = list[Line]


@frozen
class Place:
    """The columns and rows that blocks may take, air included."""

    width: int
    rows: int

    @property
    def wide(self) -> bool:
        """Whether two things may stand side by side."""
        return self.width >= 96

    @property
    def digits(self) -> int:
        """The largest digits that leave most of the rows to something else."""
        return 10 if self.rows >= 30 and self.width >= 96 else 5


def place_of(columns: int, rows: int) -> Place:
    """Return the place inside a terminal of that size."""
    return Place(max(1, min(columns - 2 * MARGIN, WIDEST)), max(1, rows - HEAD - FOOT))


Head = tuple[Part, Sequence[Line]]
"""What the first row says: where one is, and what matters now, in its longest words first."""


def page(head: Head, blocks: Sequence[Block], foot: Part, columns: int, rows: int) -> list[Line]:
    """Return exactly ``rows`` lines of at most ``columns`` cells: the first row, a rule, the blocks, the last row."""
    place = place_of(columns, rows)
    left = " " * max(0, (columns - place.width) // 2)
    where, ends = head
    room = place.width - line(where).width - 2
    end = next((one for one in ends if one.width <= room), ends[-1])
    top = [two_ends(where, end, place.width), line(("─" * place.width, QUIET)), Line()]
    body = spread([one for one in blocks if one], place.rows)
    lines = [*top, *body, line(foot).cut(place.width)]
    return [line(left, one) if one.spans else one for one in lines[:rows]]


def slide(blocks: Sequence[Block], foot: Part, columns: int, rows: int) -> list[Line]:
    """Return a page without a first row, its blocks in the middle."""
    place = Place(place_of(columns, rows).width, rows - FOOT)
    left = " " * max(0, (columns - place.width) // 2)
    body = spread([one for one in blocks if one], place.rows, middle=True)
    return [line(left, one) if one.spans else one for one in [*body, line(foot).cut(place.width)]]


def spread(blocks: Sequence[Block], rows: int, *, middle: bool = False) -> list[Line]:
    """Return the blocks on exactly that many rows, with as much air between them as there is, at most three rows.

    What does not fit is left out, and the last row then says so by « … ».
    """
    spare = rows - sum(len(one) for one in blocks)
    gaps = max(1, len(blocks) - 1)
    air = min(MOST_AIR, max(0, spare) // gaps)
    tight = max(0, spare) if not air else 0
    lines: list[Line] = []
    for number, block in enumerate(blocks):
        between = air or (1 if number <= tight else 0)
        lines += [Line()] * (between if number else 0) + block
    if len(lines) > rows:
        return [*lines[: rows - 1], line(("…", QUIET))] if rows > 0 else []
    left = rows - len(lines)
    above = left // 2 if middle else min(2, left // 4)
    return [*[Line()] * above, *lines, *[Line()] * (left - above)]


def two_ends(left: Part, right: Part, width: int) -> Line:
    """Return one row with something at either end; the left one yields."""
    end = line(right).cut(width)
    start = line(left).cut(max(0, width - end.width - 2) if end.spans else width)
    return line(start, " " * (width - start.width - end.width), end) if end.spans else start


def said(text: str, width: int, most: int, style: str = "") -> Block:
    """Return a text on its own lines, each as people typed it, wrapped; at most that many, the last ending in « … »."""
    found: Block = []
    for one in text.splitlines():
        found += line((one, style)).wrapped(max(1, width)) if one.strip() else []
    if len(found) > most:
        kept = found[:most]
        return [*kept[:-1], line(kept[-1], ("…", style)).cut(width)] if kept else []
    return found


def parts_in_rows(parts: Sequence[str], width: int) -> list[str]:
    """Return parts on as few rows as hold them, « · » between them, a row beginning with a new one."""
    rows: list[str] = []
    for part in parts:
        longer = f"{rows[-1]} · {part}" if rows else part
        if rows and line(longer).width <= width:
            rows[-1] = longer
        else:
            rows += [one.text for one in line(part).wrapped(max(1, width))]
    return rows


def titled(title: str) -> Line:
    """Return the title of a block."""
    return line((title, STRONG))


def turned(
    lines: Sequence[Line],
    rows: int,
    at: datetime,
    head: int = 0,
    joined: Container[int] = (),
    since: datetime | None = None,
) -> tuple[Block, str]:
    """Return what fits of lines on that many rows, and « 1 sur 3 » where they are shown page by page, each in its turn.

    The first ``head`` lines stay on every page. A line whose place is in ``joined`` is on the page of the one after it,
    as a title is, unless a page is too small for both. The first page is the one at ``since``.
    """
    if len(lines) <= rows or rows <= head:
        return list(lines[: max(rows, 0)]), ""
    size = rows - head
    pages = _pages(head, len(lines), size, joined)
    seconds = at.timestamp() - (since.timestamp() if since else 0)
    number = int(seconds // PAGE_SECONDS) % len(pages)
    start, end = pages[number]
    shown = list(lines[start:end])
    where = _("{n} sur {total}").format(n=number + 1, total=len(pages))
    return [*lines[:head], *shown, *[Line()] * (size - len(shown))], where


def _pages(start: int, last: int, size: int, joined: Container[int]) -> list[tuple[int, int]]:
    """Return where each page starts and ends, of at most ``size`` lines."""
    pages: list[tuple[int, int]] = []
    while start < last:
        end = full = min(start + size, last)
        while end < last and end - 1 in joined:
            end -= 1
        pages.append((start, end if end > start else full))
        start = pages[-1][1]
    return pages
