"""Reading a file that someone else may have put there."""

import errno
import stat
from pathlib import Path

from fiche_tui.store import disk
from fiche_tui.store.errors import CannotRead, Damaged, Missing, reason_of
from fiche_tui.workshop.frozen import frozen

_CHUNK = 1 << 20
_LINE = 1 << 12


@frozen
class Contents:
    """The bytes of a regular file, and the user id that owns it: who wrote it, whatever its JSON says."""

    data: bytes
    owner: int


def read_file(path: Path, limit: int, inside: int | None = None, *, first_line: bool = False) -> Contents:
    """Return the contents of the regular file ``path``, of at most ``limit`` bytes.

    With ``inside``, the last part of ``path`` is opened in the folder of that descriptor. With ``first_line``,
    reading may stop anywhere after the first line feed. Raises ``Missing``, ``Damaged`` (a link, a FIFO, too large)
    or ``CannotRead``. Never blocks and never reads past the limit, because on a shared server a participant's box may
    be a FIFO or a file of three gigabytes that takes no room on disk.
    """
    descriptor = _open(path, inside)
    try:
        found = disk.fstat(descriptor)
        if not stat.S_ISREG(found.st_mode):
            raise Damaged(path, "not-regular")
        if found.st_size > limit:
            raise Damaged(path, "too-large")
        return Contents(_read_all(descriptor, path, limit, first_line, found.st_size), found.st_uid)
    except OSError as error:
        raise CannotRead(path, reason_of(error), str(error)) from error
    finally:
        disk.let_go(descriptor)


def _open(path: Path, inside: int | None) -> int:
    try:
        return disk.open_to_read(path if inside is None else path.name, inside)
    except OSError as error:
        if error.errno == errno.ENOENT:
            raise Missing(path) from error
        if error.errno == errno.ELOOP:
            raise Damaged(path, "symlink") from error
        if error.errno in (errno.ENXIO, errno.EISDIR):
            raise Damaged(path, "not-regular") from error
        raise CannotRead(path, reason_of(error), str(error)) from error


def _read_all(descriptor: int, path: Path, limit: int, first_line: bool, expected: int) -> bytes:
    parts: list[bytes] = []
    size = 0
    # Room for what the file has, and a byte to see that it ends there: a megabyte for each small file costs more than
    # reading it.
    chunk = _LINE if first_line else min(_CHUNK, expected + 1)
    while part := disk.read(descriptor, min(chunk, limit + 1 - size)):
        parts.append(part)
        size += len(part)
        if size > limit:
            raise Damaged(path, "too-large")
        if size == expected < chunk or (first_line and b"\n" in part):
            break
        chunk = _LINE if first_line else _CHUNK  # It grows meanwhile.
    return b"".join(parts)
