"""An hour and more of any meeting, against a model that counts seconds one by one: the shown time is exact."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fiche_tui.drawing.time_words import clock_digits
from fiche_tui.system.clock import StoppedClock
from fiche_tui.workshop import commands as c
from fiche_tui.workshop import facts as f
from fiche_tui.workshop.agenda import countdown
from fiche_tui.workshop.codec import from_json, to_json
from fiche_tui.workshop.history import entry_from_json, entry_to_json, history_of
from fiche_tui.workshop.room.whole import room_of
from tests.workshop.samples import START, Play

STEPS = ("accueil", "ajuster", "devoiler", "porter", "relire")
HOUR = 3600


@dataclass
class Stopwatches:
    """One stopwatch a step, each counting whole seconds down; a person presses their buttons."""

    left: dict[str, int]
    running: str = ""
    stopped: bool = False

    def second(self) -> None:
        if self.running and not self.stopped:
            self.left[self.running] -= 1

    @property
    def shown(self) -> str:
        left = self.left[self.running]
        return f"{'' if left >= 0 else '+'}{abs(left) // 60:02}:{abs(left) % 60:02}"


@dataclass
class Meeting:
    """The same meeting in the domain and on the stopwatches."""

    play: Play
    watches: Stopwatches
    passed: int = 0
    clock_is_off_by: timedelta = field(default_factory=timedelta)

    def live(self, seconds: int) -> None:
        for _ in range(seconds):
            self.watches.second()
        self.passed += seconds
        self.play.move(seconds=seconds)
        self.check()

    def check(self) -> None:
        if self.watches.running:
            run = self.play.state.run
            assert run is not None
            assert clock_digits(countdown(run, self.play.at).left) == self.watches.shown

    def act(self, what: str, step: str) -> None:
        running = self.watches.running
        if what == "jump" and step != running:
            self.play.do(c.StartStep(step))
            self.watches.running, self.watches.stopped = step, False
        elif not running:
            return
        elif what == "pause":
            self.play.do(c.TogglePause())
            self.watches.stopped = not self.watches.stopped
        elif what in ("longer", "shorter"):
            change = 1 if what == "longer" else -1
            planned = self.play.state.planned_step(running)
            assert planned is not None
            if planned.minutes + change >= 0:
                self.play.record(f.MinutesAdded(change))
                self.watches.left[running] += 60 * change
        elif what == "change clock":
            # The machine's clock jumps; the room's watches do not.
            self.play.move(minutes=-47)
            self.play.append((f.ClockShifted(-47 * 60.0),))
        elif what == "give back" and not self.watches.stopped:
            self.play.move(seconds=75)
            self.play.record(f.TimeGivenBack(75.0))
        elif what == "undo a note":
            before = self.play.state
            self.play.record(f.ClockShown(not before.clock_visible)).undo()
        self.check()


ACTS = ("jump", "pause", "longer", "shorter", "change clock", "give back", "undo a note")
acts = st.lists(st.tuples(st.integers(0, 500), st.sampled_from(ACTS), st.sampled_from(STEPS)), max_size=25)


@settings(max_examples=60)
@given(acts)
def test_after_an_hour_of_anything_the_shown_time_is_exact_to_the_second(todo: list[tuple[int, str, str]]) -> None:
    play = Play.prepared()
    meeting = Meeting(play, Stopwatches({step.id: step.minutes * 60 for step in play.state.plan}))
    meeting.act("jump", "accueil")
    for seconds, what, step in todo:
        meeting.live(seconds)
        meeting.act(what, step)
    meeting.live(max(0, HOUR - meeting.passed))
    # A restart reads the journal again, and shows the same.
    written = [entry_to_json(entry) for entry in play.history.entries]
    play.history = history_of(entry_from_json(record) for record in written)
    meeting.live(1)


@settings(max_examples=60)
@given(acts, st.floats(0, 1))
def test_whoever_reads_the_room_file_shows_the_same_second(todo: list[tuple[int, str, str]], fraction: float) -> None:
    play = Play.prepared()
    meeting = Meeting(play, Stopwatches({step.id: step.minutes * 60 for step in play.state.plan}))
    meeting.act("jump", "accueil")
    for seconds, what, step in todo:
        meeting.live(seconds)
        meeting.act(what, step)
    at = play.at + timedelta(seconds=fraction)
    run, clock = play.state.run, room_of(play.state)["clock"]
    assert run is not None
    began = from_json(datetime, clock["started_at"])
    stopped = from_json(datetime, clock["paused_at"]) if clock["paused_at"] else at
    assert clock["seconds"] - (stopped - began).total_seconds() + clock["paused"] == pytest.approx(
        run.left(at), abs=1e-6
    )


@given(st.floats(0, 300), st.floats(0, 300), st.floats(0, 5000))
def test_a_paused_clock_does_not_tremble(before: float, first: float, later: float) -> None:
    play = Play.prepared().do(c.StartStep("accueil")).move(seconds=before).do(c.TogglePause()).move(seconds=first)
    play.do(c.TogglePause()).move(seconds=first).do(c.TogglePause())
    run = play.state.run
    assert run is not None
    assert run.left(play.at) == run.left(play.at + timedelta(seconds=later))


@given(st.integers(0, 5000))
def test_a_whole_second_is_shown_as_it_is_whatever_the_sums_of_fractions_say(left: int) -> None:
    assert clock_digits(left + 1e-9) == clock_digits(left - 1e-9 if left else 0) == clock_digits(left)


def test_a_stopped_clock_tells_what_happened_to_it() -> None:
    clock = StoppedClock(START)
    clock.move(seconds=10)
    clock.change(seconds=-100)
    clock.sleep(seconds=20)
    clock.stop(seconds=70)
    assert clock.now() == START
    assert (clock.elapsed() - START.timestamp(), clock.slept(), clock.awake()) == (100, 20, 70)
    assert to_json(clock.now()) == "2026-11-23T18:30:00Z"
