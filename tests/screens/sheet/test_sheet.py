"""A sheet that is only read."""

from typing import Any

import pytest

from fiche_tui.screens.kit.dialogs import Show
from fiche_tui.screens.sheet.screen import SheetScreen
from fiche_tui.workshop.sheet import Sheet
from tests.screens.dressed import Dressed
from tests.screens.sheet.panes import HOSTILE, NAMES, SIZES, drawn, roles_sheet
from tests.screens.sheet.test_family_panes import sheet_with
from tests.workshop.samples import small_sheet


class Host(Dressed):
    def __init__(self, sheet: Sheet) -> None:
        super().__init__()
        self.sheet = sheet
        self.closed = False

    def on_mount(self) -> None:
        def close(_result: Any) -> None:
            self.closed = True

        self.push_screen(SheetScreen(self.sheet), close)


@pytest.mark.parametrize("size", SIZES)
async def test_reads_a_sheet_and_goes_back(size: tuple[int, int]) -> None:
    app = Host(roles_sheet())
    async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
        await pilot.pause()
        text = drawn(app)
        assert text.startswith(" Rôles possibles d’un acteur collectif")
        assert "26 rôles dans 5 familles" in text
        assert "A ●" in text
        # Whether roles look alike is a group's question, not a reader's.
        assert "même texte" not in text
        await pilot.press("right", "down", "down", "down", "enter")
        await pilot.pause()
        assert isinstance(app.screen, Show)
        text = drawn(app)
        assert "B4 ■ Cohérence et complémentarité" in text
        assert "Texte d’origine\u00a0: Partager de l'expertise" in text
        await pilot.press("escape")
        await pilot.pause()
        assert "▸ B4" in drawn(app)
        # Nothing here changes the sheet.
        await pilot.press("i", "r", "m", "f", "f8")
        await pilot.pause()
        assert isinstance(app.screen, SheetScreen)
        await pilot.press("escape")
        await pilot.pause()
        assert app.closed


async def test_a_sheet_without_roles() -> None:
    app = Host(small_sheet({}))
    async with app.run_test(size=(80, 24), notifications=True, tooltips=True) as pilot:
        await pilot.press("down", "right", "enter")
        await pilot.pause()
        assert isinstance(app.screen, SheetScreen)
        assert "Cette fiche n’a pas de rôles" in drawn(app)
        assert "ouvrir" not in drawn(app)


@pytest.mark.parametrize("text", HOSTILE, ids=NAMES)
async def test_hostile_texts(text: str) -> None:
    app = Host(sheet_with(text))
    async with app.run_test(size=(80, 24), notifications=True, tooltips=True) as pilot:
        await pilot.press("down", "enter")
        await pilot.pause()
        assert isinstance(app.screen, Show)
