"""A document as Markdown that CommonMark and GFM readers show alike."""

from collections.abc import Iterable

from fiche_tui.minutes.document import (
    Block,
    Bullets,
    Document,
    Facts,
    Group,
    Heading,
    Inline,
    Item,
    Look,
    Paragraph,
    Piece,
    Span,
    Table,
    Tasks,
    as_text,
    merged,
    plain,
)
from fiche_tui.minutes.escape import escape_inline, hard_lines, heading_text, one_line


def markdown_of(document: Document) -> str:
    """Return the Markdown of a document, ending with a line feed."""
    return "\n\n".join(_blocks(document.blocks)) + "\n"


def _blocks(blocks: Iterable[Block]) -> list[str]:
    result: list[str] = []
    for block in blocks:
        # Two lists in a row are two lists when their signs differ.
        sign = "*" if isinstance(block, Bullets | Tasks) and result and result[-1].startswith("- ") else "-"
        match block:
            case Heading():
                result.append(f"{'#' * block.level} {heading_text(_inline(block.text))}")
            case Paragraph():
                result.append(hard_lines(_inline(block.text).split("\n")))
            case Bullets():
                result.append("\n".join(_items(block.items, "", sign)))
            case Table():
                result.append(_table(block))
            case Tasks():
                result.append("\n".join(_items(block.items, "", sign)))
            case Facts():
                result.append(hard_lines(_fact(name, value, block.colon) for name, value in block.pairs))
            case Group():
                result.extend(_group(block))
    return [text for text in result if text]


def _fact(name: Inline, value: Inline, colon: str) -> str:
    """Return a fact on its line; what is typed keeps to it, or its second line would read as another fact."""
    return f"**{escape_inline(plain(name))}{colon}** {one_line(_inline(value))}"


def _group(group: Group) -> list[str]:
    inside = _blocks(group.blocks)
    # A rule shows where strips are cut.
    if group.look is Look.COUPON:
        return ["---", *inside, "---"]
    return ["---", *inside] if group.look is Look.STRIP else inside


def _items(items: Iterable[Item], indent: str, sign: str) -> list[str]:
    result: list[str] = []
    for item in items:
        box = "[ ] " if item.task else ""
        lines = _inline(item.text).split("\n")
        result.append(f"{indent}{sign} {box}{hard_lines(lines, indent + '  ')}")
        result.extend(_items(item.items, indent + "  ", sign))
    return result


def _table(table: Table) -> str:
    left = len(table.headings) - table.figures
    rule = ["---"] * left + ["---:"] * table.figures
    rows = [[one_line(_inline(cell)) for cell in row] for row in (table.headings, *table.rows)]
    lines = [_row(rows[0]), _row(rule), *(_row(row) for row in rows[1:])]
    return "\n".join(lines)


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _inline(spans: Inline) -> str:
    return "".join(_span(span) for span in merged(spans))


def _span(piece: Piece) -> str:
    """Return a piece; without anchors, since nothing here links and some readers would show them."""
    escaped = escape_inline(as_text(piece))
    return f"**{escaped}**" if isinstance(piece, Span) and piece.strong else escaped
