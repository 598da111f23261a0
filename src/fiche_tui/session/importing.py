"""A workshop from its backup: decoded, bounded, folded and derived again before it is believed."""

from pathlib import Path
from typing import Any

from fiche_tui.minutes.data import DATA_FORMAT
from fiche_tui.session.boxes import turnout_of
from fiche_tui.store.archive import LIMIT, Packed, unpack
from fiche_tui.store.documents import Record
from fiche_tui.store.errors import AlreadyExists, AlreadyHere, ExportedData, NotABackup, StoreError, UnsoundBackup
from fiche_tui.store.reading import read_file
from fiche_tui.store.workshop import Workshop
from fiche_tui.store.workshops import Workshops
from fiche_tui.workshop.codec import DecodeError
from fiche_tui.workshop.history import entry_from_json, history_of
from fiche_tui.workshop.room.whole import room_of
from fiche_tui.workshop.soundness import unsound
from fiche_tui.workshop.state import RoundState

_BEGINNING = 200
"""Bytes within which the data of an export says what it is."""


def import_file(workshops: Workshops, path: Path) -> Workshop:
    """Return the workshop made of the backup file ``path``, whole or not at all.

    Raises ``AlreadyHere``, ``ExportedData`` for a file that another command wrote, and as ``unpack`` and
    ``import_backup``.
    """
    try:
        packed = unpack(path)
    except NotABackup as error:
        if _is_export(path):
            raise ExportedData(path) from error
        raise
    try:
        return import_backup(workshops, packed)
    except AlreadyExists as error:
        raise AlreadyHere(packed.id) from error


def _is_export(path: Path) -> bool:
    try:
        return DATA_FORMAT.encode() in read_file(path.resolve(), LIMIT).data[:_BEGINNING]
    except StoreError:
        return False


def import_backup(workshops: Workshops, packed: Packed) -> Workshop:
    """Return the workshop made of a backup, whole or not at all.

    What the backup shows the room is not believed: it is derived from the facts. Raises ``AlreadyExists``,
    ``UnsoundBackup``, ``DecodeError`` and as ``Workshops.restore``.
    """

    def derived(made: Workshop, records: list[Record]) -> dict[str, Any]:
        entries = [entry_from_json(record) for record in records]
        if (number := unsound(entries)) is not None:
            raise UnsoundBackup(number)
        state = history_of(entries).state
        if state.id != packed.id:
            raise DecodeError(f"{state.id}, {packed.id}")
        return room_of(state, {one.asked.number: _people(made, one) for one in state.rounds if one.pending})

    return workshops.restore(packed, derived)


def _people(made: Workshop, one: RoundState) -> int:
    return turnout_of(one, made.scan(one.asked.number)).people
