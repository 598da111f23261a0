"""The Word document, read again with the library that wrote it."""

import io
import re
import subprocess
import sys
import zipfile
from dataclasses import replace
from datetime import datetime

import docx
import pytest
from docx.document import Document

from fiche_tui.minutes.docx_page import xml_text
from fiche_tui.minutes.markdown import minutes_docx
from fiche_tui.workshop.state import State
from tests.minutes import samples
from tests.minutes.test_escape import HOSTILE
from tests.minutes.test_hostile import expected_in_minutes, hostile
from tests.minutes.test_minutes import HEADINGS
from tests.minutes.test_round_trip import firsts, naughty
from tests.soaked import rest_in_soak


def read(state: State, *, short: bool = False) -> Document:
    return docx.Document(io.BytesIO(minutes_docx(state, short=short)))


def text_of(document: Document) -> str:
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


@pytest.mark.parametrize("moment", samples.moments())
def test_it_is_a_document_with_headings_and_lists_of_word(moment: str) -> None:
    document = read(samples.moments()[moment])
    styles = [paragraph.style.name for paragraph in document.paragraphs if paragraph.style]
    assert styles.count("Heading 1") == 1
    assert styles.count("Heading 2") == len(HEADINGS[moment]) + 1
    assert styles.count("Fact") >= 3
    assert "List Bullet" in styles
    assert document.tables


def test_it_holds_the_figures_and_the_follow_ups() -> None:
    shown = text_of(read(samples.finished().state))
    assert "Réserver la salle\n\nZoé\n\nd’ici vendredi" in shown
    assert "0 · 0 · 1 · 2 · 1" in shown


def test_it_is_on_letter_paper_in_french_and_tells_no_author() -> None:
    document = read(samples.finished().state)
    page = document.sections[0]
    assert page.page_width is not None
    assert page.page_height is not None
    assert (round(page.page_width.mm), round(page.page_height.mm)) == (216, 279)
    about = document.core_properties
    assert (about.author, about.comments, about.language) == ("", "", "fr-CA")
    assert about.title == "Compte rendu\u00a0: Nos rôles pour 2027"
    assert about.created is not None
    assert about.created.replace(tzinfo=None) == datetime(2026, 11, 23, 19, 50)
    assert 'w:val="fr-CA"' in document.styles.element.xml


def test_tables_have_the_widths_that_they_need_and_headings_on_each_page() -> None:
    tables = read(samples.finished().state).tables
    widths = [round(cell.width.mm) for cell in tables[1].rows[1].cells if cell.width]
    code, role, *figures = widths
    assert code < 15
    assert role > 45
    assert all(10 <= figure < 40 for figure in figures)
    for table in tables:
        assert sum(round(column.width.mm, 1) for column in table.columns if column.width) == pytest.approx(175.9, abs=1)
        assert "w:tblHeader" in table.rows[0]._tr.xml
        assert all("w:cantSplit" in row._tr.xml for row in table.rows)


def test_the_foot_of_each_page_bears_the_title_and_the_page() -> None:
    foot = read(samples.finished().state).sections[0].footer.paragraphs[0]
    assert foot.text == "Compte rendu\u00a0: Nos rôles pour 2027\t1 / 1"
    assert re.findall(r">(PAGE|NUMPAGES)<", foot._p.xml) == ["PAGE", "NUMPAGES"]
    long = replace(samples.DETAILS, title="Un titre " * 40)
    shown = read(samples.Meeting(details=long).state).sections[0].footer.paragraphs[0].text
    assert shown.endswith("…\t1 / 1")
    assert len(shown) == 96


def test_portraits_of_all_groups_have_columns_of_the_same_widths() -> None:
    tables = [one for one in read(samples.finished().state).tables if one.rows[0].cells[-1].text == "Points"]
    assert len(tables) == 4
    assert len({tuple(cell.width for cell in table.rows[0].cells) for table in tables}) == 1


def test_the_portrait_and_the_annex_begin_a_page() -> None:
    paragraphs = read(samples.finished().state).paragraphs
    found = [one.text for one in paragraphs if "w:pageBreakBefore" in one._p.xml]
    assert found == ["Portrait des rôles", "Annexe\u00a0: méthode et chiffres"]


def test_the_head_of_every_page_but_the_first_bears_the_collective() -> None:
    page = read(samples.finished().state).sections[0]
    assert page.different_first_page_header_footer
    assert page.header.paragraphs[0].text == "Table de quartier Saint-Rémi"
    assert page.first_page_header.paragraphs[0].text == ""
    assert page.first_page_footer.paragraphs[0].text.endswith("1 / 1")


def test_what_announces_a_list_or_a_table_stays_with_it() -> None:
    found = {one.text: one.paragraph_format.keep_with_next for one in read(samples.finished().state).paragraphs}
    assert found["Réserves, mot pour mot\u00a0:"] is True
    assert found["le 1er mars, 13\u00a0h — au même endroit"] is None
    assert found["Compte rendu\u00a0: Nos rôles pour 2027"] is None


def test_word_opens_it_as_its_own_without_a_picture_of_another_page() -> None:
    with zipfile.ZipFile(io.BytesIO(minutes_docx(samples.finished().state))) as archive:
        settings = archive.read("word/settings.xml").decode()
        assert not [name for name in archive.namelist() if "thumbnail" in name]
    assert re.findall(r'"compatibilityMode"[^>]* w:val="(\d+)"', settings) == ["15"]
    assert '<w:themeFontLang w:val="fr-CA"' in settings


@pytest.mark.parametrize(
    "text", rest_in_soak(["a\ufffe\uffffb", *HOSTILE], kept=12, spread=True), ids=range(len(HOSTILE) + 1)
)
def test_what_was_typed_is_found_again(text: str) -> None:
    state, _written = hostile(text)
    shown = text_of(read(state))
    for typed in expected_in_minutes(state):
        # XML has no form for two code points that are no characters.
        assert typed.replace("\ufffe", "\ufffd").replace("\uffff", "\ufffd") in shown


def test_the_same_workshop_gives_the_same_bytes() -> None:
    first = minutes_docx(samples.finished().state)
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        assert {part.date_time for part in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        # Each part tells its moment twice; of the second, the library says nothing.
        assert {first[one.header_offset + 10 : one.header_offset + 14] for one in archive.infolist()} == {b"\0\0!\0"}
        assert archive.testzip() is None
    program = (
        "import sys; from fiche_tui.minutes.markdown import minutes_docx; from tests.minutes import samples\n"
        "sys.stdout.buffer.write(minutes_docx(samples.finished().state))"
    )
    again = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True).stdout
    assert again == first


def test_the_short_document() -> None:
    document = read(samples.finished().state, short=True)
    assert document.paragraphs[0].text == "Relevé de décisions\u00a0: Nos rôles pour 2027"
    assert len(document.tables) == 1
    assert [cell.text for cell in document.tables[0].rows[1].cells] == ["C1 Appeler la Ville", "Ali", "15 janvier"]


def test_an_empty_state_has_a_document() -> None:
    assert read(State()).paragraphs[0].text == "Compte rendu"


def test_word_is_loaded_by_its_own_format_alone() -> None:
    program = (
        "import sys, fiche_tui.minutes.markdown\n"
        "assert not {'docx', 'lxml'} & {name.split('.')[0] for name in sys.modules}"
    )
    subprocess.run([sys.executable, "-c", program], check=True)


@pytest.mark.parametrize("first", firsts(12))
def test_naughty_strings_are_found_again(first: int) -> None:
    state = naughty(first)
    shown = text_of(read(state))
    for typed in expected_in_minutes(state):
        assert xml_text(typed) in shown
