"""Where the panes go: one family open in an accordion, or all of them in columns. Pure functions of sizes."""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import combinations, pairwise

from textual.geometry import Region

from fiche_tui.screens.sheet.pane_cursor import Cursor
from fiche_tui.screens.sheet.role_line import Measure, Row, RowKind, composed, role_rows, title_fits
from fiche_tui.screens.sheet.shown_roles import ShownFamily
from fiche_tui.workshop.frozen import frozen

SIDE_BY_SIDE = 120
"""Columns of the terminal from which two or three families stand side by side."""
ALL = 160
"""Columns from which all five do."""
WIDEST = 110
"""Cells of a single column at most: the eye loses a longer line on its way back."""
WITH_AIR = 190
"""Columns from which columns stand further apart."""


NO_AIR, TITLES_APART, ROLES_APART = range(3)
"""How much air a pane has: none, a row under its title, a row between roles too."""


@frozen
class Column:
    """A column of panes: where it begins, its measure, its rows."""

    left: int
    measure: Measure
    rows: tuple[Row, ...]


@frozen
class Arrangement:
    """All panes as rows, ready to be drawn. ``inline`` says that titles are in their rules, ``between`` is what
    separates columns."""

    columns: tuple[Column, ...] = ()
    inline: bool = True
    between: str = ""

    @property
    def height(self) -> int:
        """Rows of the tallest column."""
        return max((len(column.rows) for column in self.columns), default=0)

    def region_of(self, cursor: Cursor) -> Region | None:
        """Return what must be seen of a place: its role, with the family's title when it is the first."""
        for column in self.columns:
            places = [place for place, row in enumerate(column.rows) if stands_at(row, cursor)]
            if places:
                top, bottom = places[0], places[-1]
                while top and _heads(column.rows[top - 1], cursor.family):
                    top -= 1
                return Region(column.left, top, column.measure.width, bottom - top + 1)
        return None

    def row_at(self, x: int, y: int) -> Row | None:
        """Return the row under a point, or ``None`` between columns and below them."""
        for column in self.columns:
            if column.left <= x < column.left + column.measure.width and 0 <= y < len(column.rows):
                return column.rows[y]
        return None


def stands_at(row: Row, cursor: Cursor) -> bool:
    """Return whether a row belongs to the place of the mark."""
    if row.family.id != cursor.family or row.kind in (RowKind.TITLE, RowKind.HEADING, RowKind.BLANK):
        return False
    return (row.role.id if row.role else "") == cursor.role


def arranged(
    families: Sequence[ShownFamily], terminal: int, width: int, room: int, opened: str, *, every: bool = False
) -> Arrangement:
    """Return the panes in a terminal of that many columns: ``width`` and ``room`` are the cells that they may take.

    ``opened`` is the family that an accordion opens, unless it opens ``every`` one. The room must not change while a
    sentence comes and goes on the status line, so that the panes stay where they are.
    """
    if terminal < SIDE_BY_SIDE or len(families) < 2:
        width = min(width, WIDEST)
        return _opened(families, width) if every else _accordion(families, width, room, opened)
    return _side_by_side(tuple(families), terminal, width, room)


@lru_cache(maxsize=4)
def _side_by_side(families: tuple[ShownFamily, ...], terminal: int, width: int, room: int) -> Arrangement:
    # The mark goes from family to family far more often than the list changes.
    between = "  │  " if terminal >= WITH_AIR else " │ "
    tries = [_columns(families, width, room, count, between) for count in _counts(len(families), terminal)]
    return next((one for one in tries if one.height <= room), min(tries, key=lambda one: one.height))


def _counts(families: int, terminal: int) -> list[int]:
    if terminal < ALL:
        return [count for count in (2, 3) if count <= families]
    return [min(families, 5)] if families <= 5 else [5, 4, 3]


