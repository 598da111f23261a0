"""Deleting what people ask to be forgotten."""

import shutil
from contextlib import suppress
from pathlib import Path

from fiche_tui.store import disk
from fiche_tui.store.durable import WAIT, locked
from fiche_tui.store.facilitation import check_holder
from fiche_tui.store.files import folder_of, sync
from fiche_tui.store.names import BOXES, JOURNAL, SEALED


def purge_ballots(folder: Path, session_id: str, *, wait: float = WAIT) -> int:
    """Delete every ballot of the workshop in ``folder``, cast or sealed; the tallies stay in the journal.

    Returns how many boxes there were to delete.

    There are no backups of ballots to delete. Raises ``FacilitationLost``, ``LockBusy``, ``CannotWrite`` (some may be
    gone by then, and the rest goes at the next attempt) or ``DurabilityUnknown``.
    """
    with locked(folder / JOURNAL, wait=wait) as workshop:
        check_holder(folder, workshop, session_id)
        gone = {}
        for name in (BOXES, SEALED):
            with folder_of(folder / name) as inside:
                gone[name] = _empty(folder / name)
                sync(inside, folder / name)
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


def _empty(folder: Path) -> int:
    with disk.scandir(folder) as entries:
        found = list(entries)
        for entry in found:
            # rmtree follows no link, and refuses to start at one.
            if entry.is_dir(follow_symlinks=False):
                shutil.rmtree(entry.path)
            else:
                disk.unlink(entry.path)
    return len(found)
