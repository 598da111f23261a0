"""A document as a Word file, in the styles of Word: editors find real headings and lists.

The same document gives the same bytes: nothing in it comes from a clock. The text is written as WordprocessingML
(ECMA-376, part 1, 17.2 to 17.4) and parsed at the end: through python-docx a long table takes many times longer, and
element by element minutes of 200 notes take half as long again.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from itertools import zip_longest
from xml.sax.saxutils import escape

import docx
from docx.document import Document as WordDocument
from docx.oxml.ns import nsdecls
from docx.oxml.parser import parse_xml
from docx.shared import Twips

from fiche_tui.minutes.columns import column_shares
from fiche_tui.minutes.document import (
    Anchor,
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
    Span,
    Table,
    Tasks,
    as_text,
    merged,
    plain,
    strong,
)
from fiche_tui.minutes.docx_page import (
    CELLS,
    COLUMN_HEADINGS,
    FACT,
    LISTS,
    LONG_AGO,
    STYLES,
    TASKS,
    TEXT_WIDTH,
    prepare,
    same_bytes,
    xml_text,
)
from fiche_tui.workshop.short_text import one_line

_TEXT_TWIPS = round(TEXT_WIDTH / Twips(1))
_BELOW_TABLE = "120"
"""Twentieths of a point before what follows a table, which has no space of its own."""


def docx_of(document: Document, moment: datetime | None = None) -> bytes:
    """Return the bytes of a Word document; ``moment`` is given as its creation time."""
    word = docx.Document()
    title, owner = (xml_text(one_line(text)) for text in (document.title, document.owner))
    prepare(word, title, owner, document.lang, moment or LONG_AGO)
    writer = _Writer(word)
    writer.blocks(document.blocks)
    end = word.element.body.sectPr
    for element in list(parse_xml(f"<w:body {nsdecls('w')}>{''.join(writer.written)}</w:body>")):
        end.addprevious(element)
    return same_bytes(word)


class _Writer:
    """Writes blocks one after the other, for the end of a Word document."""

    def __init__(self, word: WordDocument) -> None:
        self.styles = {style.name: style.style_id for style in word.styles}
        self.written: list[str] = []
        self.bookmarks = 0
        self.below_table = False
        self.announces = False
        self.begins_page = False

    def blocks(self, blocks: Sequence[Block], look: Look | None = None) -> None:
        """Write blocks; what announces a list or a table stays with it."""
        for block, following in zip_longest(blocks, blocks[1:]):
            self.announces = isinstance(following, Bullets | Table | Tasks)
            self.block(block, look)

    def block(self, block: Block, look: Look | None = None) -> None:
        """Write one block in the style of the group that it belongs to."""
        style = STYLES.get(look, "Normal") if look else "Normal"
        match block:
            case Heading():
                self.below_table = False
                self._paragraph(block.text, f"Heading {block.level}", begins_page=self.begins_page)
                self.begins_page = False
            case Paragraph():
                self._paragraph(block.text, style, keeps_next=self.announces)
            case Bullets():
                self._items(block.items, 0, style if look is Look.LEAD else "")
            case Table():
                self._table(block)
            case Tasks():
                self._table(block.table)
            case Facts():
                for name, value in block.pairs:
                    self._paragraph((strong(plain(name)), *value), FACT, tab_after=1)
            case Group():
                self.begins_page = block.look in (Look.PAGE, Look.ANNEX)
                # A page and the annex hold blocks like any other.
                inside = look if block.look in (Look.PAGE, Look.ANNEX, Look.COLUMNS, Look.KEPT) else block.look
                self.blocks(block.blocks, inside)

    def _paragraph(
        self,
        text: Inline,
        style: str,
        *,
        mark: str = "",
        keeps_next: bool = False,
        begins_page: bool = False,
        tab_after: int = 0,
    ) -> None:
        more = [_element("keepNext")] if keeps_next else []
        if begins_page:
            more.append(_element("pageBreakBefore"))
        if self.below_table and not begins_page and style not in STYLES.values():
            more.append(_element("spacing", before=_BELOW_TABLE))
        self.below_table = False
        runs = [_element("r", _text(mark), _TAB)] if mark else []
        runs += self._runs(text[:tab_after])
        if tab_after:
            runs.append(_element("r", _TAB))
        runs += self._runs(text[tab_after:])
        self.written.append(self._styled(style, more, runs))

    def _styled(self, style: str, more: Iterable[str], runs: Iterable[str]) -> str:
        return _element("p", _element("pPr", _element("pStyle", val=self.styles[style]), *more), *runs)

    def _items(self, items: Iterable[Item], depth: int, style: str = "") -> None:
        for item in items:
            styles, mark = (TASKS, "\N{BALLOT BOX}") if item.task else (LISTS, "")
            chosen = style or styles[min(depth, len(styles) - 1)]
            self._paragraph(item.text, chosen, mark=mark, keeps_next=bool(item.items))
            self._items(item.items, depth + 1, style)

    def _table(self, table: Table) -> None:
        # Word would find the widths alone; other programs share the page evenly.
        widths = [str(int(_TEXT_TWIPS * share)) for share in table.shares or column_shares(table)]
        grid = _element("tblGrid", *(_element("gridCol", w=width) for width in widths))
        rows: list[str] = []
        first = len(table.headings) - table.figures
        for number, row in enumerate((table.headings, *table.rows)):
            # A row is read whole: it is never split between two pages. The headings come back on each page.
            about = _element("trPr", _element("cantSplit"), *([] if number else [_element("tblHeader")]))
            styles = CELLS if number else COLUMN_HEADINGS
            cells = (
                self._cell(text, width, styles[place >= first])
                for place, (text, width) in enumerate(zip(row, widths, strict=True))
            )
            rows.append(_element("tr", about, *cells))
        self.written.append(_element("tbl", _look(self.styles["Table Grid"], str(_TEXT_TWIPS)), grid, *rows))
        self.below_table = True

    def _cell(self, text: Inline, width: str, style: str) -> str:
        about = _element("tcPr", _element("tcW", w=width, type="dxa"))
        return _element("tc", about, self._styled(style, (), self._runs(text)))

    def _runs(self, text: Inline) -> Iterator[str]:
        for span in merged(text):
            if isinstance(span, Anchor):
                # Word wants a number for each, and no hyphen in a name.
                self.bookmarks += 1
                yield _element("bookmarkStart", id=str(self.bookmarks), name=span.id.replace("-", "_"))
                yield _element("bookmarkEnd", id=str(self.bookmarks))
                continue
            strong = isinstance(span, Span) and span.strong
            yield _element("r", _STRONG if strong else "", *_pieces(xml_text(as_text(span))))


def _look(style: str, width: str) -> str:
    """Return lines between the rows alone, and a little air above and below the text, in twentieths of a point."""
    borders = [
        _element(side, val="single" if side in ("bottom", "insideH") else "nil", sz="4", space="0", color="B9C0C6")
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    ]
    sides = (("top", "36"), ("left", "40"), ("bottom", "36"), ("right", "60"))
    margins = [_element(side, w=width, type="dxa") for side, width in sides]
    return _element(
        "tblPr",
        _element("tblStyle", val=style),
        _element("tblW", w=width, type="dxa"),
        _element("tblBorders", *borders),
        _element("tblCellMar", *margins),
        # The first row holds the headings: what reads the page aloud says so.
        _element("tblLook", val="0020", firstRow="1", lastRow="0", firstColumn="0", lastColumn="0"),
    )


def _pieces(text: str) -> Iterator[str]:
    """The text with its line ends and tabs as elements, which Word wants."""
    for piece in re.split("([\n\r\t])", text):
        if piece == "\t":
            yield _TAB
        elif piece in ("\n", "\r"):
            yield _BREAK
        elif piece:
            yield _text(piece)


def _text(text: str) -> str:
    # Without xml:space, Word drops the spaces at both ends.
    return f'<w:t xml:space="preserve">{escape(text)}</w:t>'


def _element(name: str, /, *children: str, **values: str) -> str:
    """Return an element with elements inside and with attributes, whose values are our own words."""
    attributes = "".join([f' w:{key}="{escape(value, _QUOTE)}"' for key, value in values.items()])
    inside = "".join(children)
    return f"<w:{name}{attributes}>{inside}</w:{name}>" if inside else f"<w:{name}{attributes}/>"


_QUOTE = {'"': "&quot;"}
_TAB, _BREAK, _STRONG = _element("tab"), _element("br"), _element("rPr", _element("b"))
