"""The room's view beside a bare Textual app: how soon it follows, what it costs at rest and in motion, ``make bench``.

The suite runs it too, for a few changes, and asserts what it sends.
"""

import os
import random
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from fiche_tui.session.session import Session
from fiche_tui.system.clock import SystemClock
from fiche_tui.workshop import commands as c
from fiche_tui.workshop import facts as f
from fiche_tui.workshop.values import Capture, CaptureKind
from tests.benchmarks.measuring import Row, bytes_hold, median, milliseconds, percentile
from tests.meetings import stored_workshop
from tests.terminal.line import Line

BARE = "from textual.app import App; App().run()"
PROJECT = [sys.executable, "-m", "fiche_tui.cli", "project"]


def test_the_cost_of_the_wall(benchmark: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bytes_hold(benchmark, capsys, measured, tmp_path)


def measured(folder: Path, *, small: bool) -> Iterator[Row]:
    """Give each goal as it was found."""
    stored = stored_workshop(folder / "data")
    environment = {"FICHE_DATA": str(folder / "data"), "HOME": str(folder)}
    with closing(Session.open(stored, SystemClock(), "Ana")) as session:
        begun = time.monotonic()
        with Line(PROJECT, environment) as wall:
            wall.until("Accueil")
            started = time.monotonic() - begun
            session.do(c.StartStep("accueil"))
            wall.until("ACCUEIL")
            seconds = 1 if small else 60
            moving = cost(wall, seconds, settle=not small)
            yield Row(
                "a second of the clock: at most 200 bytes",
                f"{moving[0]:.0f} bytes",
                "",
                moving[0] <= (400 if small else 200),
            )
            session.do(c.TogglePause())
            wall.until("En pause")
            still = cost(wall, seconds, settle=not small)
            yield Row(
                "at rest: at most 0.5 % of a core", f"{still[1]:.2f} %", f"clock {moving[1]:.2f} %", still[1] <= 0.5
            )
            memory = resident(wall)
            delays = list(followed(wall, session, 3 if small else 200))
            yield Row(
                "follows within 200 ms (p99)",
                milliseconds(percentile(delays, 0.99)),
                f"median {milliseconds(median(delays))}",
                percentile(delays, 0.99) <= 0.2,
            )
    if small:
        return
    begun = time.monotonic()
    with Line([sys.executable, "-c", BARE], environment) as bare:
        bare.wait(lambda: sum(map(len, bare.seen)) > 1000)
        bare_started = time.monotonic() - begun
        bare.settled()
        beside = resident(bare)
    yield Row("lighter than a bare Textual app", f"{memory:.0f} MB", f"{beside:.0f} MB", memory < beside)
    yield Row("starts sooner", milliseconds(started), milliseconds(bare_started), started < bare_started)


def followed(wall: Line, session: Session, changes: int) -> Iterator[float]:
    """Give the seconds from each act's return until its words stand on the wall."""
    chance = random.Random(3)
    for number in range(changes):
        wall.read(chance.uniform(0.05, 0.15))
        known = f"decision-{number}"
        session.record(f.Captured(Capture(known, CaptureKind.DECISION, f"numéro {number} du banc", number=number + 1)))
        returned = time.time()
        while f"numéro {number} du banc" not in wall.screen.text:
            wall.read(0.005)
        yield max(0.0, time.time() - returned)


def cost(wall: Line, seconds: float, *, settle: bool) -> tuple[float, float]:
    """Return bytes a second and the share of a core in per cent."""
    if settle:
        wall.read(3)
    before = wall.processor_seconds()
    sent = sum(len(one.data) for one in wall.read(seconds))
    return sent / seconds, (wall.processor_seconds() - before) * 100 / seconds


def resident(line: Line) -> float:
    """Return the resident memory of a program in MB."""
    fields = Path(f"/proc/{line.process.pid}/statm").read_text().split()
    return int(fields[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6
