"""The settings on screen: each value is changed with a few keys, kept in the file, and worn."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual.pilot import Pilot

from fiche_tui.app import FicheApp
from fiche_tui.screens.kit import themes
from fiche_tui.screens.kit.dialogs import Choose
from fiche_tui.screens.meeting.acts.grace import Grace
from fiche_tui.screens.meeting.acts.sound import Sound
from fiche_tui.screens.program.settings import SettingsScreen
from fiche_tui.settings.file import SettingsFile
from fiche_tui.settings.values import KEYS, Settings
from fiche_tui.store.errors import CannotWrite
from fiche_tui.store.workshops import Workshops
from tests.screens.meeting.fake_desk import FakeMeetingDesk
from tests.stage import Stage


@asynccontextmanager
async def settings_of(tmp_path: Path, text: str = "") -> AsyncIterator[tuple[Pilot[None], SettingsFile]]:
    file = SettingsFile(tmp_path / "settings.toml")
    if text:
        (tmp_path / "settings.toml").write_text(text)
    app = FicheApp(Workshops(tmp_path / "data"), settings=file)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        app.screen.action_run("global.settings")  # type: ignore[attr-defined]
        await pilot.pause()
        assert isinstance(app.screen, SettingsScreen)
        yield pilot, file


def status(pilot: Pilot[None]) -> str:
    assert isinstance(pilot.app.screen, SettingsScreen)
    return pilot.app.screen.status.sentence


async def test_values_are_changed_by_their_numbers_and_kept(tmp_path: Path) -> None:
    async with settings_of(tmp_path) as (pilot, file):
        await pilot.press("enter", "2", "down", "enter", "3", "down", "enter", "2")
        assert pilot.app.theme == themes.DARK
        assert (file.read().settings.theme, file.read().settings.language, file.read().settings.sound) == (
            "dark",
            "en",
            True,
        )
        await pilot.press("down", "down", "down", "down", "enter", "backspace", "backspace", *"99", "enter")
        assert file.read().settings.soon == 20
        await pilot.press("backspace", "backspace", *"30", "enter")
        assert file.read().settings.soon == 30
        assert status(pilot) == "Enregistré."
        await pilot.press("escape")
        assert not isinstance(pilot.app.screen, SettingsScreen)


async def test_the_file_is_made_on_demand_and_named(tmp_path: Path) -> None:
    async with settings_of(tmp_path) as (pilot, file):
        await pilot.press("end", "enter")
        assert str(file.path) in status(pilot)
        assert (tmp_path / "settings.toml").read_text().startswith("# Les réglages")


async def test_a_broken_file_is_said_at_once_and_never_written_over(tmp_path: Path) -> None:
    async with settings_of(tmp_path, "theme = [\n") as (pilot, _file):
        assert "ligne 1" in status(pilot)
        await pilot.press("enter", "2")
        assert "ligne 1" in status(pilot)
        assert pilot.app.theme == themes.LIGHT
    assert (tmp_path / "settings.toml").read_text() == "theme = [\n"


async def test_what_is_wrong_is_said_when_the_program_opens(tmp_path: Path) -> None:
    (tmp_path / "settings.toml").write_text('theme = "dark"\nsoon = "vite"\n')
    app = FicheApp(Workshops(tmp_path / "data"), settings=SettingsFile(tmp_path / "settings.toml"))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert app.theme == themes.DARK
        assert "ligne 2, soon" in app.screen.status.sentence  # type: ignore[attr-defined]


@pytest.mark.parametrize("rings", [True, False])
async def test_a_meeting_begins_as_the_settings_say(tmp_path: Path, rings: bool) -> None:
    desk = FakeMeetingDesk(Stage(tmp_path))
    desk.settings = Settings(sound=rings, grace=7)
    sound, grace = Sound(desk), Grace(desk)
    sound.toggle()
    assert ("plus de signal" in desk.said[-1]) is rings
    grace.toggle("{n}", lambda: None)
    assert desk.said[-1] == "7"


async def test_a_value_that_is_left_as_it_is_writes_nothing_and_the_sheet_is_chosen_from_those_there_are(
    tmp_path: Path,
) -> None:
    async with settings_of(tmp_path) as (pilot, file):
        assert isinstance(pilot.app.screen, SettingsScreen)
        names = [*KEYS]
        await pilot.press("enter", "escape")
        await pilot.press(*["down"] * names.index("soon"), "enter", "escape")
        assert status(pilot) == ""
        await pilot.press("home", *["down"] * names.index("sheet"), "enter")
        dialog = pilot.app.screen
        assert isinstance(dialog, Choose)
        sheets = [known for known, _words in dialog._options]
        await pilot.press("escape")
        assert file.path is not None
        assert not file.path.exists()
        await pilot.press("enter", "down", "enter")
        assert file.read().settings.sheet == sheets[1]
        assert status(pilot) == "Enregistré."


async def test_a_file_that_cannot_be_written_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with settings_of(tmp_path) as (pilot, _file):

        def full(*_args: object) -> None:
            raise CannotWrite(tmp_path / "settings.toml", "full")

        monkeypatch.setattr(SettingsFile, "write_template", full)
        monkeypatch.setattr(SettingsFile, "change", full)
        await pilot.press("end", "enter")
        refusal = status(pilot)
        assert "settings.toml" in refusal
        await pilot.press("home", "enter", "2")
        assert status(pilot) == refusal
        assert pilot.app.theme == themes.LIGHT
