"""An invented version 0, in which ballots and facts lay in tables of other names: read, rewritten, and kept."""

import json
import os
import shutil
from pathlib import Path

import pytest

from fiche_tui.store import migration
from fiche_tui.store.archive import pack, unpack
from fiche_tui.store.documents import Record
from fiche_tui.store.durable import DataFile, read, revision, transact
from fiche_tui.store.errors import Damaged, StoreError
from fiche_tui.store.files import folder_of, replace_whole
from fiche_tui.store.workshop import Workshop
from fiche_tui.store.workshops import Workshops
from tests.store.makers import AT, Calls, each_call, hold, make_workshop, publish, records, room
from tests.store.power import Tree, lay_out, recorded
from tests.store.test_durable import contents, insert


def renamed(old: str, new: str) -> migration.Step:
    return lambda tables: {new if name == old else name: table for name, table in tables.items()}


@pytest.fixture(autouse=True)
def _version_0(monkeypatch: pytest.MonkeyPatch) -> None:
    steps = {
        ("votes", 0): renamed("votes", "_default"),
        ("box", 0): renamed("votes", "ballots"),
        ("journal", 0): renamed("events", "facts"),
    }
    monkeypatch.setattr(migration, "STEPS", steps)


def older(kind: str, table: str, documents: list[Record], rev: int = 7) -> bytes:
    whole = {
        "_meta": {"1": {"schema": 0, "rev": rev, "kind": kind}},
        table: {str(number): document for number, document in enumerate(documents, 1)},
    }
    return json.dumps(whole).encode() + b"\n"


def kept(file: Path) -> Path:
    return file.with_name(f"{file.stem}.schema-0-rev-7.json")


OLD = older("votes", "votes", [{"n": 1}])


def test_reading_an_older_file_writes_nothing(file: DataFile) -> None:
    file.path.write_bytes(OLD)
    assert contents(file) == [{"n": 1}]
    assert file.path.read_bytes() == OLD
    assert os.listdir(file.path.parent) == [file.path.name]


def test_the_first_writing_keeps_the_original(file: DataFile) -> None:
    file.path.write_bytes(OLD)
    transact(file, insert({"n": 2}))
    assert contents(file) == [{"n": 1}, {"n": 2}]
    assert json.loads(file.path.read_bytes())["_meta"]["1"] == {"schema": 1, "rev": 8, "kind": "votes"}
    assert revision(read(file)) == 8
    assert kept(file.path).read_bytes() == OLD
    transact(file, insert({"n": 3}))
    assert kept(file.path).read_bytes() == OLD
    assert len(list(file.path.parent.glob("*schema*"))) == 1


def test_a_change_that_raises_leaves_the_older_file_alone(file: DataFile) -> None:
    file.path.write_bytes(OLD)
    with pytest.raises(StoreError, match="unwritable"):
        transact(file, insert({"n": float("nan")}))
    assert file.path.read_bytes() == OLD
    assert not kept(file.path).exists()


@pytest.mark.parametrize(
    "data",
    [
        older("other", "votes", [{"n": 1}]),
        OLD.replace(b'"schema": 0', b'"schema": -1'),
        OLD.replace(b'"schema": 0', b'"schema": false'),
        OLD.replace(b'"schema": 0', b'"schema": "0"'),
        OLD.replace(b'"rev": 7', b'"rev": 0'),
    ],
)
def test_a_version_that_no_step_starts_from_is_damage(file: DataFile, data: bytes) -> None:
    file.path.write_bytes(data)
    for attempt in (lambda: read(file), lambda: transact(file, insert({}))):
        with pytest.raises(Damaged):
            attempt()
    assert file.path.read_bytes() == data


