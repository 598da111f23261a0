"""What this account last wrote in a workshop whose folder another account keeps.

Whoever made a shared workshop keeps its folder after handing it over, and can take away the journal of the account
that goes on with it. That account remembers in a place of its own how far it came, and notices. Not synced: after a
power cut it may remember less, and then notices less.
"""

import os
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from fiche_tui.store import disk
from fiche_tui.store.documents import SCHEMA, Record, check_meta, decode, encode, is_count
from fiche_tui.store.errors import StoreError, writing
from fiche_tui.store.files import PRIVATE_FOLDER, folder_of, make_folder, replace_whole
from fiche_tui.store.reading import read_file
from fiche_tui.store.sharing_errors import Rewound
from fiche_tui.store.sums import SUM
from fiche_tui.workshop.sha256 import sha256_hex

KIND = "witness"
_LIMIT = 1 << 12


class Witness:
    """Remembers, in ``place``, the last fact that this account wrote in the workshop in ``folder``."""

    def __init__(self, place: Path, folder: Path) -> None:
        self._folder = folder
        known = f"{os.getuid()}\n{os.path.abspath(folder)}"
        self._path = place / f"{sha256_hex(known.encode(errors='surrogateescape'))[:32]}.json"

    def note(self, record: Record) -> None:
        """Remember ``record``, which is on disk, as the last. What cannot be remembered is not noticed later."""
        meta = {"schema": SCHEMA, "kind": KIND, "rev": 1}
        whole = {"_meta": meta, "folder": str(self._folder), "number": record["number"], SUM: record.get(SUM, "")}
        with suppress(OSError, StoreError):
            make_folder(self._path.parent, PRIVATE_FOLDER)
            with folder_of(self._path.parent) as inside:
                replace_whole(inside, self._path, encode(whole, self._path, _LIMIT), durable=False)

    def check(self, records: Sequence[Record]) -> None:
        """Raise ``Rewound`` unless the fact that was remembered is among all ``records`` of the workshop."""
        known = self._known()
        if known is None:
            return
        number = known["number"]
        if number > len(records) or records[number - 1].get(SUM, "") != known[SUM]:
            raise Rewound(self._folder, number, len(records))

    def forget(self) -> None:
        """Go on from the journal as it is. Raises ``CannotWrite``."""
        with writing(self._path), suppress(FileNotFoundError):
            disk.unlink(self._path)

    def _known(self) -> Record | None:
        try:
            whole = decode(read_file(self._path, _LIMIT).data, self._path)
            check_meta(whole.get("_meta"), KIND, self._path)
        except StoreError:
            return None
        return whole if is_count(whole.get("number")) and isinstance(whole.get(SUM), str) else None


def witness_of(folder: Path, place: Path | None) -> Witness | None:
    """Return the witness of the workshop in ``folder``; None where this account keeps the folder itself."""
    if place is None:
        return None
    try:
        return None if disk.stat(folder).st_uid == os.getuid() else Witness(place, folder)
    except OSError:
        return None
