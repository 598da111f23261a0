"""A document as a Word file (the extra ``docx``), in the styles of Word: whoever edits it finds headings and lists.

The same document gives the same bytes: nothing in it comes from a clock.
"""

from collections.abc import Iterable
from datetime import datetime

import docx
from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Pt
from docx.table import Table as WordTable
from docx.text.paragraph import Paragraph as WordParagraph

from fiche_tui.minutes.columns import column_shares
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
    Table,
    merged,
    on_one_line,
)
from fiche_tui.minutes.docx_page import LISTS, LONG_AGO, TASKS, TEXT_WIDTH, prepare, same_bytes, xml_text

_IN_TABLES, _HEADINGS = Pt(10), Pt(9)
_AFTER_TABLE = Pt(6)
_SMALL = Pt(8)


def docx_of(document: Document, moment: datetime | None = None) -> bytes:
    """The bytes of a Word document; ``moment`` is told as that of its making."""
    word = docx.Document()
    prepare(word, xml_text(on_one_line(document.title)), document.lang, moment or LONG_AGO)
    writer = _Writer(word)
    for block in document.blocks:
        writer.block(block)
    return same_bytes(word)


class _Writer:
    """Writes blocks one after the other at the end of a Word document."""

    def __init__(self, word: WordDocument) -> None:
        self.word = word
        self.bookmarks = 0
        self.below_table = False
        self.size: Pt | None = None

    def block(self, block: Block) -> None:
        match block:
            case Heading():
                self.below_table = False
                self._write(self.word.add_heading(level=block.level), block.text)
            case Paragraph():
                self._write(self._paragraph(), block.text, size=self.size)
            case Bullets():
                self._items(block.items, 0)
            case Table():
                self._table(block)
            case Group():
                self.size = _SMALL if block.look is Look.SMALL else None
                for inner in block.blocks:
                    self.block(inner)
                self.size = None

    def _paragraph(self, style: str | None = None) -> WordParagraph:
        """A new paragraph; it keeps a distance below a table, and in small print."""
        paragraph = self.word.add_paragraph(style=style)
        if self.below_table or self.size:
            paragraph.paragraph_format.space_before = _AFTER_TABLE
        self.below_table = False
        return paragraph

    def _items(self, items: Iterable[Item], depth: int) -> None:
        for item in items:
            styles = TASKS if item.task else LISTS
            paragraph = self._paragraph(styles[min(depth, len(styles) - 1)])
            if item.items:
                paragraph.paragraph_format.keep_with_next = True
            if item.task:
                paragraph.add_run("\N{BALLOT BOX}\t")
            self._write(paragraph, item.text)
            self._items(item.items, depth + 1)

    def _table(self, table: Table) -> None:
        first = len(table.headings) - table.figures
        drawn = self.word.add_table(rows=0, cols=len(table.headings), style="Table Grid")
        for number, row in enumerate((table.headings, *table.rows)):
            drawn_row = drawn.add_row()
            # A row is read whole: it is never parted between two pages.
            drawn_row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
            for place, (cell, text) in enumerate(zip(drawn_row.cells, row, strict=True)):
                paragraph = cell.paragraphs[0]
                self._write(paragraph, text, bold=number == 0, size=_IN_TABLES if number else _HEADINGS)
                paragraph.paragraph_format.space_after = Pt(0)
                # A heading stands with the first row, never alone at the foot of a page.
                paragraph.paragraph_format.keep_with_next = True if number == 0 else None
                if place >= first:
                    paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        # python-docx knows neither headings that are repeated on each page nor bookmarks.
        drawn.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
        _look(drawn)
        _widths(drawn, table)
        self.below_table = True

    def _write(self, paragraph: WordParagraph, text: Inline, *, bold: bool = False, size: Pt | None = None) -> None:
        for span in merged(text):
            if isinstance(span, Anchor):
                self._bookmark(paragraph, span)
                continue
            run = paragraph.add_run()
            run.bold = True if span.strong or bold else None
            run.font.size = size
            for number, line in enumerate(span.text.split("\n")):
                if number:
                    run.add_break()
                run.add_text(xml_text(line))

    def _bookmark(self, paragraph: WordParagraph, anchor: Anchor) -> None:
        # Word wants a number for each.
        self.bookmarks += 1
        for tag in ("w:bookmarkStart", "w:bookmarkEnd"):
            element = OxmlElement(tag)
            element.set(qn("w:id"), str(self.bookmarks))
            if tag == "w:bookmarkStart":
                element.set(qn("w:name"), anchor.id.replace("-", "_"))
            paragraph._p.append(element)


def _look(drawn: WordTable) -> None:
    """Lines between the rows alone, and a little air above and below the text, in twentieths of a point."""
    borders, margins = OxmlElement("w:tblBorders"), OxmlElement("w:tblCellMar")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        drawn_line = side in ("bottom", "insideH")
        borders.append(_element(side, val="single" if drawn_line else "nil", sz="4", space="0", color="767676"))
    for side in ("top", "bottom"):
        margins.append(_element(side, w="40", type="dxa"))
    # The schema has an order, in which the look that python-docx wrote comes last.
    for element in (borders, margins):
        drawn._tblPr.insert_element_before(element, "w:tblLook", "w:tblCaption", "w:tblDescription")


def _element(name: str, **values: str) -> BaseOxmlElement:
    made = OxmlElement(f"w:{name}")
    for key, value in values.items():
        made.set(qn(f"w:{key}"), value)
    return made


def _widths(drawn: WordTable, table: Table) -> None:
    """Widths that the content asks for: Word would find them alone, other programs share the page evenly."""
    for column, share in zip(drawn.columns, column_shares(table), strict=True):
        width = round(TEXT_WIDTH * share)
        column.width = width
        for cell in column.cells:
            cell.width = width
