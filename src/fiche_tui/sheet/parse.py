"""A sheet file, from bytes to a ``Sheet``. Total: any bytes give a sheet or problems with lines, nothing else."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from fiche_tui.sheet import texts
from fiche_tui.sheet.agenda import Plan, StepRow, read_table
from fiche_tui.sheet.blocks import Block, Heading, Paragraph, plain, read_blocks, words_of
from fiche_tui.sheet.families import read_families
from fiche_tui.sheet.foreign import warn_of_mark, warn_of_marks
from fiche_tui.sheet.formats import read_formats
from fiche_tui.sheet.header import Entry, split_header
from fiche_tui.sheet.item_names import read_item_names
from fiche_tui.sheet.looks import titled
from fiche_tui.sheet.problems import Code, Problems, SheetErrors, SheetProblem
from fiche_tui.sheet.scales import default_questions, read_scales
from fiche_tui.sheet.source import read_text
from fiche_tui.sheet.steps import StepText, read_step_texts
from fiche_tui.sheet.tags import is_id, without_braces
from fiche_tui.sheet.words import SECTIONS, loose, slug
from fiche_tui.workshop.frozen import frozen
from fiche_tui.workshop.sheet import Preset, Sheet, Step, StepKind
from fiche_tui.workshop.text import folded

NEEDS_ITEMS = frozenset(
    {StepKind.ADJUST, StepKind.ASSESS, StepKind.COUNT, StepKind.REVEAL, StepKind.VOTE, StepKind.CARRY}
)
"""The kinds of step that have nothing to show in a sheet without roles."""

_ON_THE_WALL = frozenset({"families", "question", "scales", "agenda", "talk"})
"""The sections whose words the room reads."""


@frozen
class Reading:
    """What a file gave: ``sheet`` is None when there is at least one error among ``problems``."""

    sheet: Sheet | None
    problems: tuple[SheetProblem, ...]


@dataclass(slots=True)
class _Section:
    line: int
    blocks: list[Block] = field(default_factory=list)


@dataclass(slots=True)
class _Document:
    title: str = ""
    introduction: list[Block] = field(default_factory=list)
    sections: dict[str, _Section] = field(default_factory=dict)

    def blocks(self, name: str) -> tuple[Block, ...]:
        return tuple(self.sections[name].blocks) if name in self.sections else ()


def parse_sheet(data: bytes, name: str) -> Sheet:
    """Return the sheet that a file holds. ``name`` is the file's name, for the problems and for an id that is not
    written.

    Raises ``SheetErrors`` with every error and warning when there is at least one error; warnings alone raise nothing.
    """
    reading = read_sheet(data, name)
    if reading.sheet is None:
        raise SheetErrors(reading.problems)
    return reading.sheet


def read_sheet(data: bytes, name: str) -> Reading:
    """Return the sheet that a file holds, or None, with every problem found. Raises nothing."""
    problems = Problems(name)
    text = read_text(data, problems)
    if text is None or problems.has_errors():
        return Reading(None, problems.all())
    header, body = split_header(text, problems)
    sheet = _sheet(header, _document(read_blocks(titled(body)), problems), name, problems)
    return Reading(None if problems.has_errors() else sheet, problems.all())


def _document(blocks: tuple[Block, ...], problems: Problems) -> _Document:
    document = _Document()
    found = False
    into = document.introduction
    for block in blocks:
        if isinstance(block, Heading) and block.level == 1:
            if found:
                problems.add(block.line, Code.TITLE_TWICE, plain(block.spans))
            found = True
            title = without_braces(block.spans, block.line, problems)
            warn_of_mark(block.line, title, problems)
            document.title = document.title or title
        elif isinstance(block, Heading) and block.level == 2:
            into = _section(block, document, problems)
        else:
            into.append(block)
    if not document.title and blocks and isinstance(blocks[0], Paragraph):
        problems.add(blocks[0].line, Code.TITLE_UNMARKED, words_of(blocks[0]))
    elif not document.title:
        problems.add(1, Code.TITLE_MISSING, words_of(blocks[0]) if blocks else "")
    if "agenda" not in document.sections:
        _tell_agenda(blocks, problems)
    warn_of_marks((block for block in document.introduction if isinstance(block, Paragraph)), problems)
    for section in _ON_THE_WALL & document.sections.keys():
        warn_of_marks(document.sections[section].blocks, problems)
    return document


def _tell_agenda(blocks: tuple[Block, ...], problems: Problems) -> None:
    """Tell that the agenda is missing, or which line looks like its heading and is none."""
    for block in blocks:
        if isinstance(block, Paragraph | Heading) and SECTIONS.get(loose(plain(block.spans))) == "agenda":
            problems.add(block.line, Code.AGENDA_UNMARKED, plain(block.spans))
            return
    problems.add(1, Code.AGENDA_MISSING)


def _section(heading: Heading, document: _Document, problems: Problems) -> list[Block]:
    words = without_braces(heading.spans, heading.line, problems)
    name = SECTIONS.get(folded(words)) or SECTIONS.get(loose(words))
    if name is None:
        problems.add(heading.line, Code.SECTION_UNKNOWN, words)
        return []
    if name in document.sections:
        problems.add(heading.line, Code.DUPLICATE, words, what="section")
        return []
    document.sections[name] = _Section(heading.line)
    return document.sections[name].blocks


def _sheet(header: Mapping[str, Entry], document: _Document, name: str, problems: Problems) -> Sheet:
    lang = _lang(header.get("lang"), problems)
    names = read_item_names(header, problems)
    families = read_families(document.blocks("families"), problems)
    has_items = any(family.items for family in families)
    scales = read_scales(document.blocks("scales"), lang, problems)
    written = texts.read_questions(document.blocks("question"), problems)
    usual = default_questions(lang, names) if has_items else ("", "")
    question = written[0] or usual[0]
    presets, steps = _agenda(document, has_items, problems)
    return Sheet(
        id=_id(header.get("id"), name, document.title, problems),
        title=document.title,
        lang=lang,
        question=question,
        question_with_objectives=written[1] or (question if written[0] else usual[1]),
        introduction=texts.read_prose(tuple(document.introduction), problems),
        credit=texts.read_prose(document.blocks("credit"), problems),
        families=families,
        scales=scales if has_items else (),
        presets=presets,
        steps=steps,
        corrections=texts.read_corrections(document.blocks("corrections"), problems),
        talk=texts.read_talk(document.blocks("talk"), problems),
        item_names=names,
    )


def _lang(entry: Entry | None, problems: Problems) -> str:
    if entry is None or not entry.text:
        return "fr"
    parts = entry.text.split("-")
    if not all(part.isascii() and part.isalnum() and len(part) <= 8 for part in parts) or len(parts[0]) < 2:
        problems.add(entry.line, Code.LANGUAGE, entry.text)
    return entry.text


def _id(entry: Entry | None, name: str, title: str, problems: Problems) -> str:
    if entry is not None and entry.text:
        if not is_id(entry.text):
            problems.add(entry.line, Code.TAG, entry.text, form="id")
        return entry.text
    stem = re.sub(r"\.md$", "", name.replace("\\", "/").rpartition("/")[2], flags=re.IGNORECASE)
    return slug(stem) or slug(title) or "fiche"


def _agenda(document: _Document, has_items: bool, problems: Problems) -> tuple[tuple[Preset, ...], tuple[Step, ...]]:
    formats = read_formats(document.blocks("formats"), problems)
    section = document.sections.get("agenda")
    if section is None:
        return (), ()
    plan, rows, after = read_table(tuple(section.blocks), section.line, formats, problems)
    texts_by_id = _matched(rows, read_step_texts(after, problems), problems)
    steps = tuple(_step(row, texts_by_id.get(row.id), has_items, problems) for row in rows)
    return _presets(plan, rows, problems), steps


def _matched(rows: tuple[StepRow, ...], found: tuple[StepText, ...], problems: Problems) -> dict[str, StepText]:
    """Return the text of each step by step id. A table alone is fine: texts are required once there is one.

    Where several rows were written with one id, the headings with that id go to them in order.
    """
    # The nearest title wins: the one written the same, else the one that differs by a number, a colon, « (5 min) ».
    by_title = {**{loose(row.title): row.id for row in rows}, **{folded(row.title): row.id for row in rows}}
    ids = {row.id for row in rows}
    matched: dict[str, StepText] = {}
    for text in found:
        same = [row.id for row in rows if text.id and row.written == text.id]
        waiting = [name for name in same if name not in matched]
        name = next(iter(waiting or same), "") or text.id or _by_title(text.title, by_title)
        if name not in ids:
            problems.add(text.line, Code.HEADING_WITHOUT_STEP, text.id or text.title, known=", ".join(sorted(ids)))
        elif name in matched:
            problems.add(text.line, Code.DUPLICATE, name, what="step")
        else:
            matched[name] = text
    for row in rows:
        if found and row.id not in matched:
            problems.add(row.line, Code.STEP_WITHOUT_HEADING, row.title, id=row.id)
    return matched


def _by_title(title: str, ids: Mapping[str, str]) -> str:
    return ids.get(folded(title)) or ids.get(loose(title), "")


def _step(row: StepRow, text: StepText | None, has_items: bool, problems: Problems) -> Step:
    if row.kind in NEEDS_ITEMS and not has_items:
        problems.add(row.line, Code.NEEDS_ITEMS, row.title, kind=row.kind.value)
    total = sum(part.minutes for part in text.parts) if text else 0
    shortest = min(row.minutes.values(), default=total)
    if text and total > shortest:
        problems.add(text.line, Code.PARTS_LONG, row.title, total=total, minutes=shortest)
    return Step(
        id=row.id,
        title=row.title,
        kind=row.kind,
        minutes=row.minutes,
        minimum=row.minimum,
        protected="protected" in row.flags,
        optional="optional" in row.flags,
        margin="margin" in row.flags,
        instruction=text.instruction if text else "",
        note=text.note if text else "",
        parts=text.parts if text else (),
    )


def _presets(plan: Plan, rows: tuple[StepRow, ...], problems: Problems) -> tuple[Preset, ...]:
    presets: list[Preset] = []
    for each in plan.formats:
        held = {row.id: row.minutes[each.id] for row in rows if each.id in row.minutes}
        if each.id in plan.minutes and not held and rows:
            problems.add(each.line, Code.PRESET_EMPTY, each.id)
        for step in each.ends:
            if step not in held:
                problems.add(each.line, Code.STEP_UNKNOWN, step, known=", ".join(held))
        total = sum(held.values())
        promised = int(each.id) if each.minutes is None and each.id.isdecimal() else each.minutes
        if promised is not None and promised != total and held:
            problems.add(each.line, Code.TOTAL_DIFFERS, each.id, total=total, promised=promised)
        presets.append(each.settled(total if promised is None else promised))
    return tuple(presets)
