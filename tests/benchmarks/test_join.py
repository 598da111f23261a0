"""A participant's program beside a bare Textual app: start, memory, bytes a key and a second; ``make bench``.

The suite runs it too, for a few keys, and asserts what it sends.
"""

import sys
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from fiche_tui.session.session import Session
from fiche_tui.system.clock import SystemClock
from fiche_tui.workshop.room.values import WallView, WayIn
from tests.benchmarks.measuring import Row, bytes_hold, median, milliseconds
from tests.benchmarks.test_wall import BARE, cost, resident
from tests.meetings import assessing, stored_workshop
from tests.terminal.line import Line

JOIN = [sys.executable, "-m", "fiche_tui.cli", "join", "KAPE-27"]


def test_the_cost_of_a_participant(benchmark: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bytes_hold(benchmark, capsys, measured, tmp_path)


def measured(folder: Path, *, small: bool) -> Iterator[Row]:
    """Give each goal as it was found."""
    stored = stored_workshop(folder / "data")
    environment = {"FICHE_DATA": str(folder / "data"), "HOME": str(folder)}
    with closing(Session.open(stored, SystemClock(), "Ana")) as session:
        assessing(session)
        session.show_on_wall(WallView(ways_in=(WayIn("ssh serveur", "KAPE-27"),)))
        begun = time.monotonic()
        with Line(JOIN, environment) as one:
            one.until("Le groupe ne verra que les totaux.")
            started = time.monotonic() - begun
            one.send(b"\r")
            one.until("Évaluer · A")
            keys = [len_of(one, key) for key in (b"2", b"3", b"\x1b[A", b"\x1b[A") * (1 if small else 10)]
            yield Row("a key: at most 900 bytes", f"{median(keys):.0f} bytes", "", median(keys) <= 900)
            memory = resident(one)
            one.send(b"\x1b")
            one.until("Quitter sans déposer")
            one.send(b"\r")
            one.until("remplir votre bulletin")
            moving = cost(one, 1 if small else 30, settle=not small)
            yield Row(
                "a second of the clock: at most 60 bytes",
                f"{moving[0]:.0f} bytes",
                "",
                moving[0] <= (400 if small else 60),
            )
        if small:
            return
        begun = time.monotonic()
        with Line([*JOIN, "--linear"], environment) as spoken:
            spoken.until("Entrée pour entrer")
            said = time.monotonic() - begun
            aloud = resident(spoken)
    begun = time.monotonic()
    with Line([sys.executable, "-c", BARE], environment) as bare:
        bare.wait(lambda: sum(map(len, bare.seen)) > 1000)
        beside_start = time.monotonic() - begun
        bare.settled()
        beside = resident(bare)
    for name, seconds, weight, share in (("join", started, memory, 0.6), ("linear", said, aloud, 0.5)):
        goal = f"{name} starts in at most {share}x a bare Textual app"
        yield Row(goal, milliseconds(seconds), milliseconds(beside_start), seconds <= share * beside_start)
        goal = f"{name} weighs at most {share}x a bare Textual app"
        yield Row(goal, f"{weight:.0f} MB", f"{beside:.0f} MB", weight <= share * beside)


def len_of(one: Line, key: bytes) -> int:
    """Return how many bytes a key makes the program send."""
    before = sum(map(len, one.seen))
    one.send(key)
    one.wait(lambda: sum(map(len, one.seen)) > before)
    one.read(0.1)
    return sum(map(len, one.seen)) - before
