"""A document as one HTML file that needs no network, prints on paper and reads well on a telephone."""

import re
from collections.abc import Iterable, Iterator
from html import escape

from fiche_tui.minutes.document import (
    Anchor,
    Blank,
    Block,
    Bullets,
    Counts,
    Document,
    Facts,
    Group,
    Heading,
    Inline,
    Item,
    Level,
    Look,
    Paragraph,
    Piece,
    Span,
    Table,
    Tasks,
    merged,
    plain,
)
from fiche_tui.minutes.style import Paper, Print, style_of
from fiche_tui.workshop.short_text import one_line

_CODE = re.compile(r"[^\W\d_]\d*")
_OTHER_DIRECTION = re.compile("[\u0590-\u08ff\u200e\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufeff]")
_SHADES = 4
"""Levels of a scale that have a shade of their own; further ones share the last."""


def html_of(document: Document, paper: Paper = Paper.LETTER, print_size: Print = Print.TEXT) -> str:
    """Return the HTML of a document, ending with a line feed. It loads nothing and runs nothing."""
    title = one_line(document.title)
    head = (
        "<!DOCTYPE html>\n"
        f'<html lang="{escape(document.lang)}">\n'
        "<head>\n"
        '<meta charset="utf-8">\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)}</title>\n"
        f"<style>\n{style_of(title, paper, print_size)}</style>\n"
        "</head>\n"
        "<body>\n<main>\n"
    )
    blocks = [_block(block) for block in document.blocks]
    if document.contents:
        # After the masthead: the first thing that is read is what meeting this was.
        blocks.insert(1, _contents(document))
    return head + "\n".join(blocks) + "\n</main>\n</body>\n</html>\n"


def _contents(document: Document) -> str:
    """Links to the sections, then to every role by its code. On paper nobody can follow them, and they go."""
    found = list(_places(document.blocks))
    sections = [(place, text) for place, text in found if not place.startswith("role-")]
    roles = sorted((one for one in found if one not in sections), key=lambda one: (one[1][:1], len(one[1]), one[1]))
    lines = "\n".join(f"<p>{' · '.join(_link(*one) for one in part)}</p>" for part in (sections, roles) if part)
    return f'<nav aria-label="{escape(document.contents)}">\n{lines}\n</nav>'


def _link(place: str, text: str) -> str:
    return f'<a href="#{escape(place)}">{escape(one_line(text))}</a>'


def _places(blocks: Iterable[Block]) -> Iterator[tuple[str, str]]:
    """Every anchor with the text that it begins: a heading, or the code of a role."""
    for block in blocks:
        match block:
            case Group():
                yield from _places(block.blocks)
            case Heading() | Paragraph():
                yield from _anchors(block.text, whole=isinstance(block, Heading))
            case Table():
                for row in block.rows:
                    yield from _anchors(row[0], whole=False)


def _anchors(text: Inline, *, whole: bool) -> Iterator[tuple[str, str]]:
    for place, piece in enumerate(text):
        if isinstance(piece, Anchor):
            yield piece.id, plain(text) if whole else plain(text[place + 1 : place + 2])


def _block(block: Block) -> str:
    match block:
        case Heading():
            return _heading(block)
        case Paragraph():
            return f"<p>{_inline(block.text)}</p>"
        case Bullets():
            return _bullets(block.items)
        case Table():
            return _table(block)
        case Tasks():
            return _table(block.table, "tasks")
        case Facts():
            pairs = (f"<div><dt>{_inline(name)}</dt><dd>{_inline(value)}</dd></div>" for name, value in block.pairs)
            return "<dl>\n" + "\n".join(pairs) + "\n</dl>"
        case Group():
            return _group(block)


def _heading(heading: Heading) -> str:
    first, *rest = heading.text or (Span(""),)
    name = f' id="{escape(first.id)}"' if isinstance(first, Anchor) else ""
    text = tuple(rest) if name else heading.text
    return f"<h{heading.level}{name}>{_inline(text)}</h{heading.level}>"


