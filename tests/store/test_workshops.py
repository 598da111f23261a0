import errno
import os
import shutil
import stat
from pathlib import Path

import pytest

import fiche_tui.store.workshops
from fiche_tui.store import disk
from fiche_tui.store.errors import (
    AlreadyExists,
    Ambiguous,
    BadId,
    CannotRead,
    CannotWrite,
    FacilitationLost,
    NotFound,
    StoreError,
    Unwritable,
)
from fiche_tui.store.modes import SHARED
from fiche_tui.store.workshops import Workshops
from tests.store.makers import SHEET, Calls, each_call, hold, make_workshop, records, room


@pytest.fixture
def workshops(tmp_path: Path) -> Workshops:
    return Workshops(tmp_path / "data")


def create(workshops: Workshops, known_id: str, title: str = "Table de concertation") -> None:
    workshops.create(known_id, records(1, 1), room(title), SHEET)


def test_a_workshop_is_made_with_all_that_belongs_to_it(workshops: Workshops) -> None:
    made = workshops.create("atelier-1", records(1, 3), room(r1="open"), SHEET)
    assert (made.id, made.folder) == ("atelier-1", workshops.folder / "atelier-1")
    assert made.journal.read() == records(1, 3)
    assert made.room()["head"] == 3
    assert made.sheet() == SHEET
    assert {path.name for path in made.folder.iterdir()} == {
        "boxes",
        "sealed",
        "sheet.md",
        "room.json",
        "journal-0001.json",
    }
    assert workshops.open("atelier-1").journal.read() == records(1, 3)
    assert stat.S_IMODE(workshops.folder.stat().st_mode) == 0o700
    assert stat.S_IMODE(made.folder.stat().st_mode) == 0o700


def test_nothing_there_is_replaced(workshops: Workshops) -> None:
    create(workshops, "abc", "Première")
    with pytest.raises(AlreadyExists):
        create(workshops, "abc", "Deuxième")
    (workshops.folder / "dangling").symlink_to("nowhere")
    with pytest.raises(AlreadyExists):
        create(workshops, "dangling")
    assert [header.title for header in workshops.headers()] == ["Première"]


@pytest.mark.parametrize(
    "text", ["", "a", "ab", "..", "../abc", "a/b", "Abc", "-abc", ".abc", "abc\n", "é" * 5, "a" * 42, "a b c"]
)
def test_an_id_is_never_taken_for_a_path(workshops: Workshops, text: str) -> None:
    with pytest.raises(BadId):
        create(workshops, text)
    with pytest.raises(BadId):
        workshops.open(text)
    assert not workshops.folder.exists()


def test_what_cannot_be_kept_is_refused_before_anything_is_made(workshops: Workshops) -> None:
    with pytest.raises(Unwritable):
        workshops.create("abc", [{"number": 1, "x": float("nan")}], room(), SHEET)
    with pytest.raises(Unwritable):
        workshops.create("abc", records(1, 1), {"x": float("nan")}, SHEET)
    for numbers in ([], [2], [1, 3]):
        with pytest.raises(ValueError, match="starts with"):
            workshops.create("abc", [{"number": number} for number in numbers], room(), SHEET)
    assert workshops.ids() == ()
    assert [path.name for path in workshops.folder.iterdir()] == [".workshops.lock"]


def test_whatever_call_fails_a_workshop_is_there_whole_or_not_at_all(tmp_path: Path) -> None:
    def attempt(name: str) -> str:
        workshops = Workshops(tmp_path / name)
        shutil.rmtree(workshops.folder, ignore_errors=True)
        try:
            create(workshops, "abc")
        except StoreError as error:
            return error.code
        return "made"

    outcomes = set()
    for step in each_call(lambda: attempt("reference")):
        with pytest.MonkeyPatch.context() as patch:
            Calls(patch, step)
            outcome = attempt("tried")
        workshops = Workshops(tmp_path / "tried")
        outcomes.add((outcome, workshops.ids()))
        for found in workshops.ids():
            assert workshops.open(found).journal.read() == records(1, 1)
            assert workshops.open(found).sheet() == SHEET
        create(workshops, "other")
        assert [path for path in workshops.folder.iterdir() if path.name.startswith(".making")] == []
    assert ("cannot-write", ()) in outcomes
    assert ("made", ("abc",)) in outcomes
    assert ("made", ()) not in outcomes
    assert ("cannot-write", ("abc",)) not in outcomes


