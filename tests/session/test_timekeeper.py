"""Time across trouble: a changed clock, sleep, a stop, a kill. What is asserted is the time that is left."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fiche_tui.session.session import Session
from fiche_tui.session.timekeeper import AWAY, BEAT, Noticed
from fiche_tui.store import disk
from fiche_tui.store.errors import StoreError
from fiche_tui.store.seen import SEEN, read_seen, write_seen
from fiche_tui.store.workshop import Workshop
from fiche_tui.system.clock import StoppedClock, SystemClock
from fiche_tui.workshop import commands as c
from fiche_tui.workshop import facts as f
from fiche_tui.workshop.schedule import outlook, promised_end
from tests.meetings import assert_same_on_disk, stored_workshop
from tests.workshop.samples import START, Play


@pytest.fixture
def clock() -> StoppedClock:
    return StoppedClock(START)


@pytest.fixture
def stored(tmp_path: Path, clock: StoppedClock) -> Workshop:
    return stored_workshop(tmp_path / "data", clock=clock)


@pytest.fixture
def session(stored: Workshop, clock: StoppedClock) -> Session:
    """A workshop two minutes into its first step, which has six."""
    session = Session.open(stored, clock, "Ana")
    assert session.do(c.StartStep("accueil")) is None
    clock.move(minutes=2)
    session.time.look()
    return session


def left(session: Session) -> float:
    assert session.state.run is not None
    return session.state.run.left(session.clock.now())


def kill(session: Session) -> None:
    """The process is gone without a word: the lock is free, nothing was written."""
    held = session.lease.held
    assert held is not None
    held._lock.release()


def facts(session: Session) -> list[type[f.Fact]]:
    return [type(entry.fact) for entry in session.history.entries]


def test_a_session_that_ended_leaves_no_trace_any_more(session: Session, stored: Workshop, clock: StoppedClock) -> None:
    session.close()
    before = read_seen(stored.folder)
    clock.move(minutes=5)
    session.time.look()
    session.close()
    assert read_seen(stored.folder) == before


# A clock that is changed


@pytest.mark.parametrize("seconds", [3600, -3600, 2.5, -2.5, 56 * 365 * 86400])
def test_deadlines_move_with_a_clock_that_is_changed(session: Session, clock: StoppedClock, seconds: float) -> None:
    before = outlook(session.state, clock.now())
    clock.change(seconds=seconds)
    assert session.time.look().changed == pytest.approx(seconds)
    assert left(session) == pytest.approx(240, abs=0.002)
    after = outlook(session.state, clock.now())
    assert before is not None
    assert after is not None
    assert after.behind == pytest.approx(before.behind, abs=0.002)
    assert facts(session)[-1] is f.ClockShifted
    assert_same_on_disk(session)
    assert session.time.look().changed == 0


def test_small_corrections_of_the_clock_are_left_alone_until_they_add_up(session: Session, clock: StoppedClock) -> None:
    for _ in range(2):
        clock.change(seconds=1)
        session.time.look()
    assert f.ClockShifted not in facts(session)
    clock.change(seconds=1)
    assert session.time.look().changed == pytest.approx(3)
    assert left(session) == pytest.approx(240)


def test_no_fact_is_dated_by_a_clock_that_the_deadlines_do_not_follow_yet(
    session: Session, clock: StoppedClock
) -> None:
    clock.change(minutes=55)
    assert session.do(c.StartStep("ajuster")) is None
    assert facts(session)[-2:] == [f.ClockShifted, f.StepStarted]
    assert session.state.runs[0].lasted(clock.now()) == pytest.approx(120)
    assert session.do(c.StartStep("accueil")) is None
    assert left(session) == pytest.approx(240)


def test_a_pause_is_not_ended_by_a_clock_that_is_changed(session: Session, clock: StoppedClock) -> None:
    assert session.do(c.TogglePause()) is None
    clock.move(minutes=3)
    clock.change(minutes=-30)
    session.time.look()
    assert session.do(c.TogglePause()) is None
    assert left(session) == pytest.approx(240)


def test_a_changed_clock_is_not_an_act_to_take_back(session: Session, clock: StoppedClock) -> None:
    assert session.do(c.StartStep("ajuster")) is None
    clock.change(minutes=10)
    session.time.look()
    assert session.undoable() == (f.StepStarted("ajuster", 720),)
    assert session.undo() is None
    assert left(session) == pytest.approx(240)


def test_a_disk_that_refuses_leaves_the_change_to_the_next_look(
    session: Session, clock: StoppedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock.change(minutes=10)
    with monkeypatch.context() as broken:

        def refuse(*_arguments: object) -> int:
            raise OSError(28, "No space left on device")

        broken.setattr(disk, "write", refuse)
        with pytest.raises(StoreError):
            session.time.look()
    assert session.time.look().changed == pytest.approx(600)
    assert left(session) == pytest.approx(240)


def test_between_two_meetings_a_changed_clock_moves_nothing(session: Session, clock: StoppedClock) -> None:
    assert session.record(f.SittingSuspended()) is None
    before = session.state
    clock.change(minutes=90)
    session.time.look()
    assert session.state == before


def test_the_promise_moves_with_the_clock_only_when_it_stands_on_it() -> None:
    play = Play.prepared().move(minutes=0).do(c.StartStep("accueil"))
    play.append((f.ClockShifted(7200.0),))
    assert promised_end(play.state) == START + timedelta(minutes=120 + 90)


@given(st.floats())
def test_no_shift_is_too_absurd_to_be_read(seconds: float) -> None:
    play = Play.prepared().do(c.StartStep("accueil"), c.TogglePause())
    play.append((f.ClockShifted(seconds),)).append((f.ClockShifted(seconds),))
    assert play.state.run is not None


class HeldUp(StoppedClock):
    """A clock at which somebody else's program has its turn right after the next reading of what elapsed."""

    held_up = False

    def elapsed(self) -> float:
        found = super().elapsed()
        if self.held_up:
            self.held_up = False
            self.move(seconds=10)
        return found


