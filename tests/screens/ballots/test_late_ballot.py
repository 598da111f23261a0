"""A ballot that turns up after the reveal: a fact that the minutes tell, never a vote."""

from pathlib import Path

import pytest

from fiche_tui.minutes.exports import Export
from fiche_tui.screens.kit.dialogs import Confirm
from fiche_tui.screens.meeting.screen import WorkshopScreen
from fiche_tui.workshop import commands as c
from fiche_tui.workshop import facts as f
from fiche_tui.workshop.results import pending_round
from tests.screens.meeting.test_workshop import running, said
from tests.screens.prepared import drawn, press
from tests.soaked import SIZES
from tests.stage import Stage


@pytest.mark.parametrize("size", SIZES)
async def test_a_late_paper_ballot_is_written_down_and_not_counted(tmp_path: Path, size: tuple[int, int]) -> None:
    stage = Stage(tmp_path).until("devoiler", revealed=True)
    tally = stage.session.state.rounds[0].tally
    async with running(stage, size=size) as pilot:
        await press(pilot, "b")
        assert isinstance(pilot.app.screen, Confirm)
        assert "n’est pas compté" in " ".join(drawn(pilot).replace("│", " ").split())
        await press(pilot, "escape")
        assert stage.session.state.rounds[0].late == 0
        await press(pilot, "b", "enter")
        assert said(pilot) == "Noté\u00a0: un bulletin reçu après le dévoilement, non compté."
        one = stage.session.state.rounds[0]
        assert (one.late, one.tally) == (1, tally)
    minutes = Export("md").content(stage.session.state, None)
    text = minutes.decode() if isinstance(minutes, bytes) else minutes
    assert "1 bulletin reçu après le dévoilement, non compté" in text


async def test_with_final_minutes_there_is_nothing_to_write_down(tmp_path: Path) -> None:
    stage = Stage(tmp_path).until("relecture")
    stage.do(c.Record(f.MinutesFinalised()))
    async with running(stage) as pilot:
        await press(pilot, "b")
        assert not isinstance(pilot.app.screen, Confirm)
        assert stage.session.state.rounds[0].late == 0


async def test_an_empty_box_is_not_revealed_and_asks_nothing(tmp_path: Path) -> None:
    stage = Stage(tmp_path).until("voter")
    async with running(stage) as pilot:
        await pilot.press("f9")
        await pilot.pause()
        assert isinstance(pilot.app.screen, WorkshopScreen)
        assert said(pilot) == "Aucun bulletin n’est saisi. Saisissez-les avant de dévoiler."
        assert pending_round(stage.session.state) is not None
        stage.cast(1)
        await pilot.press("f9")
        await pilot.pause()
        assert isinstance(pilot.app.screen, Confirm)
