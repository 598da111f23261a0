"""The section « Déroulement »: a table whose rows are the steps, then a heading per step."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from fiche_tui.sheet.blocks import Block, Row, Table, words_of
from fiche_tui.sheet.durations import read_minutes
from fiche_tui.sheet.formats import ABSENT, MAX_MINUTES, Format
from fiche_tui.sheet.problems import Code, Problems
from fiche_tui.sheet.tags import is_id, unused
from fiche_tui.sheet.words import FLAGS, KINDS, slug
from fiche_tui.workshop.frozen import frozen
from fiche_tui.workshop.sheet import StepKind
from fiche_tui.workshop.text import folded

_COLUMNS: Mapping[str, str] = {
    "id": "id",
    "etape": "title",
    "etapes": "title",
    "step": "title",
    "steps": "title",
    "genre": "kind",
    "kind": "kind",
    "options": "flags",
}
_MINIMUM = re.compile(r"min(?:\.|imum)?(?: +(.+))?")
_PRESET = re.compile(r"([0-9]{1,4})(?: ?min\.?)?")

MAX_STEPS = 100
"""Most steps of an agenda."""

SINGLE = "minutes"
"""The header of the minutes column in a sheet that has a single format and gives it no name; « durée » is the same."""

_SINGLE = re.compile(r"minutes|(?:duree|duration)(?: \((?:en )?min(?:utes|\.)?\))?")
_SHOWN = "id, étape, genre, options"


@dataclass(slots=True)
class Plan:
    """Where each thing is in the agenda table. ``minimum`` may give one column to several presets."""

    places: dict[str, int] = field(default_factory=dict)
    minutes: dict[str, int] = field(default_factory=dict)
    minimum: dict[str, int] = field(default_factory=dict)
    formats: tuple[Format, ...] = ()
    width: int = 0


@frozen
class StepRow:
    """One row of the table, read. ``minutes`` and ``minimum`` are whole minutes by preset id.

    ``written`` is the id as the table has it: empty, or that of an earlier row too.
    """

    line: int
    id: str
    written: str
    title: str
    kind: StepKind
    flags: frozenset[str]
    minutes: Mapping[str, int]
    minimum: Mapping[str, int]


def read_table(
    blocks: tuple[Block, ...], line: int, formats: tuple[Format, ...], problems: Problems
) -> tuple[Plan, tuple[StepRow, ...], tuple[Block, ...]]:
    """Return the plan of the table, its rows, and the blocks that follow it. ``line`` is the section's heading."""
    at = next((place for place, block in enumerate(blocks) if isinstance(block, Table)), None)
    if at is None:
        problems.add(blocks[0].line if blocks else line, Code.TABLE_MISSING, words_of(blocks[0]) if blocks else "")
        return Plan(formats=formats), (), blocks
    for block in blocks[:at]:
        problems.add(block.line, Code.IGNORED, words_of(block))
    table = blocks[at]
    assert isinstance(table, Table)
    plan = _plan(table.header, formats, problems)
    if not table.rows:
        problems.add(table.line, Code.TABLE_EMPTY, words_of(table))
    if len(table.rows) > MAX_STEPS:
        problems.add(table.line, Code.TABLE_LONG, words_of(table), count=len(table.rows), limit=MAX_STEPS)
    return plan, _rows(table.rows[:MAX_STEPS], plan, problems), blocks[at + 1 :]


def _plan(header: Row, formats: tuple[Format, ...], problems: Problems) -> Plan:
    plan = Plan(formats=formats, width=len(header.cells))
    known = {each.id for each in formats}
    minimums: list[tuple[str, int]] = []
    for place, cell in enumerate(header.cells):
        name = folded(cell)
        wanted = _PRESET.fullmatch(name)
        preset = wanted[1] if wanted else name
        if name in _COLUMNS:
            _place(plan.places, _COLUMNS[name], place, header, problems)
        elif preset in known or (not formats and wanted):
            _place(plan.minutes, preset, place, header, problems)
        elif not formats and _SINGLE.fullmatch(name):
            _place(plan.minutes, SINGLE, place, header, problems)
        elif minimum := _MINIMUM.fullmatch(name):
            minimums.append((minimum[1] or "", place))
        else:
            code = Code.PRESET_UNKNOWN if wanted or formats else Code.COLUMN_UNKNOWN
            problems.add(header.line, code, cell, known=", ".join([_SHOWN, *(sorted(known) or [SINGLE])]))
    if "title" not in plan.places:
        problems.add(header.line, Code.COLUMN_MISSING, " | ".join(header.cells), column="étape")
    if not plan.minutes:
        problems.add(header.line, Code.COLUMN_MISSING, " | ".join(header.cells), column=SINGLE)
    if not formats:
        plan.formats = tuple(Format(header.line, name) for name in plan.minutes)
    for each in formats:
        if each.id not in plan.minutes:
            problems.add(each.line, Code.PRESET_EMPTY, each.id)
    for names_cell, place in minimums:
        _place_minimum(plan, names_cell, place, header, problems)
    return plan


