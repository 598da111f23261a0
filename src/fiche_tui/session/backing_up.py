"""A whole workshop as one file, for another machine or a drawer."""

from fiche_tui.store.workshop import Workshop

EXTENSION = ".fiche"


def backup_name(stored: Workshop) -> str:
    """Return the file name to propose for the backup of a workshop."""
    return stored.id + EXTENSION


def backup_of(stored: Workshop) -> bytes:
    """Return the bytes of the backup of a workshop. Raises as ``Journal.read`` and ``Workshop.packed``.

    A damaged journal is reported now, with its last good copy, rather than at the import.
    """
    stored.journal.read()
    return stored.packed()
