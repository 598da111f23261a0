"""Deleting what people ask to be forgotten."""

import os
from contextlib import suppress
from pathlib import Path

from fiche_tui.store import disk
from fiche_tui.store.boxes import is_folder
from fiche_tui.store.chain import Account
from fiche_tui.store.documents import SCHEMA, check_meta, decode, encode
from fiche_tui.store.doors import remove_doors
from fiche_tui.store.drafts import remove_drafts
from fiche_tui.store.durable import WAIT, locked
from fiche_tui.store.errors import StoreError
from fiche_tui.store.facilitation import check_holder
from fiche_tui.store.files import folder_of, replace_whole, sync
from fiche_tui.store.names import BOXES, JOURNAL, PURGING, SEALED, is_box_id
from fiche_tui.store.reading import read_file
from fiche_tui.store.sharing_errors import BoxesOfOthers
from fiche_tui.workshop.frozen import frozen

KIND = "purging"
_LIMIT = 1 << 12

GOING = ".purging-"
"""How the name of a workshop begins from the moment when it is purged."""


@frozen
class Leftover:
    """What is left of a purged workshop: its folder, and the accounts whose files keep it from going."""

    path: Path
    owners: tuple[str, ...]


def purge_ballots(folder: Path, session_id: str, *, wait: float = WAIT) -> int:
    """Delete every ballot of the workshop in ``folder``, cast, sealed or half keyed; the tallies stay in the journal.

    Returns how many boxes held something when it was first asked. A mark stays in the folder until ``end_purge``, so
    that a purge that was stopped is known, and finished by doing it again.

    There are no backups of ballots to delete. Raises ``FacilitationLost``, ``LockBusy``, ``CannotWrite`` (some may be
    gone by then, and the rest goes at the next attempt), ``DurabilityUnknown``; or ``BoxesOfOthers`` once everything
    that this account may delete is gone.
    """
    owners: set[int] = set()
    with locked(folder / JOURNAL, wait=wait) as workshop:
        check_holder(folder, workshop, session_id)
        boxes = _marked(folder, workshop)
        for name in (BOXES, SEALED):
            with folder_of(folder / name) as inside:
                _empty(folder / name, owners)
                sync(inside, folder / name)
        remove_drafts(workshop)
        remove_doors(workshop)
    if owners:
        raise BoxesOfOthers(tuple(sorted(Account.of(owner).name for owner in owners)))
    return boxes


def is_purging(folder: Path) -> bool:
    """Say whether the ballots of the workshop in ``folder`` are being destroyed, and the journal may not say so yet."""
    try:
        disk.stat(folder / PURGING, follow_symlinks=False)
    except OSError:
        return False
    return True


def end_purge(folder: Path, session_id: str, *, wait: float = WAIT) -> None:
    """Take the mark of ``purge_ballots`` away, once the journal says what was destroyed. Raises as it does."""
    with locked(folder / JOURNAL, wait=wait) as workshop:
        check_holder(folder, workshop, session_id)
        with suppress(FileNotFoundError):
            disk.unlink(PURGING, dir_fd=workshop)
        sync(workshop, folder / PURGING)


def _marked(folder: Path, workshop: int) -> int:
    """Make sure that the mark is on disk, and return how many boxes held something when it was made."""
    path = folder / PURGING
    with suppress(StoreError):
        whole = decode(read_file(path, _LIMIT, workshop).data, path)
        check_meta(whole.get("_meta"), KIND, path)
        if isinstance(boxes := whole.get("boxes"), int):
            return boxes
    boxes = _boxes_in_use(folder / BOXES)
    whole = {"_meta": {"schema": SCHEMA, "kind": KIND, "rev": 1}, "boxes": boxes}
    replace_whole(workshop, path, encode(whole, path, _LIMIT))
    return boxes


def _boxes_in_use(folder: Path) -> int:
    with disk.scandir(folder) as entries:
        return sum(is_box_id(entry.name) and is_folder(entry) and _holds(entry.path) for entry in entries)


def remove_workshop(folder: Path, gone: Path, session_id: str, *, wait: float = WAIT) -> None:
    """Delete the workshop in ``folder``, which first becomes ``gone``, a name beside it that says so.

    So it is there whole or not there, and ``finish_purges`` goes on wherever the deleting stopped. Raises as
    ``purge_ballots``.
    """
    with locked(folder / JOURNAL, wait=wait) as workshop:
        check_holder(folder, workshop, session_id)
        disk.rename(folder, gone)
        with folder_of(folder.parent) as data_folder:
            sync(data_folder, folder)
        with suppress(FileNotFoundError):  # Any session that comes meanwhile clears it away too.
            disk.rmtree(gone)


def leftovers(data_folder: Path) -> tuple[Leftover, ...]:
    """Return what stopped purges of whole workshops left in ``data_folder``, by name. Raises ``OSError``."""
    with disk.scandir(data_folder) as entries:
        names = sorted(entry.name for entry in entries if entry.name.startswith(GOING) and is_folder(entry))
    return tuple(Leftover(data_folder / name, _owners_in(data_folder / name)) for name in names)


def finish_purges(data_folder: Path) -> None:
    """Delete what stopped purges of this account left in ``data_folder``, as far as it may."""
    with suppress(OSError):
        for left in leftovers(data_folder):
            if disk.stat(left.path, follow_symlinks=False).st_uid == os.getuid():
                disk.rmtree(left.path, ignore_errors=True)


def _owners_in(folder: Path) -> tuple[str, ...]:
    """Return the accounts, other than ours, whose files lie in a folder, as far as it may be looked into."""
    owners = set()
    for where, _folders, files in os.walk(folder):
        for path in (where, *(os.path.join(where, name) for name in files)):
            with suppress(OSError):
                owners.add(disk.stat(path, follow_symlinks=False).st_uid)
    return tuple(sorted(Account.of(owner).name for owner in owners - {os.getuid()}))


def _empty(folder: Path, owners: set[int]) -> None:
    """Delete what is in ``folder``; ``owners`` gets whose could not be."""
    with disk.scandir(folder) as entries:
        found = list(entries)
    for entry in found:
        try:
            if not is_folder(entry):
                disk.unlink(entry.path)
            elif _holds(entry.path):
                _remove_tree(entry.path)
            else:
                with suppress(PermissionError):
                    disk.rmdir(entry.path)
        except PermissionError:
            owner = disk.stat(entry.path, follow_symlinks=False).st_uid
            if owner == os.getuid():
                raise
            owners.add(owner)


def _remove_tree(path: str) -> None:
    try:
        # rmtree follows no link, and refuses to start at one.
        disk.rmtree(path)
    except PermissionError:
        # The account that has the workshop now empties the folder of the one that handed over; its name stays.
        if _holds(path):
            raise


def _holds(path: str) -> bool:
    with disk.scandir(path) as entries:
        return any(True for _entry in entries)
