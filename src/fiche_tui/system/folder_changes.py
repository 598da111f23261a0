"""Being told that something in a folder changed, where the system tells: whoever follows it need not look all the time.

Linux tells by a signal (F_NOTIFY of fcntl(2)), of what is done on this machine. On a folder of another machine it says
nothing of what is done there, and does not say so: there, and on other systems, nothing is told here either.
"""

import fcntl
import math
import os
import signal
from contextlib import suppress
from pathlib import Path
from types import FrameType, TracebackType
from typing import Any

_MOUNTS = Path("/proc/self/mountinfo")
_LOCAL = frozenset({"btrfs", "ext2", "ext3", "ext4", "f2fs", "overlay", "tmpfs", "xfs", "zfs"})
"""File systems on which all that happens is done on this machine."""


class FolderChanges:
    """Between ``with`` and its end, ``count`` grows when a name in the folder appears, goes, or is another file's.

    The signal also interrupts a wait that watches for signals (``signal.set_wakeup_fd``). Use it in the main thread.
    """

    def __init__(self, folder: Path) -> None:
        self.count = 0
        self._folder = folder
        self._open: int | None = None
        self._before: Any = None

    def __enter__(self) -> "FolderChanges":
        if hasattr(fcntl, "F_NOTIFY") and is_local(self._folder):
            self._begin()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._open is not None:
            # Before the signal is handled as it was: by default it ends the program.
            os.close(self._open)
            self._open = None
            signal.signal(signal.SIGIO, self._before if callable(self._before) else signal.SIG_IGN)

    @property
    def tells(self) -> bool:
        """Whether changes are told."""
        return self._open is not None

    def _begin(self) -> None:
        with suppress(OSError):
            self._open = os.open(self._folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
            self._before = signal.signal(signal.SIGIO, self._note)
            wanted = fcntl.DN_CREATE | fcntl.DN_DELETE | fcntl.DN_RENAME | fcntl.DN_MULTISHOT
            try:
                fcntl.fcntl(self._open, fcntl.F_NOTIFY, wanted)
            except OSError:
                self.__exit__(None, None, None)

    def _note(self, _number: int, _frame: FrameType | None) -> None:
        self.count += 1


class Told:
    """How far a file of a folder need not be looked at because ``changes`` tells of it.

    A change that is seen and of which nothing was told shows that the folder is not what it seemed: ``tells`` is then
    false, permanently.
    """

    def __init__(self, changes: FolderChanges | None, within: float) -> None:
        """A change may be seen ``within`` so many seconds after it was told."""
        self._changes = changes
        self._within = within
        self._heard, self._heard_at = 0, -math.inf
        self._was_found = False
        self._has_failed = False

    @property
    def tells(self) -> bool:
        """Whether changes are told."""
        return self._changes is not None and self._changes.tells and not self._has_failed

    def hear(self, now: float) -> bool:
        """Return whether something was told since the last call; ``now`` is of a clock that only goes forward."""
        count = self._changes.count if self._changes else 0
        if count == self._heard:
            return False
        self._heard, self._heard_at = count, now
        return True

    def saw_a_change(self, now: float) -> None:
        """Take note that the file is seen to have changed; the first time, it is only found as it was."""
        self.hear(now)
        untold = self._was_found and now - self._heard_at > self._within
        self._has_failed = self._has_failed or untold
        self._was_found = True


def is_local(folder: Path) -> bool:
    """Say whether a folder is on a file system of this machine alone, as far as the system says."""
    place = os.path.realpath(folder)
    best, kind = "", ""
    try:
        lines = _MOUNTS.read_text(encoding="utf-8", errors="surrogateescape").splitlines()
    except OSError:
        return False
    for line in lines:
        # proc_pid_mountinfo(5): the mount point is the fifth field, the kind comes behind a lone hyphen.
        before, _, after = line.partition(" - ")
        mount = before.split(" ")[4].replace("\\040", " ")
        inside = place == mount or place.startswith(f"{mount.rstrip('/')}/")
        # Of two on one place, the later one hides the other.
        if inside and len(mount) >= len(best):
            best, kind = mount, after.split(" ")[0]
    return kind in _LOCAL
