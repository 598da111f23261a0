"""Handing a shared workshop over to another Unix account, which goes on in files of its own."""

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from fiche_tui.store import disk
from fiche_tui.store.access import ENTER, READ, WRITE, grant
from fiche_tui.store.chain import Account, journals_of
from fiche_tui.store.documents import Json, Record
from fiche_tui.store.durable import locked
from fiche_tui.store.errors import writing
from fiche_tui.store.facilitation import Facilitation
from fiche_tui.store.files import folder_of
from fiche_tui.store.journal import Appended, Journal
from fiche_tui.store.names import BOXES, HOLDER_LOCK, JOURNAL, SEALED, SHEET


def hand_over(
    journal: Journal,
    held: Facilitation,
    record: Record,
    expected_head: int,
    room: Mapping[str, Json],
    folder: Path,
    to: Account,
) -> Appended:
    """End the journal of the workshop in ``folder`` with ``record``, let the account ``to`` in, and give ``held`` back.

    The account may then read everything, open ballots included, and facilitates as anybody does; what it writes is
    its own. Stopped halfway, the same call may be made again. Raises as ``Journal.hand_over``, or ``CannotWrite`` on a
    disk that cannot let one account in: then nothing was ended.
    """
    _let_in(folder, to)
    appended = journal.hand_over(record, expected_head, held.holder.session, room, to)
    _let_in(folder, to)  # The journal was replaced by that.
    held.release()
    with locked(folder / JOURNAL) as inside:
        # Locks belong to whoever made them: the other account makes its own.
        for name in (HOLDER_LOCK, f".{JOURNAL}.lock"):
            with suppress(FileNotFoundError):
                disk.unlink(name, dir_fd=inside)
    return appended


def _let_in(folder: Path, to: Account) -> None:
    with writing(folder):
        for path in (folder, folder / BOXES, folder / SEALED):
            with folder_of(path) as descriptor:
                grant(descriptor, to.uid, READ | WRITE | ENTER)
        sealed = sorted((folder / SEALED).glob("round-*.json"))
        for path in (folder / SHEET, *journals_of(folder), *sealed):
            descriptor = disk.open_to_read(path)
            try:
                grant(descriptor, to.uid, READ)
            finally:
                disk.let_go(descriptor)
