"""The headings under the agenda table: what the room reads during a step, the private note, the sub-timings."""

from fiche_tui.sheet.blocks import Block, Heading, List, ListItem, Paragraph, Quote, lines, plain, words_of
from fiche_tui.sheet.durations import TimedLine, timed_line
from fiche_tui.sheet.formats import MAX_MINUTES
from fiche_tui.sheet.problems import Code, Problems
from fiche_tui.sheet.tags import split_tag
from fiche_tui.workshop.frozen import frozen
from fiche_tui.workshop.sheet import Part


@frozen
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
    """Return the texts of the steps, in the order of the headings of level 3."""
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
                found, others = _parts(block, problems)
                parts.extend(found)
                instruction.extend(_list_lines(others, problems) if others.items else [])
            case _:
                problems.add(block.line, Code.IGNORED, words_of(block))
    text, note = "\n".join(filter(None, instruction)), "\n".join(filter(None, notes))
    return StepText(heading.line, tag.id, plain(spans), text, note, tuple(parts))


def _parts(block: List, problems: Problems) -> tuple[list[Part], List]:
    """Return the sub-timings of a list, and the list of its other lines: what cannot be timed is shown all the same."""
    timed = [_timed(entry) for entry in block.items]
    parts = [Part(line.title, line.minutes) for line in timed if line and line.minutes is not None]
    others: list[ListItem] = []
    for entry, line in zip(block.items, timed, strict=True):
        if line and line.minutes is not None:
            continue
        others.append(entry)
        if line or parts:
            code = Code.PART_NOT_WHOLE if line else Code.PART_MINUTES
            problems.add(entry.line, code, words_of(entry.blocks[0]) if entry.blocks else "-")
    return parts, List(block.line, block.start, tuple(others))


def _timed(entry: ListItem) -> TimedLine | None:
    if len(entry.blocks) != 1 or not isinstance(entry.blocks[0], Paragraph):
        return None
    return timed_line(plain(entry.blocks[0].spans), MAX_MINUTES)


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
