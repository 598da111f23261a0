"""Waiting for keys costs nothing, and every key comes through."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from fiche_tui.workshop import commands as c
from tests.terminal.line import Line
from tests.terminal.meeting import Meeting

SECONDS = 3.0


@pytest.fixture
def line(tmp_path: Path) -> Iterator[Line]:
    """A meeting in its first step, on a line."""
    meeting = Meeting(tmp_path)
    meeting.play(c.StartStep("accueil"))
    with meeting.shown() as line:
        line.until("suivante")
        yield line


def wake_ups(line: Line) -> dict[str, int]:
    """How many times each thread of the program has gone to sleep."""
    found = {}
    for status in Path(f"/proc/{line.process.pid}/task").glob("*/status"):
        values = dict(one.split(":\t", 1) for one in status.read_text().splitlines() if ":\t" in one)
        found[status.parent.name] = int(values["voluntary_ctxt_switches"])
    return found


def test_a_thread_that_waits_for_keys_sleeps(line: Line) -> None:
    line.read(2)
    before = wake_ups(line)
    line.read(SECONDS)
    after = wake_ups(line)
    # The program, what writes to the terminal, what reads from it: one of them has nothing to do.
    assert min(after[thread] - before.get(thread, 0) for thread in after) <= 1


def test_escape_alone_is_not_the_start_of_a_sequence(line: Line) -> None:
    line.type("d")
    line.until("Nous décidons de…")
    line.type("\x1b")
    line.gone("Nous décidons de…")


def test_characters_and_sequences_that_come_in_pieces(line: Line) -> None:
    line.type("d")
    line.until("Nous décidons de…")
    for piece in (
        b"c",
        b"\xc3",
        b"\xa9",
        b"d",
        b"\xe2\x80",
        b"\x99",
        b"X",
        b"\x7f",
        b"\x1b",
        b"[D",
        b"Y",
        b"\xff",
        b"Z",
    ):
        line.send(piece)
        time.sleep(0.01)  # So that each piece is read by itself; the result is the same if it is not.
    # A byte that is no character is shown as one that could not be read, and ends nothing.
    line.until("cédY\ufffdZ’")
