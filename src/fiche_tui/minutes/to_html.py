"""A document as one HTML file that needs no network and prints on letter paper."""

import re
from collections.abc import Iterable
from html import escape

from fiche_tui.minutes.document import (
    Anchor,
    Block,
    Bullets,
    Document,
    Group,
    Heading,
    Inline,
    Item,
    Paragraph,
    Span,
    Table,
    merged,
    on_one_line,
    plain,
)
from fiche_tui.minutes.style import STYLE

_CODE = re.compile(r"[^\W\d_]\d*")
_OTHER_DIRECTION = re.compile("[\u0590-\u08ff\u200e\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufeff]")


def html_of(document: Document) -> str:
    """The HTML of a document, ending with a line feed. It loads nothing and runs nothing."""
    head = (
        "<!DOCTYPE html>\n"
        f'<html lang="{escape(document.lang)}">\n'
        "<head>\n"
        '<meta charset="utf-8">\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(on_one_line(document.title))}</title>\n"
        f"<style>\n{STYLE}</style>\n"
        "</head>\n"
        "<body>\n<main>\n"
    )
    return head + "\n".join(_block(block) for block in document.blocks) + "\n</main>\n</body>\n</html>\n"


def _block(block: Block) -> str:
    match block:
        case Heading():
            return f"<h{block.level}>{_inline(block.text)}</h{block.level}>"
        case Paragraph():
            return f"<p>{_inline(block.text)}</p>"
        case Bullets():
            return _bullets(block.items)
        case Table():
            return _table(block)
        case Group():
            inside = "\n".join(_block(inner) for inner in block.blocks)
            return f'<div class="{block.look.value}">\n{inside}\n</div>'


def _bullets(items: Iterable[Item]) -> str:
    return "<ul>\n" + "\n".join(_item(item) for item in items) + "\n</ul>"


def _item(item: Item) -> str:
    # A drawn box: a form control would print differently from one browser to the next.
    box = "\N{BALLOT BOX} " if item.task else ""
    opening = '<li class="task">' if item.task else "<li>"
    inside = _bullets(item.items) if item.items else ""
    return f"{opening}{box}{_inline(item.text)}{inside}</li>"


def _table(table: Table) -> str:
    first = len(table.headings) - table.figures
    head = "".join(_cell("th", cell, place >= first) for place, cell in enumerate(table.headings))
    rows = "\n".join(
        "<tr>" + "".join(_cell("td", cell, place >= first) for place, cell in enumerate(row)) + "</tr>"
        for row in table.rows
    )
    return f"<table>\n<thead>\n<tr>{head}</tr>\n</thead>\n<tbody>\n{rows}\n</tbody>\n</table>"


def _cell(tag: str, cell: Inline, figure: bool) -> str:
    scope = ' scope="col"' if tag == "th" else ""
    blank = "" if plain(cell) else " blank"
    kind = "figure" if figure else "code" if _is_code(cell) else "text"
    return f'<{tag}{scope} class="{kind}{blank}">{_inline(cell)}</{tag}>'


def _is_code(cell: Inline) -> bool:
    """Whether a cell holds nothing but a code, which is never broken over two lines."""
    spans = [span for span in cell if isinstance(span, Span)]
    return len(spans) == 1 and spans[0].strong and _CODE.fullmatch(spans[0].text) is not None


def _inline(spans: Inline) -> str:
    return "".join(_span(span) for span in merged(spans))


def _span(span: Span | Anchor) -> str:
    if isinstance(span, Anchor):
        return f'<a id="{escape(span.id)}"></a>'
    text = "<br>".join(escape(line) for line in span.text.split("\n"))
    if _OTHER_DIRECTION.search(span.text):
        # Text that runs the other way must not turn the figures beside it.
        text = f"<bdi>{text}</bdi>"
    return f"<strong>{text}</strong>" if span.strong else text
