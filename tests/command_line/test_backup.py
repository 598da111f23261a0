"""A workshop as one file and back: equal, whole or not at all, and suspicious of what it reads."""

import hashlib
import io
import json
import os
import shutil
import stat
import zipfile
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from fiche_tui.command_line.main import main
from fiche_tui.minutes.markdown import minutes_markdown
from fiche_tui.session.stored_history import read_history
from fiche_tui.store import archive
from fiche_tui.store.archive import pack, unpack
from fiche_tui.store.errors import AlreadyExists, Damaged, NewerSchema, StoreError
from fiche_tui.store.workshop import Workshop
from fiche_tui.store.workshops import Workshops
from fiche_tui.workshop.results import pending_round
from fiche_tui.workshop.room.whole import room_of
from tests.command_line.fiche import fiche_in
from tests.stage import Stage
from tests.store.children import reported, running
from tests.store.makers import Calls, each_call, hold, keep_answers, make_workshop, publish, room
from tests.store.test_backups import grow

Change = Callable[[dict[str, bytes]], dict[str, bytes]]


@pytest.fixture
def stage(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Stage:
    """A meeting whose first round is revealed and whose vote is open, with six ballots in its box."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("FICHE_DATA", str(tmp_path / "data"))
    stage = Stage(tmp_path).until("voter")
    stage.cast(6)
    return stage


def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workshops:
    """Another machine."""
    monkeypatch.setenv("FICHE_DATA", str(tmp_path / "other"))
    return Workshops(tmp_path / "other")


def files_of(folder: Path) -> dict[str, bytes]:
    """Return the files of a workshop but those that belong to a running session."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and not path.name.startswith((".", "facilitator", "seen")) and "backup" not in path.name
    }


