"""The boxes of the facilitator's desks: the keyboard, and the laptop that is passed around.

Anybody of the group may make a folder in ``boxes/`` and give it any name, so a name alone gives no right: the box of
desk number N counts as one only from the account that owns journal number N.
"""

import stat
from itertools import chain, count
from pathlib import Path

from fiche_tui.store import disk
from fiche_tui.store.chain import Account
from fiche_tui.store.errors import StoreError
from fiche_tui.store.names import BOXES, desk_box, desk_of, journal_file, spare_desk_box
from fiche_tui.store.sharing_errors import PlantedBox


def is_desk(folder: Path, box: str) -> bool:
    """Say whether ``box`` of the workshop in ``folder`` is the box of a desk, made by the account whose desk it is."""
    desk = desk_of(box)
    if desk is None:
        return False
    journal, found = _owner(folder / journal_file(desk[1])), _owner(folder / BOXES / box)
    if journal is None or found is None:
        return False
    return found == journal or not _is_shared(folder)


def planted(folder: Path, box: str) -> StoreError:
    """Return the error about a box with the name of a desk that is not one."""
    path = folder / BOXES / box
    owner = _owner(path)
    return PlantedBox(path, Account.of(owner).name if owner is not None else "")


def desk_in(folder: Path, kind: str, number: int) -> str:
    """Return the id of the box of a desk, for whoever writes journal ``number``; it may not be there yet.

    Where somebody else took its usual name it has another one. A folder that cannot be listed keeps the usual name.
    """
    usual = desk_box(kind, number)
    if is_desk(folder, usual):
        return usual
    try:
        with disk.scandir(folder / BOXES) as entries:
            names = {entry.name for entry in entries}
    except OSError:
        return usual
    for name in sorted(names):
        if desk_of(name) == (kind, number) and is_desk(folder, name):
            return name
    spares = (spare_desk_box(kind, number, spare) for spare in count(1))
    return next(name for name in chain((usual,), spares) if name not in names)


def earlier_desks(folder: Path, box: str) -> tuple[str, ...]:
    """Return the ids of the boxes that the desk ``box`` goes on from, the last first; none for any other box."""
    desk = desk_of(box)
    if desk is None:
        return ()
    kind, number = desk
    earlier = (desk_in(folder, kind, before) for before in range(number - 1, 0, -1))
    return tuple(name for name in earlier if is_desk(folder, name))


def _is_shared(folder: Path) -> bool:
    try:
        return bool(disk.stat(folder / BOXES, follow_symlinks=False).st_mode & stat.S_IWGRP)
    except OSError:
        return True


def _owner(path: Path) -> int | None:
    try:
        return disk.stat(path, follow_symlinks=False).st_uid
    except OSError:
        return None
