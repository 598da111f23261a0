"""Every call that the store makes to the operating system, by name.

One seam, so that a test can make each call fail in turn, or count the syncs, without touching ``os`` itself. The rest
of the package calls ``disk.fsync(...)`` and so on, never ``os`` directly.
"""

import os
from pathlib import Path

open_file = os.open
close = os.close
read = os.read
write = os.write
fstat = os.fstat
fchmod = os.fchmod
fsync = os.fsync
sync_folder = os.fsync  # A name of its own: leaving out one of the two syncs is a different failure.
replace = os.replace
rename = os.rename
link = os.link
unlink = os.unlink
mkdir = os.mkdir
rmdir = os.rmdir
chmod = os.chmod
scandir = os.scandir
stat = os.stat

# Never wait for a FIFO's other end, never follow a planted link, never leak into a child process.
_CAREFULLY = os.O_NOFOLLOW | os.O_CLOEXEC | os.O_NONBLOCK


def open_folder(path: str | Path, inside: int | None = None) -> int:
    """Return a descriptor of a folder that is not a symbolic link.

    ``inside`` is the descriptor that a relative path starts from. Raises ``OSError``. The caller closes it.
    """
    return open_file(path, os.O_RDONLY | os.O_DIRECTORY | _CAREFULLY, dir_fd=inside)


def rmtree(path: str | Path, *, ignore_errors: bool = False) -> None:
    """Delete a folder and all that is in it, through no symbolic link. Raises ``OSError`` unless ``ignore_errors``."""
    import shutil  # It loads three compressors, and most commands delete nothing.

    shutil.rmtree(path, ignore_errors=ignore_errors)


def open_to_read(name: str | Path, inside: int | None = None) -> int:
    """Return a descriptor for reading what is not a symbolic link; what it is remains to be checked.

    Raises ``OSError``. The caller closes it.
    """
    return open_file(name, os.O_RDONLY | _CAREFULLY, dir_fd=inside)


def open_to_lock(path: Path, mode: int) -> int:
    """Return a descriptor of a file that is not a symbolic link, made with ``mode`` where there is none.

    Raises ``OSError``. The caller closes it.
    """
    try:
        return open_file(path, os.O_RDWR | os.O_CREAT | _CAREFULLY, mode)
    except PermissionError as refused:
        # In a folder where each may only remove their own, Linux refuses O_CREAT on another account's file.
        try:
            return open_file(path, os.O_RDWR | _CAREFULLY)
        except FileNotFoundError:
            raise refused from None


def let_go(descriptor: int) -> None:
    """Close what was only read, or is a folder: nothing can be lost by it, so a failure says nothing to anyone."""
    try:  # noqa: SIM105 - for each ballot several are let go, and suppress() costs more than the close.
        close(descriptor)
    except OSError:
        pass


def create(name: str, inside: int) -> int:
    """Return a descriptor of a new file in the folder ``inside``.

    Private until its mode is set, so that nobody reads it in between. Raises ``OSError``, ``FileExistsError``
    included.
    """
    return open_file(name, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _CAREFULLY, 0o600, dir_fd=inside)


def write_all(descriptor: int, data: bytes) -> None:
    """Write all of ``data``: one call may write only a part (signals, quotas). Raises ``OSError``."""
    rest = memoryview(data)
    while rest:
        rest = rest[write(descriptor, rest) :]
