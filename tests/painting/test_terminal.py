"""A terminal in our hands, on a pseudo-terminal: keys as text, resizing, and back as it was found."""

import os
import signal
import termios
from collections.abc import Iterator
from contextlib import suppress

import pytest

from fiche_tui.drawing.line import line
from fiche_tui.drawing.palettes import PALETTES
from fiche_tui.painting.colours import Depth
from fiche_tui.painting.terminal import Gone, Terminal
from fiche_tui.settings.values import Palette
from fiche_tui.terminal.sequences import Kind
from tests.surroundings import pseudo_terminal, set_size
from tests.terminal.line import Screen


class Pair:
    """Both ends of a line: the terminal's, and ours."""

    def __init__(self) -> None:
        self.far, self.near = pseudo_terminal(40, 8)
        os.set_blocking(self.far, False)
        self.screen = Screen(40, 8)
        self.sent = b""

    def terminal(self) -> Terminal:
        return Terminal(PALETTES[Palette.LIGHT], Depth.MANY, reads=self.near, writes=self.near)

    def read(self) -> str:
        with suppress(BlockingIOError):
            while data := os.read(self.far, 1 << 16):
                self.sent += data
                self.screen.feed(data)
        return self.screen.text

    def type(self, keys: bytes) -> None:
        os.write(self.far, keys)


@pytest.fixture
def pair() -> Iterator[Pair]:
    made = Pair()
    yield made
    for end in (made.near, made.far):
        with suppress(OSError):
            os.close(end)


def test_a_page_is_shown_and_the_terminal_given_back_as_it_was(pair: Pair) -> None:
    before = termios.tcgetattr(pair.near)
    handler = signal.getsignal(signal.SIGTERM)
    with pair.terminal() as terminal:
        assert not termios.tcgetattr(pair.near)[3] & (termios.ECHO | termios.ICANON | termios.ISIG)
        assert terminal.paint([line("Table de quartier")]) > 0
        assert pair.read().startswith("Table de quartier")
        assert terminal.paint([line("Table de quartier")]) == 0
    pair.read()
    assert pair.sent.endswith(b"\x1b[?25h\x1b[?1049l")
    assert termios.tcgetattr(pair.near) == before
    assert signal.getsignal(signal.SIGTERM) == handler


def test_keys_are_whole_pieces_ctrl_c_too(pair: Pair) -> None:
    with pair.terminal() as terminal:
        pair.type("q\x03é\x1b[A".encode())
        found = terminal.wait(5)
        assert [(one.kind, one.text) for one in found] == [
            (Kind.CHARACTER, "q"),
            (Kind.CHARACTER, "\x03"),
            (Kind.CHARACTER, "é"),
            (Kind.SEQUENCE, "\x1b[A"),
        ]
        pair.type(b"\x1b")
        assert terminal.wait(5) == []
        assert [one.kind for one in terminal.wait(5)] == [Kind.ESCAPE]


def test_another_size_wakes_the_sleeper_and_draws_everything_anew(pair: Pair) -> None:
    with pair.terminal() as terminal:
        first = terminal.paint([line("un")])
        set_size(pair.far, 60, 10)
        os.kill(os.getpid(), signal.SIGWINCH)
        assert terminal.wait(60) == []
        assert terminal.size == (60, 10)
        assert terminal.paint([line("un")]) > first


def test_what_continues_after_a_stop_takes_the_terminal_again(pair: Pair) -> None:
    with pair.terminal() as terminal:
        terminal.paint([line("un")])
        termios.tcsetattr(pair.near, termios.TCSANOW, terminal._attributes)  # type: ignore[arg-type]
        os.kill(os.getpid(), signal.SIGCONT)
        assert terminal.wait(60) == []
        assert not termios.tcgetattr(pair.near)[3] & termios.ECHO
        assert terminal.paint([line("un")]) > 0


@pytest.mark.parametrize("number", [signal.SIGHUP, signal.SIGTERM, signal.SIGINT])
def test_asked_to_end_it_gives_the_terminal_back(pair: Pair, number: signal.Signals) -> None:
    before = termios.tcgetattr(pair.near)
    with pair.terminal() as terminal:
        os.kill(os.getpid(), number)
        with pytest.raises(Gone):
            terminal.wait(60)
    assert termios.tcgetattr(pair.near) == before


def test_a_line_that_drops_ends_it(pair: Pair) -> None:
    with pair.terminal() as terminal:
        os.close(pair.far)
        with pytest.raises(Gone):
            terminal.wait(60)
        with pytest.raises(Gone):
            terminal.paint([line("un")])


@pytest.mark.parametrize("blocked", ["wait", "paint"])
def test_asked_to_end_while_the_line_takes_and_gives_nothing_it_does_not_wait(
    pair: Pair, monkeypatch: pytest.MonkeyPatch, blocked: str
) -> None:
    with pair.terminal() as terminal, monkeypatch.context() as patch:

        def asked(*_args: object) -> None:
            os.kill(os.getpid(), signal.SIGTERM)
            raise AssertionError("the signal did not end it")

        if blocked == "wait":
            patch.setattr("fiche_tui.painting.terminal.select.select", asked)
        else:
            patch.setattr("fiche_tui.painting.terminal.os.write", asked)
        with pytest.raises(Gone):
            terminal.wait(60) if blocked == "wait" else terminal.paint([line("un")])
