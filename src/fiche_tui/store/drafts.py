"""``drafts.json``: papers half keyed, so that a program that is killed loses no digit of them.

For the account that keys them in alone (0600), outside boxes, backups and exports; it goes with the round. Not synced,
because it is written at each key: a kill loses nothing of it, a power cut may.
"""

import os
from contextlib import suppress
from pathlib import Path

from fiche_tui.store import disk
from fiche_tui.store.documents import SCHEMA, Json, check_meta, decode, encode
from fiche_tui.store.errors import StoreError, writing
from fiche_tui.store.files import PRIVATE_FILE, folder_of, left_of, replace_whole
from fiche_tui.store.names import DRAFTS
from fiche_tui.store.reading import read_file

KIND = "drafts"
_LIMIT = 1 << 20


def write_drafts(folder: Path, drafts: Json | None) -> None:
    """Keep the drafts of the workshop in ``folder``; None leaves none. Raises ``CannotWrite`` or ``Unwritable``."""
    path = folder / DRAFTS
    with writing(path), folder_of(folder) as descriptor:
        if drafts is None:
            remove_drafts(descriptor)
            return
        whole = {"_meta": {"schema": SCHEMA, "kind": KIND, "rev": 1}, "drafts": drafts}
        replace_whole(descriptor, path, encode(whole, path, _LIMIT), mode=PRIVATE_FILE, durable=False)


def remove_drafts(inside: int) -> None:
    """Leave no draft in the open folder ``inside``, nor what a kill left of one being written. Raises ``OSError``."""
    for name in (DRAFTS, left_of(DRAFTS)):
        with suppress(FileNotFoundError):
            disk.unlink(name, dir_fd=inside)


def read_drafts(folder: Path) -> Json | None:
    """Return the drafts of this account; None when there are none, or when they do not read."""
    path = folder / DRAFTS
    try:
        found = read_file(path, _LIMIT)
        if found.owner != os.getuid():
            return None
        whole = decode(found.data, path)
        check_meta(whole.get("_meta"), KIND, path)
    except StoreError:
        return None
    return whole.get("drafts")
