"""What a process that a test starts finds around it: the clock that the test sees, a terminal of a known size, and
nothing else of the machine."""

import fcntl
import os
import pty
import struct
import termios
from collections.abc import Mapping
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from fiche_tui.system.clock import SystemClock

ZONE = "America/Toronto"
"""The zone of the people whom the tests play."""

_NEEDED = ("PATH", "LD_LIBRARY_PATH", "TMPDIR", "COVERAGE_PROCESS_CONFIG", "COVERAGE_PROCESS_START")
_CLOCK = (
    "LD_PRELOAD",
    "FAKETIME",
    "FAKETIME_DONT_FAKE_MONOTONIC",
    "FAKETIME_FORCE_MONOTONIC_FIX",
    "NO_FAKE_STAT",
    "PYTHONPATH",
)


def around(variables: Mapping[str, str]) -> dict[str, str]:
    """Return the environment of a process: ``variables``, what every program needs, and the clock of the test run.

    ``make soak`` runs tests under another clock, which a program keeps only when it is handed on.
    """
    kept = {name: os.environ[name] for name in (*_NEEDED, *_CLOCK) if name in os.environ}
    return {**kept, "LANG": "C.UTF-8", "TZ": ZONE, **variables}


def outside() -> dict[str, str]:
    """Return the environment of a tool that the tests work with, on the machine's own clock (tmux loses keys else)."""
    return {name: value for name, value in os.environ.items() if name not in _CLOCK}


def day_to_come(days: int = 30) -> date:
    """Return the day so far ahead of the clock that a process sees which a test starts, in the zone of the tests."""
    return SystemClock().now().astimezone(ZoneInfo(ZONE)).date() + timedelta(days=days)


_DAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
_MONTHS = (
    *("janvier", "février", "mars", "avril", "mai", "juin"),
    *("juillet", "août", "septembre", "octobre", "novembre", "décembre"),
)


def in_french(day: date, *, weekday: bool = False) -> str:
    """Return a day as people write it, « 23 novembre 2026 » or « lundi 23 novembre 2026 »."""
    words = f"{'1er' if day.day == 1 else day.day} {_MONTHS[day.month - 1]} {day.year}"
    return f"{_DAYS[day.weekday()]} {words}" if weekday else words


def pseudo_terminal(columns: int, rows: int) -> tuple[int, int]:
    """Return our end and the program's end of a new terminal of that size."""
    ours, theirs = pty.openpty()
    set_size(theirs, columns, rows)
    return ours, theirs


def set_size(terminal: int, columns: int, rows: int) -> None:
    """Give a terminal a size, by the descriptor of either end."""
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
