"""The records of a journal: how they are put there, and how those that are there already are known again."""

from collections.abc import Sequence
from pathlib import Path

from tinydb import TinyDB
from tinydb.table import Document

from fiche_tui.store.chain import FACTS, KIND, head_of
from fiche_tui.store.documents import Record, decode, encode
from fiche_tui.store.durable import LIMIT, DataFile, described, empty
from fiche_tui.store.names import JOURNAL
from fiche_tui.store.sums import SUM, summed


def first_journal(folder: Path, records: Sequence[Record]) -> bytes:
    """Return the bytes of the journal of a new workshop in ``folder``. Raises ``Unwritable`` or ``ValueError``."""
    if not records or [record.get("number") for record in records] != list(range(1, len(records) + 1)):
        raise ValueError("a journal starts with the records 1, 2, 3 and so on")
    file = DataFile(folder / JOURNAL, KIND)
    encode(list(records), file.path, file.limit)  # What cannot be kept is refused before anything is made of it.
    database = empty()
    insert(database, records)
    return encode(described(file, database), file.path, file.limit)


def insert(database: TinyDB, records: Sequence[Record]) -> None:
    """Put ``records`` at the end of a journal's facts, each with its sum."""
    added = summed(records, _sum_before(database, records))
    database.table(FACTS).insert_multiple(Document(record, doc_id=record["number"]) for record in added)


def _sum_before(database: TinyDB, records: Sequence[Record]) -> str:
    """Return the sum of the record before the first of ``records`` in the same file; empty where there is none."""
    before = database.table(FACTS).get(doc_id=records[0]["number"] - 1)
    return str(before.get(SUM, "")) if isinstance(before, Document) else ""


def own_copy(record: Record, number: int, path: Path) -> Record:
    """Return a copy of ``record``, which must bear ``number``. Raises ``ValueError`` or ``Unwritable``."""
    # A copy, because the caller may go on changing what it gave; it also bounds the nesting, so that saving need not
    # scan the whole journal again.
    if record.get("number") != number:
        raise ValueError(f"expected record number {number}, found {record.get('number')!r}")
    return decode(encode(record, path, LIMIT), path)


def is_retry(database: TinyDB, records: Sequence[Record], head: int) -> bool:
    """Say whether ``records`` are the journal's last ones already: the sync failed, and the caller tries again."""
    facts = database.table(FACTS)
    known = summed(records, _sum_before(database, records))
    return (
        head_of(database) == head
        and len(facts) >= len(records)
        and all(facts.get(doc_id=record["number"]) == record for record in known)
    )
