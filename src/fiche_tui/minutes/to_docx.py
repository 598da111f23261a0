"""A document as a Word file, in the styles of Word: editors find real headings and lists.

The same document gives the same bytes: nothing in it comes from a clock. The text is written as elements of
WordprocessingML (ECMA-376, part 1, 17.2 to 17.4): through python-docx a long table takes many times longer.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from itertools import zip_longest

import docx
from docx.document import Document as WordDocument
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
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
    return same_bytes(word)


class _Writer:
    """Writes blocks one after the other at the end of a Word document."""

    def __init__(self, word: WordDocument) -> None:
        self.styles = {style.name: style.style_id for style in word.styles}
        self.end = word.element.body.sectPr
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
        paragraph = self._styled(style, *more)
        if mark:
            paragraph.append(_element("r", _text(mark), _element("tab")))
        paragraph.extend(self._runs(text[:tab_after]))
        if tab_after:
            paragraph.append(_element("r", _element("tab")))
        paragraph.extend(self._runs(text[tab_after:]))
        self.end.addprevious(paragraph)

    def _styled(self, style: str, *more: BaseOxmlElement) -> BaseOxmlElement:
        return _element("p", _element("pPr", _element("pStyle", val=self.styles[style]), *more))

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
        drawn = _element("tbl", _look(self.styles["Table Grid"], str(_TEXT_TWIPS)), grid)
        first = len(table.headings) - table.figures
        for number, row in enumerate((table.headings, *table.rows)):
            # A row is read whole: it is never split between two pages. The headings come back on each page.
            about = _element("trPr", _element("cantSplit"), *([] if number else [_element("tblHeader")]))
            styles = CELLS if number else COLUMN_HEADINGS
            cells = (
                self._cell(text, width, styles[place >= first])
                for place, (text, width) in enumerate(zip(row, widths, strict=True))
            )
            drawn.append(_element("tr", about, *cells))
        self.end.addprevious(drawn)
        self.below_table = True

    def _cell(self, text: Inline, width: str, style: str) -> BaseOxmlElement:
        paragraph = self._styled(style)
        paragraph.extend(self._runs(text))
        return _element("tc", _element("tcPr", _element("tcW", w=width, type="dxa")), paragraph)

    def _runs(self, text: Inline) -> Iterator[BaseOxmlElement]:
        for span in merged(text):
            if isinstance(span, Anchor):
                # Word wants a number for each, and no hyphen in a name.
                self.bookmarks += 1
                yield _element("bookmarkStart", id=str(self.bookmarks), name=span.id.replace("-", "_"))
                yield _element("bookmarkEnd", id=str(self.bookmarks))
                continue
            strong = isinstance(span, Span) and span.strong
            run = _element("r", *([_element("rPr", _element("b"))] if strong else []))
            run.extend(_pieces(xml_text(as_text(span))))
            yield run


def _look(style: str, width: str) -> BaseOxmlElement:
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


def _pieces(text: str) -> Iterator[BaseOxmlElement]:
    """The text with its line ends and tabs as elements, which Word wants."""
    for piece in re.split("([\n\r\t])", text):
        if piece == "\t":
            yield _element("tab")
        elif piece in ("\n", "\r"):
            yield _element("br")
        elif piece:
            yield _text(piece)


def _text(text: str) -> BaseOxmlElement:
    made = _element("t")
    made.text = text
    # Without it, Word drops the spaces at both ends.
    made.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return made


def _element(name: str, /, *children: BaseOxmlElement, **values: str) -> BaseOxmlElement:
    made = OxmlElement(f"w:{name}")
    for key, value in values.items():
        made.set(qn(f"w:{key}"), value)
    made.extend(children)
    return made
