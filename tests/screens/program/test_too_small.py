"""The cover over a window that is too small: nothing pressed under it acts, then or later."""

from pathlib import Path

from textual.events import Key, Resize
from textual.geometry import Size

from fiche_tui.app import FicheApp
from fiche_tui.screens.meeting.screen import WorkshopScreen
from fiche_tui.screens.program.too_small import TooSmallScreen
from tests.stage import Stage


async def test_keys_that_wait_under_the_cover_are_not_answered_once_it_is_gone(tmp_path: Path) -> None:
    stage = Stage(tmp_path).until("accueil")
    app = FicheApp(stage.workshops, stage.clock, stage.session)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.resize_terminal(60, 20)
        assert isinstance(app.screen, TooSmallScreen)
        for _press in range(20):
            app.post_message(Key("n", "n"))
        size = Size(80, 24)
        app.post_message(Resize(size, size, size))
        await pilot.pause()
        assert isinstance(app.screen, WorkshopScreen)
        assert stage.session.state.run is not None
        assert stage.session.state.run.step == "accueil"
        await pilot.press("n")
        await pilot.pause()
        assert stage.session.state.run.step == "ajuster"
