"""Home for whoever came in by the name of a workshop."""

from pathlib import Path
from typing import Any

import pytest

from fiche_tui.app import FicheApp
from fiche_tui.screens.home.screen import HomeScreen
from fiche_tui.screens.meeting.screen import WorkshopScreen
from tests.stage import Stage


async def test_home_is_made_when_the_workshop_is_left_and_nothing_empty_is_seen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stage = Stage(tmp_path).until("accueil")
    app = FicheApp(stage.workshops, stage.clock, stage.session)
    drawn: list[str] = []
    display = FicheApp._display

    def note(self: FicheApp, screen: Any, renderable: Any) -> None:
        if renderable is not None and not self._batch_count:
            drawn.append(type(screen).__name__)
        display(self, screen, renderable)

    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert isinstance(app.screen, WorkshopScreen)
        assert not [one for one in app.screen_stack if isinstance(one, HomeScreen)]
        monkeypatch.setattr(FicheApp, "_display", note)
        await pilot.press("q")
        await pilot.pause()
        assert not [one for one in app.screen_stack if isinstance(one, WorkshopScreen)]
        assert isinstance(app.screen, HomeScreen)
        assert app.screen.selected == stage.session.state.id
        assert set(drawn) <= {"WorkshopScreen", "HomeScreen"}
