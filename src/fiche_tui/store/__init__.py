"""The store: workshops on disk, shared by several processes.

A workshop is a folder. Its journal is written only by the session that facilitates, each ballot box only by the one
who casts, and ``room.json`` tells everyone else what the room may see. Records are plain JSON: what they mean is the
domain's business. Nothing else in the program imports TinyDB or filelock.
"""

from fiche_tui.store.backups import Backup
from fiche_tui.store.boxes import Box, DamagedBox, FoundBallot, Scan
from fiche_tui.store.errors import StoreError
from fiche_tui.store.facilitation import Facilitation, Holder
from fiche_tui.store.files import write_new
from fiche_tui.store.journal import Appended, Journal, SetAside
from fiche_tui.store.modes import PRIVATE, SHARED, Modes
from fiche_tui.store.watch import RoomWatcher
from fiche_tui.store.workshop import Workshop
from fiche_tui.store.workshops import Header, Workshops

__all__ = [
    "PRIVATE",
    "SHARED",
    "Appended",
    "Backup",
    "Box",
    "DamagedBox",
    "Facilitation",
    "FoundBallot",
    "Header",
    "Holder",
    "Journal",
    "Modes",
    "RoomWatcher",
    "Scan",
    "SetAside",
    "StoreError",
    "Workshop",
    "Workshops",
    "write_new",
]