@pytest.mark.parametrize("call", ["open_to_lock", "mkdir", "create", "rename"])
def test_the_folder_that_takes_no_workshop_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str) -> None:
    def refuse(*_arguments: object, **_options: object) -> int:
        raise OSError(errno.EROFS, "Read-only file system")

    data = tmp_path / "share" / "data"
    data.mkdir(parents=True)
    if call == "mkdir":
        data = data / "of" / "mine"
    monkeypatch.setattr(disk, call, refuse)
    with pytest.raises(CannotWrite) as caught:
        create(Workshops(data), "abc")
    assert (caught.value.path, caught.value.reason) == (tmp_path / "share" / "data", "read-only")


def test_what_a_killed_process_left_half_made_is_cleared_away(workshops: Workshops) -> None:
    (workshops.folder / ".making-old-1" / "boxes").mkdir(parents=True)
    assert workshops.ids() == ()
    owner = os.getuid()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("fiche_tui.store.workshops.os.getuid", lambda: owner + 1)
        workshops._clear_half_made()
    assert (workshops.folder / ".making-old-1").exists(), "it is another account's to clear away"
    create(workshops, "abc")
    assert not (workshops.folder / ".making-old-1").exists()


def test_a_lock_that_somebody_else_put_there_is_gone_round(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each of those who share the folder has a lock of its own; one of ours is taken again, none is waited for."""
    workshops = Workshops(tmp_path / "data", modes=SHARED)
    usual, ours, theirs = (f".workshops-{os.getuid()}{end}.lock" for end in ("", "-0b1c", "-0a00"))
    create(workshops, "abc")
    (workshops.folder / usual).touch()
    owners = {usual: os.getuid() + 1, theirs: os.getuid() + 1}
    real = fiche_tui.store.workshops._owner
    monkeypatch.setattr("fiche_tui.store.workshops._owner", lambda path: owners.get(path.name, real(path)))
    create(workshops, "def")
    made = [path.name for path in workshops.folder.glob(".workshops-*-*.lock")]
    assert len(made) == 1, "one of our own"
    (workshops.folder / made[0]).rename(workshops.folder / ours)
    (workshops.folder / theirs).touch()
    create(workshops, "ghi")
    assert sorted(path.name for path in workshops.folder.glob(".workshops-*-*.lock")) == [theirs, ours]


def test_without_a_data_folder_there_are_no_workshops(workshops: Workshops) -> None:
    assert workshops.headers() == ()
    with pytest.raises(NotFound):
        workshops.find("abc")
    with pytest.raises(NotFound):
        workshops.open("abc")


def test_a_data_folder_that_is_a_file_is_said(tmp_path: Path) -> None:
    (tmp_path / "data").write_bytes(b"")
    with pytest.raises(CannotRead, match="not-a-folder"):
        Workshops(tmp_path / "data").headers()
    with pytest.raises(CannotWrite):
        create(Workshops(tmp_path / "data"), "abc")


def test_headers_are_in_order_and_a_damaged_one_is_reported(workshops: Workshops) -> None:
    for known_id in ("ddd", "aaa", "ccc", "bbb"):
        create(workshops, known_id, known_id.upper())
    (workshops.folder / "bbb" / "room.json").write_bytes(b"")
    (workshops.folder / "ccc" / "room.json").unlink()
    (workshops.folder / "not a workshop").mkdir()
    (workshops.folder / "file-one").write_bytes(b"")
    (workshops.folder / "linked").symlink_to("aaa")
    headers = workshops.headers()
    assert [(header.id, header.title) for header in headers] == [
        ("aaa", "AAA"),
        ("bbb", ""),
        ("ccc", ""),
        ("ddd", "DDD"),
    ]
    assert [header.error.code if header.error else None for header in headers] == [
        None,
        "damaged",
        "missing",
        None,
    ]
    assert headers[0].values == room("AAA")["header"]


def test_a_list_reads_one_small_piece_of_each(workshops: Workshops) -> None:
    for number in range(5):
        create(workshops, f"atelier-{number}")
    with pytest.MonkeyPatch.context() as patch:
        calls = Calls(patch)
        assert len(workshops.headers()) == 5
    assert calls.count("open_file") == calls.count("read") == 5


def test_found_by_id_start_or_title(workshops: Workshops) -> None:
    create(workshops, "2026-11-tcs", "Table de concertation : été")
    create(workshops, "2026-12-tcs", "Bilan")
    create(workshops, "2026-12-tcs-b", "Bilan")
    assert workshops.find("2026-11-tcs") == "2026-11-tcs"
    assert workshops.find("2026-11") == "2026-11-tcs"
    assert workshops.find("2026-12-tcs") == "2026-12-tcs"  # An id before being the start of another.
    for title in (
        "Table de concertation : été",
        "TABLE DE  CONCERTATION : ETE",
        " table de concertation : e\u0301te\u0301",
    ):
        assert workshops.find(title) == "2026-11-tcs"


def test_an_id_comes_before_a_title_and_a_title_before_the_start_of_an_id(workshops: Workshops) -> None:
    create(workshops, "2026-12-tcs", "Bilan")
    create(workshops, "bilan-2", "Autre")
    create(workshops, "bilan-3", "BILAN-2")
    assert workshops.find("bilan") == "2026-12-tcs"
    assert workshops.find("Bilan-2") == "bilan-2"
    with pytest.raises(Ambiguous) as starts:
        workshops.find("bila")
    assert starts.value.candidates == ("bilan-2", "bilan-3")
    create(workshops, "autre-1", "Bilan")
    with pytest.raises(Ambiguous) as titles:
        workshops.find("bilan")
    assert titles.value.candidates == ("2026-12-tcs", "autre-1")


def test_nothing_is_guessed(workshops: Workshops) -> None:
    create(workshops, "2026-11-tcs", "Table de concertation")
    create(workshops, "2026-12-tcs", "Bilan")
    create(workshops, "bilan-2", "Autre")
    with pytest.raises(Ambiguous) as several:
        workshops.find("2026")
    assert several.value.candidates == ("2026-11-tcs", "2026-12-tcs")
    with pytest.raises(NotFound) as near:
        workshops.find("Table de consertation")
    assert near.value.near == ("Table de concertation",)
    with pytest.raises(NotFound) as inside:
        workshops.find("concertation")
    assert inside.value.near == ("Table de concertation",)
    for text in ("", " ", "../x", "\x00"):
        with pytest.raises(NotFound):
            workshops.find(text)


def test_a_workshop_without_boxes_is_not_opened_as_an_empty_one(workshops: Workshops) -> None:
    create(workshops, "abc")
    (workshops.folder / "abc" / "boxes").rmdir()
    with pytest.raises(CannotRead):
        workshops.open("abc")


def test_removing_is_for_the_one_who_facilitates(tmp_path: Path) -> None:
    workshop = make_workshop(tmp_path)
    workshops = Workshops(tmp_path)
    held = hold(workshop)
    with pytest.raises(FacilitationLost):
        workshops.remove("atelier-1", "s2")
    workshops.remove("atelier-1", "s1")
    assert [path.name for path in tmp_path.iterdir()] == [".workshops.lock"]
    with pytest.raises(CannotWrite):
        held.release()
