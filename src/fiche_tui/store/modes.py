"""Who may read and write what in a workshop's folder."""

import stat
from pathlib import Path

from fiche_tui.store import disk
from fiche_tui.store.errors import CannotRead, reason_of
from fiche_tui.store.files import PRIVATE_FILE, PRIVATE_FOLDER
from fiche_tui.store.names import BOXES
from fiche_tui.store.sharing_errors import OpenToRenaming
from fiche_tui.workshop.frozen import frozen


@frozen
class Modes:
    """The permission bits of a workshop's folder, its room file, ``boxes/``, and what each caster makes there."""

    folder: int
    room: int
    boxes: int
    box: int
    ballots: int


PRIVATE = Modes(PRIVATE_FOLDER, PRIVATE_FILE, PRIVATE_FOLDER, PRIVATE_FOLDER, PRIVATE_FILE)
"""One account does everything: the laptop, and the SSH door."""

SHARED = Modes(folder=0o2750, room=0o640, boxes=0o3730, box=0o2750, ballots=0o640)
"""One account for each participant, all in the group of the folder.

They may enter ``boxes/`` and make a folder of their own there, but not list it, nor remove another's. What keeps them
from reading it is its name, which nobody can guess: a box whose name is known to all is ``PRIVATE``.
"""


def modes_in(data_folder: Path) -> Modes:
    """Return the modes of a new workshop in ``data_folder``: shared where an administrator made it a group's folder.

    That is a folder in which the group may write and whose group goes to what is made there (setgid), as with
    ``install -d -m 3770 -g GROUP``. Raises ``OpenToRenaming`` for one without the sticky bit.
    """
    try:
        mode = disk.stat(data_folder).st_mode
    except OSError:
        return PRIVATE
    wanted = stat.S_ISGID | stat.S_IWGRP | stat.S_IXGRP
    if mode & wanted != wanted:
        return PRIVATE
    if not mode & stat.S_ISVTX:
        raise OpenToRenaming(data_folder)
    return SHARED


def modes_of(folder: Path) -> Modes:
    """Return the modes that the workshop in ``folder`` was made with, as its ``boxes/`` shows.

    Raises ``CannotRead`` without one.
    """
    try:
        found = disk.stat(folder / BOXES, follow_symlinks=False)
    except OSError as error:
        raise CannotRead(folder / BOXES, reason_of(error), str(error)) from error
    return SHARED if found.st_mode & stat.S_IWGRP else PRIVATE
