"""The pictures of the README, taken from the app itself: ``python -m tests.pictures.take`` (``make pictures``)."""

import asyncio
import tempfile
from pathlib import Path

from fiche_tui.app import FicheApp
from tests.stage import Stage

FOLDER = Path(__file__).parent


async def picture(stage: Stage, name: str, size: tuple[int, int]) -> Path:
    """Draw a staged workshop at that size and store it as SVG."""
    app = FicheApp(stage.workshops, stage.clock, stage.session)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        drawn = app.export_screenshot(title="fiche", simplify=True)
    path = FOLDER / f"{name}.svg"
    # Without it, some readers of SVG drop the spaces that a line begins with.
    path.write_text(drawn.replace("<svg ", '<svg xml:space="preserve" ', 1), encoding="utf-8")
    return path


def main() -> None:
    """Take them all."""
    with tempfile.TemporaryDirectory() as folder:
        print(asyncio.run(picture(Stage(Path(folder)).until("accueil"), "readme", (80, 24))))


if __name__ == "__main__":
    main()
