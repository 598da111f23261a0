"""The one transaction of the store: what it acknowledges survives a kill, a full disk and a power cut.

Stock TinyDB under several processes loses most acknowledged writes, breaks the file when killed, and answers from
caches that never see other processes. Here a TinyDB lives only inside a lock, over memory, so that no cached id and
no stale query can survive, and its file is replaced whole.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TypeVar

from tinydb import TinyDB
from tinydb.storages import MemoryStorage
from tinydb.table import Document, Table

from fiche_tui.store import disk
from fiche_tui.store.documents import SCHEMA, Record, decode, encode
from fiche_tui.store.errors import Damaged, LockBusy, Missing, writing
from fiche_tui.store.files import PRIVATE_FILE, replace_whole
from fiche_tui.store.locks import take_lock
from fiche_tui.store.migration import keep_original, migrated
from fiche_tui.store.reading import read_file

Result = TypeVar("Result")

WAIT = 5.0
"""Seconds that a transaction waits for a lock. Its holder needs milliseconds; past this it is stopped or stuck."""

LIMIT = 32 << 20
"""Bytes of the largest file that is read or written: a journal of 100,000 facts is smaller."""

_META = "_meta"


@dataclass(frozen=True)
class DataFile:
    """One TinyDB file: where it is, what it holds (``kind``), its mode, its largest size in bytes.

    ``readers`` are the user ids that may read it beside what its mode says.
    """

    path: Path
    kind: str
    mode: int = PRIVATE_FILE
    limit: int = LIMIT
    readers: tuple[int, ...] = ()

    @cached_property
    def beside(self) -> tuple[Path, Path]:
        """Its folder and its lock: put together once, which costs more than opening them."""
        return _beside(self.path)


def _beside(path: Path) -> tuple[Path, Path]:
    return path.parent, path.with_name(f".{path.name}.lock")


def empty() -> TinyDB:
    """Return a database that holds nothing yet."""
    return _in_memory({})


def transact(
    file: DataFile, change: Callable[[TinyDB], Result], *, wait: float = WAIT, start: Callable[[], TinyDB] = empty
) -> Result:
    """Run ``change`` on the database of ``file`` (``start`` gives it when there is no file) as a durable transaction.

    Returns what ``change`` returned, once the new state is on disk: exactly two syncs. If ``change`` raises, or
    anything fails, nothing is written. Raises ``LockBusy``, ``Damaged``, ``NewerSchema``, ``CannotRead``,
    ``CannotWrite``, ``Unwritable``; or ``DurabilityUnknown``, after which the change may be tried again.
    """
    with locked(file.path, wait=wait, mode=file.mode, beside=file.beside) as folder:
        try:
            database = read(file, folder)
        except Missing:
            database = start()
        result = change(database)
        save(file, folder, database)
        return result


@contextmanager
def locked(
    path: Path,
    *,
    wait: float = WAIT,
    mode: int = PRIVATE_FILE,
    beside: tuple[Path, Path] | None = None,
    about: Path | None = None,
) -> Iterator[int]:
    """Hold the lock of the file ``path`` and give the descriptor of its folder.

    The lock is a file beside it, never the file itself, which is replaced. ``wait`` is in seconds. Raises
    ``LockBusy`` when another process keeps it, and turns operating system errors inside into ``CannotWrite``.
    ``beside`` is ``DataFile.beside`` of the file, where it is known. ``about`` is what ``CannotWrite`` names where
    there is no file ``path``, only its lock.
    """
    place, lock_path = beside or _beside(path)
    with writing(about or path):
        # Opened first: the lock would otherwise make again a folder that was removed.
        folder = disk.open_folder(place)
        try:
            lock = take_lock(lock_path, wait=wait, mode=mode)
            if lock is None:
                raise LockBusy(path, wait)
            try:
                yield folder
            finally:
                lock.release()
        finally:
            disk.let_go(folder)


@dataclass
class Memory:
    """The last state of a file that this process parsed or wrote, to be used again only for the very same bytes.

    Comparing bytes is a proof that nobody wrote in between, and spares parsing a long journal at every append.
    """

    data: bytes = b""
    tables: Record | None = None

    def keep(self, data: bytes, database: TinyDB) -> None:
        """Remember that the file with the bytes ``data`` holds what ``database`` holds."""
        self.data, self.tables = data, _copied(database.storage.read() or {})

    def is_of(self, data: bytes) -> bool:
        """Say whether the bytes ``data`` are the ones remembered."""
        return self.tables is not None and data == self.data

    def recall(self, data: bytes) -> TinyDB | None:
        """Return the database of a file with the bytes ``data``; None when they are not the ones remembered."""
        return _in_memory(_copied(self.tables)) if self.tables is not None and data == self.data else None


def read(file: DataFile, folder: int | None = None) -> TinyDB:
    """Return the database of ``file`` as it is now, in memory; no lock is needed, because files are replaced whole.

    ``folder`` is the open folder to find it in, when there is one. Raises ``Missing``, ``Damaged``, ``NewerSchema``
    or ``CannotRead``.
    """
    return database_of(read_file(file.path, file.limit, folder).data, file)


def database_of(data: bytes, file: DataFile) -> TinyDB:
    """Return the database that the bytes ``data`` of ``file`` describe, migrated in memory when they are older.

    Raises ``Damaged`` or ``NewerSchema``.
    """
    tables = decode(data, file.path)
    for table in tables.values():
        _check_table(table, file.path)
    return _in_memory(migrated(tables, tables.get(_META, {}).get("1"), file.kind, file.path))


def save(file: DataFile, folder: int, database: TinyDB, *, shallow: bool = False) -> bytes:
    """Put ``database`` in place of ``file`` in the open ``folder``, its revision raised; returns the bytes written.

    The caller holds the lock. ``shallow`` as for ``encode``. A file of an older schema is kept beside the new one.
    Raises ``Unwritable``, ``OSError`` (old state intact) or ``DurabilityUnknown``.
    """
    found = _description(database)
    data = encode(described(file, database), file.path, file.limit, shallow=shallow)
    if found is not None:
        keep_original(folder, file.path, found, file.limit)
    replace_whole(folder, file.path, data, mode=file.mode, readers=file.readers)
    return data


def described(file: DataFile, database: TinyDB) -> Record:
    """Return the tables of ``database`` with the description that every file carries, its revision raised by one."""
    meta = database.table(_META)
    meta.upsert(Document({"schema": SCHEMA, "kind": file.kind, "rev": revision(database) + 1}, doc_id=1))
    tables: Record = database.storage.read() or {}
    return {_META: tables[_META], **tables}


def revision(database: TinyDB) -> int:
    """Return how many times the file of ``database`` was written; 0 for one that never was."""
    found = _description(database)
    return int(found["rev"]) if found is not None else 0


def documents(table: Table) -> list[Record]:
    """Return the documents of ``table``, in the order in which they were put there."""
    return [dict(document) for document in numbered(table).values()]


def numbered(table: Table) -> Record:
    """Return the documents of ``table`` by their TinyDB id as text, as they are stored: not to be changed.

    Going through the storage spares a ``Document`` for each, which is most of the cost of opening a hundred boxes.
    """
    tables: Record = table.storage.read() or {}
    found: Record = tables.get(table.name, {})
    return found


def _description(database: TinyDB) -> Record | None:
    found = numbered(database.table(_META)).get("1")
    return None if found is None else dict(found)  # A copy: TinyDB goes on to change its own.


def _in_memory(tables: Record) -> TinyDB:
    database = TinyDB(storage=MemoryStorage)
    database.storage.write(tables)
    return database


def _copied(tables: Record) -> Record:
    # TinyDB changes tables in place, so a transaction that fails must not have worked on the ones remembered.
    return {name: dict(table) for name, table in tables.items()}


def _check_table(table: object, path: Path) -> None:
    if not isinstance(table, dict):
        raise Damaged(path, "shape")
    for key, document in table.items():
        # TinyDB reads keys with int(), to which "1" and "01" are one: only the canonical spelling is ours.
        if not (key.isascii() and key.isdigit() and key[0] != "0" and isinstance(document, dict)):
            raise Damaged(path, "shape")
