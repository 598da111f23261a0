"""What every Word document of ours shares: letter paper, styles, the foot of the page, properties, the same bytes."""

import io
import re
import zipfile
from datetime import UTC, datetime

from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph as WordParagraph
from docx.text.run import Run

PAGE_WIDTH, PAGE_HEIGHT, MARGIN = Mm(215.9), Mm(279.4), Mm(20)
TEXT_WIDTH = PAGE_WIDTH - 2 * MARGIN
LONG_AGO = datetime(1980, 1, 1, tzinfo=UTC)
"""The first moment that a zip archive can tell: every part of the file bears it."""

LISTS = ("List Bullet", "List Bullet 2", "List Bullet 3")
TASKS = ("List", "List 2", "List 3")
"""Styles of the same indents whose mark is the box that we draw."""
CELLS = ("Table Text", "Table Figure")
COLUMN_HEADINGS = ("Table Text Heading", "Table Figure Heading")
"""Styles of our own for what stands in tables: of text, then of figures, which are set to the right."""
SMALL = "Small Print"
_LANGUAGES = {"fr": "fr-CA", "en": "en-CA"}
_HEADINGS = ((16, 0, 4), (13, 12, 3), (11, 8, 2))
"""Of each level: the size, the space before and after, in points."""
_LONGEST_TITLE = 90
"""Characters of the title at the foot of a page, which stays on one line."""
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def xml_text(text: str) -> str:
    """What XML can hold; the few characters that it cannot are shown as missing."""
    return _NOT_XML.sub("\N{REPLACEMENT CHARACTER}", text)


def prepare(word: WordDocument, title: str, lang: str, moment: datetime) -> None:
    """Letter paper, black on white, the language of the text; properties that tell nobody's name."""
    _styles(word)
    _foot(word, title)
    language = _LANGUAGES.get(lang, lang)
    for found in word.styles.element.iter(qn("w:lang")):
        found.set(qn("w:val"), language)
    for found in word.settings.element.iter(qn("w:themeFontLang")):
        found.set(qn("w:val"), language)
    for found in word.settings.element.iter(qn("w:compatSetting")):
        if found.get(qn("w:name")) == "compatibilityMode":
            # Without it Word opens the file as one of an older Word.
            found.set(qn("w:val"), "15")
    about = word.core_properties
    about.title, about.language = title[:255], language
    about.author, about.last_modified_by, about.comments = "", "", ""
    about.created = about.modified = moment.astimezone(UTC).replace(tzinfo=None, microsecond=0)
    package = word.part.package.rels
    for key in [key for key, one in package.items() if one.reltype.endswith("/thumbnail")]:
        # The picture of an empty page, which file managers would show for this one.
        del package[key]


def _styles(word: WordDocument) -> None:
    section = word.sections[0]
    section.page_width, section.page_height = PAGE_WIDTH, PAGE_HEIGHT
    section.left_margin = section.right_margin = MARGIN
    section.top_margin = section.bottom_margin = Mm(18)
    normal = word.styles["Normal"]
    normal.font.name, normal.font.size = "Calibri", Pt(11)
    normal.paragraph_format.space_after, normal.paragraph_format.line_spacing = Pt(4), 1.08
    for style in LISTS + TASKS:
        word.styles[style].paragraph_format.space_after = Pt(2)
    for names, size in ((CELLS, 10), (COLUMN_HEADINGS, 9)):
        for name in names:
            _cell_style(word, name, Pt(size), heading=names is COLUMN_HEADINGS, figure=name == names[1])
    small = word.styles.add_style(SMALL, WD_STYLE_TYPE.PARAGRAPH)
    small.base_style, small.font.size, small.paragraph_format.space_before = normal, Pt(8), Pt(6)
    for level, (size, before, after) in enumerate(_HEADINGS, 1):
        heading = word.styles[f"Heading {level}"]
        heading.font.size, heading.font.color.rgb = Pt(size), RGBColor(0, 0, 0)
        heading.paragraph_format.space_before, heading.paragraph_format.space_after = Pt(before), Pt(after)


def _cell_style(word: WordDocument, name: str, size: Pt, *, heading: bool, figure: bool) -> None:
    style = word.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style, style.font.size, style.font.bold = word.styles["Normal"], size, True if heading else None
    about = style.paragraph_format
    about.space_after, about.line_spacing = Pt(0), 1.0
    # A heading stands with the first row, never alone at the foot of a page.
    about.keep_with_next = True if heading else None
    about.alignment = WD_ALIGN_PARAGRAPH.RIGHT if figure else None


def _foot(word: WordDocument, title: str) -> None:
    """The title at the left, « 2 / 5 » at the right: a page that is found alone tells where it belongs."""
    foot = word.sections[0].footer.paragraphs[0]
    stops = foot.paragraph_format.tab_stops
    # The style has a stop in the middle, at which the number would end up.
    stops.add_tab_stop(Pt(234), WD_TAB_ALIGNMENT.CLEAR)
    stops.add_tab_stop(Pt(468), WD_TAB_ALIGNMENT.CLEAR)
    stops.add_tab_stop(TEXT_WIDTH, WD_TAB_ALIGNMENT.RIGHT)
    shown = title if len(title) <= _LONGEST_TITLE else f"{title[: _LONGEST_TITLE - 1]}…"
    _small(foot.add_run(f"{shown}\t"))
    _field(foot, "PAGE")
    _small(foot.add_run(" / "))
    _field(foot, "NUMPAGES")


def _field(paragraph: WordParagraph, name: str) -> None:
    """A figure that Word works out for itself; « 1 » until it has."""
    for kind, text in (("begin", ""), ("", name), ("separate", ""), ("shown", "1"), ("end", "")):
        run = paragraph.add_run("1" if kind == "shown" else "")
        _small(run)
        if kind == "shown":
            continue
        element = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            element.set(qn("w:fldCharType"), kind)
        else:
            element.text = text
        run._r.append(element)


def _small(run: Run) -> None:
    run.font.size = Pt(9)


def same_bytes(word: WordDocument) -> bytes:
    """The file with its parts in one order and at one moment."""
    saved, written = io.BytesIO(), io.BytesIO()
    word.save(saved)
    with zipfile.ZipFile(saved) as before, zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as after:
        for name in before.namelist():
            part = zipfile.ZipInfo(name, LONG_AGO.timetuple()[:6])
            part.compress_type, part.create_system = zipfile.ZIP_DEFLATED, 3
            after.writestr(part, before.read(name))
    return written.getvalue()
