"""An open program notices that a sheet was edited: the screen of a sheet, the list of sheets, a running workshop."""

from pathlib import Path

import pytest

from fiche_tui.app import FicheApp
from fiche_tui.screens.home.screen import HomeScreen
from fiche_tui.screens.kit.dialogs import Show
from fiche_tui.screens.meeting.screen import WorkshopScreen
from fiche_tui.screens.sheet.screen import SheetScreen
from fiche_tui.screens.sheets.screen import SheetsScreen
from fiche_tui.sheet.library import SheetSource, find_sheet
from fiche_tui.sheet.parse import read_sheet
from fiche_tui.store.workshops import Workshops
from fiche_tui.system.clock import StoppedClock
from tests.rehearsal import Rehearsal
from tests.screens.sheet.panes import HOSTILE, NAMES, SIZES, drawn
from tests.stage import START

GOOD = """# Fiche suivie

## Familles

### A · Relier

- Un premier rôle `A1 un`
- Un deuxième rôle `A2 deux`

### B · Agir

- Un troisième rôle `B1 trois`

## Déroulement

| étape | genre | 60 |
|---|---|---|
| Accueil | plénière | 30 |
| Lire | ajuster | 30 |
"""
WRONG = GOOD.replace("plénière", "danse").replace("| Lire | ajuster | 30 |", "| Lire | ajuster | trente |")


class Files:
    """A data folder with one sheet of one's own."""

    def __init__(self, folder: Path) -> None:
        self.workshops = Workshops(folder / "data")
        self.folder = self.workshops.folder / "sheets"
        self.folder.mkdir(parents=True)
        self.path = self.folder / "suivie.md"
        self.write(GOOD)

    def write(self, text: str) -> None:
        self.path.write_text(text, encoding="utf-8")

    def source(self) -> SheetSource:
        return find_sheet("suivie", self.folder)

    def screen(self) -> SheetScreen:
        source = self.source()
        reading = read_sheet(source.data, source.name)
        return SheetScreen(reading.sheet, source, reading.problems)

    def app(self) -> FicheApp:
        return FicheApp(self.workshops, StoppedClock(START))


@pytest.fixture
def files(tmp_path: Path) -> Files:
    return Files(tmp_path)


def screen_of(app: FicheApp) -> SheetScreen:
    assert isinstance(app.screen, SheetScreen)
    return app.screen


@pytest.mark.parametrize("size", SIZES)
async def test_an_edit_is_shown_and_the_mark_stays_on_its_role(files: Files, size: tuple[int, int]) -> None:
    app = files.app()
    async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
        app.push_screen(files.screen())
        await pilot.press("down", "down")
        await pilot.pause()
        files.write(GOOD.replace("- Un premier rôle", "- Un rôle tout neuf `A7 neuf`\n- Un premier rôle, récrit"))
        screen_of(app).look()
        await pilot.pause()
        text = drawn(app)
        assert "4 rôles dans 2 familles" in text
        assert "La fiche a changé\u00a0: la voici. Les ateliers déjà créés gardent leur copie." in text
        assert screen_of(app).panes.cursor.role == "trois"
        await pilot.press("left")
        await pilot.pause()
        assert "Un rôle tout neuf" in drawn(app)


@pytest.mark.parametrize("size", SIZES)
async def test_errors_stand_beside_the_last_good_version_until_they_are_corrected(
    files: Files, size: tuple[int, int]
) -> None:
    app = files.app()
    async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
        app.push_screen(files.screen())
        await pilot.pause()
        files.write(WRONG)
        screen_of(app).look()
        await pilot.pause()
        flat = " ".join(drawn(app).split())
        assert "Fiche suivie" in flat
        assert "A1 Un premier rôle" in flat
        assert "2 erreurs" in flat
        assert "✗ ligne 18\u00a0: «\u00a0danse\u00a0»" in drawn(app)
        assert "✗ ligne 19\u00a0:" in drawn(app)
        assert screen_of(app).status.sentence == "La fiche a changé, et ne peut pas être utilisée ainsi."
        await pilot.press("pagedown", "pageup", "enter")
        await pilot.pause()
        assert isinstance(app.screen, Show)
        await pilot.press("escape")
        files.write(GOOD.replace("Fiche suivie", "Fiche corrigée"))
        await pilot.pause()
        screen_of(app).look()
        await pilot.pause()
        assert "Fiche corrigée" in drawn(app)
        assert "✗" not in drawn(app)


async def test_a_file_that_goes_away_leaves_the_last_version(files: Files) -> None:
    app = files.app()
    async with app.run_test(size=(80, 24), notifications=True, tooltips=True) as pilot:
        app.push_screen(files.screen())
        await pilot.pause()
        files.path.unlink()
        screen_of(app).look()
        await pilot.pause()
        assert "Le fichier n’est plus là. Voici la dernière version lue." in drawn(app)
        assert "Un premier rôle" in drawn(app)
        files.path.write_bytes(b"\xff\xfe" * 10)
        screen_of(app).look()
        await pilot.pause()
        assert "UTF-8" in drawn(app)


async def test_the_screen_looks_by_itself_once_a_second(files: Files) -> None:
    app = files.app()
    async with app.run_test(size=(80, 24), notifications=True, tooltips=True) as pilot:
        app.push_screen(files.screen())
        await pilot.pause()
        files.write(GOOD.replace("Fiche suivie", "Fiche récrite"))
        for _wait in range(100):
            await pilot.pause(0.1)
            if "Fiche récrite" in drawn(app):
                break
        assert "Fiche récrite" in drawn(app)


