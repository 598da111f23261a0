"""A document as a Word file (the extra ``docx``), in the styles of Word: whoever edits it finds headings and lists.

The same document gives the same bytes: nothing in it comes from a clock.
"""

import io
import re
import zipfile
from collections.abc import Iterable
from datetime import UTC, datetime

import docx
from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph as WordParagraph

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
    Table,
    merged,
    on_one_line,
)

_LETTER = (Mm(215.9), Mm(279.4))
_MARGIN = Mm(20)
_LISTS = ("List Bullet", "List Bullet 2", "List Bullet 3")
_LANGUAGES = {"fr": "fr-CA", "en": "en-CA"}
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LONG_AGO = datetime(1980, 1, 1, tzinfo=UTC)
"""The first moment that a zip archive can tell: every part of the file bears it."""


def docx_of(document: Document, moment: datetime | None = None) -> bytes:
    """The bytes of a Word document; ``moment`` is told as that of its making."""
    word = docx.Document()
    _prepare(word, document, moment or _LONG_AGO)
    marks = _Marks()
    for block in document.blocks:
        _block(word, block, marks)
    return _same_bytes(word)


class _Marks:
    """Numbers of the bookmarks: Word wants one each."""

    def __init__(self) -> None:
        self.last = 0

    def next(self) -> str:
        self.last += 1
        return str(self.last)


def _prepare(word: WordDocument, document: Document, moment: datetime) -> None:
    """Letter paper, black on white, the language of the text; properties that tell nobody's name."""
    section = word.sections[0]
    section.page_width, section.page_height = _LETTER
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = _MARGIN
    normal = word.styles["Normal"]
    normal.font.name, normal.font.size = "Calibri", Pt(11)
    normal.paragraph_format.space_after = Pt(4)
    for level, size in enumerate((16, 13, 11), 1):
        heading = word.styles[f"Heading {level}"]
        heading.font.size, heading.font.color.rgb = Pt(size), RGBColor(0, 0, 0)
    language = _LANGUAGES.get(document.lang, document.lang)
    for found in word.styles.element.iter(qn("w:lang")):
        found.set(qn("w:val"), language)
    about = word.core_properties
    about.title, about.language = _text(on_one_line(document.title))[:255], language
    about.author, about.last_modified_by, about.comments = "", "", ""
    about.created = about.modified = moment.astimezone(UTC).replace(tzinfo=None, microsecond=0)


def _block(word: WordDocument, block: Block, marks: _Marks) -> None:
    match block:
        case Heading():
            _write(word.add_heading(level=block.level), block.text, marks)
        case Paragraph():
            _write(word.add_paragraph(), block.text, marks)
        case Bullets():
            _items(word, block.items, 0, marks)
        case Table():
            _table(word, block, marks)
        case Group():
            for inner in block.blocks:
                _block(word, inner, marks)


def _items(word: WordDocument, items: Iterable[Item], depth: int, marks: _Marks) -> None:
    for item in items:
        paragraph = word.add_paragraph(style=_LISTS[min(depth, len(_LISTS) - 1)])
        if item.task:
            paragraph.add_run("\N{BALLOT BOX} ")
        _write(paragraph, item.text, marks)
        _items(word, item.items, depth + 1, marks)


def _table(word: WordDocument, table: Table, marks: _Marks) -> None:
    first = len(table.headings) - table.figures
    drawn = word.add_table(rows=0, cols=len(table.headings), style="Table Grid")
    for number, row in enumerate((table.headings, *table.rows)):
        cells = drawn.add_row().cells
        for place, (cell, text) in enumerate(zip(cells, row, strict=True)):
            paragraph = cell.paragraphs[0]
            _write(paragraph, text, marks, bold=number == 0)
            paragraph.paragraph_format.space_after = Pt(0)
            if place >= first:
                paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    # python-docx knows neither headings that are repeated on each page nor bookmarks.
    heading = OxmlElement("w:tblHeader")
    drawn.rows[0]._tr.get_or_add_trPr().append(heading)
    word.add_paragraph().paragraph_format.space_after = Pt(2)


def _write(paragraph: WordParagraph, text: Inline, marks: _Marks, *, bold: bool = False) -> None:
    for span in merged(text):
        if isinstance(span, Anchor):
            _bookmark(paragraph, span, marks)
            continue
        run = paragraph.add_run()
        run.bold = True if span.strong or bold else None
        for number, line in enumerate(span.text.split("\n")):
            if number:
                run.add_break()
            run.add_text(_text(line))


def _bookmark(paragraph: WordParagraph, anchor: Anchor, marks: _Marks) -> None:
    number = marks.next()
    for tag in ("w:bookmarkStart", "w:bookmarkEnd"):
        element = OxmlElement(tag)
        element.set(qn("w:id"), number)
        if tag == "w:bookmarkStart":
            element.set(qn("w:name"), anchor.id.replace("-", "_"))
        paragraph._p.append(element)


def _text(text: str) -> str:
    """What XML can hold; the few characters that it cannot are shown as missing."""
    return _NOT_XML.sub("\N{REPLACEMENT CHARACTER}", text)


def _same_bytes(word: WordDocument) -> bytes:
    """The file with its parts in one order and at one moment."""
    saved, written = io.BytesIO(), io.BytesIO()
    word.save(saved)
    with zipfile.ZipFile(saved) as before, zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as after:
        for name in before.namelist():
            part = zipfile.ZipInfo(name, _LONG_AGO.timetuple()[:6])
            part.compress_type, part.create_system = zipfile.ZIP_DEFLATED, 3
            after.writestr(part, before.read(name))
    return written.getvalue()
