"""Time across trouble: a clock that is changed, a machine that sleeps, a program that is stopped, killed, opened again.

In a running process the machine's clock is compared with the time that really passed. Apart by more than two seconds,
the clock was changed, and the deadlines move with it. Sleep counts as time. A program that did not run cannot know
what the room did meanwhile: it keeps what it saw last, and a person says whether that time counts.
"""

from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path

from fiche_tui.session.recorder import Recorder
from fiche_tui.store.errors import StoreError
from fiche_tui.store.seen import read_seen, write_seen
from fiche_tui.system.clock import HELD_UP, Clock
from fiche_tui.workshop import facts as f
from fiche_tui.workshop.frozen import frozen

CHANGED = 2.0
"""Seconds by which the clock may differ from the time that really passed before it counts as changed."""

AWAY = 60.0
"""Seconds without the program after which a person decides whether they count."""

BEAT = 20.0
"""Seconds between two traces of presence, which bound the error on how long nobody was there."""


@frozen
class Noticed:
    """What happened since the last look, in seconds: how far the clock was changed, how long the machine slept."""

    changed: float = 0.0
    slept: float = 0.0


class Timekeeper:
    """Watches the clock of one session. ``away_since`` is when the program last ran, until a person decides."""

    def __init__(self, folder: Path, clock: Clock, recorder: Recorder) -> None:
        self.away_since: datetime | None = None
        self._folder = folder
        self._clock = clock
        self._recorder = recorder
        self._seen_at = float("-inf")
        self._left = False
        self._offset = self._measured_offset()
        self._slept = clock.slept()
        self._awake = clock.awake()

    def came_back(self) -> None:
        """Find out, once the workshop is opened, since when nobody was there, if its time ran meanwhile."""
        entries = self._recorder.history.entries
        traces = [read_seen(self._folder), entries[-1].at if entries else None]
        known = [trace for trace in traces if trace is not None]
        run = self._recorder.state.run
        if not known or run is None or run.paused_at is not None:
            return
        away = (self._clock.now() - max(known)).total_seconds()
        if away > AWAY or away < -CHANGED:
            self.away_since = max(known)

    @property
    def away(self) -> float:
        """Return the seconds without the program, still to be decided upon; negative when the clock went back."""
        return (self._clock.now() - self.away_since).total_seconds() if self.away_since else 0.0

    def keep(self) -> None:
        """Count the time without the program: nothing is written, and nobody is asked again."""
        self.away_since = None
        self._leave_trace()

    def given_back(self) -> f.Fact | None:
        """Return the fact that takes the time without the program out of the running step, or ``None``."""
        if self.away_since is None:
            return None
        # Time never goes back by itself: behind the last trace, it is the clock that was changed.
        return f.TimeGivenBack(self.away) if self.away > 0 else f.ClockShifted(self.away)

    def look(self) -> Noticed:
        """Notice what happened since the last look, and leave a trace now and then.

        Raises ``StoreError`` when a change of the clock could not be written; the next look tries again.
        """
        slept = self._nap()
        stopped = self._clock.awake() - self._awake
        self._awake = self._clock.awake()
        changed = self.follow_clock()
        run = self._recorder.state.run
        if stopped > AWAY and run is not None and run.paused_at is None and self.away_since is None:
            self.away_since = self._clock.now() - timedelta(seconds=stopped)
        if self._clock.elapsed() - self._seen_at >= BEAT:
            self._leave_trace()
        return Noticed(changed, slept)

    def follow_clock(self) -> float:
        """Move the deadlines with a clock that was changed; return by how many seconds, 0 when it was not.

        Call it before appending facts, so that none is dated by a clock that the deadlines do not follow yet.
        """
        change = self._measured_offset() - self._offset
        if abs(change) <= CHANGED or self._recorder.lost or self._recorder.waits:
            return 0.0
        if self._recorder.state.run is not None:
            shifted = f.ClockShifted(round(change, 3))
            self._recorder.append((shifted,), self._clock.now())
        if self.away_since is not None:
            self.away_since += timedelta(seconds=change)
        self._offset += change
        return change

    def leave(self) -> None:
        """End in order: leave a last trace, which is exact."""
        self._leave_trace()
        self._left = True

    def _leave_trace(self) -> None:
        """Leave a trace of presence, unless it would hide an absence still to be decided upon."""
        self._seen_at = self._clock.elapsed()
        if self._left or not self._recorder.holds:
            return
        if self._recorder.state.run is not None and self.away_since is None:
            with suppress(StoreError):
                write_seen(self._folder, self._clock.now())

    def _measured_offset(self) -> float:
        while True:
            before = self._clock.elapsed()
            found = self._clock.now().timestamp() - before
            # Held up between the two readings, the clock would seem to have been changed.
            if self._clock.elapsed() - before < HELD_UP:
                return found

    def _nap(self) -> float:
        before, self._slept = self._slept, self._clock.slept()
        return self._slept - before if self._slept - before > CHANGED else 0.0
