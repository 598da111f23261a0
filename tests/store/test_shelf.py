"""A workshop that is put away leaves the list and nothing else; it comes back as it was."""

from pathlib import Path

import pytest

from fiche_tui.store import disk
from fiche_tui.store.archive import pack
from fiche_tui.store.errors import CannotWrite
from fiche_tui.store.shelf import is_shelved, shelve, unshelve
from fiche_tui.store.workshops import Workshops
from tests.store.makers import make_workshop


def test_put_away_and_brought_back(tmp_path: Path) -> None:
    workshop = make_workshop(tmp_path)
    known = Workshops(workshop.folder.parent)
    before = pack(workshop.folder)
    assert [header.shelved for header in known.headers()] == [False]
    for _again in range(2):
        shelve(workshop.folder)
        assert is_shelved(workshop.folder)
    (header,) = known.headers()
    assert (header.shelved, header.id, header.error) == (True, workshop.id, None)
    assert known.find(workshop.id) == workshop.id
    assert pack(workshop.folder) == before, "a backup says nothing of the list of this machine"
    for _again in range(2):
        unshelve(workshop.folder)
        assert not is_shelved(workshop.folder)
    assert [path.name for path in workshop.folder.iterdir() if "shelved" in path.name] == []


def test_one_that_cannot_be_read_can_be_put_away(tmp_path: Path) -> None:
    workshop = make_workshop(tmp_path)
    (workshop.folder / "room.json").write_bytes(b"{")
    shelve(workshop.folder)
    (header,) = Workshops(workshop.folder.parent).headers()
    assert header.shelved
    assert header.error


def test_a_disk_that_refuses_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    workshop = make_workshop(tmp_path)

    def full(*_arguments: object, **_options: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(disk, "write_all", full)
    with pytest.raises(CannotWrite) as refused:
        shelve(workshop.folder)
    assert refused.value.reason == "full"
    assert not is_shelved(workshop.folder)
    assert [path.name for path in workshop.folder.iterdir() if "shelved" in path.name] == []
