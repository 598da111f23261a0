"""``seen.json``: when the session that facilitates was last there.

After a crash nobody else can tell: the last fact may be a quarter of an hour old, and ``room.json`` is written by
whoever opens the workshop. Not synced, because a lost one costs nothing but precision: then the last fact counts.
"""

from datetime import UTC, datetime
from pathlib import Path

from fiche_tui.store.documents import SCHEMA, check_meta, decode, encode
from fiche_tui.store.errors import StoreError, writing
from fiche_tui.store.files import PRIVATE_FILE, folder_of, replace_whole
from fiche_tui.store.reading import read_file

SEEN = "seen.json"
KIND = "seen"
_LIMIT = 1 << 12


def write_seen(folder: Path, at: datetime) -> None:
    """Say that the workshop in ``folder`` is facilitated ``at`` that moment. Raises ``CannotWrite``."""
    path = folder / SEEN
    whole = {
        "_meta": {"schema": SCHEMA, "kind": KIND, "rev": 1},
        "at": at.astimezone(UTC).isoformat().replace("+00:00", "Z"),
    }
    with writing(path), folder_of(folder) as descriptor:
        replace_whole(descriptor, path, encode(whole, path, _LIMIT), mode=PRIVATE_FILE, durable=False)


def read_seen(folder: Path) -> datetime | None:
    """Return when the workshop in ``folder`` was last facilitated; None when it was never written or does not read."""
    path = folder / SEEN
    try:
        whole = decode(read_file(path, _LIMIT).data, path)
        check_meta(whole.get("_meta"), KIND, path)
        found = datetime.fromisoformat(str(whole.get("at")))
    except (StoreError, ValueError):
        return None
    return found.astimezone(UTC) if found.tzinfo else None
