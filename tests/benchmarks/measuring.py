"""Figures side by side: what was found, what it was measured beside, the goal, and the machine."""

import math
import os
import platform
import sqlite3
import statistics
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path


def percentile(values: Sequence[float], share: float) -> float:
    """Return the value below which ``share`` (0 to 1) of ``values`` lie, by nearest rank."""
    ranked = sorted(values)
    return ranked[min(len(ranked) - 1, int(share * len(ranked)))]


def median(values: Sequence[float]) -> float:
    """Return the median of ``values``."""
    return statistics.median(values)


def timed(act: Callable[[], object]) -> float:
    """Return how long something takes, in seconds."""
    before = time.perf_counter()
    act()
    return time.perf_counter() - before


def interleaved(acts: Mapping[str, Callable[[], float]], rounds: int) -> dict[str, list[float]]:
    """Return what each act gives, ``rounds`` times in turn: whatever slows the machine slows all of them."""
    found: dict[str, list[float]] = {name: [] for name in acts}
    for number in range(rounds):
        names = list(acts)
        # Each round begins with another, lest one always come after the heaviest.
        for name in names[number % len(names) :] + names[: number % len(names)]:
            found[name].append(acts[name]())
    return found


@dataclass(frozen=True)
class Size:
    """How much is measured."""

    rounds: int
    """How often a process is started."""
    seconds: float
    """How long programs are watched."""
    keys: int
    writers: tuple[tuple[int, int], ...]
    """How many write at once, and how often that is repeated."""
    ballots: int
    """How many all of them keep: with as many for each, ten people would be done before anything settles."""
    alone: int
    boxes: int
    scanned: int
    facts: int
    workshops: int
    changes: int
    appends: int
    notes: int = 200
    items: int = 1_000
    repeats: int = 9
    guests: int = 100
    roles: int = 200
    """The most roles that are drawn; none where it is 0."""
    passes: int = 1
    """How often all of it is measured, one whole pass after the other."""
    most_passes: int = 1
    """How often at most, where the passes found different figures."""


WHOLE = Size(
    5, 10, 40, ((10, 8), (50, 4), (100, 4)), 3_000, 400, 10_000, 100, 2_000, 1_000, 45, 60, passes=2, most_passes=4
)
QUICK = Size(
    3, 2, 8, ((10, 1), (50, 1), (100, 1)), 1_000, 100, 1_000, 100, 2_000, 1_000, 10, 15, repeats=3, guests=10, roles=0
)
SMALL = Size(1, 1, 2, ((2, 1),), 6, 5, 20, 10, 100, 20, 2, 3, notes=20, items=20, repeats=1, guests=2, roles=0)
"""Of the suite, which asserts what is not a duration."""


RATE = "votes/s"
"""The unit of which more is better."""


@dataclass(frozen=True)
class Goal:
    """A bound on the value, or on its ratio to what it was measured beside; ``required`` is the laxer one."""

    bound: float
    ratio: bool = False
    least: bool = False
    required: float | None = None

    def holds(self, found: float) -> bool:
        """Say whether a value, or a ratio, is within the goal."""
        return found >= self.bound if self.least else found <= self.bound


@dataclass(frozen=True)
class Figure:
    """Something measured, in ``unit``, beside ``other`` of the same unit."""

    name: str
    value: float
    unit: str
    beside: str = ""
    other: float | None = None
    goal: Goal | None = None
    samples: tuple[float, ...] = ()
    others: tuple[float, ...] = ()
    """What the two are the medians of, where they are."""
    counted: bool = False
    """Whether once too many is too many: of several passes the worst counts."""
    passes: tuple[tuple[float, float | None], ...] = ()
    """What each pass found, of itself and of the other."""
    pace: float | None = None
    """Milliseconds that the same work took in the same seconds."""

    @property
    def ratio(self) -> float | None:
        """How many times the other it is."""
        return self.value / self.other if self.other else None

    @property
    def judged(self) -> float:
        """What the goal is about."""
        return (self.ratio or math.inf) if self.goal and self.goal.ratio else self.value

    @property
    def holds(self) -> bool:
        """Whether the goal is met; so too without one."""
        return self.goal is None or self.goal.holds(self.judged)


def figure(
    name: str,
    samples: Sequence[float],
    unit: str,
    beside: str = "",
    others: Sequence[float] = (),
    goal: Goal | None = None,
    of: Callable[[Sequence[float]], float] = median,
) -> Figure:
    """Return the median of what was measured several times, beside another's; or what else ``of`` makes of them."""
    other = of(others) if others else None
    return Figure(name, of(samples), unit, beside, other, goal, tuple(samples), tuple(others))


def in_ms(seconds: Sequence[float]) -> list[float]:
    """Return durations in milliseconds."""
    return [1000 * one for one in seconds]


def growth(name: str, few: tuple[int, Sequence[float]], many: tuple[int, Sequence[float]], goal: float) -> Figure:
    """Return by which power of its size something grows, from two sizes and their durations."""
    (fewer, before), (more, after) = few, many
    power = math.log(median(after) / median(before)) / math.log(more / fewer)
    return Figure(f"{name}: {fewer:,} to {more:,}", power, "exponent", goal=Goal(goal))


def machine() -> str:
    """Return the processor, cores, system, file system and versions that the figures depend on."""
    model = platform.processor() or platform.machine()
    for line in Path("/proc/cpuinfo").read_text().splitlines() if Path("/proc/cpuinfo").exists() else ():
        if line.startswith("model name"):
            model = line.partition(":")[2].strip()
            break
    found = subprocess.run(["stat", "-f", "-c", "%T", "/tmp"], capture_output=True, text=True, check=False)
    return (
        f"{model}, {os.cpu_count()} cores, {platform.system()} {platform.release()}, {found.stdout.strip()}, "
        f"Python {platform.python_version()}, Textual {version('textual')}, TinyDB {version('tinydb')}, "
        f"SQLite {sqlite3.sqlite_version}"
    )