def _accordion(families: Sequence[ShownFamily], width: int, room: int, opened: str) -> Arrangement:
    measures = {family.id: Measure(width, _code_width([family])) for family in families}
    # Air is for all families or for none: a list that breathes in one and not in the next would jump.
    closed = len(families) - 1
    airy = closed + _tallest(families, measures, ROLES_APART) + 1 <= room
    apart = airy or closed + _tallest(families, measures, NO_AIR) + 1 <= room
    rows: list[Row] = []
    for family in families:
        if family.id != opened:
            rows.append(Row(RowKind.TITLE, family))
            continue
        rows += _pane(family, measures[family.id], True, ROLES_APART if airy else NO_AIR)
        if apart and family is not families[-1]:
            rows.append(Row(RowKind.BLANK, family))
    return Arrangement((Column(0, Measure(width, _code_width(families)), tuple(rows)),)) if rows else Arrangement()


def _opened(families: Sequence[ShownFamily], width: int) -> Arrangement:
    measure = Measure(width, _code_width(families))
    rows = [row for family in families for row in (*_pane(family, measure, True, NO_AIR), Row(RowKind.BLANK, family))]
    return Arrangement((Column(0, measure, tuple(rows[:-1])),)) if rows else Arrangement()


def _tallest(families: Sequence[ShownFamily], measures: Mapping[str, Measure], air: int) -> int:
    return max((len(_pane(one, measures[one.id], True, air)) for one in families), default=0)


def _columns(families: Sequence[ShownFamily], width: int, room: int, count: int, between: str) -> Arrangement:
    """Return that many columns, with as much air as fits; none where the list is too long even without it."""
    tight = _with_air(families, width, count, between, NO_AIR)
    if tight.height >= room:
        return tight
    airy = (_with_air(families, width, count, between, air) for air in (ROLES_APART, TITLES_APART))
    return next((one for one in airy if one.height <= room), tight)


def _with_air(families: Sequence[ShownFamily], width: int, count: int, between: str, air: int) -> Arrangement:
    each, spare = divmod(width - len(between) * (count - 1), count)
    widths = [each + (place < spare) for place in range(count)]
    code = _code_width(families)
    measure = Measure(each, code, 2 if each >= 46 else 1)
    inline = all(title_fits(family, each) for family in families)
    panes = [_pane(family, measure, inline, air, among=families) for family in families]
    columns, left = [], 0
    for place, group in enumerate(_balanced([len(pane) + 1 for pane in panes], count)):
        rows = [row for pane in group for row in (*panes[pane], Row(RowKind.BLANK, families[pane]))][:-1]
        columns.append(Column(left, Measure(widths[place], code, measure.gap), tuple(rows)))
        left += widths[place] + len(between)
    return Arrangement(tuple(columns), inline, between)


def _pane(
    family: ShownFamily, measure: Measure, inline: bool, air: int, among: Sequence[ShownFamily] = ()
) -> list[Row]:
    rows = [Row(RowKind.TITLE, family)]
    if not inline:
        # As many rows for each title as for the longest, so that first roles line up.
        titles = composed(family.title, measure.width - 2)[:3]
        most = max(len(composed(one.title, measure.width - 2)[:3]) for one in (*among, family))
        rows += [Row(RowKind.HEADING, family, text=text) for text in (*titles, *[""] * (most - len(titles)))]
    if air >= TITLES_APART:
        rows.append(Row(RowKind.BLANK, family))
    if not family.roles:
        return [*rows, Row(RowKind.EMPTY, family)]
    for place, role in enumerate(family.roles):
        if place and air >= ROLES_APART:
            rows.append(Row(RowKind.BLANK, family))
        rows += role_rows(family, role, measure)
    return rows


def _balanced(heights: Sequence[int], count: int) -> list[range]:
    """Return the positions in that many runs, in order, with the tallest run as low as can be."""
    best = min(
        ((0, *cuts, len(heights)) for cuts in combinations(range(1, len(heights)), count - 1)),
        key=lambda edges: max(sum(heights[start:end]) for start, end in pairwise(edges)),
    )
    return [range(start, end) for start, end in pairwise(best)]


def _code_width(families: Iterable[ShownFamily]) -> int:
    return max((len(role.code) for family in families for role in family.roles), default=2)


def _heads(row: Row, family: str) -> bool:
    return row.family.id == family and row.kind in (RowKind.TITLE, RowKind.HEADING)