async def test_a_search_goes_on_in_the_new_text_and_escape_ends_it_first(files: Files) -> None:
    app = files.app()
    async with app.run_test(size=(80, 24), notifications=True, tooltips=True) as pilot:
        app.push_screen(files.screen())
        await pilot.press("slash", *"deux")
        await pilot.pause()
        assert "1 rôle sur 3" in drawn(app)
        files.write(GOOD.replace("troisième", "deuxième aussi"))
        screen_of(app).look()
        await pilot.pause()
        assert "2 rôles sur 3" in drawn(app)
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(app.screen, SheetScreen)
        assert "Chercher" not in drawn(app)
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(app.screen, HomeScreen)


async def test_the_list_of_sheets_shows_languages_errors_and_edits(files: Files) -> None:
    app = files.app()
    async with app.run_test(size=(80, 24), notifications=True, tooltips=True) as pilot:
        await pilot.press("4", "4")
        await pilot.pause()
        assert isinstance(app.screen, SheetsScreen)
        text = drawn(app)
        assert text.index("Rôles possibles d’un acteur collectif") < text.index("Autodiagnostic d’un partenariat")
        assert "anglais · 26 rôles dans 5 familles · roles-collective-actor.md" in text
        assert "français · sans rôles, 7 étapes · retour-activite.md" in text
        assert "français · 3 rôles dans 2 familles · suivie.md · à vous" in text
        files.write(WRONG)
        (files.folder / "neuve.md").write_text(GOOD.replace("Fiche suivie", "Une de plus"), encoding="utf-8")
        app.screen.look()
        await pilot.pause()
        assert "✗ suivie.md\u00a0: 2 erreurs" in drawn(app)
        assert "Une de plus" in drawn(app)
        assert "6 fiches" in drawn(app)
        # A faulty sheet opens on what is wrong with it, and becomes a sheet once it is corrected.
        await pilot.press("end", "enter")
        await pilot.pause()
        assert "✗ ligne 18" in drawn(app)
        await pilot.press("enter", "slash", "down", "right")
        files.write(GOOD)
        screen_of(app).look()
        await pilot.pause()
        assert "Un premier rôle" in drawn(app)
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(app.screen, SheetsScreen)
        app.screen.look()
        await pilot.pause()
        assert "✗" not in drawn(app)
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(app.screen, HomeScreen)


async def test_a_running_workshop_keeps_its_copy_and_says_so(tmp_path: Path) -> None:
    folder = tmp_path / "data" / "sheets"
    folder.mkdir(parents=True)
    path = folder / "suivie.md"
    path.write_text(GOOD, encoding="utf-8")
    rehearsal = Rehearsal(tmp_path, find_sheet("suivie", folder))
    next(rehearsal.steps())
    before = rehearsal.session.state
    app = FicheApp(rehearsal.workshops, rehearsal.clock, rehearsal.session)
    said = "La fiche «\u00a0Fiche suivie\u00a0» a changé depuis. Cet atelier garde sa copie."
    async with app.run_test(size=(80, 24), notifications=True, tooltips=True) as pilot:
        await pilot.pause()
        screen = app.screen
        assert isinstance(screen, WorkshopScreen)
        assert said not in drawn(app)
        path.write_text(WRONG, encoding="utf-8")
        screen.acts.sheet_notice.look()
        await pilot.pause()
        assert said in drawn(app)
        assert rehearsal.session.state == before
        screen.status.say("")
        path.unlink()
        screen.acts.sheet_notice.look()
        path.write_text(GOOD, encoding="utf-8")
        screen.acts.sheet_notice.look()
        await pilot.pause()
        # The same words again are its own copy: nothing to say.
        assert said not in drawn(app)


async def test_a_workshop_opened_after_an_edit_says_so(tmp_path: Path) -> None:
    folder = tmp_path / "data" / "sheets"
    folder.mkdir(parents=True)
    (folder / "suivie.md").write_text(GOOD, encoding="utf-8")
    rehearsal = Rehearsal(tmp_path, find_sheet("suivie", folder))
    next(rehearsal.steps())
    (folder / "suivie.md").write_text(GOOD + "\n", encoding="utf-8")
    app = FicheApp(rehearsal.workshops, rehearsal.clock, rehearsal.session)
    async with app.run_test(size=(80, 24), notifications=True, tooltips=True) as pilot:
        await pilot.pause()
        assert "Cet atelier garde sa copie." in drawn(app)


@pytest.mark.parametrize("text", HOSTILE, ids=NAMES)
async def test_hostile_texts_in_a_file_that_is_being_edited(files: Files, text: str) -> None:
    app = files.app()
    async with app.run_test(size=(80, 24), notifications=True, tooltips=True) as pilot:
        app.push_screen(files.screen())
        await pilot.pause()
        for edited in (WRONG.replace("danse", text), GOOD.replace("Fiche suivie", text), f"## {text}\n"):
            files.write(edited)
            screen_of(app).look()
            await pilot.pause()
        assert isinstance(app.screen, SheetScreen)


async def test_the_list_of_sheets_is_drawn_again_only_when_a_sheet_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = Files(tmp_path)
    app = FicheApp(files.workshops, StoppedClock(START))
    async with app.run_test(size=(80, 24)) as pilot:
        await app.push_screen(screen := SheetsScreen())
        await pilot.pause()
        drawings: list[str] = []
        real = SheetsScreen.draw

        def draw(self: SheetsScreen) -> None:
            drawings.append("")
            real(self)

        monkeypatch.setattr(SheetsScreen, "draw", draw)
        for moved, renamed, drawn_again in ((False, False, 0), (True, False, 0), (False, True, 0), (True, True, 1)):
            if renamed:
                files.write(GOOD.replace("Fiche suivie", "Fiche renommée"))
            monkeypatch.setattr(screen._watch, "moved", lambda moved=moved: moved)
            screen.look()
            assert len(drawings) == drawn_again
        await pilot.pause()
        assert "Fiche renommée" in drawn(app)
