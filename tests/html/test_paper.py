"""What is printed for the roles sheet, of 26 roles in five families, on letter paper."""

import re
import subprocess
from pathlib import Path

import pytest

from fiche_tui.minutes.markdown import minutes_html
from fiche_tui.minutes.names import Printable
from fiche_tui.minutes.printables import printable
from fiche_tui.minutes.style import Print
from fiche_tui.workshop import commands as c
from fiche_tui.workshop import facts as f
from fiche_tui.workshop.sheet import Instrument
from fiche_tui.workshop.values import Method
from tests.html.browser import needed, printed
from tests.stage import Stage

pytestmark = pytest.mark.soak


def pages(pdf: bytes) -> list[tuple[float, float]]:
    """The size of each page, in points."""
    count = len(re.findall(rb"/Type\s*/Page\b(?!s)", pdf))
    boxes = re.findall(rb"/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]", pdf)
    assert len(boxes) == count
    return [(float(width), float(height)) for width, height in boxes]


@pytest.mark.parametrize(
    ("kind", "instrument", "most"),
    [
        (Printable.BALLOTS, Instrument.FULL, 2),
        (Printable.BALLOTS, Instrument.WANTED, 2),
        (Printable.BALLOTS, Instrument.CHECK, 2),
        (Printable.BALLOTS, Instrument.FAMILY, 1),
        (Printable.SLIPS, Instrument.FULL, 3),
        (Printable.SLIPS, Instrument.CHECK, 2),
        (Printable.HANDOUT, Instrument.FULL, 1),
        (Printable.NOTES, Instrument.FULL, 4),
    ],
)
def test_papers_fit_their_pages(tmp_path: Path, kind: Printable, instrument: Instrument, most: int) -> None:
    stage = Stage(tmp_path)
    stage.do(c.Record(f.MethodChosen(Method(instrument))))
    found = pages(printed(printable(stage.session.state, kind), tmp_path))
    assert set(found) == {(612.0, 792.0)}
    assert len(found) == most


@pytest.mark.parametrize("size", Print)
def test_no_answer_is_on_the_back_of_the_coupon_that_is_cut_off(tmp_path: Path, size: Print) -> None:
    stage = Stage(tmp_path)
    page = printable(stage.session.state, Printable.BALLOTS, print_size=size)
    paper = tmp_path / "bulletin.pdf"
    paper.write_bytes(printed(page, tmp_path))
    found = subprocess.run(
        [needed("pdftotext"), "-bbox", paper, "-"], capture_output=True, check=True, timeout=60, encoding="utf-8"
    )
    first, second = (
        [(float(top), word) for top, word in re.findall(r'yMin="([\d.]+)"[^>]*>([^<]*)<', one)]
        for one in found.stdout.split("<page ")[1:3]
    )
    coupon = max(top for top, word in first if set(word) == {"_"} and top < min(y for y, w in first if w == "Répondez"))
    # The running title alone stands there, in small letters at the edge of the margin.
    assert [word for top, word in second if top <= coupon + 10 and word != "Bulletin"] == []


@pytest.mark.parametrize("kind", [Printable.SLIPS, Printable.BALLOTS, Printable.HANDOUT])
@pytest.mark.parametrize("instrument", [Instrument.FULL, Instrument.FAMILY])
def test_large_print_cuts_no_word(tmp_path: Path, kind: Printable, instrument: Instrument) -> None:
    stage = Stage(tmp_path)
    stage.do(c.Record(f.MethodChosen(Method(instrument))))
    page = printable(stage.session.state, kind, print_size=Print.LARGE)
    paper = tmp_path / "gros.pdf"
    paper.write_bytes(printed(page, tmp_path))
    found = subprocess.run(
        [needed("pdftotext"), paper, "-"], capture_output=True, check=True, timeout=60, encoding="utf-8"
    )
    words = set(re.findall(r"[\w’]+", found.stdout))
    known = set(re.findall(r"[\w’]+", re.sub(r"<[^>]*>", " ", page.split("</style>")[1])))
    assert words - known <= {"Bulletin", "Feuille", "de", "compilation"} | {str(number) for number in range(10)}
    assert "complémentarité" in words


def test_slips_of_the_vote_are_one_page(tmp_path: Path) -> None:
    state = Stage(tmp_path).until("voter").session.state
    found = printable(state, Printable.SLIPS)
    assert "Vote sur la liste courte" in found
    assert len(pages(printed(found, tmp_path))) == 1


def test_the_handout_of_a_list_that_grew_is_still_one_page(tmp_path: Path) -> None:
    stage = Stage(tmp_path)
    for number in range(6):
        text = f"Porter une attention toute particulière à ce que vivent les personnes du quartier numéro {number}"
        stage.do(c.AddRole(f"new-{number}", stage.session.state.families[number % 5].id, text, f"Quartier {number}"))
    assert len(pages(printed(printable(stage.session.state, Printable.HANDOUT), tmp_path))) == 1


def test_the_decisions_are_one_page_and_the_minutes_a_few(tmp_path: Path) -> None:
    state = Stage(tmp_path).until("relecture").session.state
    for short, most in ((True, 1), (False, 6)):
        folder = tmp_path / str(short)
        folder.mkdir()
        assert len(pages(printed(minutes_html(state, short=short), folder))) <= most
