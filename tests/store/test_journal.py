import json
import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fiche_tui.store.documents import Record
from fiche_tui.store.errors import (
    Damaged,
    DurabilityUnknown,
    FacilitationLost,
    HeadMoved,
    Missing,
    NewerSchema,
    StoreError,
    Unwritable,
)
from fiche_tui.store.facilitation import Facilitation
from fiche_tui.store.journal import Journal
from fiche_tui.store.workshop import Workshop
from tests.store.makers import Calls, each_call, hold, make_workshop, record, records, room, temporaries
from tests.store.test_durable import TEXT

pytestmark = pytest.mark.usefixtures("held")


@pytest.fixture
def journal(workshop: Workshop) -> Journal:
    return workshop.journal


def test_records_come_back_as_they_were_given(journal: Journal) -> None:
    assert journal.append(records(3, 4), 2, "s1", room()).head == 4
    assert journal.read() == records(1, 4)
    assert Journal(journal.path.parent).read() == records(1, 4)


def test_the_room_follows_each_append(workshop: Workshop) -> None:
    appended = workshop.journal.append(records(3, 3), 2, "s1", room("Autre titre", r1="closed"))
    assert (appended.head, appended.room_error) == (3, None)
    assert workshop.room()["head"] == 3
    assert workshop.room()["header"]["title"] == "Autre titre"
    assert not workshop.round_is_open(1)


def test_another_head_writes_nothing(workshop: Workshop) -> None:
    before = workshop.journal.path.read_bytes(), workshop.room()
    for expected in (0, 1, 3, 7):
        with pytest.raises(HeadMoved) as caught:
            workshop.journal.append([record(expected + 1, "autre")], expected, "s1", room())
        assert (caught.value.expected, caught.value.found) == (expected, 2)
    assert (workshop.journal.path.read_bytes(), workshop.room()) == before


def test_another_session_writes_nothing(workshop: Workshop) -> None:
    before = workshop.journal.path.read_bytes(), workshop.room()
    with pytest.raises(FacilitationLost) as caught:
        workshop.journal.append(records(3, 3), 2, "s2", room())
    assert caught.value.who == "Ana"
    assert (workshop.journal.path.read_bytes(), workshop.room()) == before


def test_two_handles_of_one_journal_see_each_other(journal: Journal) -> None:
    other = Journal(journal.path.parent)
    journal.append(records(3, 3), 2, "s1", room())
    other.append(records(4, 4), 3, "s1", room())
    journal.append(records(5, 5), 4, "s1", room())
    with pytest.raises(HeadMoved):
        other.append([record(5, "autre")], 4, "s1", room())
    assert other.read() == journal.read() == records(1, 5)


def test_what_the_caller_does_to_its_records_afterwards_changes_nothing(journal: Journal) -> None:
    given = records(3, 3)
    journal.append(given, 2, "s1", room())
    given[0]["fact"]["text"] = "changed"
    journal.read()[2]["fact"]["text"] = "changed"
    journal.append(records(4, 4), 3, "s1", room())
    assert journal.read() == records(1, 4)


@pytest.mark.parametrize("numbers", [[], [4], [3, 5], [2, 3], [None], ["3"]])
def test_records_that_are_not_numbered_on_are_a_mistake(journal: Journal, numbers: list[int]) -> None:
    with pytest.raises(ValueError, match=r"nothing to append|expected record"):
        journal.append([{"number": number} for number in numbers], 2, "s1", room())
    assert journal.read() == records(1, 2)


def test_a_value_that_cannot_be_kept_writes_nothing(journal: Journal) -> None:
    for bad_record, bad_room in (({"x": float("nan")}, {}), ({}, {"x": float("nan")}), ({"x": "\ud800"}, {})):
        with pytest.raises(Unwritable):
            journal.append([record(3) | bad_record], 2, "s1", room() | bad_room)
    assert journal.read() == records(1, 2)


