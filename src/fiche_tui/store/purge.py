"""Deleting what people ask to be forgotten."""

import os
import shutil
from contextlib import suppress
from pathlib import Path

from fiche_tui.store import disk
from fiche_tui.store.chain import Account
from fiche_tui.store.durable import WAIT, locked
from fiche_tui.store.facilitation import check_holder
from fiche_tui.store.files import folder_of, sync
from fiche_tui.store.names import BOXES, JOURNAL, SEALED
from fiche_tui.store.sharing_errors import BoxesOfOthers


def purge_ballots(folder: Path, session_id: str, *, wait: float = WAIT) -> int:
    """Delete every ballot of the workshop in ``folder``, cast or sealed; the tallies stay in the journal.

    Returns how many boxes held something.

    There are no backups of ballots to delete. Raises ``FacilitationLost``, ``LockBusy``, ``CannotWrite`` (some may be
    gone by then, and the rest goes at the next attempt), ``DurabilityUnknown``; or ``BoxesOfOthers`` once everything
    that this account may delete is gone.
    """
    gone: dict[str, int] = {}
    owners: set[int] = set()
    with locked(folder / JOURNAL, wait=wait) as workshop:
        check_holder(folder, workshop, session_id)
        for name in (BOXES, SEALED):
            with folder_of(folder / name) as inside:
                gone[name] = _empty(folder / name, owners)
                sync(inside, folder / name)
    if owners:
        raise BoxesOfOthers(tuple(sorted(Account.of(owner).name for owner in owners)))
    return gone[BOXES]


def remove_workshop(folder: Path, gone: Path, session_id: str, *, wait: float = WAIT) -> None:
    """Delete the workshop in ``folder``, which first becomes ``gone`` (a name in the same folder that no list shows).

    So it is there whole or not there, wherever the deleting stops. Raises as ``purge_ballots``.
    """
    with locked(folder / JOURNAL, wait=wait) as workshop:
        check_holder(folder, workshop, session_id)
        disk.rename(folder, gone)
        with folder_of(folder.parent) as data_folder:
            sync(data_folder, folder)
        with suppress(FileNotFoundError):  # Whoever makes a workshop meanwhile clears it away too.
            shutil.rmtree(gone)


def _empty(folder: Path, owners: set[int]) -> int:
    """Delete what is in ``folder`` and return how much of it held something; ``owners`` gets whose could not be."""
    with disk.scandir(folder) as entries:
        found = list(entries)
    held = 0
    for entry in found:
        try:
            if not entry.is_dir(follow_symlinks=False):
                disk.unlink(entry.path)
                held += 1
            elif _holds(entry.path):
                _remove_tree(entry.path)
                held += 1
            else:
                with suppress(PermissionError):
                    disk.rmdir(entry.path)
        except PermissionError:
            owner = disk.stat(entry.path, follow_symlinks=False).st_uid
            if owner == os.getuid():
                raise
            owners.add(owner)
    return held


def _remove_tree(path: str) -> None:
    try:
        # rmtree follows no link, and refuses to start at one.
        shutil.rmtree(path)
    except PermissionError:
        # The folder of the account that handed over is emptied by whoever has the workshop now; its name stays.
        if _holds(path):
            raise


def _holds(path: str) -> bool:
    with disk.scandir(path) as entries:
        return any(True for _entry in entries)
