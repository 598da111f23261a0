"""What every Word document of ours shares: letter paper, styles, the foot of the page, properties, the same bytes."""

import io
import re
import struct
import zipfile
from datetime import UTC, datetime

from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph as WordParagraph
from docx.text.run import Run

from fiche_tui.minutes.document import Look
from fiche_tui.workshop.short_text import shortened

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
FACT = "Fact"
STYLES = {
    Look.SMALL: "Small Print",
    Look.MASTHEAD: "Subtitle",
    Look.STATUS: "Status",
    Look.LEAD: "Lead",
    Look.KEY: "Key",
    Look.SIGNATURE: "Signature Line",
}
"""Styles of paragraphs by the group that they belong to: Word's own, or of our own where Word has none."""
ACCENT = RGBColor(0x0B, 0x55, 0x63)
SOFT = RGBColor(0x3C, 0x44, 0x4A)
_LANGUAGES = {"fr": "fr-CA", "en": "en-CA"}
_HEADINGS = ((20.0, 0, 2), (13.0, 10, 3), (10.5, 8, 2))
"""Of each level: the size, the space before and after, in points."""
_FONT = "Arial"
"""Found on every machine, or its twin of the same widths is (Liberation Sans)."""
_LONGEST_TITLE = 90
"""Characters of the title at the foot of a page, which stays on one line."""
_LONG_AGO_IN_ZIP = struct.pack("<HH", 0, 1 << 5 | 1)
"""The same as an archive holds it: midnight, then the first day of its first month and year."""
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def xml_text(text: str) -> str:
    """Return what XML can hold; the few characters that it cannot are shown as missing."""
    return _NOT_XML.sub("\N{REPLACEMENT CHARACTER}", text)


def prepare(word: WordDocument, title: str, owner: str, lang: str, moment: datetime) -> None:
    """Letter paper, one accent, the language of the text; properties without anybody's name. The ``owner``, whose
    minutes they are, is at the head of every page."""
    _styles(word)
    _head(word, owner)
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
    about.title, about.subject, about.language = title[:255], owner[:255], language
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
    section.top_margin = section.bottom_margin = Mm(17)
    section.header_distance = section.footer_distance = Mm(9)
    normal = word.styles["Normal"]
    normal.font.name, normal.font.size = _FONT, Pt(10)
    normal.paragraph_format.space_after, normal.paragraph_format.line_spacing = Pt(3), 1.05
    for style in LISTS + TASKS:
        word.styles[style].paragraph_format.space_after = Pt(2)
    for names, points in ((CELLS, 9), (COLUMN_HEADINGS, 8)):
        for name in names:
            _cell_style(word, name, Pt(points), heading=names is COLUMN_HEADINGS, figure=name == names[1])
    for level, (size, before, after) in enumerate(_HEADINGS, 1):
        heading = word.styles[f"Heading {level}"]
        _set_font(heading)
        heading.font.size = Pt(size)
        heading.font.color.rgb = ACCENT if level == 2 else RGBColor(0, 0, 0)
        heading.paragraph_format.space_before, heading.paragraph_format.space_after = Pt(before), Pt(after)
    _group_styles(word)


def _group_styles(word: WordDocument) -> None:
    """The styles of the groups: the collective under the title, the status, the facts, the lead, the key."""
    subtitle = word.styles[STYLES[Look.MASTHEAD]]
    _set_font(subtitle)
    subtitle.font.size, subtitle.font.italic = Pt(12), False
    subtitle.font.color.rgb, subtitle.paragraph_format.space_after = SOFT, Pt(4)
    for spacing in subtitle.element.iter(qn("w:spacing")):
        # Word's own spreads its letters.
        if spacing.getparent().tag == qn("w:rPr"):
            spacing.getparent().remove(spacing)
    looks = {
        STYLES[Look.SMALL]: (8, 6, 4, None),
        STYLES[Look.STATUS]: (9.5, 0, 6, SOFT),
        STYLES[Look.LEAD]: (12, 3, 5, None),
        STYLES[Look.KEY]: (8.5, 0, 1, SOFT),
        STYLES[Look.SIGNATURE]: (10.5, 24, 0, None),
        FACT: (10, 0, 1, None),
    }
    for name, (size, before, after, colour) in looks.items():
        style = _added_style(word, name)
        style.base_style, style.font.size = word.styles["Normal"], Pt(size)
        about = style.paragraph_format
        about.space_before, about.space_after, about.line_spacing = Pt(before), Pt(after), 1.05
        if colour:
            style.font.color.rgb = colour
    facts = word.styles[FACT].paragraph_format
    facts.left_indent, facts.first_line_indent = Mm(34), -Mm(34)
    facts.tab_stops.add_tab_stop(Mm(34))
    _boxed(word.styles[STYLES[Look.LEAD]].element.get_or_add_pPr())


