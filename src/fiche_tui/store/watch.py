"""Noticing that the room file changed."""

import os
from pathlib import Path

from fiche_tui.store import disk
from fiche_tui.store.errors import StoreError
from fiche_tui.store.reading import read_file
from fiche_tui.store.room import LIMIT

AGAIN = 2.0
"""Seconds after a change during which the file is read again whatever its times say."""


def signature_of(path: Path) -> tuple[int, int, int] | None:
    """Return what tells one writing of a file from another, mostly: its times, size and inode; None without it."""
    try:
        found: os.stat_result = disk.stat(path, follow_symlinks=False)
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino


class RoomWatcher:
    """Tells whether the file ``path`` changed since the last call.

    Cheap enough for ten calls a second: usually one stat. It has no timer and no clock; the app calls it.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._signature: tuple[int, int, int] | None = None
        self._contents: bytes | StoreError | None = None
        self._changed_at: float | None = None

    def changed(self, now: float) -> bool:
        """Say whether the contents differ from those at the last call; always true at the first.

        ``now`` is in seconds of a clock that only goes forward. A file that appears, vanishes or becomes unreadable
        has changed. Times and inode alone would miss a change: two writes can fall in one tick, and a file system
        gives the inode of the file before last back. So after a change it reads again for two seconds.
        """
        signature = signature_of(self._path)
        recent = self._changed_at is not None and not now - self._changed_at > AGAIN
        if self._contents is not None and signature == self._signature and not recent:
            return False
        contents = self._read()
        before, self._contents, self._signature = self._contents, contents, signature
        if before is not None and _same(before, contents):
            return False
        self._changed_at = now
        return True

    def _read(self) -> bytes | StoreError:
        try:
            return read_file(self._path, LIMIT).data
        except StoreError as error:
            return error


def _same(before: bytes | StoreError, after: bytes | StoreError) -> bool:
    if isinstance(before, StoreError) and isinstance(after, StoreError):
        return before.code == after.code and before.values == after.values
    return before == after
