"""A real terminal: tmux with a size, keys sent as a person types them, and the screen read back as text."""

import fcntl
import os
import shlex
import shutil
import signal
import struct
import subprocess
import termios
import time
import uuid
from collections.abc import Callable, Mapping
from pathlib import Path

from tests.surroundings import around, outside

PATIENCE = 20.0
"""Seconds to wait for something to appear before saying what is on screen instead."""


def _new_socket() -> str:
    return f"fiche-{uuid.uuid4().hex[:8]}"


class Terminal:
    """One tmux server of its own, with one window. Use it as a context manager."""

    def __init__(self, folder: Path, columns: int = 80, rows: int = 24) -> None:
        self._socket = _new_socket()
        self._folder = folder
        self._size = (columns, rows)
        self._started = False

    def __enter__(self) -> "Terminal":
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()

    @staticmethod
    def available() -> bool:
        """Whether there is a tmux here."""
        return shutil.which("tmux") is not None

    def start(self, command: list[str], environment: Mapping[str, str]) -> None:
        """Run a command in the window, in place of what ran there; ``environment`` is added to a minimal one."""
        columns, rows = self._size
        # An Escape that still waits to be told from a sequence would close what a test opens next.
        settings = {"HOME": str(self._folder), "TERM": "xterm-256color", "ESCDELAY": "25"}
        variables = around({**settings, **environment})
        size = ["-x", str(columns), "-y", str(rows)]
        place = ["respawn-pane", "-k", "-t", "main"] if self._started else ["new-session", "-d", "-s", "main", *size]
        # A file of settings that nobody has: the keys and colours of whoever runs the tests stay out.
        subprocess.run(
            ["tmux", "-u", "-L", self._socket, "-f", "/dev/null", *place, "-c", str(self._folder), "env", "-i"]
            + [f"{name}={value}" for name, value in variables.items()]
            + ["sh", "-c", f"{shlex.join(command)}; code=$?; echo; echo CODE=$code; sleep 600"],
            check=True,
            cwd=self._folder,
            env=outside(),
        )
        self._started = True

    def keys(self, *keys: str) -> None:
        """Press keys by tmux's names (Enter, Escape, F9, Down, n)."""
        self._tmux("send-keys", "-t", "main", *keys)

    def type(self, text: str) -> None:
        """Type a text, literally."""
        self._tmux("send-keys", "-t", "main", "-l", "--", text)

    def taken(self) -> None:
        """Wait until the program has read every key that was pressed."""
        descriptor = os.open(
            self._tmux("display-message", "-p", "-t", "main", "#{pane_tty}").strip(), os.O_RDONLY | os.O_NOCTTY
        )
        try:

            def read(_screen: str) -> bool:
                waiting = fcntl.ioctl(descriptor, termios.FIONREAD, bytes(4))
                return not struct.unpack("i", waiting)[0]

            self.until(read, "the program to read its keys")
        finally:
            os.close(descriptor)

    def rested(self, seconds: float = 0.25) -> None:
        """Wait until the program has answered what it read: its processor time stands still for that long."""
        program = self.process()
        deadline = time.monotonic() + PATIENCE
        before, since = -1, time.monotonic()
        while time.monotonic() - since < seconds and time.monotonic() < deadline:
            fields = Path(f"/proc/{program}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
            used = int(fields[11]) + int(fields[12])
            if used != before:
                before, since = used, time.monotonic()
            time.sleep(0.03)  # Between two looks; nothing is assumed to have happened in it.

    def screen(self) -> str:
        """What stands on the screen."""
        return self._tmux("capture-pane", "-p", "-t", "main")

    def wait(self, *wanted: str, gone: str = "") -> str:
        """Wait until every text stands on the screen (and ``gone`` does not); returns the screen."""

        def shown(screen: str) -> bool:
            flat = " ".join(screen.replace("\u00a0", " ").split())
            return all(text in flat for text in wanted) and not (gone and gone in flat)

        return self.until(shown, f"{wanted}{f' without {gone!r}' if gone else ''}")

    def until(self, holds: Callable[[str], bool], what: str) -> str:
        """Wait until the screen is as it should be; raises ``AssertionError`` that shows the screen otherwise."""
        deadline = time.monotonic() + PATIENCE
        while True:
            screen = self.screen()
            if holds(screen):
                return screen
            if time.monotonic() > deadline:
                raise AssertionError(f"waited for {what}; the screen shows:\n{screen}")
            time.sleep(0.03)  # Between two looks; nothing is assumed to have happened in it.

    def record(self, path: Path) -> None:
        """Write all that the window is painted with into a file, from now on."""
        self._tmux("pipe-pane", "-t", "main", f"cat >> {shlex.quote(str(path))}")

    @property
    def inside(self) -> dict[str, str]:
        """What a program that runs in the window needs to find around it to know of this tmux."""
        return {"TMUX": self._tmux("display-message", "-p", "-t", "main", "#{socket_path},#{pid},0").strip()}

    def elsewhere(self) -> list[str]:
        """What stands in every other pane and window."""
        panes = self._tmux("list-panes", "-s", "-t", "main", "-F", "#{pane_id}").split()
        here = self._tmux("display-message", "-p", "-t", "main", "#{pane_id}").strip()
        return [self._tmux("capture-pane", "-p", "-t", one) for one in panes if one != here]

    def title(self) -> str:
        """The title that the program gave to its window."""
        return self._tmux("display-message", "-p", "-t", "main", "#{pane_title} #{window_name}").strip()

    def process(self) -> int:
        """The process id of what runs in the window."""
        shell = int(self._tmux("display-message", "-p", "-t", "main", "#{pane_pid}"))
        found = subprocess.run(["pgrep", "-P", str(shell)], capture_output=True, text=True, check=False).stdout.split()
        return int(found[0]) if found else shell

    def resize(self, columns: int, rows: int) -> None:
        """Give the window another size, as a person who drags its corner."""
        self._tmux("resize-window", "-t", "main", "-x", str(columns), "-y", str(rows))

    def kill(self) -> None:
        """Kill what runs in the window, with no warning, and wait until it is gone."""
        process = self.process()
        os.kill(process, signal.SIGKILL)
        self.wait("CODE=137")

    def close(self) -> None:
        """Close the terminal under the program, as a line that drops."""
        subprocess.run(["tmux", "-L", self._socket, "kill-server"], capture_output=True, check=False, env=outside())
        # A server that is about to end would take the next one's window with it.
        self._socket, self._started = _new_socket(), False

    def _tmux(self, *arguments: str) -> str:
        done = subprocess.run(
            ["tmux", "-u", "-L", self._socket, *arguments],
            capture_output=True,
            text=True,
            check=True,
            encoding="utf-8",
            env=outside(),
        )
        return done.stdout
