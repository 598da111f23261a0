"""A late start is asked about once: to end when it was announced, or as much later."""

from datetime import timedelta
from pathlib import Path

import pytest

from fiche_tui.screens.agenda.catch_up_dialog import CatchUpPreview
from fiche_tui.screens.kit.dialogs import Ask
from fiche_tui.screens.meeting.acts.late_start import LATE_MINUTES
from fiche_tui.screens.meeting.acts.steps import TWICE_SECONDS, Steps
from fiche_tui.workshop import facts as f
from fiche_tui.workshop.schedule import outlook, promised_end
from tests.screens.meeting.fake_desk import FakeMeetingDesk
from tests.screens.meeting.test_workshop import running
from tests.screens.prepared import drawn
from tests.stage import START, Stage

END = START + timedelta(minutes=90)


def late(folder: Path, minutes: float) -> Stage:
    stage = Stage(folder)
    stage.clock.move(minutes=minutes)
    return stage


def behind(stage: Stage) -> int:
    ahead = outlook(stage.session.state, stage.clock.now())
    assert ahead is not None
    return ahead.minutes


@pytest.mark.parametrize("minutes", [-10, 0, LATE_MINUTES - 1, 61])
async def test_nothing_is_asked_of_a_start_that_is_not_late(tmp_path: Path, minutes: int) -> None:
    desk = FakeMeetingDesk(late(tmp_path, minutes))
    await Steps(desk).next()
    assert desk.shown == []


async def test_the_end_is_put_off_by_what_the_start_was_late_and_asked_about_once(tmp_path: Path) -> None:
    stage = late(tmp_path, 12.5)
    desk = FakeMeetingDesk(stage, True)
    steps = Steps(desk)
    await steps.next()
    assert [type(one) for one in desk.shown] == [Ask]
    assert promised_end(stage.session.state) == END + timedelta(minutes=12)
    assert desk.said[-1].replace("\u00a0", " ") == "La rencontre finit à 15 h 12."
    assert behind(stage) in (0, 1)
    stage.clock.move(seconds=TWICE_SECONDS)
    await steps.next()
    assert desk.unused == 0


async def test_to_end_on_time_the_plan_is_shown_first(tmp_path: Path) -> None:
    stage = late(tmp_path, 12)
    taken = f.PlanCaughtUp({"marge": 0})
    desk = FakeMeetingDesk(stage, False, taken)
    await Steps(desk).next()
    assert [type(one) for one in desk.shown] == [Ask, CatchUpPreview]
    assert stage.session.history.entries[-1].fact == taken
    assert promised_end(stage.session.state) == END


async def test_without_an_answer_the_meeting_is_late_as_it_was(tmp_path: Path) -> None:
    stage = late(tmp_path, 12)
    desk = FakeMeetingDesk(stage, None)
    await Steps(desk).next()
    assert (promised_end(stage.session.state), behind(stage)) == (END, 12)


async def test_on_the_screen_both_hours_are_said(tmp_path: Path) -> None:
    stage = late(tmp_path, 12)
    async with running(stage) as pilot:
        await pilot.press("n")
        await pilot.pause()
        shown = drawn(pilot).replace("\u00a0", " ")
        assert "Il est 13 h 42." in shown
        assert "1  finir quand même à 15 h" in shown
        assert "2  finir à 15 h 12" in shown
        await pilot.press("2")
        await pilot.pause()
        assert stage.session.state.sittings[-1].put_off == 12