def test_whatever_call_fails_the_original_is_there(tmp_path: Path) -> None:
    def start(name: str) -> DataFile:
        shutil.rmtree(tmp_path / name, ignore_errors=True)
        (tmp_path / name).mkdir()
        (tmp_path / name / "votes.json").write_bytes(OLD)
        return DataFile(tmp_path / name / "votes.json", "votes")

    reference = start("reference")
    outcomes = set()
    for step in each_call(lambda: transact(reference, insert({"n": 2}))):
        file = start("tried")
        with pytest.MonkeyPatch.context() as patch:
            Calls(patch, step)
            try:
                transact(file, insert({"n": 2}))
                outcome = "acknowledged"
            except StoreError as error:
                outcome = error.code
        outcomes.add(outcome)
        assert contents(file) in ([{"n": 1}], [{"n": 1}, {"n": 2}])
        assert OLD in [path.read_bytes() for path in file.path.parent.iterdir()]
        transact(file, insert({"n": 3}))
        assert kept(file.path).read_bytes() == OLD
    assert outcomes == {"acknowledged", "cannot-write", "cannot-read", "durability-unknown"}


def test_a_power_cut_while_migrating_loses_neither(tmp_path: Path) -> None:
    acknowledged = 0
    seen = 0

    def cut(tree: Tree) -> None:
        nonlocal seen
        seen += 1
        left = tmp_path / "left"
        lay_out(tree, left)
        file = DataFile(left / "votes.json", "votes")
        if acknowledged:
            assert len(contents(file)) >= acknowledged
            assert OLD in [path.read_bytes() for path in left.iterdir()]
        shutil.rmtree(left)

    (tmp_path / "disk").mkdir()
    file = DataFile(tmp_path / "disk" / "votes.json", "votes")
    with recorded(tmp_path / "disk", cut) as recorder:
        with folder_of(file.path.parent) as folder:
            replace_whole(folder, file.path, OLD)
        for number in (1, 2, 3):
            acknowledged = number
            recorder.acknowledged()
            transact(file, insert({"n": number + 1}))
    assert seen > 20


def test_an_older_journal_goes_on(workshop: Workshop, held: object) -> None:
    data = older("journal", "events", records(1, 2))
    workshop.journal.path.write_bytes(data)
    assert workshop.journal.read() == records(1, 2)
    publish(workshop, r1="open")
    assert workshop.journal.read() == records(1, 3)
    assert kept(workshop.journal.path).read_bytes() == data


def test_an_older_backup_is_good_and_is_gone_on_from(workshop: Workshop) -> None:
    data = older("journal", "events", records(1, 2))
    workshop.journal.path.with_name("journal-0001.backup-000002.json").write_bytes(data)
    workshop.journal.path.write_bytes(b"")
    done = workshop.restore_journal("s9", "Ana", AT)
    assert done is not None
    assert done.restored.head == 2
    assert workshop.journal.path.read_bytes() == data
    held = hold(workshop)
    publish(workshop)
    assert workshop.journal.read() == records(1, 3)
    held.release()


def test_an_older_box_is_scanned_and_corrected(workshop: Workshop) -> None:
    box = workshop.box("k3f9", 1)
    data = older("box", "votes", [{"ballot": "7", "content": {"answers": 1}}])
    box.path.write_bytes(data)
    assert [found.ballot for found in workshop.scan(1).ballots] == [{"answers": 1}]
    box.put("8", {"answers": 2})
    assert box.all() == {"7": {"answers": 1}, "8": {"answers": 2}}
    assert kept(box.path).read_bytes() == data


def test_an_older_workshop_travels_as_it_is(tmp_path: Path) -> None:
    workshop = make_workshop(tmp_path / "data")
    data = older("journal", "events", records(1, 2))
    workshop.journal.path.write_bytes(data)
    (tmp_path / "x").write_bytes(pack(workshop.folder))
    made = Workshops(tmp_path / "other").restore(unpack(tmp_path / "x"), lambda *_: room())
    assert made.journal.read() == records(1, 2)
    assert made.journal.path.read_bytes() == data
