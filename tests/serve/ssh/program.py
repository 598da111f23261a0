"""``fiche serve`` as a process of its own, which may be killed."""

import os
import signal
import socket
import subprocess
import sys
from pathlib import Path
from typing import IO, Self

from tests.processor import processor
from tests.surroundings import around

IMPATIENT = """
import functools, sys
from fiche_tui.serve.ssh import bounds, house
house.Bounds = functools.partial(bounds.Bounds, silence=2.0, login=5.0, unread=2.0, delay=0.5, arrivals=400)
from fiche_tui.cli import main
sys.exit(main(sys.argv[1:]))
"""
"""The same program, which waits for its clients for seconds."""


class Program:
    """The server of one workshop, on the same port each time that it is started; killed at the end of a ``with``."""

    def __init__(self, folder: Path, workshop: str, *, impatient: bool = False) -> None:
        self._python = ["-c", IMPATIENT] if impatient else ["-m", "fiche_tui.cli"]
        with socket.create_server(("127.0.0.1", 0)) as free:
            self.port: int = free.getsockname()[1]
        self._workshop = workshop
        self._environment = around({"FICHE_DATA": str(folder / "data"), "HOME": str(folder)})
        self._process: subprocess.Popen[str] | None = None

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, *_error: object) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.wait()

    @property
    def command(self) -> list[str]:
        """How it is started."""
        return [sys.executable, *self._python, "serve", self._workshop, "--port", str(self.port)]

    def start(self) -> None:
        """Start it, and wait until it listens."""
        self._process = subprocess.Popen(self.command, env=self._environment, stdout=subprocess.PIPE, text=True)
        said = self._stream.readline()
        assert said.startswith("Porte SSH ouverte"), said

    def kill(self) -> None:
        """Kill it without a word."""
        os.kill(self.pid, signal.SIGKILL)
        self._wait()

    def end(self) -> str:
        """Ask it to end, and return what it said since it was started."""
        os.kill(self.pid, signal.SIGTERM)
        said = self._stream.read()
        assert self._wait() == 0, said
        return said

    @property
    def pid(self) -> int:
        assert self._process is not None
        return self._process.pid

    @property
    def resident(self) -> float:
        """Megabytes that the process keeps in memory."""
        pages = int(Path(f"/proc/{self.pid}/statm").read_text().split()[1])
        return pages * os.sysconf("SC_PAGE_SIZE") / (1 << 20)

    @property
    def processor(self) -> float:
        """Seconds of processor that it took."""
        return processor(self.pid)

    @property
    def listens(self) -> set[str]:
        """The addresses and ports that it listens on, as the kernel writes them (proc_net_tcp(5))."""
        own = {os.readlink(one) for one in Path(f"/proc/{self.pid}/fd").iterdir()}
        tables = [Path(f"/proc/{self.pid}/net/{name}").read_text().splitlines()[1:] for name in ("tcp", "tcp6")]
        rows = [row.split() for table in tables for row in table]
        return {row[1] for row in rows if row[3] == "0A" and f"socket:[{row[9]}]" in own}

    @property
    def _stream(self) -> IO[str]:
        assert self._process is not None
        assert self._process.stdout is not None
        return self._process.stdout

    def _wait(self) -> int:
        assert self._process is not None
        return self._process.wait(20)