def test_an_append_is_acknowledged_after_exactly_two_syncs(journal: Journal) -> None:
    for head in range(2, 43):  # Over two backups.
        with pytest.MonkeyPatch.context() as patch:
            calls = Calls(patch)
            journal.append(records(head + 1, head + 1), head, "s1", room())
        assert (calls.count("fsync"), calls.count("sync_folder")) == (1, 1)
        # The room is published after the acknowledgement, never before.
        assert calls.made.index("sync_folder") < len(calls.made) - calls.made[::-1].index("replace")


def test_an_unknown_append_is_tried_again_without_doubling(journal: Journal) -> None:
    with pytest.MonkeyPatch.context() as patch:
        Calls(patch, ("sync_folder", 1))
        with pytest.raises(DurabilityUnknown):
            journal.append(records(3, 4), 2, "s1", room())
    with pytest.raises(HeadMoved):
        journal.append([record(3), record(4, "autre chose")], 2, "s1", room())
    with pytest.MonkeyPatch.context() as patch:
        calls = Calls(patch)
        assert journal.append(records(3, 4), 2, "s1", room("Après")).head == 4
    assert (calls.count("fsync"), calls.count("sync_folder")) == (1, 1)
    assert journal.read() == records(1, 4)


def test_whatever_call_fails_the_journal_is_the_old_or_the_new(tmp_path: Path) -> None:
    start = make_workshop(tmp_path / "start")
    hold(start)  # Recorded as the one who may append; the lock itself plays no part here.

    def copied(name: str) -> Workshop:
        shutil.rmtree(tmp_path / name, ignore_errors=True)
        shutil.copytree(start.folder, tmp_path / name)
        return Workshop(tmp_path / name)

    def append(workshop: Workshop) -> str:
        try:
            appended = workshop.journal.append(records(3, 20), 2, "s1", room("Nouveau"))  # Takes a backup.
        except StoreError as error:
            return error.code
        return "room" if appended.room_error else "acknowledged"

    outcomes = set()
    reference = copied("reference")
    for name, number in each_call(lambda: append(reference)):
        workshop = copied("tried")
        with pytest.MonkeyPatch.context() as patch:
            Calls(patch, (name, number))
            outcome = append(workshop)
        found = workshop.journal.read()
        assert found in (records(1, 2), records(1, 20))
        title = workshop.room()["header"]["title"]
        outcomes.add((outcome, len(found), title == "Nouveau"))
        if name != "unlink":
            assert temporaries(workshop.folder) == []
        if outcome == "durability-unknown":
            assert append(workshop) == "acknowledged"
    assert outcomes == {
        ("acknowledged", 20, True),
        ("room", 20, False),
        ("durability-unknown", 20, False),
        ("cannot-write", 2, False),
        ("cannot-read", 2, False),
        ("facilitation-lost", 2, False),  # Who holds it could not be read: nothing is written.
    }


def test_a_room_that_cannot_be_published_does_not_undo_the_fact(workshop: Workshop) -> None:
    with pytest.MonkeyPatch.context() as patch:
        Calls(patch, ("replace", 2), 28)
        appended = workshop.journal.append(records(3, 3), 2, "s1", room("Nouveau"))
    assert appended.head == 3
    assert appended.room_error is not None
    assert appended.room_error.values["reason"] == "full"
    assert workshop.room()["head"] == 2
    assert workshop.journal.refresh_room(lambda found: room(str(len(found))), "s1")
    assert (workshop.room()["head"], workshop.room()["header"]["title"]) == (3, "3")


