"""The turnout while people answer on screens of their own: counted again without a key, for the room too."""

from dataclasses import replace
from pathlib import Path

from fiche_tui.screens.meeting.acts.turnout_watch import LOOK, TurnoutWatch
from fiche_tui.session.ssh_box import SshBox
from fiche_tui.workshop.room.reading import room_from_json
from fiche_tui.workshop.room.values import Way, WayIn
from tests.screens.meeting.fake_desk import FakeMeetingDesk
from tests.session.test_ballot_door import asked_in, opened, saying
from tests.stage import Stage

SOON = 20.0
"""Seconds that nothing here comes near."""


class DrawnDesk(FakeMeetingDesk):
    """Counts how often the state was drawn."""

    drawn = 0

    def refresh_state(self) -> None:
        self.drawn += 1


def cast(stage: Stage, voter: str) -> None:
    box = SshBox(stage.workshops.open(stage.id))
    assert box.put(asked_in(stage.session), voter, saying(stage, 1)).result(SOON) is None
    box.close()


def seen(stage: Stage) -> tuple[int, int]:
    """Return the turnout on the facilitator's screen, and in what the room sees."""
    return stage.session.rounds.turnout(1).people, room_from_json(stage.workshops.open(stage.id).room()).asked[
        0
    ].answered


def test_a_ballot_over_ssh_is_counted_without_a_key(tmp_path: Path) -> None:
    stage = opened(tmp_path)
    session = stage.session
    session.show_on_wall(replace(session.wall, ways_in=(WayIn("ssh vote@salle", "KAPE-27", Way.TOKEN),)))
    desk = DrawnDesk(stage)
    watch = TurnoutWatch(desk)
    watch.look()
    assert (seen(stage), desk.drawn) == ((0, 0), 0)
    cast(stage, "a")
    watch.look()
    assert seen(stage) == (0, 0)
    stage.clock.move(seconds=LOOK)
    watch.look()
    assert (seen(stage), desk.drawn) == ((1, 1), 1)
    stage.clock.move(seconds=LOOK)
    watch.look()
    assert desk.drawn == 1


def test_while_no_way_in_is_open_nobody_looks(tmp_path: Path) -> None:
    stage = opened(tmp_path)
    cast(stage, "a")
    desk = DrawnDesk(stage)
    TurnoutWatch(desk).look()
    assert (seen(stage)[0], desk.drawn) == (0, 0)
