"""The acts of home, on a desk without a screen."""

from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest

from fiche_tui.keys.acts import acts_of
from fiche_tui.keys.table import COMMANDS
from fiche_tui.screens.home.beginning import Beginning
from fiche_tui.screens.home.hand_over import HandingOver
from fiche_tui.screens.home.opening import Opening
from fiche_tui.screens.home.rows import HomeRow, home_rows
from fiche_tui.screens.home.screen import HomeScreen
from fiche_tui.screens.kit.base import Program
from fiche_tui.screens.kit.dialogs import Choose, Confirm
from fiche_tui.screens.kit.entry import AskText
from fiche_tui.screens.kit.kept_entry import KeptText
from fiche_tui.screens.prepare.screen import PrepareScreen
from fiche_tui.session.session import Session
from fiche_tui.settings.file import SettingsFile
from fiche_tui.settings.values import Settings
from tests.screens.fake_desk import FakeDesk
from tests.stage import Stage


class HomeDesk(FakeDesk):
    """Home with one workshop chosen."""

    def __init__(self, stage: Stage, *answers: object) -> None:
        super().__init__(*answers)
        self.opened: list[Session] = []
        self.read = 0
        self.place = stage.id
        program = SimpleNamespace(
            workshops=stage.workshops,
            clock=stage.clock,
            settings=Settings(),
            settings_file=SettingsFile(None),
            open_session=self.opened.append,
        )
        self.fiche = cast(Program, program)

    @property
    def selected(self) -> str:
        return self.place

    @property
    def chosen(self) -> HomeRow | None:
        headers = self.fiche.workshops.headers()
        return next((row for row in home_rows(headers, date(2026, 11, 23)) if row.id == self.place), None)

    def choose(self, row_id: str) -> None:
        self.place = row_id

    def read_list(self) -> None:
        self.read += 1


@pytest.fixture
def stage(tmp_path: Path) -> Stage:
    return Stage(tmp_path)


def test_every_command_of_home_has_an_act() -> None:
    home = HomeScreen()
    known = {one.id for one in COMMANDS if one.group == "home"} | {
        "global.leave",
        "global.settings",
        "global.doctor",
        "global.card",
    }
    assert set(acts_of(*home.act_owners())) == known


async def test_an_open_workshop_is_left_to_its_facilitator(stage: Stage) -> None:
    desk = HomeDesk(stage, False)
    await Beginning(desk, Opening(desk)).open()
    assert isinstance(desk.shown[0], Confirm)
    assert desk.opened == []
    assert stage.session.still_mine()


async def test_taking_over_opens(stage: Stage) -> None:
    desk = HomeDesk(stage, True)
    await Beginning(desk, Opening(desk)).open()
    assert [session.state.id for session in desk.opened] == [stage.id]
    assert not stage.session.still_mine()
    desk.opened[0].close()


async def test_prepare_that_begins_shows_the_workshop(stage: Stage) -> None:
    stage.session.close()
    desk = HomeDesk(stage, True)
    await Beginning(desk, Opening(desk)).prepare()
    assert isinstance(desk.shown[0], PrepareScreen)
    assert [session.state.id for session in desk.opened] == [stage.id]
    desk.opened[0].close()


async def test_escape_goes_one_question_back(stage: Stage) -> None:
    def titled(dialog: KeptText) -> str:
        assert dialog._keep("  Rôles ") == ""
        return "  Rôles "

    def prepared(screen: PrepareScreen) -> bool:
        screen.session.close()
        return False

    desk = HomeDesk(
        stage, titled, None, titled, "roles-acteur-collectif", None, "roles-acteur-collectif", "45", prepared
    )
    await Beginning(desk, Opening(desk)).make()
    kinds = [KeptText, Choose, KeptText, Choose, Choose, Choose, Choose, PrepareScreen]
    assert [type(one) for one in desk.shown] == kinds
    assert desk.unused == 0
    made = cast(PrepareScreen, desk.shown[-1]).session.state
    assert (made.details.title, made.preset) == ("Rôles", "45")
    assert desk.read == 1


async def test_a_workshop_is_not_handed_over_to_nobody(stage: Stage) -> None:
    desk = HomeDesk(stage, "  ")
    await HandingOver(desk, Opening(desk)).hand_over()
    assert [type(one) for one in desk.shown] == [AskText]
    assert desk.said == []


async def test_what_keeps_from_handing_over_is_said_before_it_is_confirmed(stage: Stage) -> None:
    desk = HomeDesk(stage, "personne-ici")
    await HandingOver(desk, Opening(desk)).hand_over()
    assert [type(one) for one in desk.shown] == [AskText]
    assert desk.refused
    assert "fiche backup" in desk.said[0]
    assert stage.session.still_mine()


async def test_only_final_minutes_are_adopted(stage: Stage) -> None:
    stage.session.close()
    desk = HomeDesk(stage)
    await Beginning(desk, Opening(desk)).adopt()
    assert desk.refused
    assert desk.read == 0
