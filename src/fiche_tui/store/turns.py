"""``turns.json``: whose turn it is to speak, for as long as a round of the table lasts; then the file goes.

No journal holds this, because a journal forgets nothing. Not synced: a lost one costs a key to begin the round again.
"""

from contextlib import suppress
from pathlib import Path

from fiche_tui.store import disk
from fiche_tui.store.documents import SCHEMA, Json, check_meta, decode, encode
from fiche_tui.store.errors import StoreError, writing
from fiche_tui.store.files import PRIVATE_FILE, folder_of, replace_whole
from fiche_tui.store.reading import read_file

TURNS = "turns.json"
KIND = "turns"
_LIMIT = 1 << 20


def write_turns(folder: Path, turns: Json | None) -> None:
    """Keep the turns of the workshop in ``folder``; None ends them. Raises ``CannotWrite`` or ``Unwritable``."""
    path = folder / TURNS
    with writing(path), folder_of(folder) as descriptor:
        if turns is None:
            with suppress(FileNotFoundError):
                disk.unlink(TURNS, dir_fd=descriptor)
            return
        whole = {"_meta": {"schema": SCHEMA, "kind": KIND, "rev": 1}, "turns": turns}
        replace_whole(descriptor, path, encode(whole, path, _LIMIT), mode=PRIVATE_FILE, durable=False)


def read_turns(folder: Path) -> Json | None:
    """Return the turns that are kept; None when there are none, or when they do not read."""
    path = folder / TURNS
    try:
        whole = decode(read_file(path, _LIMIT).data, path)
        check_meta(whole.get("_meta"), KIND, path)
    except StoreError:
        return None
    return whole.get("turns")
