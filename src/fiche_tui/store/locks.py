"""Locks of the operating system, which a killed process leaves free."""

from pathlib import Path
from typing import TYPE_CHECKING

from fiche_tui.store.files import PRIVATE_FILE

if TYPE_CHECKING:
    from filelock import FileLock

_POLL = 0.01  # Seconds. filelock's own 50 ms makes the slow tail of a shared file four times longer.


def take_lock(path: Path, *, wait: float, mode: int = PRIVATE_FILE) -> "FileLock | None":
    """Return the lock on the file ``path``, held, or None when another kept it for ``wait`` seconds.

    Any thread may release it, and it goes with the last reference to it. Never a soft lock: that would survive the
    kill of its holder. Raises ``OSError``.
    """
    # Imported here, because it brings asyncio along and lists, exports and the room's view never lock.
    from filelock import FileLock, Timeout

    lock = FileLock(path, mode=mode, thread_local=False, poll_interval=_POLL, fallback_to_soft=False)
    try:
        lock.acquire(timeout=wait)
    except Timeout:
        return None
    return lock
