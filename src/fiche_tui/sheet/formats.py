"""The section « Formats »: one row per preset of the agenda, and what a format is when nothing is written."""

import re
from collections.abc import Callable, Mapping
from typing import TypeVar

from fiche_tui.sheet.blocks import Block, Row, Table, words_of
from fiche_tui.sheet.durations import read_minutes
from fiche_tui.sheet.problems import Code, Problems
from fiche_tui.sheet.tags import is_id
from fiche_tui.sheet.words import INSTRUMENTS, YES_NO
from fiche_tui.workshop.frozen import frozen
from fiche_tui.workshop.sheet import Instrument, Preset
from fiche_tui.workshop.text import folded

Value = TypeVar("Value")

MAX_MINUTES = 600
"""Longest step or preset, in minutes."""

MAX_RETAIN = 15
"""Most roles that can be retained: what a shortlist holds."""

MAX_FORMATS = 20
"""Most formats of a sheet."""

ABSENT = frozenset({"", "-", "–", "—"})
"""What a table cell says when there is nothing to say."""

_COLUMNS: Mapping[str, str] = {
    "format": "id",
    "preset": "id",
    "id": "id",
    "titre": "title",
    "title": "title",
    "minutes": "minutes",
    "retenir": "retain",
    "retain": "retain",
    "instrument": "instrument",
    "appreciation": "rating",
    "rating": "rating",
    "suspendre apres": "ends",
    "suspend after": "ends",
}
_NUMBER = re.compile(r"[0-9]{1,4}")


@frozen
class Format:
    """A preset as written: None or empty is what the author left to the program. ``line`` is its row's."""

    line: int
    id: str
    title: str = ""
    minutes: int | None = None
    retain: int | None = None
    instrument: Instrument | None = None
    rating: bool | None = None
    ends: tuple[str, ...] = ()

    def settled(self, total: int) -> Preset:
        """Return the preset, with ``total`` (the minutes of its steps) for the length that was not written."""
        minutes = total if self.minutes is None else self.minutes
        usual = 3 if minutes <= 60 else 4 if minutes <= 100 else 5
        quick = minutes <= 60
        return Preset(
            id=self.id,
            title=self.title or (f"{minutes} minutes" if minutes > 1 else f"{minutes} minute"),
            minutes=minutes,
            retain=usual if self.retain is None else self.retain,
            instrument=self.instrument or (Instrument.CHECK if quick else Instrument.FULL),
            rating=(not quick) if self.rating is None else self.rating,
            sitting_ends_after=self.ends,
        )


def columns(table: Table, names: Mapping[str, str], problems: Problems) -> dict[str, int]:
    """Return the place of each known column of a table by its key; report unknown and repeated headers."""
    found: dict[str, int] = {}
    for place, header in enumerate(table.header.cells):
        key = names.get(folded(header))
        if key is None:
            problems.add(table.line, Code.COLUMN_UNKNOWN, header, known=", ".join(names))
        elif key in found:
            problems.add(table.line, Code.DUPLICATE, header, what="column")
        else:
            found[key] = place
    return found


def read_formats(blocks: tuple[Block, ...], problems: Problems) -> tuple[Format, ...]:
    """Return the formats of a section, in its order."""
    formats: list[Format] = []
    for block in blocks:
        if not isinstance(block, Table):
            problems.add(block.line, Code.IGNORED, words_of(block))
            continue
        places = columns(block, _COLUMNS, problems)
        if "id" not in places:
            problems.add(block.line, Code.COLUMN_MISSING, words_of(block), column="format")
            continue
        if len(block.rows) > MAX_FORMATS:
            problems.add(block.line, Code.TABLE_LONG, words_of(block), count=len(block.rows), limit=MAX_FORMATS)
        for row in block.rows[:MAX_FORMATS]:
            if row.extra:
                problems.add(row.line, Code.CELLS_EXTRA, row.extra, columns=len(block.header.cells))
            read = _Row(row, places, problems).format()
            if read.id in {other.id for other in formats}:
                problems.add(row.line, Code.DUPLICATE, read.id, what="preset")
            formats.append(read)
    return tuple(formats)


def _count(cell: str, highest: int) -> int | None:
    number = int(cell) if _NUMBER.fullmatch(cell) else -1
    return number if 0 <= number <= highest else None


class _Row:
    def __init__(self, row: Row, places: Mapping[str, int], problems: Problems) -> None:
        self._row, self._places, self._problems = row, places, problems

    def format(self) -> Format:
        name = self._cell("id").lower()
        if not is_id(name):
            self._problems.add(self._row.line, Code.TAG, self._cell("id"), form="id")
        ends = self._cell("ends")
        return Format(
            line=self._row.line,
            id=name,
            title=self._cell("title"),
            minutes=self._number("minutes", MAX_MINUTES, read_minutes),
            retain=self._number("retain", MAX_RETAIN, _count),
            instrument=self._word("instrument", INSTRUMENTS, Code.INSTRUMENT_UNKNOWN),
            rating=self._word("rating", YES_NO, Code.YES_NO),
            ends=() if ends in ABSENT else tuple(re.split(r"[\s,]+", ends)),
        )

    def _cell(self, key: str) -> str:
        place = self._places.get(key)
        return self._row.cells[place] if place is not None and place < len(self._row.cells) else ""

    def _number(self, key: str, highest: int, read: Callable[[str, int], int | None]) -> int | None:
        cell = self._cell(key)
        if cell in ABSENT:
            return None
        number = read(cell, highest)
        if number is None:
            self._problems.add(self._row.line, Code.NUMBER, cell, highest=highest)
        return number

    def _word(self, key: str, words: Mapping[str, Value], code: Code) -> Value | None:
        cell = self._cell(key)
        if cell in ABSENT:
            return None
        if folded(cell) not in words:
            self._problems.add(self._row.line, code, cell, known=", ".join(words))
        return words.get(folded(cell))
