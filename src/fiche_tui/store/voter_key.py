"""The key that turns a voter into the id of a ballot, kept beside the box while the round can still be corrected.

With it, and for as long as it exists, whoever may read the folder can tell which ballot is whose; without it nobody
can. So it is dropped once the round is revealed, and no backup takes it along. After a hand-over the station of the
new account goes on with the key of the one before, or somebody who voted there could vote again.
"""

import os
from contextlib import suppress
from pathlib import Path

from tinydb import TinyDB

from fiche_tui.store import disk
from fiche_tui.store.desks import earlier_desks
from fiche_tui.store.durable import WAIT, DataFile, database_of, documents, transact
from fiche_tui.store.errors import Damaged, Missing, StoreError, VotersForgotten, writing
from fiche_tui.store.files import folder_of, sync
from fiche_tui.store.names import BOXES, box_id, key_file, round_file
from fiche_tui.store.reading import read_file

KIND = "voter-key"
LIMIT = 1 << 12
BYTES = 32

_KEYS = "keys"


def voter_key(folder: Path, box: str, round_number: int, *, make: bool, wait: float = WAIT) -> bytes:
    """Return the key of a box of the workshop in ``folder`` for a round: 32 random bytes.

    It is that of the box itself, else of the last one before it (see ``earlier_desks``), else a new one, which is on
    disk when it is returned; the folder of the box is there already. Raises ``VotersForgotten`` instead of making one
    unless ``make``, and as ``transact`` and ``read``.
    """
    file = _file(folder, box, round_number)
    for earlier in (file, *(_file(folder, name, round_number) for name in earlier_desks(folder, box))):
        with suppress(Missing):
            return _key_in(database_of(read_file(earlier.path, earlier.limit).data, earlier), earlier)
    if not make:
        raise VotersForgotten(round_number)
    return _key_in(transact(file, _made, wait=wait), file)


def _key_in(database: TinyDB, file: DataFile) -> bytes:
    found = documents(database.table(_KEYS))
    try:
        (key,) = (bytes.fromhex(document["key"]) for document in found)
    except (KeyError, TypeError, ValueError) as error:
        raise Damaged(file.path, "shape") from error
    if len(key) != BYTES:
        raise Damaged(file.path, "shape")
    return key


def drop_voter_keys(folder: Path, box: str, round_number: int) -> None:
    """Delete the keys that the box went by, its own and those of the boxes before it.

    What a process killed in the middle of a ballot left goes too: beside the box it would tell which ballot came last.
    Raises ``CannotWrite`` or ``DurabilityUnknown`` once all were tried.
    """
    failed: StoreError | None = None
    for name in (box, *earlier_desks(folder, box)):
        try:
            _drop(_file(folder, name, round_number).path, round_number)
        except StoreError as error:
            failed = error
    if failed is not None:
        raise failed


def _drop(path: Path, round_number: int) -> None:
    with writing(path), suppress(FileNotFoundError), folder_of(path.parent) as inside:
        gone = 0
        for name in (path.name, f".{path.name}.new", f".{round_file(round_number)}.new"):
            with suppress(FileNotFoundError):
                disk.unlink(name, dir_fd=inside)
                gone += 1
        if gone:
            sync(inside, path)


def _file(folder: Path, box: str, round_number: int) -> DataFile:
    return DataFile(folder / BOXES / box_id(box) / key_file(round_number), KIND, limit=LIMIT)


def _made(database: TinyDB) -> TinyDB:
    table = database.table(_KEYS)
    if not table:
        table.insert({"key": os.urandom(BYTES).hex()})
    return database
