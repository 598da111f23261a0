"""The journal files of a workshop as the folder lists them: their names and whose they are, never what they hold."""

from collections.abc import Iterator
from pathlib import Path

from fiche_tui.store import disk
from fiche_tui.store.errors import CannotRead, reason_of
from fiche_tui.store.names import LAST, journal_file


def journals_of(folder: Path) -> Iterator[Path]:
    """Give the journals of the workshop in ``folder``, the first first; the first also when it is missing.

    Raises ``CannotRead``.
    """
    for number in range(1, LAST + 1):
        path = folder / journal_file(number)
        if number > 1:
            try:
                disk.stat(path, follow_symlinks=False)
            except FileNotFoundError:
                return
            except OSError as error:
                raise CannotRead(path, reason_of(error), str(error)) from error
        yield path


def owner_of(path: Path) -> int:
    """Return the user id that owns the file ``path``. Raises ``CannotRead``."""
    try:
        return disk.stat(path, follow_symlinks=False).st_uid
    except OSError as error:
        raise CannotRead(path, reason_of(error), str(error)) from error
