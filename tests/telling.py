"""A folder whose changes are told, whatever the tests are run on."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from fiche_tui.system import folder_changes
from fiche_tui.system.folder_changes import FolderChanges


@contextmanager
def telling(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[FolderChanges]:
    """Yield what tells of changes in a folder; the test is skipped where the system tells nothing."""
    monkeypatch.setattr(folder_changes, "is_local", lambda _folder: True)
    with FolderChanges(folder) as found:
        if not found.tells:
            pytest.skip("this system tells nothing")
        yield found