def _place(places: dict[str, int], key: str, place: int, header: Row, problems: Problems) -> None:
    if key in places:
        problems.add(header.line, Code.DUPLICATE, header.cells[place], what="column")
    places[key] = place


def _place_minimum(plan: Plan, cell: str, place: int, header: Row, problems: Problems) -> None:
    names = [name for name in re.split(r"[\s/,]+", cell) if name] or list(plan.minutes)
    for name in names:
        if name not in plan.minutes:
            problems.add(header.line, Code.PRESET_UNKNOWN, name, known=", ".join(plan.minutes))
        else:
            _place(plan.minimum, name, place, header, problems)


def _rows(rows: tuple[Row, ...], plan: Plan, problems: Problems) -> tuple[StepRow, ...]:
    written = [_cell(row, plan.places.get("id")) for row in rows]
    taken: dict[str, int] = {}
    found: list[StepRow] = []
    for position, (row, given) in enumerate(zip(rows, written, strict=True), 1):
        title = _cell(row, plan.places.get("title"))
        if "title" in plan.places and not title:
            problems.add(row.line, Code.TITLE_EMPTY, " | ".join(row.cells), what="step")
        if given and not is_id(given):
            problems.add(row.line, Code.TAG, given, form="id")
        name = given
        if not given or given in taken:
            name = unused(given or slug(title) or f"etape-{position}", {*taken, *written})
        if given and given in taken:
            problems.add(row.line, Code.REPEATED, given, what="step", first=taken[given], own=name)
        taken[name] = row.line
        if row.extra:
            problems.add(row.line, Code.CELLS_EXTRA, row.extra, columns=plan.width)
        flags = _flags(row, plan, problems)
        minutes = _minutes(row, plan, problems)
        minimum = _minimum(row, plan, minutes, 0 if "margin" in flags else 2, problems)
        found.append(StepRow(row.line, name, given, title, _kind(row, plan, problems), flags, minutes, minimum))
    return tuple(found)


def _cell(row: Row, place: int | None) -> str:
    return row.cells[place] if place is not None and place < len(row.cells) else ""


def _kind(row: Row, plan: Plan, problems: Problems) -> StepKind:
    cell = _cell(row, plan.places.get("kind"))
    if cell in ABSENT:
        return StepKind.PLENARY
    kind = KINDS.get(folded(cell))
    if kind is None:
        problems.add(row.line, Code.KIND_UNKNOWN, cell)
    return kind or StepKind.PLENARY


def _flags(row: Row, plan: Plan, problems: Problems) -> frozenset[str]:
    cell = _cell(row, plan.places.get("flags"))
    found: set[str] = set()
    for word in re.split(r"[\s,;·/]+", cell):
        flag = FLAGS.get(folded(word))
        if flag is not None:
            found.add(flag)
        elif word not in ABSENT:
            problems.add(row.line, Code.FLAG_UNKNOWN, word)
    return frozenset(found)


def _minutes(row: Row, plan: Plan, problems: Problems) -> dict[str, int]:
    found: dict[str, int] = {}
    if plan.minutes and all(_cell(row, place) in ABSENT for place in plan.minutes.values()):
        problems.add(row.line, Code.STEP_NOWHERE, _cell(row, plan.places.get("title")))
    for name, place in plan.minutes.items():
        cell = _cell(row, place)
        if cell in ABSENT:
            continue
        number = read_minutes(cell, MAX_MINUTES)
        if number is None:
            problems.add(row.line, Code.MINUTES, cell, column=name, highest=MAX_MINUTES)
        else:
            found[name] = number
    return found


def _minimum(row: Row, plan: Plan, minutes: Mapping[str, int], share: int, problems: Problems) -> dict[str, int]:
    """Return the written minimums; else half the minutes, rounded up (``share`` 2), or nothing at all (``share`` 0)."""
    found = {name: (number + 1) // share if share else 0 for name, number in minutes.items()}
    told: set[int] = set()
    for name, place in plan.minimum.items():
        cell = _cell(row, place)
        if cell in ABSENT:
            continue
        number = read_minutes(cell, MAX_MINUTES)
        if number is None:
            if place not in told:
                problems.add(row.line, Code.MINUTES, cell, column=f"min. {name}", highest=MAX_MINUTES)
            told.add(place)
        elif name in minutes:
            found[name] = number
            if number > minutes[name]:
                problems.add(row.line, Code.MINIMUM_ABOVE, cell, column=name, minutes=minutes[name])
    return found
