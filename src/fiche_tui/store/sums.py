"""A sum in each record of a journal, so that a bit that flipped on a disk is reported and not believed.

It covers the record and the sum of the one before, so that none can be changed, left out or put elsewhere. Journals of
earlier releases have none: their records stay as they are, and sums begin with the first record that is added.
"""

import json
from collections.abc import Iterable, Sequence
from pathlib import Path

from fiche_tui.store.documents import Record
from fiche_tui.store.errors import Damaged
from fiche_tui.workshop.sha256 import sha256_hex

SUM = "sum"
_DIGITS = 16
_ENCODER = json.JSONEncoder(
    ensure_ascii=False, allow_nan=False, sort_keys=True, separators=(",", ":"), check_circular=False
)


def summed(records: Sequence[Record], before: str) -> list[Record]:
    """Return copies of ``records`` with their sums; ``before`` is that of the record before them, empty for none."""
    result = []
    for record in records:
        before = _sum_of(record, before)
        result.append({**record, SUM: before})
    return result


def without_sum(record: Record) -> Record:
    """Return a copy of a record as it was before it got its sum."""
    found = dict(record)
    found.pop(SUM, None)
    return found


def check_sums(records: Iterable[Record], path: Path) -> None:
    """Raise ``Damaged`` about the journal ``path`` unless every record from the first with a sum on has its own.

    Without any, they are of an earlier release.
    """
    before = ""
    for record in records:
        if SUM not in record:
            if before:
                raise Damaged(path, "checksum")
        elif (before := _sum_of(without_sum(record), before)) != record[SUM]:
            raise Damaged(path, "checksum")


def _sum_of(record: Record, before: str) -> str:
    return sha256_hex(f"{before}\n{_ENCODER.encode(record)}".encode())[:_DIGITS]
