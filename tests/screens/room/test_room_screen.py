"""The room's view in place of the facilitator's own, and what the reveal shows in large on the wall."""

from pathlib import Path

import pytest
from textual import events
from textual.timer import Timer

from fiche_tui.drawing.wall.seen import Seen
from fiche_tui.drawing.wall.whole import draw_wall
from fiche_tui.screens.kit.lines_pane import LinesPane
from fiche_tui.screens.meeting.screen import WorkshopScreen
from fiche_tui.screens.room.screen import LOOK, RoomScreen
from fiche_tui.session.session import Session
from fiche_tui.store.errors import CannotRead
from fiche_tui.workshop import commands as c
from fiche_tui.workshop import facts as f
from fiche_tui.workshop.room.values import Room
from fiche_tui.workshop.talking import worth_talking
from fiche_tui.workshop.values import Wall
from tests.screens.ballots.test_hands import at_step, plain
from tests.screens.body_host import press
from tests.stage import Stage


@pytest.mark.parametrize("size", [(80, 24), (160, 45)])
async def test_f2_turns_the_screen_into_the_room_s_view_and_back(tmp_path: Path, size: tuple[int, int]) -> None:
    stage = Stage(tmp_path, wall=Wall.SAME).until("accueil")
    async with at_step(stage, "f2", size=size) as pilot:
        assert f"fiche project {stage.session.folder.name}" in " ".join(plain(pilot).split())
        await press(pilot, "1")
        assert isinstance(pilot.app.screen, RoomScreen)
        pane = pilot.app.screen.query_one(LinesPane)
        expected = draw_wall(Seen(stage.session.room, stage.clock.now()), *size)
        assert [one.text.rstrip() for one in expected] == [one.rstrip() for one in str(pane.render()).split("\n")]
        assert "aide" not in plain(pilot)
        stage.clock.move(minutes=1)
        pilot.app.screen._tick()
        await pilot.pause()
        assert "Il reste 4 minutes" in plain(pilot)
        await press(pilot, "f4")
        assert "Il reste" not in plain(pilot)
        assert stage.session.wall.curtain
        await press(pilot, "f4", "f2")
        assert isinstance(pilot.app.screen, WorkshopScreen)
        assert not stage.session.wall.curtain


async def test_what_the_reveal_shows_in_large_the_wall_does_too_until_the_step_ends(tmp_path: Path) -> None:
    stage = Stage(tmp_path).until("devoiler", revealed=True)
    first, second, *_rest = worth_talking(stage.session.state)
    async with at_step(stage) as pilot:
        await press(pilot, "enter")
        assert stage.session.wall.zoom
        await press(pilot, "escape")
        assert stage.session.wall.zoom == ""
        await press(pilot, "f6")
        assert stage.session.wall.zoom == first.subject
        await press(pilot, "enter")
        assert stage.session.wall.zoom == second.subject
        await press(pilot, "n")
        assert stage.session.state.step
        assert stage.session.state.step.id != "devoiler"
        assert stage.session.wall.zoom == ""


@pytest.mark.parametrize(("wall", "is_slide"), [(Wall.SAME, True), (Wall.TWO, False)])
async def test_where_the_room_sees_this_screen_it_reads_the_slide_of_the_opening(
    tmp_path: Path, wall: Wall, is_slide: bool
) -> None:
    async with at_step(Stage(tmp_path, wall=wall)) as pilot:
        assert ("TABLE DE QUARTIER SAINT-RÉMI" in plain(pilot)) is is_slide
        assert ("13 h 36  Lire et ajuster" in plain(pilot)) is is_slide
        assert "Tout est prêt." in plain(pilot)


async def test_the_end_is_a_slide_too(tmp_path: Path) -> None:
    stage = Stage(tmp_path, wall=Wall.SAME).until("relecture")
    stage.session.record(f.MinutesFinalised())
    async with at_step(stage) as pilot:
        assert "Merci" in plain(pilot)
        assert "s : le relire" in plain(pilot)


async def test_a_drawn_curtain_is_not_forgotten(tmp_path: Path) -> None:
    stage = Stage(tmp_path, wall=Wall.TWO).until("accueil")
    async with at_step(stage, "f4") as pilot:
        assert "Rideau tiré (F4)" in plain(pilot)
        await press(pilot, "f4")
        assert "Rideau" not in plain(pilot).splitlines()[0]


async def test_the_page_follows_its_own_timer_and_stays_where_the_room_cannot_be_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stage = Stage(tmp_path, wall=Wall.SAME).until("accueil")
    assert RoomScreen(stage.session)._draw() is None
    async with at_step(stage, "f2") as pilot:
        await press(pilot, "1")
        screen = pilot.app.screen
        assert isinstance(screen, RoomScreen)
        assert screen._timer is not None
        screen._timer.pause()
        stage.clock.move(minutes=1)
        other = Timer(screen, 1.0, name="another")
        await screen.on_timer(events.Timer(timer=other, time=0.0, count=1))
        await pilot.pause()
        assert "Il reste 5 minutes" in plain(pilot)

        def unreadable(_session: Session) -> Room:
            raise CannotRead(tmp_path, "failed")

        with monkeypatch.context() as patch:
            patch.setattr(Session, "room", property(unreadable))
            await screen.on_timer(events.Timer(timer=screen._timer, time=0.0, count=1))
            await pilot.pause()
            assert "Il reste 4 minutes" in plain(pilot)
        stage.do(c.TogglePause())
        screen._tick()
        await pilot.pause()
        assert screen._timer is not None
        assert screen._timer._interval == pytest.approx(LOOK, abs=0.01)