@pytest.mark.parametrize("damage", ["missing", "empty", "older", "newer", "link", "fifo-like", "cut"])
def test_the_room_is_rebuilt_when_it_is_not_the_journals(workshop: Workshop, damage: str) -> None:
    workshop.journal.append(records(3, 3), 2, "s1", room())
    path = workshop.folder / "room.json"
    good = path.read_bytes()
    path.unlink()
    if damage == "empty":
        path.write_bytes(b"")
    elif damage in ("older", "newer"):
        path.write_bytes(good.replace(b'"head":3', b'"head":2' if damage == "older" else b'"head":9'))
    elif damage == "link":
        path.symlink_to("sheet.md")
    elif damage == "cut":
        path.write_bytes(good[:-5])  # Its first line, which lists read, is whole.
    elif damage == "fifo-like":
        path.write_bytes(b"[1]\n")
    assert workshop.journal.refresh_room(lambda _: room("Rebâtie"), "s1")
    assert workshop.room()["header"]["title"] == "Rebâtie"
    assert workshop.room()["head"] == 3
    assert not workshop.journal.refresh_room(lambda _: room("Encore"), "s1")
    with pytest.raises(FacilitationLost):
        workshop.journal.refresh_room(lambda _: room(), "s2")


def change(journal: Journal, edit: dict[str, Record | None]) -> None:
    whole = json.loads(journal.path.read_bytes())
    for key, value in edit.items():
        if value is None:
            del whole["facts"][key]
        else:
            whole["facts"][key] = value
    journal.path.write_text(json.dumps(whole) + "\n")


@pytest.mark.parametrize(
    "edit",
    [{"1": None}, {"2": record(3)}, {"4": record(4)}, {"2": {"fact": {}}}, {"2": record(2) | {"number": True}}],
)
def test_numbers_that_do_not_follow_each_other_are_damage(journal: Journal, edit: dict[str, Record | None]) -> None:
    change(journal, edit)
    before = journal.path.read_bytes()
    with pytest.raises(Damaged, match="numbers"):
        journal.read()
    with pytest.raises(Damaged):
        journal.append(records(3, 3), 2, "s1", room())
    assert journal.path.read_bytes() == before


def test_truncation_at_every_byte_is_refused(journal: Journal) -> None:
    whole = journal.path.read_bytes()
    for length in range(len(whole)):
        journal.path.write_bytes(whole[:length])
        with pytest.raises(Damaged):
            journal.read()
        with pytest.raises(Damaged):
            journal.append(records(3, 3), 2, "s1", room())
        assert journal.path.read_bytes() == whole[:length]


def test_a_missing_journal_is_not_started_again_and_its_backup_is_offered(journal: Journal) -> None:
    (backup,) = journal.backups()
    journal.path.unlink()
    for attempt in (journal.read, lambda: journal.append(records(3, 3), 2, "s1", room())):
        with pytest.raises(Damaged) as caught:
            attempt()
        assert (caught.value.reason, caught.value.last_good_backup) == ("missing", backup.path)
    backup.path.unlink()
    for attempt in (journal.read, lambda: journal.append(records(3, 3), 2, "s1", room())):
        with pytest.raises(Missing):
            attempt()
    assert not journal.path.exists()


def test_a_newer_journal_is_left_alone(journal: Journal) -> None:
    journal.path.write_bytes(journal.path.read_bytes().replace(b'"schema":1', b'"schema":2'))
    for attempt in (journal.read, lambda: journal.append(records(3, 3), 2, "s1", room())):
        with pytest.raises(NewerSchema):
            attempt()


FACT = st.dictionaries(TEXT, st.none() | st.integers() | TEXT | st.lists(TEXT, max_size=3), max_size=4)


@given(st.lists(st.lists(FACT, min_size=1, max_size=3), max_size=5))
def test_any_facts_in_any_portions_are_folded_back(
    tmp_path_factory: pytest.TempPathFactory, portions: list[list[Record]]
) -> None:
    workshop = make_workshop(tmp_path_factory.mktemp("any"))
    facilitation: Facilitation = hold(workshop)
    expected = records(1, 2)
    for portion in portions:
        added = [{"number": len(expected) + n, "fact": fact} for n, fact in enumerate(portion, 1)]
        workshop.journal.append(added, len(expected), "s1", room())
        expected += added
    assert workshop.journal.read() == expected
    facilitation.release()
