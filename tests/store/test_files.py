import errno
import os
import stat
from pathlib import Path

import pytest

from fiche_tui.store import disk
from fiche_tui.store.errors import AlreadyExists, CannotWrite, DurabilityUnknown, KeepsNoRights, StoreError
from fiche_tui.store.files import make_folder, write_new
from tests.store import children
from tests.store.children import running
from tests.store.makers import Calls, each_call, temporaries

OLD, NEW = b"old minutes\n", b"# Compte rendu\n" * 100


def test_a_new_file_is_written_whole_and_private(tmp_path: Path) -> None:
    write_new(tmp_path / "cr.md", NEW)
    assert (tmp_path / "cr.md").read_bytes() == NEW
    assert stat.S_IMODE((tmp_path / "cr.md").stat().st_mode) == 0o600
    assert os.listdir(tmp_path) == ["cr.md"]


@pytest.mark.parametrize("there", ["file", "folder", "link", "dangling"])
def test_nothing_is_overwritten_without_a_word(tmp_path: Path, there: str) -> None:
    path = tmp_path / "cr.md"
    if there == "file":
        path.write_bytes(OLD)
    elif there == "folder":
        path.mkdir()
    else:
        (tmp_path / "target").write_bytes(OLD)
        path.symlink_to("target" if there == "link" else "nowhere")
    with pytest.raises(AlreadyExists) as caught:
        write_new(path, NEW)
    assert caught.value.values == {"path": path}
    assert not (tmp_path / "nowhere").exists()
    if there in ("file", "link"):
        assert path.read_bytes() == OLD
    assert temporaries(tmp_path) == []


def test_a_file_that_appears_meanwhile_is_not_overwritten(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "cr.md"
    real = disk.fsync

    def someone_else(descriptor: int) -> None:
        path.write_bytes(OLD)
        real(descriptor)

    monkeypatch.setattr(disk, "fsync", someone_else)
    with pytest.raises(AlreadyExists):
        write_new(path, NEW)
    assert path.read_bytes() == OLD


def test_overwriting_is_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "cr.md"
    path.write_bytes(OLD)
    write_new(path, NEW, overwrite=True, mode=0o640)
    assert path.read_bytes() == NEW
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_a_disk_without_links_is_served_too(tmp_path: Path) -> None:
    for expected in (None, AlreadyExists):
        with pytest.MonkeyPatch.context() as patch:
            Calls(patch, ("link", 1), errno.EPERM)
            if expected is None:
                write_new(tmp_path / "cr.md", NEW)
            else:
                with pytest.raises(expected):
                    write_new(tmp_path / "cr.md", OLD)
    assert (tmp_path / "cr.md").read_bytes() == NEW
    assert temporaries(tmp_path) == []


def test_a_linked_folder_of_the_persons_choice_is_followed(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to("real")
    write_new(tmp_path / "link" / "cr.md", NEW)
    assert (tmp_path / "real" / "cr.md").read_bytes() == NEW


def test_the_longest_name_that_a_disk_allows(tmp_path: Path) -> None:
    path = tmp_path / ("é" * 126 + ".md")
    write_new(path, NEW)
    assert path.read_bytes() == NEW


def test_a_missing_folder_is_said(tmp_path: Path) -> None:
    with pytest.raises(CannotWrite, match="missing"):
        write_new(tmp_path / "no" / "cr.md", NEW)


@pytest.mark.parametrize("overwrite", [False, True])
def test_whatever_call_fails_it_is_whole_or_not_there(tmp_path: Path, overwrite: bool) -> None:
    path = tmp_path / "cr.md"

    def start() -> None:
        path.unlink(missing_ok=True)
        if overwrite:
            path.write_bytes(OLD)

    start()
    steps = each_call(lambda: write_new(path, NEW, overwrite=overwrite))
    codes: set[tuple[str, object]] = set()
    for step in steps:
        start()
        with pytest.MonkeyPatch.context() as patch:
            Calls(patch, step, errno.ENOSPC)
            try:
                write_new(path, NEW, overwrite=overwrite)
            except StoreError as error:
                codes.add((error.code, error.values.get("reason")))
        found = path.read_bytes() if path.exists() else None
        assert found in (NEW, OLD if overwrite else None)
        if step[0] != "unlink":
            assert temporaries(tmp_path) == []
        for name in temporaries(tmp_path):
            (tmp_path / name).unlink()
    assert codes == {(CannotWrite.code, "full"), (DurabilityUnknown.code, None)}


def test_a_folder_in_one_that_may_only_be_entered_is_there_already_or_not_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def closed(_path: Path) -> int:
        raise PermissionError(errno.EACCES, "only entered")

    make_folder(tmp_path / "made")
    monkeypatch.setattr(disk, "open_folder", closed)
    make_folder(tmp_path / "made")
    with pytest.raises(PermissionError):
        make_folder(tmp_path / "new")


def test_the_writer_of_another_account_lives(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def not_yours(_process: int, _signal: int) -> None:
        raise PermissionError

    monkeypatch.setattr("fiche_tui.store.files.os.kill", not_yours)
    theirs = f".cr.md.{os.getppid()}-0123456789ab.new"
    (tmp_path / theirs).write_bytes(b"")
    write_new(tmp_path / "cr.md", NEW)
    assert temporaries(tmp_path) == [theirs]


def test_what_a_killed_writer_left_is_cleared_away_and_a_living_ones_is_not(tmp_path: Path) -> None:
    path = tmp_path / "cr.md"
    with running(children.write_and_die, path) as (process, _):
        process.join()
    (left,) = temporaries(tmp_path)
    of_another = f".cr.md.{os.getppid()}-0123456789ab.new"
    not_ours = (".cr.md.x-1.new", ".cr.md.new", ".other.md." + left.removeprefix(".cr.md."))
    for name in (of_another, *not_ours):
        (tmp_path / name).write_bytes(b"")
    write_new(path, NEW)
    assert path.read_bytes() == NEW
    assert temporaries(tmp_path) == sorted([of_another, *not_ours])


@pytest.mark.parametrize("answer", [errno.EPERM, errno.ENOTSUP])
def test_a_disk_without_modes_takes_public_files_and_says_why_not_private_ones(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, answer: int
) -> None:
    def refuses(*_arguments: object) -> None:
        raise OSError(answer, os.strerror(answer))

    monkeypatch.setattr(disk, "fchmod", refuses)
    write_new(tmp_path / "cr.md", NEW, mode=0o644)
    assert (tmp_path / "cr.md").read_bytes() == NEW
    with pytest.raises(KeepsNoRights):
        write_new(tmp_path / "copie.fiche", NEW)
    assert os.listdir(tmp_path) == ["cr.md"]
