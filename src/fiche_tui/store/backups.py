"""Older states of a journal, kept beside it."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from fiche_tui.store import disk
from fiche_tui.store.errors import StoreError
from fiche_tui.store.files import keep_copy, replace_whole
from fiche_tui.store.reading import read_file
from fiche_tui.workshop.frozen import frozen

KEEP = 5
"""How many backups stay."""

EVERY = 20
"""A backup is taken when the number of facts passes a multiple of this."""


@frozen
class Backup:
    """A file that holds the journal as it was after fact number ``head``."""

    path: Path
    head: int


def backups_of(journal: Path) -> list[Backup]:
    """Return all backups of ``journal``, good or not, the latest first. An unreadable folder has none."""
    start, end = f"{journal.stem}.backup-", journal.suffix
    found: list[Backup] = []
    with suppress(OSError), disk.scandir(journal.parent) as entries:
        for entry in entries:
            number = entry.name.removeprefix(start).removesuffix(end)
            if entry.name == f"{start}{number}{end}" and number.isascii() and number.isdigit():
                found.append(Backup(journal.with_name(entry.name), int(number)))
    return sorted(found, key=lambda backup: backup.head, reverse=True)


def good_backups(journal: Path, is_good: Callable[[Path], bool]) -> tuple[Backup, ...]:
    """Return the backups of ``journal`` that ``is_good`` accepts, the latest first."""
    return tuple(backup for backup in backups_of(journal) if is_good(backup.path))


def back_up(folder: int, journal: Path, head: int, limit: int, *, may_link: bool = True) -> None:
    """Keep the present state of ``journal`` (its last fact is number ``head``) and drop the oldest backups.

    Called under the journal's lock. ``may_link`` says that the journal is replaced next: then a link is a true copy.
    A backup that cannot be made raises nothing: the fact that is being written matters more, and would meet the same
    full disk. ``limit`` is the largest size in bytes.
    """
    backup = journal.with_name(f"{journal.stem}.backup-{head:06}{journal.suffix}")
    with suppress(OSError, StoreError):
        if not (may_link and _linked(folder, journal, backup.name)):
            replace_whole(folder, backup, read_file(journal, limit, folder).data)
        for old in backups_of(journal)[KEEP:]:
            disk.unlink(old.path.name, dir_fd=folder)


def _linked(folder: int, journal: Path, name: str) -> bool:
    try:
        keep_copy(folder, journal, name)
    except OSError:
        return False  # Not every disk has links.
    return True


def copy_back(folder: int, journal: Path, backup: Backup, limit: int) -> None:
    """Put a copy of ``backup`` in the place of ``journal``, durably; the caller holds the lock."""
    replace_whole(folder, journal, read_file(backup.path, limit, folder).data)
