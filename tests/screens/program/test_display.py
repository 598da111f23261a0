"""What a room needs of the display: one question leads to the reading test, the colours, the size."""

from pathlib import Path
from typing import Any, cast

import pytest
from textual.app import App
from textual.screen import Screen

from fiche_tui.app import FicheApp
from fiche_tui.screens.kit import themes
from fiche_tui.screens.kit.base import FicheScreen
from fiche_tui.screens.kit.dialogs import Ask, Show
from fiche_tui.screens.program.display import ask_colours, ask_display, display_question
from fiche_tui.screens.program.room_test import RoomTestScreen, size_advice
from fiche_tui.store.workshops import Workshops
from fiche_tui.system.clock import StoppedClock
from fiche_tui.terminal.program import TerminalApp
from tests.screens.prepared import drawn, press, said, showing
from tests.stage import START


class FakeApp:
    """Answers the next dialog, and has a terminal of 80 by 24."""

    def __init__(self, answer: str | None, *, few_colours: bool = False, no_colours: bool = False) -> None:
        self._answer = answer
        self.few_colours = few_colours
        self.no_colours = no_colours
        self.theme = themes.LIGHT
        self.size = (80, 24)
        self.shown: list[Screen[Any]] = []
        self.said: list[str] = []

    async def push_screen_wait(self, screen: Screen[Any]) -> str | None:
        self.shown.append(screen)
        return self._answer


@pytest.mark.parametrize(
    ("chosen", "done"), [("global.room_test", ["test"]), ("global.colours", ["colours"]), ("size", []), (None, [])]
)
async def test_each_answer_leads_to_one_thing(chosen: str | None, done: list[str]) -> None:
    app, went = FakeApp(chosen), []

    async def colours() -> None:
        went.append("colours")

    await ask_display(cast(App[Any], app), lambda: went.append("test"), colours)
    assert went == done
    assert isinstance(app.shown[0], type(display_question()))
    assert [type(one) for one in app.shown[1:]] == ([Show] if chosen == "size" else [])


def test_how_far_a_size_can_be_read() -> None:
    assert size_advice(24) == "À 24 rangées, une salle profonde de 8 fois la hauteur de l’image peut lire."
    assert size_advice(33).endswith("6 fois la hauteur de l’image peut lire.")
    assert size_advice(45) == "Au-delà de 33 rangées, le fond de la salle ne lit plus\u00a0: agrandissez la police."


async def colours_after(app: FakeApp) -> list[str]:
    await ask_colours(cast(TerminalApp[Any], app), app.said.append)
    return [line.replace("\u00a0", " ") for line in app.said]


async def test_the_palette_that_is_chosen_is_the_one_that_is_worn() -> None:
    app = FakeApp(themes.DARK)
    assert await colours_after(app) == ["Couleurs : sombre."]
    assert app.theme == themes.DARK
    (question,) = app.shown
    assert isinstance(question, Ask)
    assert [value for _key, _label, value in question._choices] == [
        themes.LIGHT,
        themes.DARK,
        themes.CONTRAST,
        themes.MONOCHROME,
    ]


async def test_escape_changes_no_colour_and_few_colours_say_what_is_left_out() -> None:
    app = FakeApp(None, few_colours=True)
    assert await colours_after(app) == []
    assert app.theme == themes.LIGHT
    (question,) = app.shown
    assert isinstance(question, Ask)
    lines = [str(line).replace("\u00a0", " ") for line in question._body]
    assert lines == [
        "Maintenant : clair, pour un projecteur",
        "Ce terminal n’a que 16 couleurs : les autres palettes ne s’y liraient pas.",
    ]
    assert [value for _key, _label, value in question._choices] == [themes.CONTRAST, themes.MONOCHROME]


async def test_without_any_colour_there_is_nothing_to_choose() -> None:
    app = FakeApp(themes.DARK, no_colours=True)
    assert await colours_after(app) == ["Ce terminal ne montre aucune couleur : la palette monochrome y reste."]
    assert app.shown == []
    assert app.theme == themes.LIGHT


class Kept(FicheScreen[None]):
    """The screen of somebody else, over which the program stays open."""

    KEEPS_PROGRAM_OPEN = True


async def test_the_screens_of_the_program_open_once(tmp_path: Path) -> None:
    async with showing(Workshops(tmp_path), StoppedClock(START)) as pilot:
        app = pilot.app
        assert isinstance(app, FicheApp)
        for show in (app.show_room_test, app.show_settings, app.show_doctor):
            below = len(app.screen_stack)
            show()
            await pilot.pause()
            show()
            await pilot.pause()
            assert len(app.screen_stack) == below + 1
            if isinstance(app.screen, RoomTestScreen):
                assert "La dernière rangée lit-elle ceci?" in drawn(pilot)
                assert size_advice(24) in " ".join(drawn(pilot).split())
                assert app.screen.top.right == "24 rangées"
            await press(pilot, "escape")
            assert len(app.screen_stack) == below
        app.action_help_quit()
        assert said(pilot).replace("\u00a0", " ") == "Pour quitter le programme : Ctrl+Q."
        # Whoever has the keyboard for a ballot of their own is not told how to end the program.
        await app.push_screen(Kept())
        app.action_help_quit()
        assert said(pilot) == ""
        app.pop_screen()
        # Over a dialog there is no line to say it on, and no place to save a card from.
        asked = Show("Affichage", "Un texte.")
        await app.push_screen(asked)
        app.action_help_quit()
        await app.save_card()
        assert app.screen is asked
        assert "Ctrl+Q" not in drawn(pilot).splitlines()[-1]
