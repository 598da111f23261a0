"""What the workshop screen says and asks of the time: a changed clock, sleep, a stop, a restart."""

import re
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from textual.containers import Container
from textual.pilot import Pilot
from textual.widget import AwaitMount

from fiche_tui.screens.kit.dialogs import Ask
from fiche_tui.screens.kit.time_words import away_words, changed_clock_words, slept_words
from fiche_tui.screens.meeting.screen import IDLE_SECONDS
from fiche_tui.screens.meeting.standing import STANDING
from fiche_tui.session.session import Session
from fiche_tui.workshop import commands as c
from fiche_tui.workshop import facts as f
from fiche_tui.workshop.room.values import WallView, WayIn
from tests.screens.meeting.test_workshop import running, said, screen_of
from tests.screens.prepared import drawn
from tests.stage import Stage


def left(stage: Stage) -> float:
    assert stage.session.state.run is not None
    return stage.session.state.run.left(stage.clock.now())


def restart(stage: Stage, *, minutes: float) -> None:
    """The process is killed, and the workshop opened again that much later."""
    stage.session.time.look()
    held = stage.session.lease.held
    assert held is not None
    held._lock.release()
    stage.clock.move(minutes=minutes)
    stage.session = Session.open(stage.workshops.open(stage.id), stage.clock, "Claude")


async def tick(pilot: Pilot[None]) -> None:
    screen_of(pilot)._tick()
    await pilot.pause()


def waits(pilot: Pilot[None]) -> float:
    """The seconds until the screen looks again."""
    timer = screen_of(pilot)._timer
    assert timer is not None
    return timer._interval


async def asked(pilot: Pilot[None]) -> str:
    """The whole question on screen, in plain spaces."""
    await pilot.pause()
    assert isinstance(pilot.app.screen, Ask)
    lines = [strip.text for strip in pilot.app.screen._compositor.render_strips()]
    return re.sub(r"[\s│─]+", " ", " ".join(lines))


async def test_a_clock_that_stands_still_is_drawn_when_something_changed_and_now_and_then(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stage = Stage(tmp_path).until("accueil")
    stage.do(c.TogglePause())
    titles: list[datetime] = []
    async with running(stage) as pilot:
        await tick(pilot)
        screen = screen_of(pilot)
        monkeypatch.setattr(screen, "_show_title", titles.append)
        await tick(pilot)
        assert titles == []
        stage.clock.move(seconds=STANDING)
        await tick(pilot)
        assert titles == [stage.clock.now()]
        stage.session.show_on_wall(WallView(curtain=True))
        await tick(pilot)
        assert len(titles) == 2


async def test_a_screen_looks_less_often_while_nothing_comes_from_elsewhere(tmp_path: Path) -> None:
    stage = Stage(tmp_path).until("accueil")
    stage.do(c.TogglePause())
    async with running(stage) as pilot:
        await tick(pilot)
        assert waits(pilot) > IDLE_SECONDS + 0.5
        stage.session.show_on_wall(WallView(ways_in=(WayIn("ssh serveur", "KAPE-27"),)))
        await tick(pilot)
        assert waits(pilot) < IDLE_SECONDS + 0.5


async def test_a_changed_clock_changes_nothing_that_is_left_and_says_so(tmp_path: Path) -> None:
    stage = Stage(tmp_path).until("accueil")
    before = left(stage)
    async with running(stage) as pilot:
        stage.clock.change(minutes=-61)
        await tick(pilot)
        assert abs(left(stage) - before) < 0.01
        assert "a reculé de 61 minutes" in said(pilot)
        assert not isinstance(pilot.app.screen, Ask)


async def test_a_tick_that_falls_between_two_bodies_draws_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stage = Stage(tmp_path).until("accueil")
    async with running(stage) as pilot:
        screen = screen_of(pilot)
        mount = Container.mount
        between: list[str] = []

        def mount_and_tick(place: Container, *bodies: Any, **where: Any) -> AwaitMount:
            screen._tick()
            mounted = mount(place, *bodies, **where)
            # The body is there, and has no clock yet.
            screen._tick()
            between.append(place.id or "")
            return mounted

        monkeypatch.setattr(Container, "mount", mount_and_tick)
        stage.do(c.StartStep("ajuster"))
        await screen.show_state()
        await tick(pilot)
        assert between == ["body"]
        assert "Lire et ajuster" in drawn(pilot).splitlines()[0]


async def test_sleep_counts_and_says_so(tmp_path: Path) -> None:
    stage = Stage(tmp_path).until("accueil")
    before = left(stage)
    async with running(stage) as pilot:
        stage.clock.sleep(minutes=3)
        await tick(pilot)
        assert left(stage) == before - 180
        assert said(pilot) == "L’ordinateur a dormi 3 minutes\u00a0: ce temps compte."


async def test_a_stop_of_more_than_a_minute_is_asked_about_once(tmp_path: Path) -> None:
    stage = Stage(tmp_path).until("accueil")
    before = left(stage)
    async with running(stage) as pilot:
        stage.clock.stop(minutes=12)
        await tick(pilot)
        await tick(pilot)
        assert "12 minutes ont passé" in await asked(pilot)
        await pilot.press("2")
        await pilot.pause()
        assert abs(left(stage) - before) < 0.01
        assert said(pilot) == "Vous reprenez où vous en étiez."
        await tick(pilot)
        assert not isinstance(pilot.app.screen, Ask)


async def test_a_restart_after_a_kill_shows_what_passed_and_goes_on_where_it_was(tmp_path: Path) -> None:
    stage = Stage(tmp_path).until("accueil")
    before = left(stage)
    restart(stage, minutes=12)
    async with running(stage) as pilot:
        shown = await asked(pilot)
        assert "12 minutes ont passé" in shown
        assert "1 garder : le groupe a continué sans l’écran" in shown
        assert "2 reprendre où nous en étions" in shown
        # The time on screen is right at once, and says what it assumes.
        assert "Pour l’instant, tout ce temps est compté." in shown
        stage.clock.move(seconds=30)
        await pilot.press("2")
        await pilot.pause()
        assert left(stage) == before
        assert isinstance(stage.session.history.entries[-1].fact, f.TimeGivenBack)
        await pilot.press("u", "enter")
        await pilot.pause()
        assert left(stage) == before - 750


async def test_keeping_the_time_writes_nothing_and_is_not_asked_again(tmp_path: Path) -> None:
    stage = Stage(tmp_path).until("accueil")
    before = left(stage)
    stage.session.close()
    stage.clock.move(minutes=12)
    stage.reopen()
    head = stage.session.history.head
    async with running(stage) as pilot:
        await pilot.press("escape")
        await pilot.pause()
        assert left(stage) == before - 720
        assert stage.session.history.head == head
        assert said(pilot) == "Le temps qui a passé est compté."
    stage.reopen()
    async with running(stage) as pilot:
        assert not isinstance(pilot.app.screen, Ask)


def test_how_long_it_was_in_words() -> None:
    assert [away_words(seconds) for seconds in (61, 600, 7170, 7200, 49 * 3600, -3)] == [
        "1 minute a passé",
        "10 minutes ont passé",
        "2 heures ont passé",
        "2 heures ont passé",
        "2 jours ont passé",
        "L’horloge de l’ordinateur a reculé",
    ]
    assert "avancé de 3 secondes" in changed_clock_words(3)
    assert slept_words(5) == "L’ordinateur a dormi un instant\u00a0: ce temps compte."