def _set_font(style: ParagraphStyle) -> None:
    """Set our font where Word's own style takes that of a theme, which goes before any name."""
    style.font.name = _FONT
    for fonts in style.element.iter(qn("w:rFonts")):
        for name in [name for name in fonts.attrib if name.endswith("Theme")]:
            del fonts.attrib[name]


def _boxed(about: BaseOxmlElement) -> None:
    """A bar of the accent at the left, and a tint behind: what nothing on the page outranks."""
    bar = OxmlElement("w:left")
    for name, value in (("val", "single"), ("sz", "24"), ("space", "8"), ("color", "0B5563")):
        bar.set(qn(f"w:{name}"), value)
    borders, shade = OxmlElement("w:pBdr"), OxmlElement("w:shd")
    borders.append(bar)
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", "EEF4F5")):
        shade.set(qn(f"w:{name}"), value)
    # The order of the schema: borders and shade come before the spacing, which lines of one style have none between.
    about.insert(0, shade)
    about.insert(0, borders)
    about.append(OxmlElement("w:contextualSpacing"))


def _added_style(word: WordDocument, name: str) -> ParagraphStyle:
    """Return a new style of paragraphs; its name is none of Word's.

    ``Styles.add_style`` looks through the 160 styles of Word first, which takes a tenth of the time of all minutes.
    """
    return ParagraphStyle(word.styles.element.add_style_of_type(name, WD_STYLE_TYPE.PARAGRAPH, builtin=False))


def _cell_style(word: WordDocument, name: str, size: Pt, *, heading: bool, figure: bool) -> None:
    style = _added_style(word, name)
    style.base_style, style.font.size, style.font.bold = word.styles["Normal"], size, True if heading else None
    about = style.paragraph_format
    about.space_after, about.line_spacing = Pt(0), 1.0
    # A heading stays with the first row, never alone at the foot of a page.
    about.keep_with_next = True if heading else None
    about.alignment = WD_ALIGN_PARAGRAPH.RIGHT if figure else None


def _head(word: WordDocument, owner: str) -> None:
    """The collective at the head of every page but the first, which says it already."""
    section = word.sections[0]
    section.different_first_page_header_footer = True
    head = section.header.paragraphs[0]
    _small(head.add_run(shortened(owner, _LONGEST_TITLE)))


def _foot(word: WordDocument, title: str) -> None:
    """The title at the left, « 2 / 5 » at the right: a page found alone shows where it belongs."""
    section = word.sections[0]
    for foot in (section.footer.paragraphs[0], section.first_page_footer.paragraphs[0]):
        _foot_line(foot, title)


def _foot_line(foot: WordParagraph, title: str) -> None:
    stops = foot.paragraph_format.tab_stops
    # The style has a stop in the middle, at which the number would end up.
    stops.add_tab_stop(Pt(234), WD_TAB_ALIGNMENT.CLEAR)
    stops.add_tab_stop(Pt(468), WD_TAB_ALIGNMENT.CLEAR)
    stops.add_tab_stop(TEXT_WIDTH, WD_TAB_ALIGNMENT.RIGHT)
    _small(foot.add_run(f"{shortened(title, _LONGEST_TITLE)}\t"))
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
    """Return the file with every part at one moment, which is written over the one that the library gives.

    Packing the parts again would take as long as all of the text. Where each moment is: .ZIP File Format
    Specification 6.3, 4.3.7 and 4.3.12.
    """
    saved = io.BytesIO()
    word.save(saved)
    data = bytearray(saved.getvalue())
    with zipfile.ZipFile(saved) as archive:
        entry = archive.start_dir
        for part in archive.infolist():
            local = part.header_offset
            data[local + 10 : local + 14] = data[entry + 12 : entry + 16] = _LONG_AGO_IN_ZIP
            entry += 46 + sum(struct.unpack_from("<HHH", data, entry + 28))
    return bytes(data)
