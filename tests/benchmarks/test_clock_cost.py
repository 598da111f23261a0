"""What a ticking clock costs on the wire and of a core: the real program beside two clocks from PyPI, ``make bench``.

The suite runs it too, for a few seconds and without the others, and asserts the bytes.
"""

import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from fiche_tui.workshop import commands as c
from fiche_tui.workshop import facts as f
from fiche_tui.workshop.commands import Command
from fiche_tui.workshop.sheet import Step, StepKind
from tests.benchmarks.measuring import Row, bytes_hold
from tests.terminal.line import Line
from tests.terminal.meeting import Meeting

BREAK = Step("pause", "Pause", StepKind.BREAK, {}, {}, optional=True)
STARTED = 4.0
"""Seconds after which a program has drawn its first screen and settled."""

CLOCKS = {"termdown": ("--no-bell", "6m"), "tclock": ("timer", "--duration", "6m", "--no-millis")}


@dataclass(frozen=True)
class Cost:
    """Bytes a second, and the share of a core in per cent."""

    sent: float
    core: float

    def __str__(self) -> str:
        return f"{self.sent:,.0f} bytes/s, {self.core:.2f} %"


@dataclass(frozen=True)
class Screen:
    """A screen of the real program, how it is reached, and what it may cost."""

    name: str
    commands: tuple[Command, ...]
    sent: float
    core: float = 0.5


SCREENS = (
    Screen("5 rows, bar and words", (c.StartStep("accueil"),), 200),
    Screen("5 rows, with the parts of the step", (c.Record(f.PresetChosen("120")), c.StartStep("contexte")), 200),
    Screen("10 rows, bar and words", (c.Record(f.StepInserted(BREAK, 10, "ajuster")), c.StartStep("pause")), 400),
    Screen("in the first row", (c.StartStep("porter"),), 100),
)


def test_the_cost_of_a_clock(benchmark: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bytes_hold(benchmark, capsys, measured, tmp_path)


def measured(folder: Path, *, small: bool) -> Iterator[Row]:
    """Give two goals of each screen as they were found, bytes first."""
    seconds, settling = (4, 1.0) if small else (60, STARTED)
    beside = "" if small else "; ".join(f"{name} {cost}" for name, cost in others(folder / "clocks", seconds))
    for place, screen in enumerate(SCREENS[::2] if small else SCREENS):
        meeting = Meeting(folder / str(place))
        meeting.play(*screen.commands)
        with meeting.shown() as line:
            line.until("suivante")
            found = cost_of(line, seconds, settling)
        yield Row(
            f"{screen.name}: at most {screen.sent:.0f} bytes/s",
            f"{found.sent:,.0f} bytes/s",
            beside,
            # A few seconds may hold the digits that change most.
            found.sent <= screen.sent * (1.5 if small else 1),
        )
        yield Row(f"{screen.name}: {screen.core} % of a core", f"{found.core:.2f} %", "", found.core <= screen.core)


def cost_of(line: Line, seconds: float, settling: float = STARTED) -> Cost:
    """What a program costs once it has settled."""
    line.read(settling)
    before, began = line.processor_seconds(), time.monotonic()
    sent = sum(len(one.data) for one in line.read(seconds))
    lasted = time.monotonic() - began
    return Cost(sent / lasted, 100 * (line.processor_seconds() - before) / lasted)


def others(folder: Path, seconds: float) -> Iterator[tuple[str, str]]:
    """The cost of each other clock, or that it cannot be installed here."""
    for name, arguments in CLOCKS.items():
        if not _installed(folder, name):
            yield name, "not installed"
            continue
        with Line([str(folder / "bin" / name), *arguments], {"HOME": str(folder)}) as line:
            yield name, str(cost_of(line, seconds))


def _installed(folder: Path, name: str) -> bool:
    # An environment of their own: they bring other versions of what we use.
    try:
        if not folder.exists():
            subprocess.run([sys.executable, "-m", "venv", folder], check=True, capture_output=True)
        pip = [str(folder / "bin" / "pip"), "install", "--quiet", name]
        subprocess.run(pip, check=True, capture_output=True, timeout=300)
    except (OSError, subprocess.SubprocessError):
        return False
    return True
