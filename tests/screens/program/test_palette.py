"""The palette: what it offers depends on the screen, and what is chosen runs as its key would run it."""

from pathlib import Path

import pytest
from textual.widgets import Input

from fiche_tui.app import FicheApp
from fiche_tui.screens.kit.base import FicheScreen
from fiche_tui.screens.meeting.screen import WorkshopScreen
from fiche_tui.screens.program.doctor import DoctorScreen
from fiche_tui.screens.program.help import HelpScreen
from fiche_tui.screens.program.palette import Palette, used
from fiche_tui.screens.sheet.compared_lists import ComparedLists
from fiche_tui.store.workshops import Workshops
from tests.screens.prepared import drawn, press, said
from tests.stage import Stage


def app_of(stage: Stage) -> FicheApp:
    return FicheApp(stage.workshops, stage.clock, stage.session)


@pytest.mark.parametrize("key", ["colon", "ctrl+p"])
async def test_a_command_without_a_key_runs_by_a_few_letters_of_it(tmp_path: Path, key: str) -> None:
    app = app_of(Stage(tmp_path).until("ajuster"))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, key, *"depart", "enter")
        assert isinstance(app.screen, ComparedLists)
        await press(pilot, "escape", key)
        assert isinstance(app.screen, Palette)
        rows = drawn(pilot).splitlines()
        # Recent first, and at 80 by 24 nothing is cut off the box.
        assert any("▸ comparer · Notre liste et celle de départ" in row for row in rows)
        assert "Échap revenir" in drawn(pilot).replace("\u00a0", " ")
        await press(pilot, "escape")
        assert isinstance(app.screen, WorkshopScreen)


async def test_it_runs_through_the_acts_of_the_step_and_of_the_screen(tmp_path: Path) -> None:
    stage = Stage(tmp_path).until("ajuster")
    app = app_of(stage)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "colon", *"masquer", "enter")
        assert said(pilot).startswith("A1 masqué.")
        await press(pilot, "colon", *"arreter la liste", "enter", "enter")
        assert stage.session.state.settled
        await press(pilot, "colon", *"verifier", "enter")
        assert isinstance(app.screen, DoctorScreen)


async def test_what_nothing_is_named_stays_and_says_so(tmp_path: Path) -> None:
    app = app_of(Stage(tmp_path).until("accueil"))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "colon", *"zzz", "enter")
        assert isinstance(app.screen, Palette)
        assert "Aucune commande de cet écran ne se nomme ainsi." in drawn(pilot)


async def test_it_offers_nothing_of_another_step(tmp_path: Path) -> None:
    app = app_of(Stage(tmp_path).until("accueil"))
    async with app.run_test(size=(80, 24)):
        screen = app.screen
        assert isinstance(screen, FicheScreen)
        assert "adjust.compare" not in screen.runnable()
        assert {"clock.turns", "workshop.note", "count.station", "global.card"} <= set(screen.runnable())


async def test_a_colon_in_a_text_is_text(tmp_path: Path) -> None:
    app = app_of(Stage(tmp_path).until("accueil"))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "d", *"ab:c")
        assert not isinstance(app.screen, Palette)
        assert "ab:c" in drawn(pilot)


async def test_whoever_votes_has_no_palette(tmp_path: Path) -> None:
    app = app_of(Stage(tmp_path).until("evaluer"))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "f7", "2", "colon", "ctrl+p")
        assert not isinstance(app.screen, Palette)


async def test_at_home_it_leads_to_the_programs_own_screens(tmp_path: Path) -> None:
    app = FicheApp(Workshops(tmp_path))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "colon", *"carte", "enter")
        assert app.screen.query(Input).first().value.endswith("carte-des-touches.html")


async def test_a_line_of_the_help_runs_with_enter(tmp_path: Path) -> None:
    app = app_of(Stage(tmp_path).until("ajuster"))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "question_mark")
        assert isinstance(app.screen, HelpScreen)
        while "▸ :               Notre liste" not in drawn(pilot):
            await press(pilot, "down")
        await press(pilot, "enter")
        assert isinstance(app.screen, ComparedLists)


async def test_a_line_of_another_screen_says_where_it_is(tmp_path: Path) -> None:
    app = app_of(Stage(tmp_path).until("accueil"))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "question_mark", "end", "enter")
        assert isinstance(app.screen, HelpScreen)
        assert "« Compte rendu »" in app.screen.status.sentence.replace("\u00a0", " ")


def test_the_last_one_used_is_the_most_recent() -> None:
    assert used(("a", "b"), "b") == ("b", "a")
    assert len(used(tuple(map(str, range(40))), "z")) == 20


@pytest.mark.parametrize("size", [(80, 24), (160, 45)])
async def test_a_key_with_a_long_name_stays_on_the_row_of_its_command(tmp_path: Path, size: tuple[int, int]) -> None:
    app = app_of(Stage(tmp_path).until("accueil"))
    async with app.run_test(size=size) as pilot:
        await press(pilot, "colon", *"telecommande")
        rows = [" ".join(row.split()) for row in drawn(pilot).replace("\u00a0", " ").splitlines()]
    for step, key in (("suivante", "Page suiv."), ("précédente", "Page préc.")):
        assert any(f"Étape {step} après trois secondes" in row and key in row for row in rows)
