"""A backup is of one moment, and what comes back is bounded before it is read."""

import io
import struct
import zipfile
from pathlib import Path

import pytest

from fiche_tui.store import archive
from fiche_tui.store.archive import pack, unpack
from fiche_tui.store.errors import CannotRead, Damaged, LockBusy, Missing, Unwritable
from fiche_tui.store.workshop import Workshop
from tests.store.makers import Calls

END = 22
"""Bytes of the end of a zip without a comment: the length of its directory is at the twelfth."""


def kept(workshop: Workshop, path: Path) -> bytearray:
    path.write_bytes(pack(workshop.folder))
    assert unpack(path).id == workshop.id
    return bytearray(path.read_bytes())


def reason_of(path: Path, data: bytes) -> str:
    path.write_bytes(data)
    with pytest.raises(Damaged) as caught:
        unpack(path)
    return caught.value.reason


def test_facts_that_come_without_end_are_waited_for_no_longer(
    workshop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    reads = []

    def growing(folder: Path) -> dict[str, bytes]:
        reads.append(folder)
        return {"journal-0001.json": b"x" * len(reads)}

    monkeypatch.setattr(archive, "_journals", growing)
    with pytest.raises(LockBusy) as caught:
        pack(workshop.folder)
    assert caught.value.path == workshop.journal.path
    assert len(reads) == 100


def test_a_folder_without_a_journal_is_no_workshop(workshop: Workshop) -> None:
    workshop.journal.path.unlink()
    with pytest.raises(Missing) as caught:
        pack(workshop.folder)
    assert caught.value.path == workshop.journal.path


def test_a_folder_that_cannot_be_listed_is_said(workshop: Workshop) -> None:
    with pytest.MonkeyPatch.context() as patch:
        Calls(patch, ("scandir", 1))
        with pytest.raises(CannotRead):
            pack(workshop.folder)


@pytest.mark.parametrize(("name", "limit"), [("LIMIT", 100), ("MOST_FILES", 3)])
def test_what_could_not_be_read_back_is_not_packed(
    workshop: Workshop, monkeypatch: pytest.MonkeyPatch, name: str, limit: int
) -> None:
    monkeypatch.setattr(archive, name, limit)
    with pytest.raises(Unwritable) as caught:
        pack(workshop.folder)
    assert caught.value.reason == "too-large"


def test_a_directory_too_long_to_read_is_refused_before_it_is(workshop: Workshop, tmp_path: Path) -> None:
    data = kept(workshop, tmp_path / "x.fiche")
    struct.pack_into("<L", data, len(data) - END + 12, 1 << 30)
    assert reason_of(tmp_path / "x.fiche", bytes(data)) == "too-large"
    # The mark of a directory that is even longer than a zip of old can say.
    whole = kept(workshop, tmp_path / "y.fiche")
    assert (
        reason_of(tmp_path / "y.fiche", bytes(whole[:-END] + b"PK\x06\x07" + b"\0" * 16 + whole[-END:])) == "too-large"
    )


def test_a_file_that_says_to_be_huge_is_not_read(workshop: Workshop, tmp_path: Path) -> None:
    data = kept(workshop, tmp_path / "x.fiche")
    with zipfile.ZipFile(io.BytesIO(bytes(data))) as inside:
        assert inside.infolist()[-1].filename == "sheet.md"
    # In the directory the size of a file is 24 bytes after the mark of its entry.
    struct.pack_into("<L", data, data.rindex(b"PK\x01\x02") + 24, (32 << 20) + 1)
    assert reason_of(tmp_path / "x.fiche", bytes(data)) == "too-large"
