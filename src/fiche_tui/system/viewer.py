"""The program that shows a file on this computer, where there is one and somebody sits in front of it."""

import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

PATIENCE = 3.0
"""Seconds that an opener has to say that it failed. One that still runs by then is the viewer itself."""


def viewer(
    environment: Mapping[str, str],
    platform: str = sys.platform,
    find: Callable[[str], str | None] = shutil.which,
) -> str | None:
    """Return the path of the program that opens files here; ``None`` over SSH, and where there is no display.

    A name on ``PATH`` is not enough: on a server, or in a console, xdg-open starts a browser that draws over our own
    screen, or none.
    """
    if is_remote(environment):
        return None
    if platform == "darwin":
        return find("open")
    if environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY"):
        return find("xdg-open")
    return None


def is_remote(environment: Mapping[str, str]) -> bool:
    """Return whether the person sits at another computer."""
    return bool(environment.get("SSH_CONNECTION") or environment.get("SSH_TTY"))


def show(opener: str, path: Path, patience: float = PATIENCE) -> bool:
    """Have ``opener`` show a file; return whether it took it. No shell reads the path, and nothing is drawn here.

    Waits for the opener for at most ``patience`` seconds.
    """
    try:
        process = subprocess.Popen(
            [opener, str(path.absolute())],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,  # It stays when this program goes.
        )
    except OSError:
        return False
    try:
        return process.wait(patience) == 0
    except subprocess.TimeoutExpired:
        return True
