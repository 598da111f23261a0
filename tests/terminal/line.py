"""A program on a pseudo-terminal: what it sends, when, and what it costs; and the screen that this draws."""

import os
import re
import select
import signal
import subprocess
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.surroundings import around, pseudo_terminal, set_size

PATIENCE = 30.0
"""Seconds to wait for a program to draw its first screen."""

# One escape sequence, or one run of text without any.
_PIECE = re.compile(
    r"\x1b\[(?P<parameters>[?<>=0-9;:]*)[ -/]*(?P<final>[@-~])|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b[PX^_].*?\x1b\\"
    r"|\x1b[()].|\x1b.|(?P<text>[^\x1b]+)",
    re.DOTALL,
)


@dataclass(frozen=True)
class Sent:
    """What came in one read, and when (seconds since the epoch)."""

    at: float
    data: bytes


def _as_from_a_shell() -> None:
    # A test run that was started in the background ignores this signal, and so would the program.
    signal.signal(signal.SIGINT, signal.SIG_DFL)


class Line:
    """A program at the other end of a line. Use it as a context manager: it is killed at the end."""

    def __init__(
        self,
        command: Sequence[str],
        environment: Mapping[str, str],
        *,
        columns: int = 80,
        rows: int = 24,
        drawn: tuple[int, int] | None = None,
    ) -> None:
        self._main, other = pseudo_terminal(columns, rows)
        self.at_first = self.attributes()
        self.process = subprocess.Popen(
            command,
            stdin=other,
            stdout=other,
            stderr=other,
            start_new_session=True,
            close_fds=True,
            preexec_fn=_as_from_a_shell,  # noqa: PLW1509 - what it calls takes no lock.
            env=around({"TERM": "xterm-256color", **environment}),
        )
        os.close(other)
        self.seen: list[bytes] = []
        # A terminal may not know its own size.
        self.screen = Screen(*(drawn or (columns, rows)))

    def __enter__(self) -> "Line":
        return self

    def __exit__(self, *_error: object) -> None:
        with suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()
        self.hang_up()

    def hang_up(self) -> None:
        """Close this end; the program is told nothing, because the terminal is not its controlling one."""
        if self._main >= 0:
            os.close(self._main)
            self._main = -1

    def read(self, seconds: float) -> list[Sent]:
        """Everything that comes in that many seconds, drawn on the screen as well."""
        found: list[Sent] = []
        until = time.monotonic() + seconds
        while (left := until - time.monotonic()) > 0:
            if one := self._read_once(left):
                found.append(one)
        return found

    def until(self, *wanted: str) -> None:
        """Read until every text stands on the screen; raises ``AssertionError`` that shows it otherwise."""
        deadline = time.monotonic() + PATIENCE
        while not all(text in self.screen.text for text in wanted):
            if time.monotonic() > deadline or self.process.poll() is not None:
                raise AssertionError(f"waited for {wanted}; the screen shows:\n{self.screen.text}")
            self._read_once(0.2)

    def gone(self, text: str) -> None:
        """Read until a text stands on the screen no more; raises ``AssertionError`` that shows it otherwise."""
        deadline = time.monotonic() + PATIENCE
        while text in self.screen.text:
            assert time.monotonic() < deadline, self.screen.text
            self._read_once(0.2)

    def wait(self, holds: Callable[[], bool]) -> None:
        """Read until something holds; raises ``AssertionError`` that shows the screen otherwise."""
        deadline = time.monotonic() + PATIENCE
        while not holds():
            assert time.monotonic() < deadline, self.screen.text
            self._read_once(0.1)

    def settled(self) -> None:
        """Read until nothing more comes for half a second, but for what a clock sends."""
        while sum(len(one.data) for one in self.read(0.5)) > 1000:
            pass

    def type(self, keys: str) -> None:
        """Send keys as a terminal does."""
        self.send(keys.encode())

    def send(self, data: bytes) -> None:
        """Send bytes."""
        os.write(self._main, data)

    def paste(self, data: bytes) -> None:
        """Paste as a terminal does that knows brackets."""
        self.send(b"\x1b[200~" + data + b"\x1b[201~")

    def resize(self, columns: int, rows: int) -> None:
        """Give the terminal another size; the program is told by the signal that a terminal sends."""
        set_size(self._main, columns, rows)
        self.screen = Screen(columns, rows)
        os.kill(self.process.pid, signal.SIGWINCH)

    def attributes(self) -> list[Any]:
        """How the terminal is set: the flags, the speeds and the control characters."""
        return termios.tcgetattr(self._main)

    def set_attributes(self, attributes: list[Any]) -> None:
        """Set the terminal as another program would."""
        termios.tcsetattr(self._main, termios.TCSANOW, attributes)

    def threads(self) -> list[str]:
        """The names that the program gave to its threads, as the system knows them."""
        tasks = Path(f"/proc/{self.process.pid}/task").glob("*/comm")
        return sorted(path.read_text().strip() for path in tasks)

    def processor_seconds(self) -> float:
        """Seconds of processor that the program has used, user and system."""
        fields = Path(f"/proc/{self.process.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def _read_once(self, patience: float) -> Sent | None:
        if not select.select([self._main], [], [], patience)[0]:
            return None
        try:
            data = os.read(self._main, 1 << 16)
        except OSError:
            return None  # The program is gone; until() says so.
        sent = Sent(time.time(), data)
        self.seen.append(data)
        self.screen.feed(data)
        return sent


class Screen:
    """The characters that a terminal would show: enough of one for programs that address the cursor."""

    def __init__(self, columns: int, rows: int) -> None:
        self._rows = [[" "] * columns for _ in range(rows)]
        self._x = self._y = 0
        self._rest = b""

    @property
    def lines(self) -> list[str]:
        """The rows, each space a plain one."""
        return ["".join(row).replace("\u00a0", " ").rstrip() for row in self._rows]

    @property
    def text(self) -> str:
        """The whole screen."""
        return "\n".join(self.lines)

    def feed(self, data: bytes) -> None:
        """Draw what was sent; what ends in the middle of a character or of a sequence waits for the rest."""
        whole = self._rest + data
        cut = len(whole)
        start = whole.rfind(b"\x1b")
        if start >= 0 and re.fullmatch(rb"\x1b(\[[0-9;:?<>=]*)?", whole[start:]):
            cut = start
        for back in (1, 2, 3):
            if cut == len(whole) >= back and whole[-back] >= 0xC0 and _length(whole[-back]) > back:
                cut = len(whole) - back
        self._rest = whole[cut:]
        for piece in _PIECE.finditer(whole[:cut].decode(errors="replace")):
            if piece["text"] is not None:
                self._write(piece["text"])
            elif piece["final"]:
                self._control(piece["final"], piece["parameters"])

    def _write(self, text: str) -> None:
        for character in text:
            if character == "\r":
                self._x = 0
            elif character == "\n":
                self._y = min(self._y + 1, len(self._rows) - 1)
            elif character == "\b":
                self._x = max(0, self._x - 1)
            elif character >= " ":
                if self._x < len(self._rows[0]) and self._y < len(self._rows):
                    self._rows[self._y][self._x] = character
                self._x += 1

    def _control(self, final: str, parameters: str) -> None:
        numbers = [int(part) if part.isdigit() else 0 for part in parameters.split(";")]
        if final in "Hf":
            self._y = max(1, numbers[0]) - 1
            self._x = max(1, numbers[1] if len(numbers) > 1 else 1) - 1
        elif final == "d":
            self._y = max(1, numbers[0]) - 1
        elif final == "G":
            self._x = max(1, numbers[0]) - 1
        elif final == "B":
            self._y = min(self._y + max(1, numbers[0]), len(self._rows) - 1)
        elif final == "C":
            self._x += max(1, numbers[0])
        elif final == "D":
            self._x = max(0, self._x - max(1, numbers[0]))
        elif final == "J" and numbers[0] in (2, 3):
            self._rows = [[" "] * len(row) for row in self._rows]
        elif final == "K" and not numbers[0]:
            self._rows[self._y][self._x :] = [" "] * (len(self._rows[0]) - self._x)


def _length(first: int) -> int:
    """How many bytes the character that begins with that byte has."""
    return 4 if first >= 0xF0 else 3 if first >= 0xE0 else 2
