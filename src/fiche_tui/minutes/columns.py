"""How wide the columns of a table are, for programs that do not work it out themselves."""

from collections.abc import Sequence

from fiche_tui.minutes.document import Inline, Table, plain

SIDES = 3.5
"""Characters that the empty sides of a cell take, and what a wider font than ours needs."""
LINE = 112
"""Characters that a line of the page holds, in the small size of tables."""
ROOMY = 0.75
"""The share of a line that may go to needs before headings of figures are put on two lines."""
LONGEST_WORD = 24
"""Longer words, such as addresses, are broken rather than given a column to themselves."""


def column_shares(table: Table) -> tuple[float, ...]:
    """Return the share of each column in the width of the page, in order; together they are 1.

    Every column has room for its longest word, and a column of figures for its longest line, so that
    « 1 · 0 · 4 · 6 · 1 » is never broken; the columns of text share what is left by what they hold.
    """
    figures = len(table.headings) - table.figures
    columns = list(zip(table.headings, *table.rows, strict=True))
    needed = [_needed(column, figures=place >= figures) + SIDES for place, column in enumerate(columns)]
    whole_headings = [
        max(need, _longest(column[:1]) + SIDES) if place >= figures else need
        for place, (need, column) in enumerate(zip(needed, columns, strict=True))
    ]
    if sum(whole_headings) <= LINE * ROOMY:
        needed = whole_headings
    left = max(0.0, LINE - sum(needed))
    # A long text outweighs a short one by less than its length: both are read.
    weights = [0.0 if place >= figures else _more(column) ** 0.7 for place, column in enumerate(columns)]
    whole = sum(weights) or 1.0
    widths = [need + left * weight / whole for need, weight in zip(needed, weights, strict=True)]
    return tuple(width / sum(widths) for width in widths)


def _needed(column: Sequence[Inline], *, figures: bool) -> float:
    _heading, *cells = column
    return max(_longest(cells) if figures else 0, min(LONGEST_WORD, _longest_word(column)))


def _more(column: Sequence[Inline]) -> float:
    """Return what the longest line of a column of text would take beyond its longest word."""
    return max(0.0, _longest(column) - _needed(column, figures=False))


def _longest(cells: Sequence[Inline]) -> int:
    return max((len(line) for cell in cells for line in plain(cell).split("\n")), default=0)


def _longest_word(cells: Sequence[Inline]) -> int:
    return max((len(word) for cell in cells for word in plain(cell).replace("\n", " ").split(" ")), default=0)
