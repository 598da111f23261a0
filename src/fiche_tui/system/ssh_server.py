"""``fiche serve`` as a process of its own: it lives on when the program that started it ends, or is killed."""

import os
import subprocess
import sys
import tempfile
import time
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from fiche_tui.store.serving import Serving, read_serving

PATIENCE = 15.0
"""Seconds for the server to listen; it needs less than one."""

_LOOK = 0.05
_FICHE = (sys.executable, "-m", "fiche_tui.cli")
_started: list["subprocess.Popen[bytes]"] = []
"""Kept so that a server that ended is reaped when the next one starts."""


class CannotServe(Exception):  # noqa: N818 - it is an outcome that is told, not a defect.
    """The server did not start: ``sentence`` is what it said, empty when it said nothing."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


@cache
def can_serve() -> bool:
    """Return whether the extra that the server needs is installed."""
    return find_spec("asyncssh") is not None


def fingerprint() -> str:
    """Return the fingerprint of this account's host key, made the first time. Raises ``CannotServe``."""
    told = subprocess.run([*_FICHE, "serve", "--fingerprint"], capture_output=True, check=False, text=True)
    if told.returncode:
        raise CannotServe(_last_line(told.stderr))
    return told.stdout.strip()


def start(folder: Path, host: str, port: int, patience: float = PATIENCE) -> Serving:
    """Serve the workshop in ``folder`` from now on and return where the server listens. Raises ``CannotServe``.

    It has a session of its own, so that no terminal takes it along. Waits for at most ``patience`` seconds.
    """
    with tempfile.TemporaryFile() as complaints:
        server = subprocess.Popen(
            [*_FICHE, "serve", folder.name, "--host", host, "--port", str(port)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=complaints,
            env={**os.environ, "FICHE_DATA": str(folder.parent)},
            cwd="/",
            start_new_session=True,
        )
        _started[:] = [one for one in _started if one.poll() is None]
        until = time.monotonic() + patience
        while time.monotonic() < until and server.poll() is None:
            serving = read_serving(folder)
            if serving is not None and serving.pid == server.pid:
                _started.append(server)
                return serving
            time.sleep(_LOOK)
        if server.poll() is None:
            server.terminate()
            server.wait()
        complaints.seek(0)
        raise CannotServe(_last_line(complaints.read().decode(errors="replace")))


def _last_line(text: str) -> str:
    """Return what a command complained of last, without its name before it."""
    *_before, last = ["", *text.strip().splitlines()]
    return last.partition("fiche: ")[2] or last
