"""The workshops of a data folder as a list shows them: what their room files say, none of them opened.

Whoever comes in with a code looks for its workshop here, and loads neither TinyDB nor journals for it.
"""

import os
from collections.abc import Mapping
from dataclasses import field
from pathlib import Path

from fiche_tui.store import disk
from fiche_tui.store.documents import Json
from fiche_tui.store.errors import CannotRead, StoreError, reason_of
from fiche_tui.store.names import JOURNAL, ROOM, is_workshop_id
from fiche_tui.store.room import read_header
from fiche_tui.store.shelf import is_shelved
from fiche_tui.workshop.frozen import frozen


@frozen
class Header:
    """What a list shows of a workshop: ``values`` as its room file says, or the error that kept it from being read.

    One that is ``shelved`` was put away by a person; see ``shelf``.
    """

    id: str
    values: Mapping[str, Json] = field(default_factory=dict)
    error: StoreError | None = None
    shelved: bool = False

    @property
    def title(self) -> str:
        """Return the workshop's title; empty when unknown."""
        title = self.values.get("title", "")
        return title if isinstance(title, str) else ""


def headers_in(data_folder: Path) -> tuple[Header, ...]:
    """Return the headers of all workshops by id, reading only the first line of each room file.

    One that cannot be read is in the list, with its error. Raises ``CannotRead`` about the data folder.
    """
    return tuple(_header(data_folder / known_id) for known_id in ids_in(data_folder))


def ids_in(data_folder: Path) -> tuple[str, ...]:
    """Return the ids of all workshops, sorted; none when there is no data folder. Raises ``CannotRead``."""
    try:
        with disk.scandir(data_folder) as entries:
            found = [entry.name for entry in entries if is_workshop_id(entry.name) and _is_workshop(entry)]
    except FileNotFoundError:
        return ()
    except OSError as error:
        raise CannotRead(data_folder, reason_of(error), str(error)) from error
    return tuple(sorted(found))


def _header(folder: Path) -> Header:
    shelved = is_shelved(folder)
    try:
        return Header(folder.name, read_header(folder / ROOM)["header"], shelved=shelved)
    except StoreError as error:
        return Header(folder.name, error=error, shelved=shelved)


def _is_workshop(entry: os.DirEntry[str]) -> bool:
    """Say whether a folder is a workshop, and not one that somebody keeps here under such a name.

    It has a journal, or what is left of one: backups, or a damaged file that was set aside.
    """
    if not entry.is_dir(follow_symlinks=False):
        return False
    try:
        if os.path.lexists(f"{entry.path}/{JOURNAL}"):
            return True
        with disk.scandir(entry.path) as inside:
            return any(one.name == ROOM or one.name.startswith("journal-") for one in inside)
    except OSError:
        return True  # It is reported as a workshop that cannot be read.
