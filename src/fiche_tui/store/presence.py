"""Whether somebody facilitates a workshop now, for those who only look: no lock is taken, nothing is written."""

import re
from pathlib import Path

from fiche_tui.store import disk
from fiche_tui.store.names import HOLDER, HOLDER_LOCK

_LOCKS = Path("/proc/locks")
_HELD = re.compile(rb"^\d+: FLOCK .*:(\d+) \d+ \S+$", re.MULTILINE)
"""A lock that is held, by the inode of its file (proc_locks(5)); « -> » marks those that wait."""


def is_facilitated(folder: Path) -> bool:
    """Say whether a living session facilitates the workshop in ``folder``, as far as this account can tell.

    A session that leaves takes its record away; that of a killed one stays, but the system has freed its lock. Where
    the system lists no locks, the record alone decides. To take the lock for a try would keep a session from beginning.
    """
    try:
        disk.stat(folder / HOLDER, follow_symlinks=False)
    except OSError:
        return False
    return is_held(folder / HOLDER_LOCK)


def is_held(path: Path) -> bool:
    """Say whether a living process holds the lock file ``path``; true where it is there and the system lists none."""
    try:
        lock = disk.stat(path, follow_symlinks=False).st_ino
    except OSError:
        return False
    try:
        listed = _LOCKS.read_bytes()
    except OSError:
        return True
    return any(int(inode) == lock for inode in _HELD.findall(listed))
