"""The key that turns a voter into the id of a ballot, kept beside the box while the round can still be corrected.

With it, and for as long as it exists, whoever may read the folder can tell which ballot is whose; without it nobody
can. So it is dropped once the round is revealed, and no backup takes it along.
"""

import secrets
from contextlib import suppress
from pathlib import Path

from tinydb import TinyDB

from fiche_tui.store import disk
from fiche_tui.store.durable import WAIT, DataFile, database_of, documents, transact
from fiche_tui.store.errors import Damaged, Missing, writing
from fiche_tui.store.files import folder_of, sync
from fiche_tui.store.names import BOXES, box_id, key_file
from fiche_tui.store.reading import read_file

KIND = "voter-key"
LIMIT = 1 << 12
BYTES = 32

_KEYS = "keys"


def voter_key(folder: Path, box: str, round_number: int, *, wait: float = WAIT) -> bytes:
    """Return the key of a box of the workshop in ``folder`` for a round: 32 random bytes, made when there is none.

    It is on disk when it is returned. The folder of the box is there already. Raises as ``transact`` and ``read``.
    """
    file = _file(folder, box, round_number)
    try:
        found = documents(database_of(read_file(file.path, file.limit).data, file).table(_KEYS))
    except Missing:
        found = transact(file, _made, wait=wait)
    try:
        (key,) = (bytes.fromhex(document["key"]) for document in found)
    except (KeyError, TypeError, ValueError) as error:
        raise Damaged(file.path, "shape") from error
    if len(key) != BYTES:
        raise Damaged(file.path, "shape")
    return key


def drop_voter_key(folder: Path, box: str, round_number: int) -> None:
    """Delete that key if it is there. Raises ``CannotWrite`` or ``DurabilityUnknown``."""
    path = _file(folder, box, round_number).path
    with writing(path), suppress(FileNotFoundError), folder_of(path.parent) as inside:
        disk.unlink(path.name, dir_fd=inside)
        sync(inside, path)


def _file(folder: Path, box: str, round_number: int) -> DataFile:
    return DataFile(folder / BOXES / box_id(box) / key_file(round_number), KIND, limit=LIMIT)


def _made(database: TinyDB) -> list[dict[str, str]]:
    table = database.table(_KEYS)
    if not table:
        table.insert({"key": secrets.token_hex(BYTES)})
    return documents(table)
