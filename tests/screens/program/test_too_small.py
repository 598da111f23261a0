"""The cover over a window that is too small: nothing pressed under it acts, then or later."""

from pathlib import Path

import pytest
from textual.events import Key, Resize
from textual.geometry import Size

from fiche_tui.app import FicheApp
from fiche_tui.screens.meeting.screen import WorkshopScreen
from fiche_tui.screens.program.too_small import TooSmallScreen
from tests.screens.prepared import drawn
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


async def test_the_sentence_says_the_present_size_and_how_to_gain_room(tmp_path: Path) -> None:
    stage = Stage(tmp_path).until("accueil")
    app = FicheApp(stage.workshops, stage.clock, stage.session)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.resize_terminal(60, 20)
        assert " ".join(drawn(pilot).split()) == (
            "Agrandissez la fenêtre, ou réduisez les caractères (Ctrl −) : il faut 80 colonnes et 24 rangées, "
            "elle en a 60 et 20. Rien n’est perdu."
        )
        await pilot.resize_terminal(70, 10)
        assert "elle en a 70 et 10." in " ".join(drawn(pilot).split())


@pytest.mark.parametrize("size", [(20, 5), (80, 3), (30, 24)])
async def test_a_very_small_window_says_it_in_few_words_and_cuts_none(tmp_path: Path, size: tuple[int, int]) -> None:
    stage = Stage(tmp_path).until("accueil")
    app = FicheApp(stage.workshops, stage.clock, stage.session)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.resize_terminal(*size)
        said = " ".join(drawn(pilot).replace("\u00a0", " ").split())
        assert said == "Agrandissez : il faut 80 × 24. Rien n’est perdu."
