"""Acts run one at a time, in workers of the screen; a defect in one is a defect like any other."""

import pytest
from textual.screen import Screen
from textual.worker import WorkerFailed

from fiche_tui.keys.acts import act
from fiche_tui.keys.bindings import act_bindings
from fiche_tui.screens.kit.base import FicheScreen
from fiche_tui.screens.kit.dialogs import Confirm
from fiche_tui.screens.kit.plain_desk import PlainDesk
from tests.screens.dressed import Dressed


class Desk(FicheScreen[None]):
    BINDINGS = act_bindings("workshop.pause", "workshop.note", "workshop.undo")

    def __init__(self) -> None:
        super().__init__()
        self.done: list[object] = []

    @act("workshop.pause")
    def pause(self) -> None:
        self.done.append("pause")

    @act("workshop.note")
    async def note(self) -> None:
        self.done.append("asked")
        agreed = await PlainDesk(self).ask(Confirm("Sûr?", "", "oui", "non"))
        self.done.append(agreed)

    @act("workshop.undo")
    async def fail(self) -> None:
        raise ZeroDivisionError


class Host(Dressed):
    def get_default_screen(self) -> Screen[None]:
        return Desk()


async def test_an_act_asks_and_goes_on_with_the_answer() -> None:
    app = Host()
    async with app.run_test() as pilot:
        desk = app.screen
        assert isinstance(desk, Desk)
        await pilot.press("space", "c", "enter", "c", "escape", "space")
        assert desk.done == ["pause", "asked", True, "asked", False, "pause"]
        assert not desk.acting.busy


async def test_a_second_act_is_not_begun_while_one_waits() -> None:
    app = Host()
    async with app.run_test() as pilot:
        desk = app.screen
        assert isinstance(desk, Desk)
        await pilot.press("c")
        desk.action_run("workshop.pause")
        desk.action_run("workshop.note")
        assert desk.acting.busy
        await pilot.press("enter")
        assert desk.done == ["asked", True]
        await pilot.press("space")
        assert desk.done[-1] == "pause"


async def test_leaving_ends_the_act_that_waits() -> None:
    app = Host()
    async with app.run_test() as pilot:
        desk = app.screen
        assert isinstance(desk, Desk)
        await pilot.press("c")
        app.exit()
    assert desk.done == ["asked"]


async def test_a_failing_act_fails_the_app() -> None:
    app = Host()
    with pytest.raises(WorkerFailed) as failed:
        async with app.run_test() as pilot:
            await pilot.press("u")
    assert isinstance(failed.value.error, ZeroDivisionError)
