"""The keys of every screen: each is in the one table, and no arrow stores anything."""

import pkgutil
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest
from textual.binding import Binding
from textual.dom import DOMNode
from textual.pilot import Pilot
from textual.screen import ModalScreen

import fiche_tui.screens
from fiche_tui.app import FicheApp
from fiche_tui.keys.bindings import command
from fiche_tui.screens.kit.base import FicheScreen
from fiche_tui.screens.kit.step_body import StepBody
from fiche_tui.screens.meeting.screen import WorkshopScreen
from fiche_tui.workshop import commands as c
from tests.screens.prepared import press
from tests.stage import Stage

MOVING = {"up", "down", "left", "right", "home", "end", "pageup", "pagedown", "tab", "shift+tab", "enter"}
"""Keys that a list or a text answers without being told in the table."""

ARROWS = ("left", "right", "up", "down")


def kinds(of: type[DOMNode]) -> Iterator[type[DOMNode]]:
    yield of
    for kind in of.__subclasses__():
        yield from kinds(kind)


def all_of(of: type[DOMNode]) -> list[type[DOMNode]]:
    for module in pkgutil.walk_packages(fiche_tui.screens.__path__, "fiche_tui.screens."):
        import_module(module.name)
    return sorted({one for one in kinds(of) if one.__module__.startswith("fiche_tui.")}, key=lambda one: one.__name__)


def own_bindings(kind: type[DOMNode]) -> Iterator[tuple[str, str]]:
    """Each key that this class binds itself, with the id of its command."""
    for one in vars(kind).get("BINDINGS", ()):
        assert isinstance(one, Binding)
        for key in one.key.split(","):
            yield key, one.id or ""


@pytest.mark.parametrize("kind", [*all_of(FicheScreen), *all_of(StepBody)], ids=lambda kind: kind.__name__)
def test_every_key_is_in_the_table_that_the_help_shows(kind: type[DOMNode]) -> None:
    for key, command_id in own_bindings(kind):
        # A digit answers what the screen itself asks, as the guides of the help.
        if key not in MOVING and not command_id.startswith("digit."):
            assert key in command(command_id).each_key, (kind.__name__, key)


def test_no_question_has_an_f_key_of_its_own() -> None:
    asked = [key for kind in all_of(ModalScreen) for key, _id in own_bindings(kind)]
    assert "escape" in asked
    assert not [key for key in asked if key[0] == "f" and key[1:].isdigit()]


async def test_no_arrow_stores_anything_at_any_step_or_beside_it(tmp_path: Path) -> None:
    stage = Stage(tmp_path).until("relecture")
    app = FicheApp(stage.workshops, stage.clock, stage.session)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot)
        screen = app.screen
        assert isinstance(screen, WorkshopScreen)
        for step in stage.session.state.plan:
            stage.do(c.StartStep(step.id))
            await screen.show_state()
            await unchanged_by_arrows(pilot, stage, step.id)
        for beside in "yas":
            await press(pilot, beside)
            await unchanged_by_arrows(pilot, stage, beside)
            await press(pilot, "escape")
        assert app.screen is screen


async def test_no_arrow_changes_who_speaks(tmp_path: Path) -> None:
    stage = Stage(tmp_path).until("accueil")
    app = FicheApp(stage.workshops, stage.clock, stage.session)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "f6", "1")
        turns = stage.session.turns.current
        assert turns is not None
        await press(pilot, *ARROWS)
        assert stage.session.turns.current == turns


async def unchanged_by_arrows(pilot: Pilot[None], stage: Stage, where: str) -> None:
    """Press each arrow, leave what it opened, and compare."""
    before, depth = stage.session.history.head, len(pilot.app.screen_stack)
    for arrow in ARROWS:
        await pilot.press(arrow)
        while len(pilot.app.screen_stack) > depth:
            await press(pilot, "escape")
    assert stage.session.history.head == before, where
