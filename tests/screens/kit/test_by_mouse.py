"""Hints are clicked as their keys are pressed, and a click beside a dialog closes it as Escape does."""

from pathlib import Path

import pytest
from textual.pilot import Pilot

from fiche_tui.keys.bindings import COMMANDS, key_name
from fiche_tui.keys.keyboard import DIGIT_ALIASES, key_called
from fiche_tui.screens.agenda.screen import AgendaScreen
from fiche_tui.screens.kit.dialog import clicked_key
from fiche_tui.screens.kit.dialogs import Ask, Confirm
from fiche_tui.screens.kit.entry import AskText
from fiche_tui.screens.meeting.screen import WorkshopScreen
from tests.screens.kit.test_dialogs import UNANSWERED, Host, on_screen
from tests.screens.meeting.test_workshop import running
from tests.screens.meeting.test_workshop_acts import step_of
from tests.stage import Stage


def test_every_key_of_a_command_is_found_by_what_is_written_of_it() -> None:
    for command in COMMANDS:
        for key in command.each_key:
            # The digit of an unshifted AZERTY row is written as the digit.
            if key == "minus" or key not in DIGIT_ALIASES:
                assert key_called(key_name(key)) == key


@pytest.mark.parametrize("name", ["↑↓", "1-4", "←→ 0-3 x", "", "Tab"])
def test_what_stands_for_several_keys_is_none(name: str) -> None:
    assert key_called(name) == ""


ROW = " espace\u00a0pause   n\u00a0étape suivante   ↑↓\u00a0rôle   ?\u00a0aide  "


@pytest.mark.parametrize(
    ("words", "key"),
    [
        ("espace", "space"),
        ("pause", "space"),
        ("n\u00a0", "n"),
        ("suivante", "n"),
        ("rôle", ""),
        ("aide", "question_mark"),
    ],
)
def test_a_hint_is_found_by_its_place(words: str, key: str) -> None:
    assert clicked_key(ROW, ROW.index(words), ["espace", "n", "↑↓", "?"]) == key


def test_beside_the_hints_there_is_no_key() -> None:
    for column in (0, ROW.index("   n"), len(ROW) - 1, 500):
        assert clicked_key(ROW, column, ["espace", "n", "↑↓", "?"]) == ""


async def click_on(pilot: Pilot[None], words: str) -> None:
    """Click where some words are drawn."""
    rows = on_screen(pilot.app).splitlines()
    row = next(place for place in reversed(range(len(rows))) if words in rows[place])
    await pilot.click(offset=(rows[row].index(words), row))
    await pilot.pause()


async def test_a_hint_of_the_last_row_is_its_key(tmp_path: Path) -> None:
    stage = Stage(tmp_path).until("accueil")
    async with running(stage) as pilot:
        await click_on(pilot, "espace\u00a0pause")
        assert stage.session.state.run is not None
        assert stage.session.state.run.paused_at is not None
        await click_on(pilot, "n\u00a0suivante")
        assert step_of(stage) == "ajuster"
        await pilot.press("a")
        await pilot.pause()
        assert isinstance(pilot.app.screen, AgendaScreen)
        await click_on(pilot, "Échap\u00a0")
        assert isinstance(pilot.app.screen, WorkshopScreen)


async def test_the_keys_of_a_dialog_are_clicked_too() -> None:
    app = Host()
    async with app.run_test(size=(80, 24)) as pilot:
        app.open(Confirm("Dévoiler", "En reste-t-il un?", "dévoiler", "attendre"))
        await pilot.pause()
        await click_on(pilot, "Entrée\u00a0dévoiler")
    assert app.answer is True


async def test_several_lines_are_stored_by_a_click_or_by_enter_under_the_last() -> None:
    for end in ("click", "enter"):
        app = Host()
        async with app.run_test(size=(80, 24)) as pilot:
            app.open(AskText("Objectifs", "Un par ligne", multiline=True))
            await pilot.press("enter", "a", "enter", "b")
            await pilot.pause()
            assert app.answer is UNANSWERED
            if end == "click":
                await click_on(pilot, "Entrée deux fois")
            else:
                await pilot.press("enter", "enter")
            await pilot.pause()
        assert app.answer == ("\na\nb" if end == "click" else "\na\nb\n")


async def test_a_click_beside_a_dialog_is_escape_and_one_inside_is_not() -> None:
    app = Host()
    async with app.run_test(size=(80, 24)) as pilot:
        app.open(Ask("Égalité", ["Que fait le groupe?"], [("1", "les garder tous", 1)]))
        await pilot.pause()
        await click_on(pilot, "Que fait le groupe?")
        assert app.answer is UNANSWERED
        await pilot.click(offset=(1, 1))
        await pilot.pause()
        assert app.answer is None


async def test_a_click_beside_loses_no_long_text() -> None:
    app = Host()
    async with app.run_test(size=(80, 24)) as pilot:
        app.open(AskText("Réserve", "Mot pour mot", wraps=True))
        await pilot.press(*"oui")
        await pilot.click(offset=(1, 1))
        await pilot.pause()
        assert app.answer is UNANSWERED
        assert "Échap encore une fois" in on_screen(app)


async def test_a_click_between_the_keys_of_a_dialog_answers_nothing() -> None:
    app = Host()
    async with app.run_test(size=(80, 24)) as pilot:
        app.open(Confirm("Dévoiler", "En reste-t-il un?", "dévoiler", "attendre"))
        await pilot.pause()
        rows = on_screen(app).splitlines()
        row = next(place for place in reversed(range(len(rows))) if "Entrée\u00a0dévoiler" in rows[place])
        await pilot.click(offset=(rows[row].index("dévoiler") + len("dévoiler") + 1, row))
        await pilot.pause()
        assert app.answer is UNANSWERED
