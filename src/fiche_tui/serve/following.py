"""The room file followed: by one person, or once for everybody whom a server serves."""

import math
from contextlib import suppress
from pathlib import Path

from fiche_tui.store.errors import StoreError
from fiche_tui.store.names import ROOM
from fiche_tui.store.presence import is_facilitated
from fiche_tui.store.room import read_room_of_owner
from fiche_tui.store.watch import AGAIN, RoomWatcher
from fiche_tui.system.clock import Clock
from fiche_tui.system.folder_changes import FolderChanges, Told
from fiche_tui.workshop.codec import DecodeError
from fiche_tui.workshop.room.reading import room_from_json
from fiche_tui.workshop.room.values import Room

LOOK = 0.25
"""Seconds between two looks at the meeting: a step that is seen a quarter of a second late is seen in time."""

TOLD = 1.0
"""Seconds between two looks where changes are told: each is looked at when it is."""

PRESENCE = 2.0
"""Seconds between two looks at who facilitates."""


def room_in(folder: Path) -> Room:
    """Return what the room may see of the workshop in ``folder``. Raises ``StoreError`` or ``DecodeError``."""
    return room_from_json(read_room_of_owner(folder))


class Following:
    """``room`` is what the file said at the last look, the same value until it says something else.

    ``away`` says that nobody facilitates. Raises ``StoreError`` or ``DecodeError`` when there is nothing to follow.
    """

    def __init__(self, folder: Path, clock: Clock, changes: FolderChanges | None = None) -> None:
        self._folder = folder
        self._clock = clock
        self._watcher = RoomWatcher(folder / ROOM)
        self._told = Told(changes, AGAIN)
        self._looked_at = -math.inf
        self.room = room_in(folder)
        self.away = False

    @property
    def patience(self) -> float:
        """Seconds until the next look, unless a change is told before."""
        return TOLD if self._told.tells else LOOK

    def look(self) -> None:
        """Notice what changed. A room file that cannot be read for a moment changes nothing."""
        now = self._clock.elapsed()
        told = self._told.hear(now)
        if self._watcher.changed(now):
            self._told.saw_a_change(now)
            with suppress(StoreError, DecodeError):
                self.room = room_in(self._folder)
        if now - self._looked_at >= PRESENCE or told:
            self._looked_at = now
            self.away = not is_facilitated(self._folder)
