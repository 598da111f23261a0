"""The history of a workshop as it is on disk, for those who only read."""

from fiche_tui.store.workshop import Workshop
from fiche_tui.workshop.history import History, entry_from_json, history_of


def read_history(stored: Workshop) -> History:
    """Return the history of a stored workshop, to read only. Raises ``StoreError`` or ``DecodeError``."""
    return history_of([entry_from_json(record) for record in stored.journal.read()])
