"""The room's view in the facilitator's hands: the command to type, tmux, the curtain, one thing in large."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from fiche_tui.screens.kit.dialogs import Ask, Choose
from fiche_tui.screens.meeting.acts import projecting
from fiche_tui.screens.meeting.acts.projecting import Projecting, Way
from fiche_tui.screens.room.screen import RoomScreen
from fiche_tui.system.second_screen import command_to_type, in_tmux, open_in_tmux
from fiche_tui.workshop import facts as f
from fiche_tui.workshop.room.reading import room_from_json
from fiche_tui.workshop.room.values import WallView
from fiche_tui.workshop.values import Capture, CaptureKind, Wall
from tests.screens.meeting.fake_desk import FakeMeetingDesk
from tests.stage import Stage


@pytest.fixture
def stage(tmp_path: Path) -> Stage:
    made = Stage(tmp_path, wall=Wall.TWO).until("accueil")
    made.session.record(f.Captured(Capture("d1", CaptureKind.DECISION, "Une assemblée", number=1)))
    return made


def ways(desk: FakeMeetingDesk) -> list[Way]:
    """What the last question offered."""
    return ways_of(desk.shown[-1])


def on_the_wall(stage: Stage) -> WallView:
    """What the room file says is done to the wall."""
    found = room_from_json(stage.session._stored.room()).wall
    assert found
    return found


async def test_it_names_the_one_command_to_type_and_copies_it(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FICHE_DATA", "/srv/les tables")
    monkeypatch.delenv("TMUX", raising=False)
    desk = FakeMeetingDesk(stage, Way.COPY)
    await Projecting(desk).project()
    assert desk.copied == [f"FICHE_DATA='/srv/les tables' fiche project {stage.session.folder.name}"]
    assert ways(desk) == [Way.HERE, Way.COPY, Way.CURTAIN, Way.RECAP, Way.DECISION]
    assert isinstance(desk.shown[0], Ask)


async def test_inside_tmux_it_opens_by_itself(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[tuple[str, Path, bool]] = []

    def opening(workshop: str, folder: Path, *, beside: bool) -> bool:
        opened.append((workshop, folder, beside))
        return len(opened) < 3

    monkeypatch.setenv("TMUX", "/tmp/tmux-0/default,1,0")
    monkeypatch.setattr(projecting, "open_in_tmux", opening)
    desk = FakeMeetingDesk(stage, Way.TMUX, Way.TMUX, Way.TMUX)
    await Projecting(desk).project()
    assert Way.TMUX in ways(desk)
    desk.columns = 200
    await Projecting(desk).project()
    await Projecting(desk).project()
    folder = stage.session.folder
    assert opened == [(folder.name, folder.parent, beside) for beside in (False, True, True)]
    assert desk.refused


async def test_the_curtain_is_drawn_and_opened(stage: Stage) -> None:
    desk = FakeMeetingDesk(stage)
    await Projecting(desk).curtain()
    assert on_the_wall(stage).curtain
    assert desk.shown == []
    await Projecting(desk).curtain()
    assert not on_the_wall(stage).curtain


async def test_on_the_only_screen_the_curtain_covers_this_one_until_it_is_left(tmp_path: Path) -> None:
    stage = Stage(tmp_path, wall=Wall.SAME).until("accueil")
    drawn: list[bool] = []

    def shown(_screen: object) -> None:
        drawn.append(on_the_wall(stage).curtain)

    desk = FakeMeetingDesk(stage, shown)
    await Projecting(desk).curtain()
    assert [type(one) for one in desk.shown] == [RoomScreen]
    assert drawn == [True]
    assert not on_the_wall(stage).curtain


async def test_the_room_may_see_where_it_stands_or_one_decision(stage: Stage) -> None:
    desk = FakeMeetingDesk(stage, Way.RECAP, Way.DECISION, "d1", Way.STEP, Way.HERE, None, None)
    acts = Projecting(desk)
    await acts.project()
    assert on_the_wall(stage).recap
    await acts.project()
    assert isinstance(desk.shown[-1], Choose)
    assert Way.STEP in ways_of(desk.shown[-2])
    assert on_the_wall(stage) == WallView(zoom="d1")
    await acts.project()
    assert on_the_wall(stage) == WallView()
    await acts.project()
    assert isinstance(desk.shown[-1], RoomScreen)
    await acts.project()
    assert desk.unused == 0


def ways_of(asked: object) -> list[Way]:
    assert isinstance(asked, Ask)
    return [value for _key, _label, value in asked._choices]


def test_the_command_is_one_that_a_shell_reads_as_it_was_meant() -> None:
    assert command_to_type("roles-635b", {}) == "fiche project roles-635b"
    assert command_to_type("w1", {"FICHE_DATA": "/a b; rm"}) == "FICHE_DATA='/a b; rm' fiche project w1"
    assert in_tmux({"TMUX": "x"})
    assert not in_tmux({})


@pytest.mark.parametrize(("beside", "place"), [(True, "split-window"), (False, "new-window")])
def test_tmux_gets_its_arguments_one_by_one(beside: bool, place: str) -> None:
    asked: list[Sequence[str]] = []

    def run(command: Sequence[str]) -> int:
        asked.append(command)
        return 0

    assert open_in_tmux("w1", Path("/a b; rm"), beside=beside, run=run)
    assert asked[0][:3] == ["tmux", place, "-d"]
    assert "FICHE_DATA=/a b; rm" in asked[0]
    assert asked[0][-2:] == ["project", "w1"]


def test_without_tmux_nothing_is_opened() -> None:
    def missing(_command: Sequence[str]) -> int:
        raise FileNotFoundError

    assert not open_in_tmux("w1", Path("/a"), beside=False, run=missing)
    assert not open_in_tmux("w1", Path("/a"), beside=False, run=lambda _command: 1)


async def test_the_menu_draws_the_curtain_and_no_decision_changes_nothing(stage: Stage) -> None:
    desk = FakeMeetingDesk(stage, Way.CURTAIN, Way.DECISION, None)
    await Projecting(desk).project()
    assert on_the_wall(stage) == WallView(curtain=True)
    await Projecting(desk).project()
    assert isinstance(desk.shown[1], Ask)
    labels = {value: str(label) for _key, label, value in desk.shown[1]._choices}
    assert labels[Way.CURTAIN] == "ouvrir le rideau"
    assert on_the_wall(stage) == WallView(curtain=True)
