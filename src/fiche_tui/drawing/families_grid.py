"""A ballot of scales as a whole: a family a column, codes and digits alone, the family that is answered lit."""

from collections.abc import Callable, Sequence

from fiche_tui.drawing.columns import beside
from fiche_tui.drawing.keyed_paper import MASK, heading_rows
from fiche_tui.drawing.line import Line, Part, line
from fiche_tui.drawing.paper import Paper
from fiche_tui.drawing.styles import ACCENT, CURSOR, QUIET, STRONG, family_style
from fiche_tui.language.cells import width_of
from fiche_tui.workshop.frozen import frozen
from fiche_tui.workshop.keying.grid import EMPTY
from fiche_tui.workshop.keying.paper import Printed, Strip

FROM = 150
"""Columns from which the families stand side by side."""

MARGIN = 3
"""Empty columns at either side."""

APART = 3
"""Empty columns between two families."""

CODE = 4
"""Columns of a code at least, one of them empty."""

NARROWEST = 20
"""Columns that a family takes at least."""


@frozen
class Filling:
    """The answers of each line, and the line and the question where the next one goes; none at the end."""

    cells: Callable[[str], Sequence[str]]
    family: int
    cursor: tuple[str, int] | None = None
    mark: str = CURSOR
    """The style of the cursor: quieter where it is loud somewhere else on the screen."""


def side_by_side(paper: Paper, width: int) -> bool:
    """Return whether the families of a paper stand beside each other on that many columns."""
    strips = paper.strips
    return width >= FROM and len(strips) > 1 and all(one.letter for one in strips) and _size(strips, width) >= NARROWEST


def families_grid(paper: Paper, filling: Filling, width: int, *, airy: bool) -> list[Line]:
    """Return the families beside each other, each under its title; ``airy`` leaves a row between two lines."""
    size = _size(paper.strips, width)
    heads = [heading_rows(strip, size) for strip in paper.strips]
    tallest = max(map(len, heads))
    piles: list[list[Line]] = []
    for place, (strip, head) in enumerate(zip(paper.strips, heads, strict=True)):
        lit = place == filling.family
        pile = [*head, *[Line()] * (tallest - len(head)), line(("━" if lit else "─") * size).styled(_rule(lit=lit))]
        pile.append(_titles(paper, size, lit=lit))
        for printed in strip.lines:
            pile += [*([Line()] if airy else []), _row(paper, printed, filling, size, lit=lit)]
        piles.append(pile)
    return beside(piles, size, APART)


def _size(strips: Sequence[Strip], width: int) -> int:
    return (width - 2 * MARGIN - APART * (len(strips) - 1)) // len(strips)


def _rule(*, lit: bool) -> str:
    return f"{STRONG} {ACCENT}" if lit else QUIET


def _lead(paper: Paper) -> int:
    """Return the columns of a code, those of the longest one."""
    return max(CODE, *(width_of(one.code) + 1 for strip in paper.strips for one in strip.lines))


def _cell_size(paper: Paper, size: int) -> int:
    return (size - _lead(paper)) // len(paper.asked.questions)


def _titles(paper: Paper, size: int, *, lit: bool) -> Line:
    wide = _cell_size(paper, size)
    titles = [_centred(line(paper.title(question)).cut(wide), wide) for question in paper.asked.questions]
    return line(" " * _lead(paper), *titles).styled(STRONG if lit else QUIET)


def _row(paper: Paper, printed: Printed, filling: Filling, size: int, *, lit: bool) -> Line:
    cells = filling.cells(printed.subject)
    lead, wide = _lead(paper), _cell_size(paper, size)
    parts: list[Part] = [line((printed.code, f"{STRONG} {family_style(printed.position)}")).fitted(lead)]
    for place, cell in enumerate(cells):
        shown = MASK if paper.masked and cell != EMPTY else cell
        if filling.cursor == (printed.subject, place):
            drawn = line((f"[ {shown or '_'} ]", filling.mark))
        else:
            drawn = line((shown, STRONG if lit else ""))
        parts.append(_centred(drawn, wide))
    return line(*parts)


def _centred(text: Line, width: int) -> Line:
    return line(" " * max(0, (width - text.width) // 2), text).fitted(width)
