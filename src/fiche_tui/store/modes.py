"""Who may read and write what in a workshop's folder."""

from dataclasses import dataclass

from fiche_tui.store.files import PRIVATE_FILE, PRIVATE_FOLDER


@dataclass(frozen=True)
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

They may enter ``boxes/`` and make a folder of their own there, but not list it, nor remove another's.
"""
