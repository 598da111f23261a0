"""The page of an assessment that lists every role: it fits its place before, during and after a message."""

from pathlib import Path

import pytest
from textual.containers import VerticalScroll

from fiche_tui.screens.meeting.steps.clock import ClockBody
from tests.screens.meeting.test_workshop import running, screen_of
from tests.screens.prepared import drawn
from tests.stage import Stage


@pytest.mark.parametrize("size", [(100, 35), (120, 36), (126, 35)])
async def test_a_message_that_took_a_row_leaves_no_scrollbar_behind(tmp_path: Path, size: tuple[int, int]) -> None:
    async with running(Stage(tmp_path).until("evaluer"), size=size) as pilot:
        await pilot.pause()
        body = screen_of(pilot).query_one(ClockBody)
        before = drawn(pilot)
        assert body.has_class("-listed")
        for message in ("Une rangée de moins.", ""):
            screen_of(pilot).status.say(message)
            await pilot.pause()
            await pilot.pause()
        assert drawn(pilot) == before
        assert not body.query_one("#say", VerticalScroll).show_vertical_scrollbar
