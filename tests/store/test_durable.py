import errno
import os
import shutil
import stat
import threading
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tinydb import TinyDB, where

from fiche_tui.store import disk
from fiche_tui.store.documents import Record
from fiche_tui.store.durable import DataFile, documents, locked, read, revision, transact
from fiche_tui.store.errors import (
    CannotWrite,
    DurabilityUnknown,
    LockBusy,
    StoreError,
)
from fiche_tui.store.files import replace_whole
from tests.store.makers import Calls, each_call, temporaries


def insert(value: Record) -> Any:
    return lambda database: database.insert(value)


def contents(file: DataFile) -> list[Record]:
    return documents(read(file).table("_default"))


def test_a_change_is_on_disk_and_stock_tinydb_reads_it(file: DataFile) -> None:
    assert transact(file, insert({"code": "E2", "text": "rôle 🍁"})) == 1
    assert transact(file, insert({"code": "A1"})) == 2
    assert contents(file) == [{"code": "E2", "text": "rôle 🍁"}, {"code": "A1"}]
    with TinyDB(file.path) as stock:
        assert stock.all() == [{"code": "E2", "text": "rôle 🍁"}, {"code": "A1"}]


def test_each_writing_raises_the_revision(file: DataFile) -> None:
    for expected in (1, 2, 3):
        transact(file, insert({}))
        assert revision(read(file)) == expected


def test_upsert_is_one_transaction(file: DataFile) -> None:
    def answer(value: int) -> Any:
        return lambda database: database.upsert({"id": "p", "value": value}, where("id") == "p")

    for value in (1, 2):
        transact(file, answer(value))
    assert contents(file) == [{"id": "p", "value": 2}]
    assert revision(read(file)) == 2


def test_no_cached_id_or_query_survives_another_writer(file: DataFile) -> None:
    seen: list[int] = []

    def vote(database: TinyDB) -> None:
        seen.append(database.count(where("v") == 1))
        database.insert({"v": 1})

    for _ in range(5):
        transact(file, vote)  # Each has a database of its own, as two processes would.
    assert seen == [0, 1, 2, 3, 4]
    assert len(contents(file)) == 5


def test_a_change_that_raises_writes_nothing(file: DataFile) -> None:
    transact(file, insert({"a": 1}))
    before = file.path.read_bytes()

    def change(database: TinyDB) -> None:
        database.insert({"a": 2})
        raise RuntimeError("no")

    with pytest.raises(RuntimeError):
        transact(file, change)
    assert file.path.read_bytes() == before


