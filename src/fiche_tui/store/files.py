"""Writing a file whole or not at all."""

import errno
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from fiche_tui.store import disk
from fiche_tui.store.access import let_read
from fiche_tui.store.errors import AlreadyExists, DurabilityUnknown, KeepsNoRights, writing

PRIVATE_FILE = 0o600
PRIVATE_FOLDER = 0o700

# What file systems without hard links answer to link().
_NO_LINKS = (errno.EPERM, errno.ENOTSUP, errno.ENOSYS, errno.EMLINK)

# What those without modes answer to fchmod() of one's own file.
_NO_MODES = (errno.EPERM, errno.ENOTSUP, errno.ENOSYS)


@contextmanager
def folder_of(path: Path) -> Iterator[int]:
    """Give the descriptor of the folder ``path`` for the length of a ``with``. Raises ``OSError``."""
    descriptor = disk.open_folder(path)
    try:
        yield descriptor
    finally:
        disk.let_go(descriptor)


def nearest_existing(path: Path) -> Path:
    """Return ``path``, or the closest one above it that exists."""
    # os.path answers where pathlib raises: behind a folder that may not be entered.
    while not os.path.exists(path) and path != path.parent:
        path = path.parent
    return path


def make_folder(path: Path, mode: int = PRIVATE_FOLDER) -> None:
    """Make the folder ``path`` and those above it that are missing, so that they survive a power cut.

    ``mode`` is for ``path`` alone, those above get what the umask leaves. The folder above ``path`` is synced even when
    all is there, because whoever made it may have died before that. Raises ``OSError`` or ``DurabilityUnknown``.
    """
    if not path.parent.exists():
        make_folder(path.parent, 0o777)
    made = True
    try:
        disk.mkdir(path, mode)
    except FileExistsError:
        made = False
    try:
        above = disk.open_folder(path.parent.resolve())
    except PermissionError:
        if made:
            raise
        return  # Someone else's folder that we may only enter: whoever made ours in it has answered for it.
    try:
        sync(above, path)
    finally:
        disk.let_go(above)


def write_new(path: Path, data: bytes, *, overwrite: bool = False, mode: int = PRIVATE_FILE) -> None:
    """Write ``data`` to ``path`` (minutes, ballots to print, a backup), whole or not at all.

    On return it is on disk. Raises ``AlreadyExists`` unless ``overwrite``, since nothing is overwritten without a
    word, also when the file appears while this one is being written; ``CannotWrite``; or ``DurabilityUnknown``.
    What a killed process left of an earlier attempt is cleared away.
    """
    start = f".{path.name[:100]}."
    temporary = f"{start}{os.getpid()}-{os.urandom(6).hex()}.new"
    with writing(path):
        # The folder is the person's own choice, so a link to one is followed, unlike within the store.
        folder = disk.open_folder(path.parent.resolve())
        try:
            clear_left(folder, start, ".new")
            _fill(folder, temporary, data, mode)
            try:
                if overwrite:
                    disk.replace(temporary, path.name, src_dir_fd=folder, dst_dir_fd=folder)
                else:
                    _name_once(folder, temporary, path)
            finally:
                with suppress(OSError):
                    disk.unlink(temporary, dir_fd=folder)
            sync(folder, path)
        finally:
            disk.let_go(folder)


def replace_whole(
    folder: int,
    path: Path,
    data: bytes,
    *,
    mode: int = PRIVATE_FILE,
    durable: bool = True,
    readers: Sequence[int] = (),
) -> None:
    """Put ``data`` in place of the file ``path`` of the open ``folder``: afterwards it is the old one or the new one.

    For one writer at a time (the caller holds a lock): the temporary name is fixed, so what a killed process left is
    overwritten by the next. With ``durable`` the file is synced before it takes its name and the folder after, one
    sync each. ``readers`` are user ids that may read it too. Raises ``OSError`` with the old file in place, or
    ``DurabilityUnknown``.
    """
    temporary = left_of(path.name)
    try:
        _fill(folder, temporary, data, mode, durable=durable, readers=readers)
    except FileExistsError:
        disk.unlink(temporary, dir_fd=folder)
        _fill(folder, temporary, data, mode, durable=durable, readers=readers)
    try:
        disk.replace(temporary, path.name, src_dir_fd=folder, dst_dir_fd=folder)
    except BaseException:
        with suppress(OSError):
            disk.unlink(temporary, dir_fd=folder)
        raise
    if durable:
        sync(folder, path)


def left_of(name: str) -> str:
    """Return the name of what a killed process leaves of the file ``name`` that it was replacing."""
    return f".{name}.new"


def clear_left(folder: int, start: str, end: str) -> None:
    """Remove from the open ``folder`` the files START<process id>...END of processes that are no more.

    One that cannot be removed stays: it is in nobody's way. A process of another machine that shares the folder counts
    as gone, and its writing is then refused, not half done.
    """
    with suppress(OSError), disk.scandir(folder) as entries:
        for name in [entry.name for entry in entries if entry.name.startswith(start) and entry.name.endswith(end)]:
            owner = name.removeprefix(start).removesuffix(end).partition("-")[0]
            if owner.isascii() and owner.isdigit() and not _lives(int(owner)):
                disk.unlink(name, dir_fd=folder)


def _lives(process: int) -> bool:
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        pass  # It is another account's.
    return True


def sync(folder: int, path: Path) -> None:
    """Make the names in the open ``folder`` survive a power cut. Raises ``DurabilityUnknown`` about ``path``."""
    try:
        disk.sync_folder(folder)
    except OSError as error:
        raise DurabilityUnknown(path, str(error)) from error


def keep_copy(folder: int, path: Path, name: str) -> None:
    """Give the file ``path`` of the open ``folder`` a second name there, replacing what has that name.

    A hard link costs nothing and is a true copy as soon as ``path`` is replaced, because files of the store are
    replaced and never written in place. Raises ``OSError``, also where the file system has no links.
    """
    with suppress(FileNotFoundError):
        disk.unlink(name, dir_fd=folder)
    disk.link(path.name, name, src_dir_fd=folder, dst_dir_fd=folder, follow_symlinks=False)


def _fill(
    folder: int, temporary: str, data: bytes, mode: int, *, durable: bool = True, readers: Sequence[int] = ()
) -> None:
    descriptor = disk.create(temporary, folder)
    try:
        try:
            disk.write_all(descriptor, data)
            _set_mode(descriptor, temporary.lstrip("."), mode)
            for reader in readers:
                let_read(descriptor, reader)
            if durable:
                disk.fsync(descriptor)
        finally:
            disk.close(descriptor)
    except BaseException:
        with suppress(OSError):
            disk.unlink(temporary, dir_fd=folder)
        raise


def _set_mode(descriptor: int, name: str, mode: int) -> None:
    """Give an open file its mode. Raises ``KeepsNoRights`` for a private one on a disk that has no modes (FAT)."""
    try:
        disk.fchmod(descriptor, mode)
    except OSError as error:
        if error.errno not in _NO_MODES:
            raise
        if not mode & 0o077:
            raise KeepsNoRights(Path(name)) from error


def _name_once(folder: int, temporary: str, path: Path) -> None:
    try:
        disk.link(temporary, path.name, src_dir_fd=folder, dst_dir_fd=folder)
    except FileExistsError as error:
        raise AlreadyExists(path) from error
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        # Without links there is a moment between looking and renaming: the best that such a disk allows.
        if path.is_symlink() or path.exists():
            raise AlreadyExists(path) from error
        disk.replace(temporary, path.name, src_dir_fd=folder, dst_dir_fd=folder)
