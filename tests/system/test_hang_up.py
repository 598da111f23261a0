"""A line that drops, a terminal that is closed: the program ends by itself, and the workshop opens again."""

import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.system.playing import Facilitator
from tests.system.terminal import PATIENCE, Terminal

pytestmark = pytest.mark.skipif(not Terminal.available(), reason="tmux is not installed")

TITLE = "Au bout du fil"


@pytest.fixture
def me(tmp_path: Path) -> Iterator[Facilitator]:
    with Terminal(tmp_path) as terminal:
        me = Facilitator(terminal, tmp_path)
        assert me.run("new", TITLE, "--agenda", "90").returncode == 0
        me.start("run", TITLE)
        me.see("L’écran projeté montre-t-il")
        me.press("2", "Qui prend les notes")
        me.press("Enter", "Tout est prêt")
        me.press("n", "Étape 1 sur 10")
        me.press("c", "Ce qui est dit")
        me.write("Une note gardée", "Note consignée.")
        yield me


def wait_for_the_end(process: int) -> None:
    """Wait until the process is gone; one that spins on a closed terminal would stay for ever."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        try:
            # Ended, but not yet collected by the one that started it.
            if Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] == "Z":
                return
            os.kill(process, 0)
        except (ProcessLookupError, FileNotFoundError):
            return
        time.sleep(0.03)
    os.kill(process, signal.SIGKILL)
    raise AssertionError("the program still runs on a terminal that is gone")


def come_back(me: Facilitator) -> None:
    """Open the workshop in a new terminal."""
    me.start("run", TITLE)
    me.see("Étape 1 sur 10", "ACCUEIL, INTENTION, PRÉSENCES")
    assert "Une note gardée" in me.run("export", TITLE, "--output", "-").stdout


def test_the_terminal_is_closed(me: Facilitator) -> None:
    process = me.terminal.process()
    me.terminal.close()
    wait_for_the_end(process)
    come_back(me)


def test_the_terminal_is_closed_over_a_dialog(me: Facilitator) -> None:
    me.press("d", "Nous décidons de…")
    process = me.terminal.process()
    me.terminal.close()
    wait_for_the_end(process)
    come_back(me)


@pytest.mark.parametrize("sent", [signal.SIGHUP, signal.SIGTERM])
def test_a_signal_ends_the_program_and_gives_the_terminal_back(me: Facilitator, sent: signal.Signals) -> None:
    process = me.terminal.process()
    os.kill(process, sent)
    me.see("CODE=")
    wait_for_the_end(process)
    come_back(me)
