"""A document as Markdown that CommonMark and GFM readers show alike."""

from collections.abc import Iterable

from fiche_tui.minutes.document import (
    Anchor,
    Block,
    Bullets,
    Document,
    Group,
    Heading,
    Inline,
    Item,
    Look,
    Paragraph,
    Span,
    Table,
    merged,
)
from fiche_tui.minutes.escape import escape_inline, hard_lines, heading_text, one_line


def markdown_of(document: Document) -> str:
    """The Markdown of a document, ending with a line feed."""
    return "\n\n".join(_blocks(document.blocks)) + "\n"


def _blocks(blocks: Iterable[Block]) -> list[str]:
    result: list[str] = []
    for block in blocks:
        match block:
            case Heading():
                result.append(f"{'#' * block.level} {heading_text(_inline(block.text))}")
            case Paragraph():
                result.append(hard_lines(_inline(block.text).split("\n")))
            case Bullets():
                result.append("\n".join(_items(block.items, "")))
            case Table():
                result.append(_table(block))
            case Group():
                result.extend(_group(block))
    return [text for text in result if text]


def _group(group: Group) -> list[str]:
    inside = _blocks(group.blocks)
    # A rule shows where strips are cut.
    return ["---", *inside] if group.look is Look.STRIP else inside


def _items(items: Iterable[Item], indent: str) -> list[str]:
    result: list[str] = []
    for item in items:
        box = "[ ] " if item.task else ""
        lines = _inline(item.text).split("\n")
        result.append(f"{indent}- {box}{hard_lines(lines, indent + '  ')}")
        result.extend(_items(item.items, indent + "  "))
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


def _span(span: Span | Anchor) -> str:
    if isinstance(span, Anchor):
        return f'<a id="{span.id}"></a>'
    escaped = escape_inline(span.text)
    return f"**{escaped}**" if span.strong else escaped
