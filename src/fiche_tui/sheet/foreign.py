"""Marks that other tools interpret and this program shows as typed: reported, since the room would see them."""

import re
from collections.abc import Iterable, Iterator

from fiche_tui.sheet.blocks import Block, Heading, List, Paragraph, Table, plain
from fiche_tui.sheet.problems import Code, Problems

_MARKS = re.compile(
    "|".join(
        (
            r"!?\[[^\]\n]{0,200}\]\([^)\s][^)\n]{0,300}\)",  # A link, an image.
            r"\[\[[^\]\n]{1,200}\]\]|\[\^[^\]\n]{1,40}\]|\[TOC\]",  # A page of a wiki, a footnote, a table of contents.
            r"</?[a-zA-Z][a-zA-Z0-9]{0,15}(?:\s[^<>\n]{0,300})?/?>",  # HTML.
            r":::\s?[\w-]{0,40}",  # A box of HackMD, Pandoc or Quarto.
            r"\{[#.:][^{}\n]{1,80}\}|\{\{[^{}\n]{1,80}\}\}",  # Attributes, a template.
            r"==(?=\w)[^=\n]{1,200}==|~~(?=\S)[^~\n]{1,200}~~|%%[^%\n]{1,200}%%",  # Highlighted, struck, commented out.
        )
    )
)


def warn_of_marks(blocks: Iterable[Block], problems: Problems) -> None:
    """Warn of the first such mark of each block, heading, list entry and table row. Quotes are for the facilitator."""
    for line, text in _texts(blocks):
        warn_of_mark(line, text, problems)


def warn_of_mark(line: int, text: str, problems: Problems) -> None:
    """Warn of the first such mark of a text."""
    if mark := _MARKS.search(text):
        problems.add(line, Code.SHOWN_AS_WRITTEN, mark.group())


def _texts(blocks: Iterable[Block]) -> Iterator[tuple[int, str]]:
    for block in blocks:
        match block:
            case Paragraph() | Heading():
                yield block.line, plain(tuple(span for span in block.spans if span.style != "code"))
            case List():
                for entry in block.items:
                    yield from _texts(entry.blocks)
            case Table():
                for row in block.rows:
                    yield row.line, " | ".join(row.cells)
            case _:
                continue
