"""The small sections of a sheet: prose, questions, what to talk about while counting, corrections of the source."""

from fiche_tui.sheet.blocks import Block, Heading, List, Paragraph, Table, lines, plain, words_of
from fiche_tui.sheet.problems import Code, Problems
from fiche_tui.workshop.sheet import Correction
from fiche_tui.workshop.text import folded

_WITH_OBJECTIVES = frozenset({"avec nos objectifs communs", "avec objectifs", "with objectives"})


def read_prose(blocks: tuple[Block, ...], problems: Problems) -> str:
    """Return the paragraphs of a section, a line each."""
    found: list[str] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            found.append(lines(block.spans))
        else:
            problems.add(block.line, Code.IGNORED, words_of(block))
    return "\n".join(found)


def read_questions(blocks: tuple[Block, ...], problems: Problems) -> tuple[str, str]:
    """Return the question without objectives, and with them; empty when not written."""
    found = ["", ""]
    at = 0
    for block in blocks:
        if isinstance(block, Heading) and folded(plain(block.spans)) in _WITH_OBJECTIVES:
            at = 1
        elif isinstance(block, Paragraph) and not found[at]:
            found[at] = plain(block.spans)
        else:
            problems.add(block.line, Code.IGNORED, words_of(block))
    return found[0], found[1]


def read_talk(blocks: tuple[Block, ...], problems: Problems) -> tuple[str, ...]:
    """Return the questions to talk about, from the entries of a list or from paragraphs."""
    found: list[str] = []
    for block in blocks:
        match block:
            case Paragraph():
                found.append(plain(block.spans))
            case List():
                for entry in block.items:
                    if len(entry.blocks) == 1 and isinstance(entry.blocks[0], Paragraph):
                        found.append(plain(entry.blocks[0].spans))
                    else:
                        problems.add(entry.line, Code.IGNORED, words_of(entry.blocks[0]) if entry.blocks else "-")
            case _:
                problems.add(block.line, Code.IGNORED, words_of(block))
    return tuple(text for text in found if text)


def read_corrections(blocks: tuple[Block, ...], problems: Problems) -> tuple[Correction, ...]:
    """Return the rows of a table of two columns: the source's wording, then the sheet's. Prose around it is for
    readers."""
    found: list[Correction] = []
    for block in blocks:
        if isinstance(block, Table):
            for row in block.rows:
                if row.extra:
                    problems.add(row.line, Code.CELLS_EXTRA, row.extra, columns=len(block.header.cells))
                if len(row.cells) == 2 and all(row.cells):
                    found.append(Correction(row.cells[0], row.cells[1]))
                else:
                    problems.add(row.line, Code.IGNORED, " | ".join(row.cells))
        elif not isinstance(block, Paragraph):
            problems.add(block.line, Code.IGNORED, words_of(block))
    return tuple(found)
