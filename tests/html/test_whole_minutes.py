"""Whole minutes on paper and on a telephone: pages counted in a browser and in a word processor, no word cut."""

import json
import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from fiche_tui.minutes.markdown import minutes_docx, minutes_html
from fiche_tui.workshop.state import State
from tests.html.browser import chromium, needed, printed
from tests.html.test_checks import modules as modules
from tests.minutes.whole_meetings import CROWDED, NINETY, whole

pytestmark = pytest.mark.soak


@pytest.fixture(scope="module")
def ninety() -> State:
    """The meeting of 90 minutes."""
    return whole(NINETY)


def texts(pdf: Path) -> list[str]:
    """The text of each page, spaces as one."""
    done = subprocess.run([needed("pdftotext"), "-layout", str(pdf), "-"], capture_output=True, check=True, timeout=60)
    pages = done.stdout.decode().replace("\u00a0", " ").split("\f")
    return [re.sub(r"\s+", " ", page) for page in pages if page.strip()]


def by_browser(state: State, folder: Path) -> list[str]:
    """The pages that the browser prints."""
    printed(minutes_html(state), folder)
    return texts(folder / "page.pdf")


def by_word_processor(state: State, folder: Path) -> list[str]:
    """The pages that LibreOffice lays out of the Word document."""
    (folder / "minutes.docx").write_bytes(minutes_docx(state))
    command = [needed("soffice"), "--headless", f"-env:UserInstallation={(folder / 'office').as_uri()}"]
    command += ["--convert-to", "pdf", "--outdir", str(folder), str(folder / "minutes.docx")]
    subprocess.run(command, capture_output=True, check=True, timeout=180)
    return texts(folder / "minutes.pdf")


@pytest.mark.parametrize("laid_out", [by_browser, by_word_processor])
def test_ninety_minutes_are_three_pages_and_an_annex(
    ninety: State, tmp_path: Path, laid_out: Callable[[State, Path], list[str]]
) -> None:
    pages = laid_out(ninety, tmp_path)
    annex = next(place for place, text in enumerate(pages) if "Annexe : méthode et chiffres" in text)
    assert annex <= 3
    assert len(pages) <= annex + 2
    first = pages[0]
    for said in ("Nos rôles pour 2027", "La rencontre retient quatre rôles prioritaires", "Déc. 2", "Suivis"):
        assert said in first
    for said in ("aucun responsable pour l’instant", "responsable à préciser", "Niveau atteint", "18 janvier 2027"):
        assert said in first
    assert "Portrait des rôles" not in first
    assert "Portrait des rôles" in pages[1]
    assert "Signature" in pages[annex - 1]
    assert all("Compte rendu : Nos rôles pour 2027" in text for text in pages)
    numbers = [re.search(rf"\b{place} ?/ ?{len(pages)}\b", text) for place, text in enumerate(pages, 1)]
    assert all(numbers)


def test_a_crowded_meeting_begins_its_portrait_and_its_annex_on_pages_of_their_own(tmp_path: Path) -> None:
    pages = by_browser(whole(CROWDED), tmp_path)
    begun = [text for text in pages if re.search(r"(?:2027|^) ?(?:Portrait des rôles|Annexe : méthode)", text)]
    assert len(begun) == 2
    assert "Déc. 12" in " ".join(pages[:2])


@pytest.mark.usefixtures("modules")
def test_no_word_is_cut_at_400_pixels(ninety: State, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(minutes_html(ninety), encoding="utf-8")
    here = Path(__file__).parent
    command = [needed("node"), str(here / "words.mjs"), chromium(), str(tmp_path / "profile"), str(page)]
    done = subprocess.run(command, cwd=here, capture_output=True, text=True, timeout=180, check=False)
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert found["words"] > 800
    assert found["cut"] == []
    assert found["overflow"] <= 0
