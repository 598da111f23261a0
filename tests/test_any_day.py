"""The tests pass on any day and in any zone: a part of them, with the real program, under another clock."""

import os
import re
import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from fiche_tui.system.clock import SystemClock

ROOT = Path(__file__).parents[1]

LIBRARY = next(
    (path for place in ("/usr/lib", "/usr/local/lib") for path in Path(place).glob("**/faketime/libfaketimeMT.so.1")),
    None,
)

pytestmark = [
    pytest.mark.soak,
    pytest.mark.skipif(LIBRARY is None, reason="libfaketime is not installed; .ci/run installs it"),
]

PARTS = (
    *(f"command_line/test_{name}.py" for name in ("approve", "new_and_list")),
    *(f"system/test_{name}.py" for name in ("bad_start", "hang_up", "type_ahead")),
    "session/test_creation.py",
)
"""Chosen to be short: commands, a session, and the real program on a terminal, keys and all."""
LEAST = 100
"""Tests that these parts hold at least: fewer means that a part was not found."""

REAL = SystemClock().now()
MOMENTS = {
    "a year later": (REAL + timedelta(days=365), "America/Toronto"),
    "the 29th of February": (datetime(2028, 2, 29, 14, 0, tzinfo=UTC), "America/Toronto"),
    # Five minutes before the clocks go back from 2 h to 1 h: the tests run across it.
    "the hour that comes twice": (datetime(2026, 11, 1, 5, 55, tzinfo=UTC), "America/Toronto"),
    "another zone, where it is another day": (REAL.replace(hour=20, minute=0), "Asia/Kathmandu"),
}

SEEN = """
import subprocess, sys, time
sys.path.insert(0, ".")
from tests.surroundings import around
seen = "import time; time.sleep(0.01); print(time.time(), time.monotonic())"
before = time.monotonic()
inside = subprocess.run([sys.executable, "-c", seen], env=around({}), capture_output=True, text=True, check=True)
print(time.time(), before, inside.stdout)
"""


def environment(moment: datetime, zone: str) -> dict[str, str]:
    """Return what a test run needs to see ``moment`` as its present, in ``zone``, on a terminal of a strange size.

    The clock is moved by as many seconds in every process, so that all of them agree; time passes as it does.
    """
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTEST_", "HYPOTHESIS_"))}
    return {
        **kept,
        "LD_PRELOAD": str(LIBRARY),
        "FAKETIME": f"{(moment - SystemClock().now()).total_seconds():+.0f}",
        "FAKETIME_DONT_FAKE_MONOTONIC": "1",
        # Its remedy for an old glibc moves every wait of a thread, the interpreter's own lock included: keys then
        # need half a second each.
        "FAKETIME_FORCE_MONOTONIC_FIX": "0",
        "NO_FAKE_STAT": "1",  # Compiled modules are older than the sources otherwise.
        "PYTHONPATH": str(ROOT / "tests" / "another_clock"),
        "TZ": zone,
        "COLUMNS": "200",
        "LINES": "60",
        "LANG": "en_US.UTF-8",
    }


@pytest.mark.parametrize(("moment", "zone"), MOMENTS.values(), ids=MOMENTS)
def test_the_program_sees_the_clock_that_the_test_sees(moment: datetime, zone: str) -> None:
    around = environment(moment, zone)
    done = subprocess.run(
        [sys.executable, "-c", SEEN], env=around, cwd=ROOT, capture_output=True, text=True, check=True
    )
    ours, elapsed, theirs, elapsed_there = (float(word) for word in done.stdout.split())
    assert abs(ours - moment.timestamp()) < 60
    assert abs(theirs - ours) < 60
    assert 0 <= elapsed_there - elapsed < 60
    assert abs(elapsed - time.monotonic()) < 60


@pytest.mark.parametrize(("moment", "zone"), MOMENTS.values(), ids=MOMENTS)
def test_a_part_of_the_tests_under_another_clock(moment: datetime, zone: str) -> None:
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "-n", "2", "--tb=short"]
    done = subprocess.run(
        [*command, *(f"tests/{part}" for part in PARTS)],
        env=environment(moment, zone),
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-20_000:] + done.stderr[-2_000:]
    passed = re.search(r"(\d+) passed", done.stdout)
    assert passed
    assert int(passed[1]) >= LEAST
