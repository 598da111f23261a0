"""Lines in columns: names down, then across; piles of lines side by side."""

from collections.abc import Sequence

from fiche_tui.drawing.line import Line, Part, line

FEW = 14
"""Rows of a list that a room still takes in."""

NARROW = 22
"""Cells under which a column of names is not squeezed."""


def columns_of(cells: Sequence[Line], width: int, rows: int, *, gap: int = 3, narrow: int = NARROW) -> list[Line]:
    """Return cells in columns, down, then across: in few rows where nothing is cut for it, else in at most ``rows``.

    Where even narrow columns do not hold them, the rows are more than ``rows``. What is too long ends in « … ».
    """
    if not cells:
        return []
    widest = max(cell.width for cell in cells)
    most = max(1, (width + gap) // (min(widest, narrow) + gap))
    number = -(-len(cells) // max(1, min(rows, FEW)))
    if number * (widest + gap) - gap > width:
        number = -(-len(cells) // max(1, rows))
    number = max(1, min(number, most, len(cells)))
    height = -(-len(cells) // number)
    size = min(widest, (width - gap * (number - 1)) // number)
    found = []
    for row in range(height):
        parts: list[Part] = []
        for cell in cells[row::height]:
            parts += [" " * gap if parts else "", cell.fitted(size)]
        found.append(line(*parts))
    return found


def beside(piles: Sequence[Sequence[Line]], size: int, apart: int) -> list[Line]:
    """Return piles of lines as columns of ``size`` cells with ``apart`` empty ones between them."""
    found = []
    for row in range(max(map(len, piles), default=0)):
        *first, last = (pile[row] if row < len(pile) else Line() for pile in piles)
        found.append(line(*(line(one.fitted(size), " " * apart) for one in first), last.cut(size)))
    return found
