"""Speaking turns: everyone once, whoever skips last, and a countdown that follows the step's own time."""

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from fiche_tui.workshop import commands as c
from fiche_tui.workshop import facts as f
from fiche_tui.workshop.agenda import Run
from fiche_tui.workshop.turns import (
    Turns,
    again,
    at_the_table,
    begun,
    passed_on,
    shared_seconds,
    skipped,
    still_valid,
)
from fiche_tui.workshop.values import Presence
from tests.workshop.samples import START, Play, people

RUN = Run("accueil", START, 360, 1)


def started(people_count: int = 4) -> tuple[Play, Turns]:
    play = Play.prepared().record(f.PeopleAdded(people(people_count))).do(c.StartStep("accueil"))
    turns = begun(play.state, at_the_table(play.state), 60, play.at)
    assert turns is not None
    return play, turns


def left(play: Play, turns: Turns) -> float:
    assert play.state.run is not None
    return turns.left(play.state.run, play.at)


@given(st.integers(1, 25), st.lists(st.booleans(), max_size=60))
def test_everyone_speaks_once_whoever_skips_last(count: int, skips: list[bool]) -> None:
    order = tuple(f"p{number}" for number in range(count))
    turns: Turns | None = Turns(1, order, 60, 0)
    spoke: list[str] = []
    for skip in skips:
        assert turns is not None
        if skip:
            turns = skipped(turns, RUN, START)
            assert turns.order[: len(spoke)] == tuple(spoke)
            continue
        spoke.append(turns.speaker)
        turns = passed_on(turns, RUN, START)
        if turns is None:
            break
    assert len(set(spoke)) == len(spoke)
    if turns is None:
        assert sorted(spoke) == sorted(order)


def test_a_turn_counts_down_into_overtime_and_nothing_acts() -> None:
    play, turns = started()
    play.move(seconds=61)
    assert (left(play, turns), turns.speaker) == (-1, "p1")


def test_a_pause_stops_the_turn_and_a_changed_clock_does_not() -> None:
    play, turns = started()
    play.move(seconds=20).do(c.TogglePause()).move(minutes=5).do(c.TogglePause())
    assert left(play, turns) == 40
    play.move(minutes=-30).append((f.ClockShifted(-1800.0),))
    assert left(play, turns) == 40


def test_again_gives_the_whole_turn_back() -> None:
    play, turns = started()
    play.move(seconds=50)
    assert play.state.run is not None
    assert left(play, again(turns, play.state.run, play.at)) == 60


def test_only_those_present_are_at_the_table_in_the_order_of_the_roster() -> None:
    play, _turns = started()
    play.record(f.PresenceMarked("p2", Presence.EXCUSED))
    assert [person.id for person in at_the_table(play.state)] == ["p1", "p3", "p4"]


def test_the_time_of_the_step_is_shared_in_fives_of_seconds() -> None:
    assert shared_seconds(RUN, 7, START) == 50
    assert shared_seconds(RUN, 25, START) == 0
    assert shared_seconds(RUN, 0, START + timedelta(seconds=400)) == 0


def test_turns_end_with_the_step_and_with_who_is_known() -> None:
    play, turns = started()
    assert still_valid(turns, play.state)
    play.do(c.StartStep("ajuster"))
    assert not still_valid(turns, play.state)
    play.undo()
    assert still_valid(turns, play.state)
    play.record(f.PersonRemoved("p4"))
    assert not still_valid(turns, play.state)


def test_nobody_makes_no_turns() -> None:
    play = Play.prepared().do(c.StartStep("accueil"))
    assert begun(play.state, (), 60, play.at) is None
    assert not still_valid(Turns(1, (), 60, 0), play.state)
