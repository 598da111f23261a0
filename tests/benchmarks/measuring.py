"""Figures side by side: percentiles, rows of goals, and the machine that they were taken on."""

import os
import platform
import sqlite3
import statistics
import subprocess
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest


def percentile(values: Sequence[float], share: float) -> float:
    """Return the value below which ``share`` (0 to 1) of ``values`` lie, by nearest rank."""
    ranked = sorted(values)
    return ranked[min(len(ranked) - 1, int(share * len(ranked)))]


def median(values: Sequence[float]) -> float:
    """Return the median of ``values``."""
    return statistics.median(values)


@dataclass(frozen=True)
class Row:
    """One goal: what was found, what it is compared with, and whether the goal holds."""

    goal: str
    found: str
    beside: str
    holds: bool


def milliseconds(seconds: float) -> str:
    """Return a duration in milliseconds, three figures."""
    return f"{seconds * 1000:.3g} ms"


def table(rows: Sequence[Row]) -> str:
    """Return the rows as a Markdown table under the description of the machine."""
    lines = [machine(), "", "| goal | found | beside | |", "|---|---|---|---|"]
    lines += [f"| {row.goal} | {row.found} | {row.beside} | {'holds' if row.holds else 'MISSED'} |" for row in rows]
    return "\n".join(lines)


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
        f"Python {platform.python_version()}, TinyDB {version('tinydb')}, SQLite {sqlite3.sqlite_version}; "
        f"load before {os.getloadavg()[0]:.1f}"
    )


def bytes_hold(
    benchmark: Any, capsys: pytest.CaptureFixture[str], measured: Callable[..., Iterator[Row]], folder: Path
) -> None:
    """Take the figures, print them where they were asked for, and assert those that are counted in bytes."""
    small = benchmark.disabled
    rows: list[Row] = []
    benchmark.pedantic(lambda: rows.extend(measured(folder, small=small)), rounds=1, iterations=1)
    if not small:
        with capsys.disabled():
            print("\n\n" + table(rows))
    assert rows
    assert not [row.goal for row in rows if not row.holds and "bytes" in row.goal]