def test_being_held_up_between_two_readings_is_no_change_of_the_clock(tmp_path: Path) -> None:
    clock = HeldUp(START)
    session = Session.open(stored_workshop(tmp_path / "data", clock=clock), clock, "Ana")
    assert session.do(c.StartStep("accueil")) is None
    clock.held_up = True
    assert session.time.look().changed == 0
    assert not clock.held_up
    assert f.ClockShifted not in facts(session)
    assert left(session) == pytest.approx(360 - 10)


def test_a_machine_that_was_held_up_did_not_sleep(monkeypatch: pytest.MonkeyPatch) -> None:
    monotonic, elapsed = iter([100.0, 109.0, 109.0, 109.1]), iter([108.0 + 7, 109.0 + 7])
    monkeypatch.setattr("fiche_tui.system.clock.time", SimpleNamespace(monotonic=lambda: next(monotonic)))
    monkeypatch.setattr(SystemClock, "elapsed", lambda _self: next(elapsed))
    assert SystemClock().slept() == pytest.approx(7)


# Sleep, and a stop


def test_sleep_is_time(session: Session, clock: StoppedClock) -> None:
    clock.sleep(minutes=3)
    noticed = session.time.look()
    assert noticed == Noticed(slept=180)
    assert left(session) == pytest.approx(60)
    assert session.time.away_since is None


def test_a_long_stop_is_asked_about_and_a_short_one_is_not(session: Session, clock: StoppedClock) -> None:
    clock.stop(seconds=AWAY)
    session.time.look()
    assert session.time.away_since is None
    clock.stop(seconds=AWAY + 1)
    session.time.look()
    assert session.time.away == pytest.approx(AWAY + 1)


def test_a_clock_that_is_changed_does_not_lengthen_a_stop_still_to_be_decided_upon(
    session: Session, clock: StoppedClock
) -> None:
    clock.stop(minutes=12)
    session.time.look()
    clock.change(minutes=45)
    assert session.time.look().changed == pytest.approx(45 * 60)
    assert session.time.away == pytest.approx(12 * 60)
    assert left(session) == pytest.approx(240 - 12 * 60)


def test_the_time_of_a_stop_is_kept_or_given_back(session: Session, clock: StoppedClock) -> None:
    clock.stop(minutes=12)
    session.time.look()
    clock.move(seconds=20)
    fact = session.time.given_back()
    assert fact is not None
    assert session.record(fact) is None
    session.time.keep()
    assert left(session) == pytest.approx(240)
    assert session.time.away_since is None
    assert [change.what for change in session.state.plan_changes] == ["TimeGivenBack"]
    assert session.undo() is None
    assert left(session) == pytest.approx(240 - 740)