def test_threads_of_one_process_lose_nothing(file: DataFile) -> None:
    def work(name: int) -> None:
        for number in range(10):
            transact(file, insert({"by": name, "number": number}), wait=60)

    threads = [threading.Thread(target=work, args=(name,)) for name in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted((found["by"], found["number"]) for found in contents(file)) == [
        (name, number) for name in range(4) for number in range(10)
    ]


@pytest.mark.parametrize("umask", [0o000, 0o077, 0o777])
def test_the_mode_is_set_and_not_left_to_the_umask(file: DataFile, umask: int) -> None:
    before = os.umask(umask)
    try:
        transact(DataFile(file.path, "votes", mode=0o640), insert({}))
    finally:
        os.umask(before)
    assert stat.S_IMODE(file.path.stat().st_mode) == 0o640


def test_a_held_lock_is_waited_for_a_bounded_time(file: DataFile) -> None:
    with locked(file.path), pytest.raises(LockBusy) as caught:
        transact(file, insert({}), wait=0.02)
    assert caught.value.waited == 0.02
    assert not file.path.exists()


def test_a_removed_folder_is_not_made_again(tmp_path: Path) -> None:
    with pytest.raises(CannotWrite, match="missing"):
        transact(DataFile(tmp_path / "gone" / "a.json", "votes"), insert({}))
    assert not (tmp_path / "gone").exists()


def test_a_folder_that_is_a_link_is_refused(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to("real")
    with pytest.raises(CannotWrite, match="not-a-folder"):
        transact(DataFile(tmp_path / "link" / "a.json", "votes"), insert({}))


# Durability


def faults(made: list[str]) -> list[str]:
    """Return what is wrong with the order of the calls of one acknowledged writing."""
    wrong = []
    if made.count("fsync") != 1 or made.count("sync_folder") != 1:
        wrong.append("not two syncs")
    order = [name for name in made if name in ("write", "fchmod", "fsync", "replace", "sync_folder")]
    if order[-3:] != ["fsync", "replace", "sync_folder"]:
        wrong.append("order")
    return wrong


@pytest.mark.parametrize("already", [0, 1, 300])
def test_an_acknowledgement_takes_exactly_two_syncs(file: DataFile, already: int) -> None:
    if already:
        transact(file, lambda database: database.insert_multiple({} for _ in range(already)))
    with pytest.MonkeyPatch.context() as patch:
        calls = Calls(patch)
        transact(file, insert({}))
    assert faults(calls.made) == []


def test_the_check_of_syncs_sees_a_build_without_them(file: DataFile) -> None:
    folder = os.open(file.path.parent, os.O_RDONLY)
    with pytest.MonkeyPatch.context() as patch:
        calls = Calls(patch)
        replace_whole(folder, file.path, b"{}\n", durable=False)
    os.close(folder)
    assert faults(calls.made) == ["not two syncs", "order"]
    good = ["write", "fchmod", "fsync", "replace", "sync_folder"]
    assert faults(good) == []
    for left_out in ("fsync", "sync_folder"):
        assert faults([name for name in good if name != left_out])
    assert faults(["write", "replace", "fsync", "sync_folder"]) == ["order"]


def test_the_syncs_are_of_the_new_file_and_of_its_folder(file: DataFile, monkeypatch: pytest.MonkeyPatch) -> None:
    synced: list[tuple[int, bool]] = []

    def note(descriptor: int) -> None:
        found = os.fstat(descriptor)
        synced.append((found.st_ino, stat.S_ISDIR(found.st_mode)))

    monkeypatch.setattr(disk, "fsync", note)
    monkeypatch.setattr(disk, "sync_folder", note)
    transact(file, insert({}))
    assert synced == [(file.path.stat().st_ino, False), (file.path.parent.stat().st_ino, True)]


def test_a_failed_folder_sync_is_unknown_and_may_be_tried_again(file: DataFile) -> None:
    def vote(database: TinyDB) -> None:
        database.upsert({"id": "p"}, where("id") == "p")

    with pytest.MonkeyPatch.context() as patch:
        Calls(patch, ("sync_folder", 1), errno.EIO)
        with pytest.raises(DurabilityUnknown):
            transact(file, vote)
    transact(file, vote)
    assert contents(file) == [{"id": "p"}]


def test_short_writes_are_carried_on(file: DataFile, monkeypatch: pytest.MonkeyPatch) -> None:
    real = disk.write
    monkeypatch.setattr(disk, "write", lambda descriptor, data: real(descriptor, data[:7]))
    transact(file, insert({"text": "x" * 500}))
    assert contents(file) == [{"text": "x" * 500}]


@pytest.mark.parametrize("errno_", [errno.ENOSPC, errno.EIO, errno.EACCES])
def test_whatever_call_fails_the_state_is_the_old_or_the_new(tmp_path: Path, errno_: int) -> None:
    start = DataFile(tmp_path / "start" / "votes.json", "votes")
    start.path.parent.mkdir()
    transact(start, insert({"n": 1}))

    def copied(name: str) -> DataFile:
        shutil.rmtree(tmp_path / name, ignore_errors=True)
        shutil.copytree(start.path.parent, tmp_path / name)
        return DataFile(tmp_path / name / "votes.json", "votes")

    steps = each_call(lambda: transact(copied("reference"), insert({"n": 2})))
    assert {name for name, _ in steps} >= {"open_file", "write", "fchmod", "fsync", "replace", "sync_folder"}
    outcomes = set()
    for name, number in steps:
        file = copied("tried")
        with pytest.MonkeyPatch.context() as patch:
            Calls(patch, (name, number), errno_)
            try:
                transact(file, insert({"n": 2}))
                outcome = "acknowledged"
            except StoreError as error:
                outcome = error.code
        outcomes.add((outcome, *(found["n"] for found in contents(file))))
        assert temporaries(file.path.parent) == []
        transact(file, insert({"n": 3}))  # And the next one works.
        assert contents(file)[-1] == {"n": 3}
    assert outcomes == {
        ("acknowledged", 1, 2),  # Closing a folder failed, which loses nothing.
        ("cannot-read", 1),
        ("cannot-write", 1),
        ("durability-unknown", 1, 2),
    }


def test_a_full_disk_is_told_as_such(file: DataFile) -> None:
    with pytest.MonkeyPatch.context() as patch:
        Calls(patch, ("write", 1), errno.ENOSPC)
        with pytest.raises(CannotWrite) as caught:
            transact(file, insert({}))
    assert caught.value.code == "cannot-write"
    assert caught.value.values["reason"] == "full"


def test_what_a_killed_process_left_is_cleared_away(file: DataFile) -> None:
    (file.path.parent / ".votes.json.new").write_bytes(b'{"half":')
    transact(file, insert({"a": 1}))
    assert contents(file) == [{"a": 1}]
    assert temporaries(file.path.parent) == []


def test_a_link_planted_in_the_place_of_the_temporary_is_not_followed(file: DataFile, tmp_path: Path) -> None:
    (tmp_path / "mine").write_bytes(b"precious")
    (tmp_path / ".votes.json.new").symlink_to("mine")
    transact(file, insert({"a": 1}))
    assert (tmp_path / "mine").read_bytes() == b"precious"
    assert not file.path.is_symlink()


TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)


@given(st.lists(st.dictionaries(TEXT, st.none() | st.booleans() | st.integers() | TEXT, max_size=4), max_size=6))
def test_any_records_come_back_in_order(tmp_path_factory: pytest.TempPathFactory, values: list[Record]) -> None:
    file = DataFile(tmp_path_factory.mktemp("any") / "a.json", "votes")
    transact(file, lambda database: database.insert_multiple(values))
    assert contents(file) == values
