"""Pictures from the app itself: three of the README, and one page of every screen to look at (``make pictures``).

The README's stay in the repository; the page lies in ``.pictures/``, in three sizes and three themes, and is nobody's
to keep.
"""

import asyncio
import sys
import tempfile
from html import escape
from pathlib import Path

from fiche_tui.app import FicheApp
from fiche_tui.language.translation import use_language
from fiche_tui.screens.kit.themes import CONTRAST, DARK, LIGHT
from fiche_tui.workshop.values import Wall
from tests.pictures.test_pictures import PICTURES, Picture, at
from tests.stage import Stage

FOLDER = Path(__file__).parent
PAGE = FOLDER.parents[1] / ".pictures"

SIZES = {"80x24": (80, 24), "120x36": (120, 36), "160x45": (160, 45)}
THEMES = {"clair": LIGHT, "sombre": DARK, "contraste": CONTRAST}

README = {
    "workshop": (Picture(at("porter")), (120, 36)),
    "reveal": (Picture(at("devoiler", revealed=True)), (120, 36)),
    "wall": (Picture(at("evaluer"), ("f2", "1")), (80, 24)),
}
"""The moments that the README shows, each at one size."""


async def drawn(picture: Picture, folder: Path, size: tuple[int, int], theme: str = LIGHT) -> str:
    """Return a staged moment at that size as SVG."""
    stage = picture.moment(Stage(folder, preset=picture.preset, wall=Wall.TWO))
    if picture.home:
        stage.session.close()
    app = FicheApp(stage.workshops, stage.clock, None if picture.home else stage.session)
    async with app.run_test(size=size) as pilot:
        app.theme = theme
        await pilot.press(*picture.keys)
        await pilot.pause()
        svg = app.export_screenshot(title="fiche", simplify=True)
    # Without it, some readers of SVG drop the spaces that a line begins with.
    return svg.replace("<svg ", '<svg xml:space="preserve" ', 1)


async def of_readme() -> None:
    """Draw the README's pictures anew."""
    for name, (picture, size) in README.items():
        with tempfile.TemporaryDirectory() as folder:
            (FOLDER / f"{name}.svg").write_text(await drawn(picture, Path(folder), size), encoding="utf-8")


async def whole_page() -> Path:
    """Draw every screen and return the page that shows them side by side."""
    PAGE.mkdir(exist_ok=True)
    rows = []
    for name, picture in PICTURES.items():
        cells = []
        for size_name, size in SIZES.items():
            for theme_name, theme in THEMES.items():
                file = f"{name}-{size_name}-{theme_name}.svg"
                with tempfile.TemporaryDirectory() as folder:
                    (PAGE / file).write_text(await drawn(picture, Path(folder), size, theme), encoding="utf-8")
                caption = f"<figcaption>{size_name} {theme_name}</figcaption>"
                cells.append(f'<figure><img src="{escape(file)}">{caption}</figure>')
        rows.append(f"<h2>{escape(name)}</h2><div>{''.join(cells)}</div>")
    style = "body{font-family:sans-serif}div{display:grid;grid-template-columns:repeat(3,1fr);gap:1em}img{width:100%}"
    page = PAGE / "index.html"
    page.write_text(f"<!doctype html><meta charset=utf-8><style>{style}</style>{''.join(rows)}", encoding="utf-8")
    return page


def main() -> None:
    """Take the README's; with ``--all``, the whole page too."""
    use_language("fr")
    asyncio.run(of_readme())
    if "--all" in sys.argv[1:]:
        print(asyncio.run(whole_page()))


if __name__ == "__main__":
    main()