def _group(group: Group) -> str:
    tag = {Look.MASTHEAD: "header", Look.ANNEX: "section", Look.PAGE: "section"}.get(group.look, "div")
    inside = "\n".join(_block(inner) for inner in group.blocks)
    return f'<{tag} class="{group.look.value}">\n{inside}\n</{tag}>'


def _bullets(items: Iterable[Item]) -> str:
    return "<ul>\n" + "\n".join(_item(item) for item in items) + "\n</ul>"


def _item(item: Item) -> str:
    # A drawn box: a form control would print differently from one browser to the next.
    box = "\N{BALLOT BOX} " if item.task else ""
    opening = '<li class="task">' if item.task else "<li>"
    inside = _bullets(item.items) if item.items else ""
    return f"{opening}{box}{_inline(item.text)}{inside}</li>"


def _table(table: Table, look: str = "") -> str:
    first = len(table.headings) - table.figures
    columns = "".join(f'<col style="width: {share:.1%}">' for share in table.shares)
    widths = f"<colgroup>{columns}</colgroup>\n" if columns else ""
    head = "".join(_cell("th", cell, place >= first) for place, cell in enumerate(table.headings))
    rows = "\n".join(
        "<tr>"
        + "".join(
            _cell("td", cell, place >= first, heading)
            for place, (cell, heading) in enumerate(zip(row, table.headings, strict=True))
        )
        + "</tr>"
        for row in table.rows
    )
    looks = " ".join(name for name in (look, "fixed" if columns else "") if name)
    opening = f'<table class="{looks}">' if looks else "<table>"
    return f"{opening}\n{widths}<thead>\n<tr>{head}</tr>\n</thead>\n<tbody>\n{rows}\n</tbody>\n</table>"


def _cell(tag: str, cell: Inline, figure: bool, heading: Inline = ()) -> str:
    """Return a cell; it knows its heading, which a narrow window shows beside it."""
    scope = ' scope="col"' if tag == "th" else ""
    label = f' data-label="{escape(one_line(plain(heading)))}"' if heading else ""
    blank = "" if plain(cell) else " blank"
    kind = "figure" if figure else "code" if _is_code(cell) else "text"
    return f'<{tag}{scope} class="{kind}{blank}"{label}>{_inline(cell)}</{tag}>'


def _is_code(cell: Inline) -> bool:
    """Return whether a cell holds nothing but a code, which is never broken over two lines."""
    spans = [span for span in cell if isinstance(span, Span)]
    return len(spans) == 1 and spans[0].strong and _CODE.fullmatch(spans[0].text) is not None


def _inline(spans: Inline) -> str:
    return "".join(_piece(piece) for piece in merged(spans))


def _piece(piece: Piece) -> str:
    match piece:
        case Anchor():
            return f'<span id="{escape(piece.id)}"></span>'
        case Counts():
            return _bar(piece)
        case Level():
            return f'<span class="level {_shade(piece.place)}">{escape(piece.name)}</span>'
        case Blank():
            return '<span class="line"></span>'
        case Span():
            return _span(piece)


def _span(span: Span) -> str:
    text = "<br>".join(escape(line) for line in span.text.split("\n"))
    if _OTHER_DIRECTION.search(span.text):
        # Text that runs the other way must not turn the figures beside it.
        text = f"<bdi>{text}</bdi>"
    return f"<strong>{text}</strong>" if span.strong else text


def _bar(counts: Counts) -> str:
    """Return a bar whose parts are as wide as their counts, darker level by level; what reads aloud gets the digits."""
    last = len(counts.levels) - 1
    parts = "".join(
        f'<span class="{_shade(-1 if place == last else place)}" style="flex-grow: {count}">{count}</span>'
        for place, count in enumerate(counts.levels)
        if count
    )
    sign = "↔ " if counts.divided else ""
    return f'{sign}<span class="bar" role="img" aria-label="{escape(counts.text)}">{parts}</span>'


def _shade(place: int) -> str:
    return "dk" if place < 0 else f"l{min(place, _SHADES - 1)}"