def backed_up(stage: Stage, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    capsys.readouterr()
    assert main(["backup", "Rôles de la table", "--output", str(tmp_path / "copie.fiche")]) == 0
    assert capsys.readouterr().out == f"{tmp_path / 'copie.fiche'}\n"
    return tmp_path / "copie.fiche"


def test_the_round_trip_gives_an_equal_workshop(
    stage: Stage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    original = stage.workshops.open(stage.id)
    path = backed_up(stage, tmp_path, capsys)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    other = elsewhere(tmp_path, monkeypatch)
    assert main(["importer", str(path)]) == 0
    assert capsys.readouterr().out == f"{stage.id}\n"

    made = other.open(stage.id)
    assert read_history(made) == read_history(original)
    state = read_history(made).state
    assert minutes_markdown(state).encode() == minutes_markdown(stage.session.state).encode()
    before = files_of(original.folder)
    mark = before.pop("sealed/round-0001.revealed")  # Made again when the meeting opens, from the facts.
    assert files_of(made.folder) == before
    assert all(stat.S_IMODE(one.stat().st_mode) & 0o077 == 0 for one in (made.folder, *made.folder.rglob("*")))

    pending = pending_round(state)
    assert pending is not None
    number = pending.asked.number
    assert made.round_is_open(number)
    found = [(one.box, one.ballot_id, one.ballot) for one in made.scan(number).ballots]
    assert found == [(one.box, one.ballot_id, one.ballot) for one in original.scan(number).ballots]
    assert len(found) == 6
    stage.session.close()
    stage.workshops = other
    stage.reopen()  # And the meeting goes on there, from the vote to its reveal.
    assert files_of(made.folder)["sealed/round-0001.revealed"] == mark
    stage.cast(12)
    stage.reveal()


def test_the_same_workshop_gives_the_same_bytes(
    stage: Stage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = backed_up(stage, tmp_path, capsys)
    elsewhere(tmp_path, monkeypatch)
    assert main(["import", str(path)]) == 0
    assert main(["sauvegarder", stage.id]) == 0
    assert Path(f"{stage.id}.fiche").read_bytes() == path.read_bytes()


def test_nothing_is_written_over(
    stage: Stage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = backed_up(stage, tmp_path, capsys)
    before = path.read_bytes(), files_of(tmp_path / "data" / stage.id)
    assert main(["backup", stage.id, "--output", str(path)]) == 1
    assert "existe déjà" in capsys.readouterr().err
    assert main(["import", str(path)]) == 1
    error = capsys.readouterr().err
    assert (
        error == f"fiche: L’atelier «\u00a0{stage.id}\u00a0» est déjà sur cet ordinateur\u00a0: rien n’a été changé.\n"
    )
    assert (path.read_bytes(), files_of(tmp_path / "data" / stage.id)) == before


@pytest.mark.parametrize("kind", ["text", "missing", "fifo", "folder", "huge"])
def test_what_is_no_backup_is_told_in_one_sentence(
    stage: Stage, tmp_path: Path, capsys: pytest.CaptureFixture[str], kind: str
) -> None:
    path = tmp_path / "x"
    if kind == "text":
        path.write_text("bonjour")
    elif kind == "fifo":
        os.mkfifo(path)
    elif kind == "folder":
        path.mkdir()
    elif kind == "huge":
        with path.open("wb") as file:
            file.truncate(3 << 30)
    capsys.readouterr()
    assert main(["import", str(path)]) == 1
    error = capsys.readouterr().err
    assert error.startswith("fiche: ")
    assert error.count("\n") == 1
    assert ("n’est pas une sauvegarde" in error) == (kind == "text")


@pytest.mark.parametrize("form", ["json", "csv", "md"])
def test_an_export_is_no_backup_and_what_is_one_is_said(tmp_path: Path, form: str) -> None:
    fiche = fiche_in(tmp_path)
    fiche.new("Rôles")
    path = fiche("export", "Rôles", "--format", form).out.strip()
    said = fiche.refused("import", path)
    assert said.endswith("fiche backup" if form == "json" else "fiche backup ATELIER")
    assert ("les comptes, pas l’atelier" in said) == (form == "json")
    assert len(fiche.folders()) == 1


def test_a_damaged_journal_is_not_backed_up_as_if_it_were_good(
    stage: Stage, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    journal = tmp_path / "data" / stage.id / "journal-0001.json"
    journal.write_bytes(journal.read_bytes()[:-9])
    assert main(["backup", stage.id]) == 1
    assert "abîmé" in capsys.readouterr().err
    assert not Path(f"{stage.id}.fiche").exists()


# What the file may hold.


def small(folder: Path) -> Workshop:
    """A workshop with a seal and an open round."""
    workshop = make_workshop(folder, r1="open")
    held = hold(workshop)
    workshop.box("k3f9", 1).put("7", {"answers": 1})
    publish(workshop, r1="closed")
    workshop.seal(1, [one.ballot for one in workshop.scan_closed(1).ballots], "s1", keep_answers)
    publish(workshop, r1="revealed", r2="open")
    workshop.box("k3f9", 2).put("8", {"answers": 2})
    held.release()
    return workshop


def the_room(*_: object) -> dict[str, Any]:
    """What the room sees of that workshop."""
    return room(r1="revealed", r2="open")


def zipped(files: dict[str, bytes], **options: Any) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", **options) as writer:
        for name, data in files.items():
            writer.writestr(zipfile.ZipInfo(name), data, options.get("compression"))
    return target.getvalue()


def contents(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as reader:
        return {name: reader.read(name) for name in reader.namelist()}


def described(files: dict[str, bytes]) -> dict[str, bytes]:
    """Return those files with a manifest that says that all is right."""
    manifest = json.loads(files.pop("manifest.json"))
    manifest["files"] = {
        name: {"size": len(data), "sha256": hashlib.sha256(data).hexdigest()} for name, data in files.items()
    }
    return {"manifest.json": json.dumps(manifest).encode() + b"\n", **files}


def with_manifest(files: dict[str, bytes], **changes: Any) -> dict[str, bytes]:
    manifest = json.loads(files["manifest.json"]) | changes
    return files | {"manifest.json": json.dumps(manifest).encode() + b"\n"}


def with_file(name: str, files: dict[str, bytes]) -> dict[str, bytes]:
    return described(files | {name: b"x"})


CHANGES: dict[str, Change] = {
    "checksum": lambda files: files | {"sheet.md": b"# autre\n"},
    "a file more": lambda files: files | {"boxes/aaa/round-0001.json": b"{}\n"},
    "a file less": lambda files: {name: data for name, data in files.items() if name != "sealed/round-0001.json"},
    "no journal": lambda files: described({n: d for n, d in files.items() if n != "journal-0001.json"}),
    "no sheet": lambda files: described({n: d for n, d in files.items() if n != "sheet.md"}),
    "no manifest": lambda files: {n: d for n, d in files.items() if n != "manifest.json"},
    "manifest not json": lambda files: files | {"manifest.json": b"[\n"},
    "manifest of another": lambda files: with_manifest(files, _meta={"schema": 1, "kind": "box", "rev": 1}),
    "id a path": lambda files: with_manifest(files, workshop="../escaped"),
    "id a number": lambda files: with_manifest(files, workshop=3),
    "bad journal": lambda files: described(files | {"journal-0001.json": files["journal-0001.json"][:-3]}),
    **{
        f"name {name}": partial(with_file, name)
        for name in (
            "../escaped",
            "/escaped",
            "a/../../escaped",
            "boxes/../../escaped/round-0001.json",
            "boxes/../round-0001.json",
            "boxes/a/b/round-0001.json",
            "boxes//round-0001.json",
            "boxes/k3f9/",
            "boxes/k3f9/round-0000.json",
            "boxes/K/round-0001.json",
            "sealed/round-1.json",
            "sealed/other",
            "facilitator.json",
            "journal-0001.json\n",
            "journal-0001.backup-000001.json",
            "boxes\\k3f9\\round-0001.json",
            ".hidden",
        )
    },
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_file_that_was_tampered_with_makes_nothing(tmp_path: Path, change: str) -> None:
    files = CHANGES[change](contents(pack(small(tmp_path / "data").folder)))
    refused(tmp_path, zipped(files))


def refused(tmp_path: Path, data: bytes) -> str:
    path = tmp_path / "x.fiche"
    path.write_bytes(data)
    before = sorted(os.listdir(tmp_path))
    with pytest.raises(StoreError) as caught:
        Workshops(tmp_path / "other").restore(unpack(path), the_room)
    assert sorted(set(os.listdir(tmp_path)) - {"other"}) == before
    assert Workshops(tmp_path / "other").ids() == ()
    return caught.value.code


def test_a_newer_backup_is_told_as_such(tmp_path: Path) -> None:
    files = contents(pack(small(tmp_path / "data").folder))
    meta = {"schema": 9, "kind": "backup", "rev": 1}
    assert refused(tmp_path, zipped(with_manifest(files, _meta=meta))) == NewerSchema.code


def test_compression_comments_doubles_and_long_tables_are_refused(tmp_path: Path) -> None:
    data = pack(small(tmp_path / "data").folder)
    files = contents(data)
    refused(tmp_path, zipped(files, compression=zipfile.ZIP_DEFLATED))
    with pytest.raises(Damaged, match="recompressed"):
        unpack(tmp_path / "x.fiche")
    said = fiche_in(tmp_path).refused("import", str(tmp_path / "x.fiche"))
    assert "sauvegarde recompressée; il faut le fichier tel qu’il a été écrit" in said
    refused(tmp_path, data + b"PK\x05\x06" + bytes(16) + b"\x02\x00xx")
    double = io.BytesIO(data)
    with zipfile.ZipFile(double, "a") as writer, pytest.warns(UserWarning, match="Duplicate"):
        writer.writestr("sheet.md", files["sheet.md"])
    refused(tmp_path, double.getvalue())
    bombs = {"manifest.json": files["manifest.json"], **{f"x{number}": b"" for number in range(60_000)}}
    refused(tmp_path, zipped(bombs))


def test_a_planted_link_comes_out_as_no_link(tmp_path: Path) -> None:
    files = contents(pack(small(tmp_path / "data").folder))
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as writer:
        for name, data in files.items():
            entry = zipfile.ZipInfo(name)
            entry.external_attr = 0o120777 << 16
            writer.writestr(entry, data)
    (tmp_path / "x.fiche").write_bytes(target.getvalue())
    made = Workshops(tmp_path / "other").restore(unpack(tmp_path / "x.fiche"), the_room)
    assert not any(path.is_symlink() for path in made.folder.rglob("*"))
    assert files_of(made.folder) == files_of(tmp_path / "data" / "atelier-1")


def test_cut_anywhere_or_changed_anywhere_it_makes_nothing(tmp_path: Path) -> None:
    data = pack(small(tmp_path / "data").folder)
    original = unpack_bytes(tmp_path, data)
    for length in range(0, len(data), 7):
        refused(tmp_path, data[:length])
    for place in range(0, len(data), 11):
        changed = bytearray(data)
        changed[place] ^= 0x40
        try:
            found = unpack_bytes(tmp_path, bytes(changed))
        except StoreError:
            continue
        assert found == original  # A date or a mode, which nobody reads.


def unpack_bytes(tmp_path: Path, data: bytes) -> Any:
    (tmp_path / "y.fiche").write_bytes(data)
    return unpack(tmp_path / "y.fiche")


# Whole or not at all.


def test_whatever_call_fails_it_is_imported_whole_or_not_at_all(tmp_path: Path) -> None:
    original = small(tmp_path / "data")
    (tmp_path / "x.fiche").write_bytes(pack(original.folder))

    def attempt(name: str) -> str:
        shutil.rmtree(tmp_path / name, ignore_errors=True)
        try:
            Workshops(tmp_path / name).restore(unpack(tmp_path / "x.fiche"), the_room)
        except StoreError as error:
            return error.code
        return "made"

    outcomes = set()
    for step in each_call(lambda: attempt("reference")):
        with pytest.MonkeyPatch.context() as patch:
            Calls(patch, step)
            outcome = attempt("tried")
        ids = Workshops(tmp_path / "tried").ids()
        outcomes.add((outcome, ids))
        if ids:
            found = files_of(tmp_path / "tried" / "atelier-1")
            found.pop("room.json")  # Derived again, where reading it back is what failed.
            assert found == {name: data for name, data in files_of(original.folder).items() if name != "room.json"}
            assert Workshops(tmp_path / "tried").open("atelier-1").room()["head"] == 4
    assert ("made", ("atelier-1",)) in outcomes
    assert ("cannot-write", ()) in outcomes
    assert not outcomes & {("made", ()), ("cannot-write", ("atelier-1",))}


def import_and_die(pipe: Any, folder: Path, path: Path) -> None:
    """Import again and again elsewhere, telling each time, until killed."""
    number = 0
    while True:
        Workshops(folder / str(number)).restore(unpack(path), the_room)
        pipe.send(number)
        number += 1


def test_a_killed_import_leaves_nothing_and_the_next_one_works(tmp_path: Path) -> None:
    original = small(tmp_path / "data")
    path = tmp_path / "x.fiche"
    path.write_bytes(pack(original.folder))
    for turn in range(5):
        folder = tmp_path / f"turn-{turn}"
        folder.mkdir()
        with running(import_and_die, folder, path) as (process, pipe):
            reported(pipe)
            process.kill()
            process.join()
        for data in folder.iterdir():
            if Workshops(data).ids():
                assert files_of(data / "atelier-1") == files_of(original.folder)
                with pytest.raises(AlreadyExists):
                    Workshops(data).restore(unpack(path), the_room)
            else:
                Workshops(data).restore(unpack(path), the_room)
            assert not list(data.glob(".making*"))


def test_a_room_that_cannot_be_read_keeps_nobody_from_a_backup(
    stage: Stage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    room_file = stage.workshops.open(stage.id).folder / "room.json"
    room_file.unlink()
    room_file.mkdir()
    path = tmp_path / "copie.fiche"
    assert main(["backup", stage.id, "--output", str(path)]) == 0  # Its title cannot be read either.
    capsys.readouterr()
    other = elsewhere(tmp_path, monkeypatch)
    assert main(["importer", str(path)]) == 0
    assert other.open(stage.id).room()["head"] == stage.session.history.head


def test_a_room_that_does_not_follow_is_derived_from_the_facts(tmp_path: Path, stage: Stage) -> None:
    folder = stage.workshops.open(stage.id).folder
    (folder / "room.json").write_bytes(b"")
    (tmp_path / "x.fiche").write_bytes(pack(folder))
    made = Workshops(tmp_path / "other").restore(unpack(tmp_path / "x.fiche"), lambda *_: room_of(stage.session.state))
    assert made.room()["head"] == stage.session.history.head
    assert made.room()["header"]["title"] == "Rôles de la table"


def test_a_damaged_box_is_copied_as_it_is_and_one_that_cannot_be_is_told(tmp_path: Path) -> None:
    workshop = small(tmp_path / "data")
    (workshop.folder / "boxes" / "k3f9" / "round-0002.json").write_bytes(b"{")
    (tmp_path / "x.fiche").write_bytes(pack(workshop.folder))
    made = Workshops(tmp_path / "other").restore(unpack(tmp_path / "x.fiche"), the_room)
    assert [one.box for one in made.scan(2).damaged] == ["k3f9"]
    (workshop.folder / "boxes" / "bad").mkdir()
    os.mkfifo(workshop.folder / "boxes" / "bad" / "round-0002.json")
    with pytest.raises(StoreError, match="not-regular"):
        pack(workshop.folder)


def test_a_backup_is_of_one_moment_while_facts_are_written(tmp_path: Path) -> None:
    workshop = make_workshop(tmp_path / "data")
    held = hold(workshop)
    written: list[int] = []
    with pytest.MonkeyPatch.context() as patch:
        others = archive._others

        def slow(folder: Path) -> dict[str, bytes]:
            found = others(folder)
            if len(written) < 2:
                written.append(3 + len(written))
                grow(workshop.journal, written[-1])
            return found

        patch.setattr(archive, "_others", slow)
        data = pack(workshop.folder)
    files = contents(data)
    assert len(json.loads(files["journal-0001.json"])["facts"]) == 4
    assert b'"head":4' in files["room.json"]
    held.release()
