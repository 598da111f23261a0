"""Markdown text to a small tree of blocks with line numbers. The only importer of markdown-it in the program.

Links, images, reference definitions and inline HTML are switched off: in a sheet, ``[x]`` and ``<b>`` are words that
someone wrote, and a terminal shows them as such. Indented text is not code either: it is a paragraph someone indented.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from markdown_it import MarkdownIt
from markdown_it.token import Token

from fiche_tui.sheet.looks import INVISIBLE
from fiche_tui.sheet.words import CONTROLS
from fiche_tui.workshop.frozen import frozen
from fiche_tui.workshop.short_text import one_line

_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
"""The one HTML tag that is read: tables of other editors cut the lines of a cell with it."""


@frozen
class Span:
    """A run of text. ``style`` is empty, ``strong`` or ``code``. A ``\\n`` in ``text`` is a forced line break."""

    text: str
    style: str = ""


Spans = tuple[Span, ...]


@frozen
class Heading:
    """A heading of ``level`` 1 to 6."""

    line: int
    level: int
    spans: Spans


@frozen
class Paragraph:
    """Running text."""

    line: int
    spans: Spans


@frozen
class Quote:
    """A block quote: what only the facilitator reads."""

    line: int
    blocks: "tuple[Block, ...]"


@frozen
class ListItem:
    """One entry of a list."""

    line: int
    blocks: "tuple[Block, ...]"


@frozen
class List:
    """A list. ``start`` is the first number of a numbered list, None for a bulleted one."""

    line: int
    start: int | None
    items: tuple[ListItem, ...]


@frozen
class Row:
    """A table row; every cell is plain text on one line. ``extra`` is what the header has no column for, as typed."""

    line: int
    cells: tuple[str, ...]
    extra: str = ""


@frozen
class Table:
    """A table with its header row."""

    line: int
    header: Row
    rows: tuple[Row, ...]


@frozen
class Other:
    """What a sheet has no use for: a code block, raw HTML."""

    line: int
    text: str


Block = Heading | Paragraph | Quote | List | Table | Other


def read_blocks(text: str) -> tuple[Block, ...]:
    """Return the blocks of a Markdown text whose depth ``source`` has bounded."""
    # ``source`` refuses what is deeper than 8 levels; each takes two of the parser's (a list and its item).
    parser = MarkdownIt("commonmark", {"maxNesting": 40}).enable("table")
    parser.disable(["link", "image", "autolink", "html_inline", "reference", "code"])
    source = text.split("\n")
    return tuple(_whole(block, source) if isinstance(block, Table) else block for block in _blocks(parser.parse(text)))


def _whole(table: Table, source: Sequence[str]) -> Table:
    """Return the table with what the parser drops: the cells of a row that are one too many."""
    width = len(table.header.cells)
    rows = (replace(row, extra=_extra(source[row.line - 1], width)) for row in table.rows)
    return replace(table, rows=tuple(rows))


def _extra(line: str, width: int) -> str:
    cells = re.split(r"(?<!\\)\|", line.strip())
    cells = cells[1:] if not cells[0] else cells
    return " | ".join(filter(None, map(one_line, cells[width:])))


def plain(spans: Spans) -> str:
    """Return the words of ``spans`` on one line."""
    return one_line("".join(span.text for span in spans))


def lines(spans: Spans) -> str:
    """Return the words of ``spans`` with their forced line breaks kept."""
    text = "".join(span.text for span in spans)
    return "\n".join(line for line in map(one_line, text.split("\n")) if line)


def words_of(block: Block) -> str:
    """Return the first words of any block, to show what is meant."""
    match block:
        case Heading(spans=spans) | Paragraph(spans=spans):
            return plain(spans)
        case Quote(blocks=blocks):
            return words_of(blocks[0]) if blocks else ">"
        case List(items=items):
            first = items[0].blocks if items else ()
            return words_of(first[0]) if first else "-"
        case Table(header=header):
            return " | ".join(header.cells)
        case Other(text=text):
            return text


def _blocks(tokens: Sequence[Token]) -> tuple[Block, ...]:
    found: list[Block] = []
    at = 0
    while at < len(tokens):
        end = _closing(tokens, at)
        block = _block(tokens[at], tokens[at + 1 : end])
        if block is not None:
            found.append(block)
        at = end + 1
    return tuple(found)


def _block(opening: Token, inside: Sequence[Token]) -> Block | None:
    line = _line(opening)
    match opening.type:
        case "heading_open":
            return Heading(line, int(opening.tag[1:]), _spans(inside))
        case "paragraph_open":
            return Paragraph(line, _spans(inside))
        case "blockquote_open":
            return Quote(line, _blocks(_line_by_line(inside, opening.level)))
        case "bullet_list_open":
            return List(line, None, _items(inside))
        case "ordered_list_open":
            start = opening.attrGet("start")
            return List(line, 1 if start is None else int(start), _items(inside))
        case "table_open":
            return _table(line, inside)
        case "hr":
            return None
        case "html_block" if opening.content.lstrip().startswith("<!--"):
            return None
        case _:
            return Other(line, one_line(opening.content))


def _line_by_line(tokens: Sequence[Token], level: int) -> Sequence[Token]:
    """Return what a quote of that level holds, each line of its own text a line: there, a line is an advice."""
    for child in (child for each in tokens if each.level == level + 2 for child in each.children or ()):
        if child.type == "softbreak":
            child.type = "hardbreak"
    return tokens


def _items(tokens: Sequence[Token]) -> tuple[ListItem, ...]:
    found: list[ListItem] = []
    at = 0
    while at < len(tokens):
        end = _closing(tokens, at)
        found.append(ListItem(_line(tokens[at]), _blocks(tokens[at + 1 : end])))
        at = end + 1
    return tuple(found)


def _table(line: int, tokens: Sequence[Token]) -> Table:
    rows: list[Row] = []
    cells: list[str] = []
    for token in tokens:
        if token.type == "tr_open":
            cells = []
        elif token.type == "inline":
            cells.append(plain(_spans([token])))
        elif token.type == "tr_close":
            # Only the opening token of a row knows its line, but rows of a table follow each other line by line,
            # after the header and the row of dashes.
            rows.append(Row(line + (len(rows) + 1 if rows else 0), tuple(cells)))
    return Table(line, rows[0], tuple(rows[1:]))


def _spans(tokens: Sequence[Token]) -> Spans:
    found: list[Span] = []
    strong = 0
    for token in (child for each in tokens for child in each.children or ()):
        match token.type:
            case "strong_open":
                strong += 1
            case "strong_close":
                strong -= 1
            case "softbreak":
                found.append(Span(" ", "strong" if strong else ""))
            case "hardbreak":
                found.append(Span("\n", "strong" if strong else ""))
            case "code_inline":
                found.append(Span(_readable(token.content), "code"))
            case _ if token.content:
                found.append(Span(_readable(token.content), "strong" if strong else ""))
    return tuple(found)


def _readable(text: str) -> str:
    # Entities (« &#12; », « &shy; ») can name characters that the source check never saw.
    return _BREAK.sub("\n", INVISIBLE.sub("", CONTROLS.sub(" ", text)))


def _closing(tokens: Sequence[Token], at: int) -> int:
    """Return the index of the token that closes the one at ``at``; itself when it opens nothing."""
    depth = 0
    for index in range(at, len(tokens)):
        depth += tokens[index].nesting
        if depth == 0:
            return index
    return len(tokens) - 1


def _line(token: Token) -> int:
    return token.map[0] + 1 if token.map else 1
