"""The help: what the keys do here comes first, and its own keys stand on the last row."""

from pathlib import Path

import pytest

from fiche_tui.app import FicheApp
from fiche_tui.keys.table import COMMANDS
from fiche_tui.screens.kit.base import FicheScreen
from fiche_tui.screens.program import help as help_module
from fiche_tui.screens.program.commands import ChosenCommands
from fiche_tui.screens.program.help import GuideScreen, HelpScreen, help_lines, middle_of
from fiche_tui.sheet.library import guides
from fiche_tui.store.workshops import Workshops
from fiche_tui.system.clock import StoppedClock
from tests.screens.prepared import drawn, press, said, showing
from tests.stage import START, Stage


async def test_the_keys_of_the_screen_below_come_first(tmp_path: Path) -> None:
    stage = Stage(tmp_path).until("ajuster")
    app = FicheApp(stage.workshops, stage.clock, stage.session)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("question_mark")
        await pilot.pause()
        screen = app.screen
        assert isinstance(screen, HelpScreen)
        assert "Ajuster la liste" in drawn(pilot).splitlines()[3]
        assert screen.key_line.keys[-1] == ("Échap", "revenir")
        await pilot.press("escape")
        assert not isinstance(app.screen, HelpScreen)


async def test_the_chosen_line_stays_in_sight_when_a_refusal_takes_the_last_row(tmp_path: Path) -> None:
    stage = Stage(tmp_path).until("accueil")
    app = FicheApp(stage.workshops, stage.clock, stage.session)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("question_mark", "end")
        await pilot.pause()
        chosen = next(row for row in drawn(pilot).splitlines() if "▸" in row)
        await pilot.press("enter")
        await pilot.pause()
        assert "Cette commande ne se fait pas d’ici" in drawn(pilot)
        assert chosen in drawn(pilot).splitlines()


async def test_the_minutes_say_their_keys(tmp_path: Path) -> None:
    stage = Stage(tmp_path).until("relecture")
    app = FicheApp(stage.workshops, stage.clock, stage.session)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("s")
        await pilot.pause()
        assert isinstance(app.screen, FicheScreen)
        assert ("s", "enregistrer") in app.screen.key_line.keys


def test_every_command_stands_once_wherever_help_is_asked() -> None:
    everywhere = sorted(one.id for one in help_lines())
    assert sorted(one.id for one in help_lines(frozenset({"adjust.merge"}))) == everywhere
    assert set(everywhere) >= {one.id for one in COMMANDS}


async def test_two_columns_on_a_wide_screen_hold_one_choice(tmp_path: Path) -> None:
    stage = Stage(tmp_path).until("accueil")
    app = FicheApp(stage.workshops, stage.clock, stage.session)
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.pause()
        await pilot.press("question_mark")
        await pilot.pause()

        def chosen() -> list[str]:
            return [row for row in drawn(pilot).splitlines() if "▸" in row]

        assert [row.index("▸") for row in chosen()] == [2]
        await pilot.press("right")
        await pilot.pause()
        assert [row.index("▸") >= 60 for row in chosen()] == [True]
        await pilot.press("left")
        await pilot.pause()
        assert [row.index("▸") for row in chosen()] == [2]
        place = next(number for number, row in enumerate(drawn(pilot).splitlines()) if "Dévoiler les résultats" in row)
        await pilot.click(offset=(90, place))
        await pilot.pause()
        assert [row.index("▸") >= 60 for row in chosen()] == [True]
        assert "Dévoiler les résultats" in chosen()[0]
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        assert len(chosen()) == 1
        assert "Dévoiler les résultats" in chosen()[0]


def test_the_second_column_begins_at_a_heading_near_the_middle() -> None:
    lines = tuple(help_lines())
    place = middle_of(lines)
    assert not lines[place].id
    assert abs(2 * place - len(lines)) < len(lines) / 5


async def test_guides_open_by_their_digit_or_their_line_and_headings_are_passed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    two = guides()[:2]
    monkeypatch.setattr(help_module, "guides", lambda: two)
    titles = [path.read_text(encoding="utf-8").splitlines()[0].lstrip("# ") for path in two]
    async with showing(Workshops(tmp_path), StoppedClock(START), HelpScreen()) as pilot:

        def chosen() -> str:
            return next(row for row in drawn(pilot).splitlines() if "▸" in row)

        await press(pilot, "3")
        assert isinstance(pilot.app.screen, HelpScreen)
        await press(pilot, "2")
        assert isinstance(pilot.app.screen, GuideScreen)
        assert titles[1] in drawn(pilot)
        await press(pilot, "escape")
        # The first line is a heading, and so is the row after the second guide.
        assert titles[0] in chosen()
        await press(pilot, "down")
        assert titles[1] in chosen()
        last_guide = chosen()
        await press(pilot, "down")
        assert "Guides" not in chosen()
        await press(pilot, "up")
        assert chosen() == last_guide
        await press(pilot, "home", "enter")
        assert isinstance(pilot.app.screen, GuideScreen)
        assert titles[0] in drawn(pilot)


async def test_the_right_column_has_nothing_on_its_right_nor_the_help_a_help_of_its_own(tmp_path: Path) -> None:
    async with showing(Workshops(tmp_path), StoppedClock(START), HelpScreen(), size=(120, 36)) as pilot:
        await press(pilot, "right")
        before = drawn(pilot)
        await press(pilot, "right")
        assert drawn(pilot) == before
        stack = pilot.app.screen_stack
        ChosenCommands(pilot.app).show_help(closed=False)
        assert pilot.app.screen_stack == stack


async def test_a_command_that_went_meanwhile_says_so(tmp_path: Path) -> None:
    async with showing(Workshops(tmp_path), StoppedClock(START)) as pilot:
        ChosenCommands(pilot.app).show_help(closed=False)
        await pilot.pause()
        pilot.app.screen.dismiss("adjust.merge")
        await pilot.pause()
        assert said(pilot) == "Cette commande ne se fait plus ici."
