"""The clock that everything is handed: the machine's, or one that a test moves."""

import time
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Protocol

# Only Linux has a clock of its own for time asleep; elsewhere (macOS) the monotonic one goes on during sleep.
_ELAPSED = getattr(time, "CLOCK_BOOTTIME", getattr(time, "CLOCK_MONOTONIC", None))

HELD_UP = 0.5
"""Seconds between two readings from which they do not belong together."""


class Clock(Protocol):
    """Gives the time, in UTC, and the time elapsed, whatever happens to the machine's clock."""

    def now(self) -> datetime:
        """Return the present moment, with its zone (UTC)."""
        ...

    def elapsed(self) -> float:
        """Return the seconds since some moment, sleep included. No change of the clock moves it."""
        ...

    def slept(self) -> float:
        """Return how many of the seconds that ``elapsed`` the machine slept."""
        ...

    def awake(self) -> float:
        """As ``elapsed``, without sleep: a long gap between two looks at it says that the program was stopped."""
        ...


class SystemClock:
    """The machine's clock."""

    def now(self) -> datetime:
        """Return the present moment in UTC."""
        return datetime.now(UTC)

    def elapsed(self) -> float:
        """Return the seconds since the machine started, sleep included."""
        return time.monotonic() if _ELAPSED is None else time.clock_gettime(_ELAPSED)

    def slept(self) -> float:
        """Return the seconds that the machine slept since it started."""
        while True:
            before = time.monotonic()
            slept = self.elapsed() - before
            # Held up between the two readings, the machine would seem to have slept.
            if time.monotonic() - before < HELD_UP:
                return slept

    def awake(self) -> float:
        """Return the seconds that the machine was awake."""
        return time.monotonic()


class PushedClock:
    """Another clock, ahead of it by the seconds that it was pushed: time that passed, though nobody waited for it."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._ahead = 0.0

    def push(self, seconds: float) -> None:
        """Let that much more time have passed."""
        self._ahead += seconds

    def now(self) -> datetime:
        """Return the moment of the other clock, later by what this one was pushed."""
        return self._clock.now() + timedelta(seconds=self._ahead)

    def elapsed(self) -> float:
        """Return the seconds that passed, those that were pushed included."""
        return self._clock.elapsed() + self._ahead

    def slept(self) -> float:
        """Return the seconds that the machine slept."""
        return self._clock.slept()

    def awake(self) -> float:
        """Return the seconds that the machine was awake: a push is no gap in them."""
        return self._clock.awake()


@dataclass
class StoppedClock:
    """A clock that moves only when told to: for tests, pictures and rehearsals.

    Its time passes second by second unless it is told that the clock was changed, that the machine slept, or that the
    program was stopped.
    """

    moment: datetime
    changed: float = 0.0
    asleep: float = 0.0
    stopped: float = 0.0

    def now(self) -> datetime:
        """Return the moment it was last moved to."""
        return self.moment

    def elapsed(self) -> float:
        """Return the seconds that passed, changes of the clock left out."""
        return self.moment.timestamp() - self.changed

    def slept(self) -> float:
        """Return the seconds that the machine is said to have slept."""
        return self.asleep

    def awake(self) -> float:
        """Return the seconds that passed in one go while the program was stopped."""
        return self.stopped

    def move(self, *, seconds: float = 0, minutes: float = 0) -> None:
        """Let that much time pass."""
        self.moment += timedelta(seconds=seconds, minutes=minutes)

    def change(self, *, seconds: float = 0, minutes: float = 0) -> None:
        """Set the clock forward, or back when negative; no time passes."""
        self.move(seconds=seconds, minutes=minutes)
        self.changed += seconds + 60 * minutes

    def sleep(self, *, seconds: float = 0, minutes: float = 0) -> None:
        """Let time pass while the machine sleeps."""
        self.move(seconds=seconds, minutes=minutes)
        self.asleep += seconds + 60 * minutes

    def stop(self, *, seconds: float = 0, minutes: float = 0) -> None:
        """Let time pass while the program is stopped."""
        self.move(seconds=seconds, minutes=minutes)
        self.stopped += seconds + 60 * minutes
