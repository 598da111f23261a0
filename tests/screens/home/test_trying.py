"""From home to the demonstration and to the rehearsal of a workshop: both have screens of their own."""

from pathlib import Path

from fiche_tui.app import FicheApp
from fiche_tui.demonstration.onward import Onward, Where
from fiche_tui.screens.home.first_contact import FIRST
from fiche_tui.screens.home.menu import BESIDE, choices_for
from fiche_tui.screens.home.rows import HomeRow
from fiche_tui.store.workshops import Workshops
from fiche_tui.system.clock import StoppedClock
from tests.stage import START, Stage


async def test_an_empty_home_offers_the_example_first(tmp_path: Path) -> None:
    assert FIRST[0].command_id == "home.demo"
    app = FicheApp(Workshops(tmp_path / "data"), StoppedClock(START))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("1")
        await pilot.pause()
    assert app.return_value == Onward(Where.DEMONSTRATION)


async def test_a_workshop_is_rehearsed_from_its_menu(tmp_path: Path) -> None:
    stage = Stage(tmp_path)
    stage.session.close()
    app = FicheApp(stage.workshops, stage.clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        app.screen.action_run("home.rehearse")  # type: ignore[attr-defined]
        await pilot.pause()
    assert app.return_value == Onward(Where.REHEARSAL, stage.id)


def test_only_what_is_prepared_is_rehearsed() -> None:
    for status in ("prepared", "running", "suspended", "final"):
        row = HomeRow("a", "", "", "Rôles", "○", "Fiche", status=status)
        assert ("home.rehearse" in choices_for(row, shared=True)) == (status == "prepared")
    assert "home.demo" in BESIDE
