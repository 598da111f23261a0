"""``doors.json``: the code and the hashed tokens that let people in over SSH.

For the account that facilitates alone (0600), outside backups, archives and exports; after a hand-over the next account
may read it, and writes its own.
"""

from contextlib import suppress
from pathlib import Path

from fiche_tui.store import disk
from fiche_tui.store.documents import SCHEMA, Json, check_meta, decode, encode
from fiche_tui.store.errors import Damaged, Missing, writing
from fiche_tui.store.files import PRIVATE_FILE, folder_of, left_of, replace_whole
from fiche_tui.store.journal_files import journals_of, owner_of
from fiche_tui.store.names import DOORS
from fiche_tui.store.reading import read_file

KIND = "doors"
_LIMIT = 1 << 20


def read_doors(folder: Path) -> Json | None:
    """Return the doors of the workshop in ``folder``; None when there are none.

    Raises ``CannotRead``, ``NewerSchema``, or ``Damaged``, also of a file that no facilitating account wrote.
    """
    path = folder / DOORS
    try:
        found = read_file(path, _LIMIT)
    except Missing:
        return None
    if found.owner not in {owner_of(journal) for journal in journals_of(folder)}:
        raise Damaged(path, "owner")
    whole = decode(found.data, path)
    check_meta(whole.get("_meta"), KIND, path)
    return whole.get("doors")


def write_doors(folder: Path, doors: Json) -> None:
    """Keep the doors of the workshop in ``folder``, in place of those before; on return they are on disk.

    Only the session that facilitates writes them, so no lock is needed. Raises ``CannotWrite``, ``Unwritable`` or
    ``DurabilityUnknown``.
    """
    path = folder / DOORS
    whole = {"_meta": {"schema": SCHEMA, "kind": KIND, "rev": 1}, "doors": doors}
    with writing(path), folder_of(folder) as inside:
        replace_whole(inside, path, encode(whole, path, _LIMIT), mode=PRIVATE_FILE)


def remove_doors(inside: int) -> None:
    """Leave no code and no token in the open folder ``inside`` of a workshop. Raises ``OSError``."""
    for name in (DOORS, left_of(DOORS)):
        with suppress(FileNotFoundError):
            disk.unlink(name, dir_fd=inside)
