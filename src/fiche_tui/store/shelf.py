"""``shelved.json``: that a workshop is put away, so that the list of workshops stays short. Nothing else changes.

It is about the list of this machine, and no fact of the meeting: neither the minutes nor a backup say it.
"""

from contextlib import suppress
from pathlib import Path

from fiche_tui.store import disk
from fiche_tui.store.documents import SCHEMA, encode
from fiche_tui.store.errors import writing
from fiche_tui.store.files import folder_of, replace_whole, sync
from fiche_tui.store.names import SHELVED

KIND = "shelved"
_LIMIT = 1 << 12


def shelve(folder: Path) -> None:
    """Put the workshop in ``folder`` away. Raises ``CannotWrite`` or ``DurabilityUnknown``."""
    path = folder / SHELVED
    whole = {"_meta": {"schema": SCHEMA, "kind": KIND, "rev": 1}}
    with writing(path), folder_of(folder) as inside:
        replace_whole(inside, path, encode(whole, path, _LIMIT))


def unshelve(folder: Path) -> None:
    """Bring the workshop in ``folder`` back; harmless when it is not away. Raises as ``shelve``."""
    path = folder / SHELVED
    with writing(path), folder_of(folder) as inside:
        with suppress(FileNotFoundError):
            disk.unlink(SHELVED, dir_fd=inside)
        sync(inside, path)


def is_shelved(folder: Path) -> bool:
    """Say whether the workshop in ``folder`` is put away."""
    try:
        disk.stat(folder / SHELVED, follow_symlinks=False)
    except OSError:
        return False
    return True
