"""The headings under the agenda table: what the room reads during a step, the private note, the sub-timings."""

import re
from dataclasses import dataclass

from fiche_tui.sheet.blocks import Block, Heading, List, ListItem, Paragraph, Quote, lines, plain, words_of
from fiche_tui.sheet.problems import Code, Problems
from fiche_tui.sheet.tags import split_tag
from fiche_tui.workshop.sheet import Part

_PART = re.compile(r"(\S.*?)\s*(?:[:·,–—-]|\s)\s*([0-9]{1,3})\s*min(?:utes?)?\.?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class StepText:
    """What is written under the heading of one step. ``id`` is empty when the heading carries no tag.

    A paragraph is a line of ``instruction`` or of ``note``: lines are joined by ``\\n``.
    """

    line: int
    id: str
    title: str
    instruction: str
    note: str
    parts: tuple[Part, ...]


def read_step_texts(blocks: tuple[Block, ...], problems: Problems) -> tuple[StepText, ...]:
    """The texts of the steps, in the order of the headings of level 3."""
    groups: list[tuple[Heading, list[Block]]] = []
    for block in blocks:
        if isinstance(block, Heading) and block.level == 3:
            groups.append((block, []))
        elif groups:
            groups[-1][1].append(block)
        else:
            problems.add(block.line, Code.IGNORED, words_of(block))
    return tuple(_step_text(heading, body, problems) for heading, body in groups)


def _step_text(heading: Heading, body: list[Block], problems: Problems) -> StepText:
    spans, tag = split_tag(heading.spans, heading.line, problems)
    instruction: list[str] = []
    notes: list[str] = []
    parts: list[Part] = []
    for block in body:
        match block:
            case Paragraph():
                instruction.append(lines(block.spans))
            case Quote():
                notes.extend(_text_lines(block.blocks, problems))
            case List():
                read = [_part(entry) for entry in block.items]
                known = [part for part in read if part is not None]
                parts.extend(known)
                if not known:
                    instruction.extend(_list_lines(block, problems))
                elif len(known) < len(read):
                    entry = block.items[read.index(None)]
                    problems.add(entry.line, Code.PART_MINUTES, words_of(entry.blocks[0]) if entry.blocks else "-")
            case _:
                problems.add(block.line, Code.IGNORED, words_of(block))
    text, note = "\n".join(filter(None, instruction)), "\n".join(filter(None, notes))
    return StepText(heading.line, tag.id, plain(spans), text, note, tuple(parts))


def _part(entry: ListItem) -> Part | None:
    if len(entry.blocks) != 1 or not isinstance(entry.blocks[0], Paragraph):
        return None
    written = _PART.fullmatch(plain(entry.blocks[0].spans))
    return Part(written[1], int(written[2])) if written else None


def _text_lines(blocks: tuple[Block, ...], problems: Problems) -> list[str]:
    found: list[str] = []
    for block in blocks:
        match block:
            case Paragraph():
                found.append(lines(block.spans))
            case List():
                found.extend(_list_lines(block, problems))
            case _:
                problems.add(block.line, Code.IGNORED, words_of(block))
    return found


def _list_lines(block: List, problems: Problems) -> list[str]:
    found: list[str] = []
    for number, entry in enumerate(block.items, block.start or 0):
        mark = "•" if block.start is None else f"{number}."
        for place, text in enumerate(_text_lines(entry.blocks, problems)):
            found.append(text if place else f"{mark} {text}")
    return found
