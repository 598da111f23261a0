"""The HTML under the Nu checker, and in a browser under axe-core: without an error, a violation or a request.

Both come from npm, as `package.json` beside says; `npm ci` brings them when they are missing.
"""

import json
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from fiche_tui.minutes.markdown import minutes_html
from fiche_tui.minutes.names import Printable
from fiche_tui.minutes.printables import printable
from fiche_tui.workshop.sheet import Instrument
from fiche_tui.workshop.state import State
from tests.html.browser import chromium, needed
from tests.minutes import samples
from tests.minutes.test_round_trip import STRINGS, naughty
from tests.stage import Stage

pytestmark = pytest.mark.soak

HERE = Path(__file__).parent
MODULES = HERE / "node_modules"
LOOKS = ("light", "dark", "narrow", "paper")


@pytest.fixture(scope="module")
def modules() -> Path:
    """The folder of what npm brings, as the lock file says."""
    npm = needed("npm")
    installed = MODULES / ".package-lock.json"
    if not installed.exists() or installed.stat().st_mtime < (HERE / "package-lock.json").stat().st_mtime:
        subprocess.run([npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund"], cwd=HERE, check=True, timeout=300)
    return MODULES


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Every document of the product, at the moments and with the instruments that change it."""
    folder = tmp_path_factory.mktemp("pages")
    return [_written(folder / f"{name}.html", html) for name, html in _documents(folder)]


def _written(path: Path, html: str) -> Path:
    path.write_text(html, encoding="utf-8")
    return path


def _documents(folder: Path) -> Iterator[tuple[str, str]]:
    english = replace(samples.finished().state, sheet=replace(samples.SHEET, lang="en-CA"))
    states: Mapping[str, State] = {
        **samples.moments(),
        "empty": State(),
        "corrected": samples.corrected().state,
        "english": english,
        "roles-sheet": Stage(folder / "stage").until("relecture").session.state,
    }
    for name, state in states.items():
        yield f"minutes-{name}", minutes_html(state)
        yield f"short-{name}", minutes_html(state, short=True)
    for instrument in Instrument:
        state = samples.prepared(instrument).state
        for kind in Printable:
            yield f"{kind.value}-{instrument.value}", printable(state, kind)
    for kind in Printable:
        yield f"{kind.value}-roles-sheet", printable(states["roles-sheet"], kind)


def nu(modules: Path, *arguments: str) -> list[dict[str, Any]]:
    """What the Nu checker has to say; it must have run."""
    jar = modules / "vnu-jar" / "build" / "dist" / "vnu.jar"
    command = [needed("java"), "-Xss8m", "-jar", str(jar), "--format", "json", "--exit-zero-always", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=300)
    messages = json.loads(done.stderr)["messages"]
    assert isinstance(messages, list)
    return messages


def test_the_nu_checker_finds_nothing_to_say(modules: Path, pages: list[Path]) -> None:
    assert len(pages) > 30
    assert nu(modules, *map(str, pages)) == []


def test_the_nu_checker_does_find_what_is_wrong(modules: Path, tmp_path: Path, pages: list[Path]) -> None:
    wrong = pages[0].read_text(encoding="utf-8").replace("<h1>", '<h1 id="a b"><p>').replace("font-size", "font-sze")
    found = nu(modules, str(_written(tmp_path / "wrong.html", wrong)))
    assert len([message for message in found if message["type"] == "error"]) >= 2


def test_naughty_strings_make_no_error(modules: Path, tmp_path: Path) -> None:
    papers = []
    for first in range(0, len(STRINGS), 25):
        state = naughty(first)
        papers.append(_written(tmp_path / f"minutes-{first}.html", minutes_html(state)))
        papers += [_written(tmp_path / f"{kind.value}-{first}.html", printable(state, kind)) for kind in Printable]
    assert nu(modules, "--errors-only", *map(str, papers)) == []


@pytest.fixture(scope="module")
def looked_at(modules: Path, pages: list[Path], tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, Any]]:
    """What axe-core and the browser say of each page in each of its looks."""
    command = [needed("node"), str(HERE / "axe.mjs"), chromium(), str(tmp_path_factory.mktemp("profile"))]
    command += map(str, pages)
    done = subprocess.run(command, cwd=HERE, capture_output=True, text=True, timeout=600, check=False)
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert len(found) == len(pages) * len(LOOKS)
    assert isinstance(found, list)
    return found


def test_axe_finds_no_violation(looked_at: list[dict[str, Any]]) -> None:
    assert [(one["page"], one["look"], one["violations"]) for one in looked_at if one["violations"]] == []
    for one in looked_at:
        # It did look: at the language, the title, the landmark and the contrast.
        assert {"html-has-lang", "document-title", "landmark-one-main", "page-has-heading-one"} <= set(one["passed"])
    assert sum("color-contrast" in one["passed"] for one in looked_at) > len(looked_at) * 0.9


def test_no_page_asks_for_anything(looked_at: list[dict[str, Any]]) -> None:
    assert [one["page"] for one in looked_at if one["requests"]] == []


def test_pages_are_light_or_dark_on_screen_and_white_on_paper(looked_at: list[dict[str, Any]]) -> None:
    white = "rgb(255, 255, 255)"
    for one in looked_at:
        assert (one["background"] == white) == (one["look"] != "dark")


def test_no_page_is_wider_than_its_window(looked_at: list[dict[str, Any]]) -> None:
    assert [(one["page"], one["look"], one["overflow"]) for one in looked_at if one["overflow"] > 0] == []
