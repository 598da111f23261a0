"""The clock that everything is handed: the machine's, or one that a test moves."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Protocol


class Clock(Protocol):
    """Tells the time, in UTC."""

    def now(self) -> datetime:
        """The present moment, with its zone (UTC)."""
        ...


class SystemClock:
    """The machine's clock."""

    def now(self) -> datetime:
        """The present moment in UTC."""
        return datetime.now(UTC)


@dataclass
class StoppedClock:
    """A clock that moves only when told to: for tests, pictures and rehearsals."""

    moment: datetime

    def now(self) -> datetime:
        """The moment it was last moved to."""
        return self.moment

    def move(self, *, seconds: float = 0, minutes: float = 0) -> None:
        """Let that much time pass."""
        self.moment += timedelta(seconds=seconds, minutes=minutes)
