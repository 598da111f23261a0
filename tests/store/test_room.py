from pathlib import Path

import pytest
from hypothesis import given

from fiche_tui.store import disk
from fiche_tui.store.documents import Json, Record
from fiche_tui.store.errors import Damaged, FacilitationLost, HeadMoved, Missing, NewerSchema
from fiche_tui.store.room import read_header, read_room
from fiche_tui.store.workshop import Workshop
from fiche_tui.store.workshops import Workshops
from fiche_tui.workshop.text import printable
from tests.store.makers import SHEET, Calls, publish, records, room
from tests.store.test_documents import JSON


def test_the_room_comes_back_with_its_head_and_revision(workshop: Workshop) -> None:
    assert workshop.room() == room(r1="open") | {"head": 2, "_rev": 1}


def test_the_header_is_read_without_the_rest(workshop: Workshop, held: object) -> None:
    workshop.journal.append([{"number": 3}], 2, "s1", room(r1="open") | {"list": ["x" * 100] * 10_000, "name": "\n"})
    with pytest.MonkeyPatch.context() as patch:
        sizes: list[int] = []
        real = disk.read

        def note(descriptor: int, size: int) -> bytes:
            sizes.append(size)
            return real(descriptor, size)

        patch.setattr(disk, "read", note)
        header = read_header(workshop.folder / "room.json")
    assert sizes == [4096]
    assert header == {"header": room()["header"], "rounds": {"1": "open"}, "head": 3, "_rev": 2}


def test_a_long_header_is_read_whole(workshop: Workshop, held: object) -> None:
    workshop.journal.append([{"number": 3}], 2, "s1", room("É" * 50_000 + "\n"))
    assert read_header(workshop.folder / "room.json")["header"]["title"] == "É" * 50_000 + "\n"
    assert workshop.room()["header"]["title"] == "É" * 50_000 + "\n"


def test_each_publication_raises_the_revision_even_over_damage(workshop: Workshop, held: object) -> None:
    publish(workshop)
    assert workshop.room()["_rev"] == 2
    (workshop.folder / "room.json").write_bytes(b"")
    publish(workshop)
    assert workshop.room()["_rev"] == 1


def test_publishing_syncs_nothing_since_the_room_is_derived(workshop: Workshop, held: object) -> None:
    with pytest.MonkeyPatch.context() as patch:
        calls = Calls(patch)
        assert workshop.journal.refresh_room(lambda _: room(), "s1") is False
        (workshop.folder / "room.json").unlink()
        assert workshop.journal.refresh_room(lambda _: room(), "s1") is True
    assert calls.count("fsync") + calls.count("sync_folder") == 0


def test_the_turnout_is_published_without_a_fact(workshop: Workshop, held: object) -> None:
    before = workshop.journal.path.read_bytes()
    workshop.journal.publish_room(room(r1="open") | {"turnout": [13, 14]}, 2, "s1")
    assert (workshop.room()["turnout"], workshop.room()["head"], workshop.room()["_rev"]) == ([13, 14], 2, 2)
    with pytest.raises(HeadMoved):
        workshop.journal.publish_room(room(), 1, "s1")
    with pytest.raises(FacilitationLost):
        workshop.journal.publish_room(room(), 2, "s2")
    assert workshop.room()["_rev"] == 2
    assert workshop.journal.path.read_bytes() == before


def test_truncation_at_every_byte_is_refused(workshop: Workshop) -> None:
    path = workshop.folder / "room.json"
    whole = path.read_bytes()
    first_line = whole.index(b"\n")
    for length in range(len(whole)):
        path.write_bytes(whole[:length])
        with pytest.raises(Damaged):
            read_room(workshop.folder)
        if length <= first_line:
            with pytest.raises(Damaged):
                read_header(path)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b'"head":2', b'"head":"2"'),
        (b'"head":2', b'"head":0'),
        (b'"header":{', b'"other":{'),
        (b'"rounds":{"1":"open"}', b'"rounds":[]'),
        (b'"kind":"room"', b'"kind":"box"'),
    ],
)
def test_another_shape_is_damage(workshop: Workshop, old: bytes, new: bytes) -> None:
    path = workshop.folder / "room.json"
    path.write_bytes(path.read_bytes().replace(old, new))
    with pytest.raises(Damaged):
        workshop.room()
    with pytest.raises(Damaged):
        read_header(path)


@pytest.mark.parametrize("body", [b"[]", b"3", b"null"])
def test_a_room_that_is_no_object_is_damage(workshop: Workshop, body: bytes) -> None:
    path = workshop.folder / "room.json"
    whole = path.read_bytes()
    start = whole.index(b'"room":') + len(b'"room":')
    path.write_bytes(whole[:start] + body + b"}\n")
    with pytest.raises(Damaged) as caught:
        workshop.room()
    assert caught.value.reason == "shape"


def test_a_missing_and_a_newer_room_are_told_apart(workshop: Workshop) -> None:
    path = workshop.folder / "room.json"
    path.write_bytes(path.read_bytes().replace(b'"schema":2', b'"schema":7'))
    with pytest.raises(NewerSchema):
        workshop.room()
    path.unlink()
    with pytest.raises(Missing):
        workshop.room()


def test_the_state_of_a_round(workshop: Workshop, held: object) -> None:
    assert [workshop.round_is_open(number) for number in (1, 2)] == [True, False]
    publish(workshop, r1="closed", r2="open")
    assert [workshop.round_is_open(number) for number in (1, 2)] == [False, True]


def test_the_state_of_a_round_is_what_the_file_says_now(workshop: Workshop, held: object) -> None:
    path = workshop.folder / "room.json"
    assert workshop.round_is_open(1)
    path.write_bytes(b"\n" + path.read_bytes())
    with pytest.raises(Damaged):
        workshop.round_is_open(1)
    path.unlink()
    with pytest.raises(Missing):
        workshop.round_is_open(1)


def shown(value: Json) -> Json:
    """A JSON value whose texts act on no terminal."""
    if isinstance(value, dict):
        return {printable(name): shown(one) for name, one in value.items()}
    if isinstance(value, list):
        return [shown(one) for one in value]
    return printable(value) if isinstance(value, str) else value


@given(JSON.map(shown))
def test_any_body_comes_back(tmp_path_factory: pytest.TempPathFactory, body: Record) -> None:
    folder: Path = tmp_path_factory.mktemp("any")
    workshop = Workshops(folder).create("abc", records(1, 1), room() | {"body": body}, SHEET)
    assert workshop.room()["body"] == body
