"""Being told that something in a folder changed, by the real system."""

import os
import signal
from pathlib import Path

import pytest

from fiche_tui.system import folder_changes
from fiche_tui.system.folder_changes import FolderChanges, Told, is_local

MOUNTS = """22 1 254:0 / / rw,relatime - ext4 /dev/vda rw
23 22 0:21 / /proc rw,relatime - proc proc rw
24 22 0:40 / /srv/partage rw,relatime shared:9 - nfs4 serveur:/partage rw
25 24 254:1 / /srv/partage/notre\\040disque rw,relatime - xfs /dev/vdb rw
"""


@pytest.mark.skipif(not Path("/proc/self/mountinfo").exists(), reason="only Linux tells")
def test_a_file_that_takes_a_name_is_told_until_the_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folder_changes, "is_local", lambda _folder: True)
    before = signal.getsignal(signal.SIGIO)
    with FolderChanges(tmp_path) as changes:
        assert changes.tells
        (tmp_path / "new").write_text("x")
        told = changes.count
        assert told > 0
        os.replace(tmp_path / "new", tmp_path / "room.json")
        assert changes.count > told
        told = changes.count
    (tmp_path / "other").write_text("x")
    assert changes.count == told
    # A signal that is still on its way ends no program.
    assert signal.getsignal(signal.SIGIO) in (before, signal.SIG_IGN)
    assert signal.getsignal(signal.SIGIO) is not signal.SIG_DFL
    signal.signal(signal.SIGIO, before)


class Telling(FolderChanges):
    """Tells when a test says so."""

    tells = True


def test_the_file_as_it_is_found_need_not_be_told_but_each_change_after_that(tmp_path: Path) -> None:
    changes = Telling(tmp_path)
    told = Told(changes, 2.0)
    told.saw_a_change(100.0)
    assert told.tells
    changes.count += 1
    told.saw_a_change(200.0)
    told.saw_a_change(201.5)
    assert told.tells
    told.saw_a_change(203.0)
    assert not told.tells


def test_a_folder_that_is_not_there_tells_nothing(tmp_path: Path) -> None:
    with FolderChanges(tmp_path / "gone") as changes:
        assert not changes.tells


@pytest.mark.parametrize(
    ("folder", "local"),
    [
        ("/", True),
        ("/home/ana", True),
        ("/proc/self", False),
        ("/processus", True),
        ("/srv/partage", False),
        ("/srv/partage/ateliers", False),
        ("/srv/partage/notre disque/ateliers", True),
    ],
)
def test_a_folder_of_another_machine_is_not_of_this_one(
    folder: str, local: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "mountinfo").write_text(MOUNTS)
    monkeypatch.setattr(folder_changes, "_MOUNTS", tmp_path / "mountinfo")
    monkeypatch.setattr(os.path, "realpath", str)
    assert is_local(Path(folder)) is local


def test_where_the_system_lists_no_mounts_nothing_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folder_changes, "_MOUNTS", tmp_path / "none")
    assert not is_local(tmp_path)
    with FolderChanges(tmp_path) as changes:
        assert not changes.tells