# A restart


def test_after_a_kill_the_time_is_right_at_once_and_what_passed_is_known(
    session: Session, stored: Workshop, clock: StoppedClock
) -> None:
    clock.move(seconds=BEAT)
    session.time.look()
    clock.move(seconds=BEAT - 1)
    session.time.look()
    kill(session)
    clock.move(minutes=12)
    again = Session.open(stored, clock, "Ana")
    assert again.state == session.state
    # Known to the last trace, not to the last fact, which is minutes older.
    assert again.time.away == pytest.approx(12 * 60 + BEAT - 1)
    fact = again.time.given_back()
    assert fact is not None
    assert again.record(fact) is None
    again.time.keep()
    assert left(again) == pytest.approx(240 - BEAT)


def test_a_restart_at_once_asks_nothing(session: Session, stored: Workshop, clock: StoppedClock) -> None:
    kill(session)
    clock.move(seconds=30)
    again = Session.open(stored, clock, "Ana")
    assert again.time.away_since is None
    assert again.time.given_back() is None


def test_leaving_in_order_is_known_to_the_second(session: Session, stored: Workshop, clock: StoppedClock) -> None:
    clock.move(seconds=BEAT / 2)
    session.close()
    clock.move(minutes=30)
    assert Session.open(stored, clock, "Ana").time.away == pytest.approx(1800)


@pytest.mark.parametrize("how", ["paused", "suspended", "not begun"])
def test_nothing_is_asked_where_no_time_ran(stored: Workshop, clock: StoppedClock, how: str) -> None:
    session = Session.open(stored, clock, "Ana")
    if how != "not begun":
        assert session.do(c.StartStep("accueil")) is None
        assert session.record(f.Paused() if how == "paused" else f.SittingSuspended()) is None
    session.close()
    clock.move(minutes=30)
    assert Session.open(stored, clock, "Ana").time.away_since is None


def test_a_question_not_answered_before_another_kill_is_asked_again(
    session: Session, stored: Workshop, clock: StoppedClock
) -> None:
    kill(session)
    clock.move(minutes=12)
    second = Session.open(stored, clock, "Ana")
    clock.move(seconds=BEAT * 2)
    second.time.look()
    second.close()
    clock.move(minutes=1)
    assert Session.open(stored, clock, "Ana").time.away == pytest.approx(13 * 60 + BEAT * 2)


def test_a_clock_set_back_while_away_gives_the_deadlines_back(
    session: Session, stored: Workshop, clock: StoppedClock
) -> None:
    kill(session)
    clock.change(minutes=-55)
    again = Session.open(stored, clock, "Ana")
    fact = again.time.given_back()
    assert isinstance(fact, f.ClockShifted)
    assert again.record(fact) is None
    assert left(again) == pytest.approx(240)


@pytest.mark.parametrize("damage", [b"", b"{}", b"\xff", b'{"_meta":{"schema":1,"kind":"seen","rev":1},"at":"hier"}'])
def test_a_trace_that_does_not_read_leaves_the_last_fact(
    session: Session, stored: Workshop, clock: StoppedClock, damage: bytes
) -> None:
    (stored.folder / SEEN).write_bytes(damage)
    kill(session)
    clock.move(minutes=8)
    assert Session.open(stored, clock, "Ana").time.away == pytest.approx(600)


def test_a_full_disk_costs_only_the_trace(
    session: Session, clock: StoppedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_arguments: object) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(disk, "write", refuse)
    clock.move(seconds=BEAT)
    session.time.look()
    assert left(session) == pytest.approx(240 - BEAT)


def test_the_trace_comes_back_as_it_was(tmp_path: Path) -> None:
    assert read_seen(tmp_path) is None
    at = datetime(2026, 11, 23, 18, 30, 1, 500_000, tzinfo=UTC)
    write_seen(tmp_path, at)
    assert read_seen(tmp_path) == at


def test_the_machine_s_clock_goes_on() -> None:
    clock = SystemClock()
    first = (clock.elapsed(), clock.awake())
    assert clock.elapsed() >= first[0]
    assert clock.awake() >= first[1]
    assert clock.now().tzinfo is UTC
