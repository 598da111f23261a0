"""What a round asks about, as short names in columns: a family a column where there is the width, else two or three."""

from collections.abc import Sequence

from fiche_tui.drawing.columns import beside, columns_of
from fiche_tui.drawing.keyed_paper import heading_rows
from fiche_tui.drawing.line import Line, line
from fiche_tui.drawing.styles import family_shape, family_style
from fiche_tui.workshop.keying.paper import Printed, Strip

APART = 2
"""Empty cells between the columns of the families."""

LABEL = 24
"""Cells of a short name under which a family does not get a column of its own."""

NARROWEST = 32
"""Cells under which a column of names would cut too many of them."""

ROWS_OF_A_NAME = 2
"""Rows that a name takes at most in the column of its family."""


def asked_in_columns(strips: Sequence[Strip], width: int, rows: int) -> list[Line]:
    """Return the names in at most that many rows; nothing where even narrow columns do not hold them."""
    code = max((len(one.code) for strip in strips for one in strip.lines), default=2)
    by_family = _by_family(strips, code, width)
    if by_family and len(by_family) <= rows:
        return by_family
    cells = [line(_code(one, code), line(one.label)) for strip in strips for one in strip.lines]
    found = columns_of(cells, width, rows, narrow=NARROWEST) if rows > 0 else []
    return found if len(found) <= rows else []


def _by_family(strips: Sequence[Strip], code: int, width: int) -> list[Line]:
    """Return a column a family under its title; nothing where the columns would be narrow, or one family is asked."""
    if len(strips) < 2 or not all(strip.letter for strip in strips):
        return []
    size = (width - APART * (len(strips) - 1)) // len(strips)
    lead = code + 3
    if size < lead + LABEL:
        return []
    heads = [heading_rows(strip, size) for strip in strips]
    tallest = max(map(len, heads))
    piles: list[list[Line]] = []
    for strip, head in zip(strips, heads, strict=True):
        pile = [*[Line()] * (tallest - len(head)), *head]
        for one in strip.lines:
            first, *others = line(one.label).wrapped(size - lead, ROWS_OF_A_NAME)
            pile += [line(_code(one, code), first), *(line(" " * lead, other) for other in others)]
        piles.append(pile)
    return beside(piles, size, APART)


def _code(one: Printed, width: int) -> Line:
    return line((f"{one.code:<{width}} {family_shape(one.position)} ", family_style(one.position)))
