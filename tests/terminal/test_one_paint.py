"""What a key changes comes in one paint, however many widgets it changes."""

from pathlib import Path

import pytest
from textual.screen import Screen

from fiche_tui.app import FicheApp
from fiche_tui.terminal import one_paint
from fiche_tui.workshop import commands as c
from tests.stage import Stage

KEYS = ("minus", "plus", "minus", "plus")
"""Each changes the digits, the bar, the words beside them and the message, in as many widgets."""


async def paints(folder: Path, monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Return how often each of ``KEYS`` makes the program paint."""
    stage = Stage(folder).until("evaluer")
    stage.do(c.TogglePause())
    painted: list[Screen[object]] = []
    display = FicheApp._display

    def counted(self: FicheApp, screen: Screen[object], what: object) -> None:
        painted.append(screen)
        display(self, screen, what)  # type: ignore[arg-type]

    found = []
    async with FicheApp(stage.workshops, stage.clock, stage.session).run_test() as pilot:
        await pilot.press("plus")  # The first one brings the row of messages, and all is laid out again.
        monkeypatch.setattr(FicheApp, "_display", counted)
        for key in KEYS:
            painted.clear()
            await pilot.press(key)
            found.append(len(painted))
    return found


async def test_a_key_that_changes_several_widgets_paints_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert await paints(tmp_path, monkeypatch) == [1] * len(KEYS)


async def test_stock_textual_paints_as_the_first_widget_has_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(one_paint, "fits", lambda: False)
    assert min(await paints(tmp_path, monkeypatch)) > 1
