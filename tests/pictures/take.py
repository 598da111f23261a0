"""Pictures from the app itself: three of the README, and one page of every screen to look at (``make pictures``).

The README's stay in the repository; the page lies in ``.pictures/`` and is nobody's to keep. It shows what the
facilitator, the room and the participants see, in three sizes and three themes.
"""

import asyncio
import sys
import tempfile
from collections.abc import Awaitable, Callable, Mapping, Sequence
from functools import partial
from html import escape
from pathlib import Path
from typing import Any

from textual.app import App, ComposeResult
from textual.widgets import Static

from fiche_tui.app import FicheApp
from fiche_tui.drawing.line import Line
from fiche_tui.language.translation import use_language
from fiche_tui.screens.kit.drawn import page_of
from fiche_tui.screens.kit.themes import CONTRAST, DARK, LIGHT
from fiche_tui.serve.page import draw_page
from fiche_tui.serve.participant import Participant
from fiche_tui.workshop.values import Wall
from tests.pictures.moments import ON_THE_WALL, PARTICIPANTS, SCREENS
from tests.pictures.test_pictures import Picture, at
from tests.screens.dressed import Dressed
from tests.stage import Stage

Take = Callable[[Path, tuple[int, int]], Awaitable[list[str]]]
"""Draws a moment in a folder of its own, at a size, in each theme."""

FOLDER = Path(__file__).parent
PAGE = FOLDER.parents[1] / ".pictures"

SIZES = {"80x24": (80, 24), "120x36": (120, 36), "160x45": (160, 45)}
SMALL_TOO = {"40x20": (40, 20), "80x24": (80, 24), "160x45": (160, 45)}
THEMES = {"clair": LIGHT, "sombre": DARK, "contraste": CONTRAST}

README = {
    "workshop": (Picture(at("porter")), (120, 36)),
    "reveal": (Picture(at("devoiler", revealed=True)), (120, 36)),
    "wall": (Picture(at("evaluer"), ("f2", "1")), (80, 24)),
}
"""The moments that the README shows, each at one size."""


class Page(Dressed):
    """A page of lines, as a participant's terminal shows it."""

    def __init__(self, lines: Sequence[Line]) -> None:
        super().__init__()
        self._lines = lines

    def compose(self) -> ComposeResult:
        yield Static(page_of(self._lines))


async def drawn(picture: Picture, folder: Path, size: tuple[int, int]) -> list[str]:
    """Return a staged moment at that size as SVG, in each theme."""
    stage = picture.moment(Stage(folder, preset=picture.preset, wall=Wall.TWO))
    if picture.home:
        stage.session.close()
    app = FicheApp(stage.workshops, stage.clock, None if picture.home else stage.session)
    return await taken(app, size, *picture.keys)


async def drawn_page(seen: Callable[[Stage], Participant], folder: Path, size: tuple[int, int]) -> list[str]:
    """Return a participant's page at that size as SVG, in each theme."""
    stage = Stage(folder)
    one = seen(stage)
    return await taken(Page(draw_page(one, stage.clock.now(), *size)), size)


async def taken(app: App[Any], size: tuple[int, int], *keys: str) -> list[str]:
    """Return what an app shows after these keys as SVG, in each theme."""
    found = []
    async with app.run_test(size=size) as pilot:
        await pilot.press(*keys)
        for theme in THEMES.values():
            app.theme = theme
            await pilot.pause()
            svg = app.export_screenshot(title="fiche", simplify=True)
            # Without it, some readers of SVG drop the spaces that a line begins with.
            found.append(svg.replace("<svg ", '<svg xml:space="preserve" ', 1))
    return found


async def of_readme() -> None:
    """Draw the README's pictures anew."""
    for name, (picture, size) in README.items():
        with tempfile.TemporaryDirectory() as folder:
            (FOLDER / f"{name}.svg").write_text((await drawn(picture, Path(folder), size))[0], encoding="utf-8")


async def whole_page() -> Path:
    """Draw every screen and return the page that shows them side by side."""
    PAGE.mkdir(exist_ok=True)
    parts = [
        ("L’animation", SIZES, {name: partial(drawn, one) for name, one in SCREENS.items()}),
        ("L’écran projeté", SIZES, {name: partial(drawn, one) for name, one in ON_THE_WALL.items()}),
        ("Les participants", SMALL_TOO, {name: partial(drawn_page, one) for name, one in PARTICIPANTS.items()}),
    ]
    rows = []
    for number, (title, sizes, seen) in enumerate(parts, start=1):
        rows.append(f"<h1>{escape(title)}</h1>")
        rows += [await row(f"{number}-{name.replace(' ', '-')}", name, take, sizes) for name, take in seen.items()]
    style = "body{font-family:sans-serif}div{display:grid;grid-template-columns:repeat(3,1fr);gap:1em}img{width:100%}"
    page = PAGE / "index.html"
    page.write_text(f"<!doctype html><meta charset=utf-8><style>{style}</style>{''.join(rows)}", encoding="utf-8")
    return page


async def row(stem: str, title: str, take: Take, sizes: Mapping[str, tuple[int, int]]) -> str:
    """Draw one moment in each size and theme, and return its part of the page."""
    cells = []
    for size_name, size in sizes.items():
        with tempfile.TemporaryDirectory() as folder:
            found = await take(Path(folder), size)
        for theme_name, svg in zip(THEMES, found, strict=True):
            file = f"{stem}-{size_name}-{theme_name}.svg"
            (PAGE / file).write_text(svg, encoding="utf-8")
            caption = f"<figcaption>{size_name} {theme_name}</figcaption>"
            cells.append(f'<figure><img loading="lazy" src="{escape(file)}">{caption}</figure>')
    return f"<h2>{escape(title)}</h2><div>{''.join(cells)}</div>"


def main() -> None:
    """Take the README's; with ``--all``, the whole page too."""
    use_language("fr")
    asyncio.run(of_readme())
    if "--all" in sys.argv[1:]:
        print(asyncio.run(whole_page()))


if __name__ == "__main__":
    main()
