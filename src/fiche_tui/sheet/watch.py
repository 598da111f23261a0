"""Noticing that sheet files were edited: their stats are compared, so that a file is read only when it may differ.

The caller compares the bytes too: an editor that saves the same text again has changed nothing.
"""

import os
import time
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from pathlib import Path

from fiche_tui.sheet.library import SheetSource, read_file

LOOK_SECONDS = 1.0
"""Seconds between two looks at the stats of files that are watched."""

SETTLED = 2_000_000_000
"""Nanoseconds after which a file's time can be trusted: two writes within one tick of a clock bear the same time."""

Stamp = tuple[int, int, int, int]


class Watch:
    """Tells whether any of some files may have changed since the last look. ``paths`` is asked at each look."""

    def __init__(self, paths: Callable[[], Iterable[Path]], now: Callable[[], int] = time.time_ns) -> None:
        self._paths = paths
        self._now = now
        self._seen: Mapping[Path, Stamp] | None = None
        self._fresh = False

    def moved(self) -> bool:
        """Return whether to read again: at the first look, when a stat changed, and while a file is too fresh to be
        sure."""
        found: dict[Path, Stamp] = {}
        for path in self._paths():
            # A file that went away is a change as well: it is not among those found.
            with suppress(OSError, ValueError):
                stat = os.stat(path)
                found[path] = (stat.st_mtime_ns, stat.st_ctime_ns, stat.st_size, stat.st_ino)
        moved = self._fresh or found != self._seen
        trusted = self._now() - SETTLED
        self._fresh = any(mtime > trusted or ctime > trusted for mtime, ctime, _size, _inode in found.values())
        self._seen = found
        return moved


class WatchedFile:
    """One sheet file that is open on a screen. ``source`` is what was read last; ``missing`` says that it is gone."""

    def __init__(self, source: SheetSource, path: Path, now: Callable[[], int] = time.time_ns) -> None:
        self.source = source
        self.missing = False
        self._path = path
        self._watch = Watch(lambda: (path,), now)

    def changed(self) -> bool:
        """Look; whether the bytes are other ones than before, or the file went away or came back."""
        if not self._watch.moved():
            return False
        try:
            found = read_file(self._path)
        except OSError:
            was_there, self.missing = not self.missing, True
            return was_there
        changed = self.missing or found.data != self.source.data
        self.source, self.missing = found, False
        return changed
