"""The second screen: the one command to type on it, and tmux, which can open it by itself."""

import os
import shlex
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

_PATIENCE = 5.0
"""Seconds that tmux may take to answer."""

Run = Callable[[Sequence[str]], int]
"""Runs a command without a shell and returns its exit code; raises ``OSError`` where there is no such program."""


def command_to_type(workshop: str, environment: Mapping[str, str] = os.environ) -> str:
    """Return what to type in another terminal; with the data folder where this one was told of it."""
    words = [f"FICHE_DATA={shlex.quote(environment['FICHE_DATA'])}"] if environment.get("FICHE_DATA") else []
    return " ".join([*words, "fiche", "project", shlex.quote(workshop)])


def in_tmux(environment: Mapping[str, str] = os.environ) -> bool:
    """Return whether this terminal is a pane of tmux."""
    return bool(environment.get("TMUX"))


def open_in_tmux(workshop: str, data_folder: Path, *, beside: bool, run: Run | None = None) -> bool:
    """Open the room's view in a pane ``beside`` this one or in a window of its own, and stay here.

    Return whether tmux did. The arguments go to tmux one by one: no shell reads them.
    """
    place = ["split-window", "-d", "-h"] if beside else ["new-window", "-d", "-n", "fiche"]
    program = [sys.executable, "-m", "fiche_tui.cli", "project", workshop]
    try:
        return (run or _run)(["tmux", *place, "env", f"FICHE_DATA={data_folder}", *program]) == 0
    except (OSError, ValueError, subprocess.TimeoutExpired):
        return False


def _run(command: Sequence[str]) -> int:
    done = subprocess.run(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        timeout=_PATIENCE,
        check=False,
    )
    return done.returncode
