"""A program that is stopped and goes on: one thread reads keys, and the terminal is given back as it was."""

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from fiche_tui.workshop import commands as c
from tests.soaked import rest_in_soak
from tests.terminal.line import PATIENCE, Line
from tests.terminal.meeting import Meeting

KITTY_PUSHED, KITTY_POPPED = b"\x1b[>25u", b"\x1b[<u"


@pytest.fixture
def line(tmp_path: Path) -> Iterator[Line]:
    """A meeting in its first step, on a line."""
    meeting = Meeting(tmp_path)
    meeting.play(c.StartStep("accueil"))
    with meeting.shown() as line:
        line.until("Étape 1 sur", "suivante")
        yield line


def state(line: Line) -> str:
    return Path(f"/proc/{line.process.pid}/stat").read_text().rpartition(")")[2].split()[0]


def stopped(line: Line, how: signal.Signals) -> None:
    """Stop the program, and wait until it is."""
    os.kill(line.process.pid, how)
    line.wait(lambda: state(line) == "T")


def leave(line: Line) -> None:
    """Leave as a person does, and look at the terminal that is left."""
    line.type("q")
    line.wait(lambda: "Étape 1 sur" not in line.screen.text)
    line.type("q")
    line.wait(lambda: line.process.poll() is not None)
    assert line.process.wait(PATIENCE) == 0
    assert line.attributes() == line.at_first


WAYS = {
    "stopped once": [signal.SIGSTOP],
    "stopped twice": [signal.SIGSTOP, signal.SIGSTOP],
    "stopped as a terminal does": [signal.SIGTSTP],
    "both": [signal.SIGSTOP, signal.SIGTSTP, signal.SIGSTOP],
}


@pytest.mark.parametrize("ways", WAYS.values(), ids=WAYS)
def test_one_input_thread_and_the_terminal_as_it_was(line: Line, ways: list[signal.Signals]) -> None:
    threads = line.threads()
    for how in ways:
        stopped(line, how)
        os.kill(line.process.pid, signal.SIGCONT)
        line.wait(lambda: state(line) != "T")
        line.type("+")
        line.until("Une minute de plus.")
        line.type("-")
        line.until("Une minute de moins.")
        assert line.threads() == threads
    leave(line)


def test_told_to_go_on_without_having_stopped(line: Line) -> None:
    threads = line.threads()
    for _time in range(3):
        os.kill(line.process.pid, signal.SIGCONT)
    line.type("+")
    line.until("Une minute de plus.")
    assert line.threads() == threads
    leave(line)


def test_what_another_program_did_to_the_terminal_in_the_meantime_is_undone(line: Line) -> None:
    raw = line.attributes()
    stopped(line, signal.SIGSTOP)
    line.set_attributes(line.at_first)
    line.screen.feed(b"\x1b[2J")
    os.kill(line.process.pid, signal.SIGCONT)
    line.until("Étape 1 sur", "suivante")
    assert line.attributes() == raw
    leave(line)


def test_the_protocol_of_the_keyboard_is_popped_as_often_as_pushed(line: Line) -> None:
    stopped(line, signal.SIGSTOP)
    os.kill(line.process.pid, signal.SIGCONT)
    line.type("+")
    line.until("Une minute de plus.")
    leave(line)
    sent = b"".join(line.seen)
    assert sent.count(KITTY_PUSHED) == sent.count(KITTY_POPPED) == 1


ENDS = [signal.SIGINT, signal.SIGQUIT, signal.SIGTERM, signal.SIGHUP]


@pytest.mark.parametrize("end", rest_in_soak(ENDS, kept=1), ids=[one.name for one in ENDS])
@pytest.mark.parametrize("after_a_stop", [False, True], ids=["", "after a stop"])
def test_a_signal_that_ends_the_program_gives_the_terminal_back(
    line: Line, end: signal.Signals, after_a_stop: bool
) -> None:
    if after_a_stop:
        stopped(line, signal.SIGSTOP)
        os.kill(line.process.pid, signal.SIGCONT)
        line.wait(lambda: state(line) != "T")
    os.kill(line.process.pid, end)
    line.wait(lambda: line.process.poll() is not None)
    assert line.attributes() == line.at_first
    assert b"".join(line.seen).rpartition(b"\x1b[?1049h")[2].count(b"\x1b[?1049l") == 1
    assert b"Traceback" not in b"".join(line.seen)
