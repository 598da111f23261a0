"""Locks of the operating system, which a killed process leaves free.

``flock`` itself: the library for it brings asyncio along, which doubles what a participant's process weighs and costs
a third of the processor time of keeping a ballot.
"""

import fcntl
import os
import stat
import time
from contextlib import suppress
from pathlib import Path

from fiche_tui.store import disk
from fiche_tui.store.files import PRIVATE_FILE

_POLL = 0.01  # Seconds. At 50 ms the slow tail of a shared file is four times longer.


class Lock:
    """A lock that is held until it is released, or until nothing refers to it any more. Any thread may release it."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor: int | None = descriptor

    @property
    def is_held(self) -> bool:
        """Whether it was not released yet."""
        return self._descriptor is not None

    def release(self) -> None:
        """Leave it to others; harmless the second time."""
        descriptor, self._descriptor = self._descriptor, None
        if descriptor is not None:
            disk.let_go(descriptor)

    def __del__(self) -> None:
        self.release()


def take_lock(path: Path, *, wait: float, mode: int = PRIVATE_FILE) -> Lock | None:
    """Return the lock on the file ``path``, held, or None when another kept it for ``wait`` seconds.

    The file is made with ``mode`` where there is none, and stays. Raises ``OSError``, also for a link.
    """
    until = time.monotonic() + wait
    while True:
        descriptor = disk.open_to_lock(path, mode)
        try:
            if _is_taken(descriptor, path, mode):
                return Lock(descriptor)
        except BaseException:
            disk.let_go(descriptor)
            raise
        disk.let_go(descriptor)
        if time.monotonic() >= until:
            return None
        time.sleep(_POLL)


def _is_taken(descriptor: int, path: Path, mode: int) -> bool:
    """Take the lock of an open file; return whether it is ours, on the file that has the name now."""
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):  # Some file systems say EACCES of a lock that another holds.
        return False
    # Whoever takes over gives the name to a file of its own: the lock of the one before protects nothing.
    held = disk.fstat(descriptor)
    try:
        named = disk.stat(path, follow_symlinks=False)
    except FileNotFoundError:
        return False
    if stat.S_IMODE(held.st_mode) != mode:
        # The umask may have left less.
        with suppress(OSError):
            disk.fchmod(descriptor, mode)
    return os.path.samestat(held, named)
