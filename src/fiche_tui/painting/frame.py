"""What changes between two pages of a terminal, cell by cell, in as few bytes as that takes."""

from collections.abc import Callable, Sequence

from fiche_tui.drawing.line import Line, line
from fiche_tui.language.cells import width_of_piece
from fiche_tui.workshop.frozen import frozen
from fiche_tui.workshop.short_text import is_plain, pieces
from fiche_tui.workshop.text import printable

_JOINED = 8
"""Cells that stayed the same between two runs that changed, up to which they are sent again: moving costs as much."""

Cell = tuple[str, str]
"""What stands in a cell and its style; nothing in the second cell of a wide character."""

Row = tuple[Cell, ...]


@frozen
class Frame:
    """A page as it stands on the terminal: its lines and, cell by cell, what they show."""

    lines: tuple[Line, ...]
    rows: tuple[Row, ...]


def frame_of(lines: Sequence[Line], columns: int, rows: int, before: Frame | None = None) -> Frame:
    """Return lines as a page of exactly that size; lines that are those of ``before`` are not laid out again."""
    shown = [*lines[:rows], *[Line()] * (rows - len(lines))]
    kept = before.lines if before and before.rows and len(before.rows[0]) == columns else ()
    cells = tuple(
        before.rows[place] if before and place < len(kept) and kept[place] == one else _cells(one, columns)
        for place, one in enumerate(shown)
    )
    return Frame(tuple(shown), cells)


def changes(
    before: Frame | None, after: Frame, look: Callable[[str], str], style: str | None
) -> tuple[str, str | None]:
    """Return what to send so that a terminal that shows ``before`` shows ``after``, and the style that it is left in.

    ``style`` is the style that it is in now, ``None`` where that is not known; ``look`` gives the sequence of one.
    """
    parts: list[str] = []
    for place, row in enumerate(after.rows):
        old = before.rows[place] if before and place < len(before.rows) else ()
        if row is old:
            continue
        for start, end in _runs(old, row):
            parts.append(f"\x1b[{place + 1};{start + 1}H")
            for text, wanted in row[start:end]:
                if not text:
                    continue
                if wanted != style:
                    style = wanted
                    parts.append(look(wanted))
                parts.append(text)
    return "".join(parts), style


def _runs(old: Row, new: Row) -> list[tuple[int, int]]:
    """Return where cells changed, from the first to behind the last of each run, wide characters whole."""
    if len(old) != len(new):
        return [(0, len(new))] if new else []
    runs: list[tuple[int, int]] = []
    for place, (one, other) in enumerate(zip(old, new, strict=True)):
        if one == other:
            continue
        start, end = _whole(old, new, place)
        if runs and start - runs[-1][1] <= _JOINED:
            runs[-1] = (runs[-1][0], max(end, runs[-1][1]))
        else:
            runs.append((start, end))
    return runs


def _whole(old: Row, new: Row, place: int) -> tuple[int, int]:
    start, end = place, place + 1
    while start > 0 and not (new[start][0] and old[start][0]):
        start -= 1
    while end < len(new) and not (new[end][0] and old[end][0]):
        end += 1
    return start, end


def _cells(shown: Line, columns: int) -> Row:
    cells: list[Cell] = []
    for span in line(shown).fitted(columns).spans:
        # The last gate before the terminal: no text that is drawn acts on it, wherever it came from.
        text = printable(span.text).replace("\n", " ").replace("\t", " ")
        if is_plain(text):
            cells += [(character, span.style) for character in text]
            continue
        for piece in pieces(text):
            width = width_of_piece(piece)
            if width:
                cells += [(piece, span.style), *[("", span.style)] * (width - 1)]
            elif cells and cells[-1][0]:
                cells[-1] = (cells[-1][0] + piece, cells[-1][1])
    return tuple([*cells, *[(" ", "")] * (columns - len(cells))][:columns])
