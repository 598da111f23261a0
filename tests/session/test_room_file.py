"""``room.json`` as a session keeps it: version 2, in place of version 1, and the wall that the facilitator handles."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest

from fiche_tui.session.session import Session
from fiche_tui.store import disk
from fiche_tui.store import room as room_file
from fiche_tui.store.errors import FacilitationLost
from fiche_tui.workshop import commands as c
from fiche_tui.workshop import facts as f
from fiche_tui.workshop.results import retained
from fiche_tui.workshop.room.reading import room_from_json
from fiche_tui.workshop.room.values import Room, WallView
from fiche_tui.workshop.room.whole import room_of
from fiche_tui.workshop.values import CaptureKind
from tests.hostile import TOGETHER
from tests.meetings import assessing, complete, opened, stored_workshop
from tests.stage import PEOPLE, Stage


def shown(session: Session) -> Room:
    return room_from_json(room_file.read_room(session.folder))


def as_version_1(folder: Path) -> None:
    """Write the room file as the release before did: without what version 2 added."""
    path = folder / "room.json"
    whole = json.loads(path.read_bytes())
    known = ("timezone", "item_names", "objectives", "voters", "clock", "list", "settled", "asked", "shortlist")
    whole["_meta"]["schema"] = 1
    whole["room"] = {name: whole["room"][name] for name in (*known, "decisions")}
    for family in whole["room"]["list"]:
        del family["id"]
    head = json.dumps({name: whole[name] for name in ("_meta", "rounds", "header")})
    path.write_text(f'{head[:-1]},\n"room":{json.dumps(whole["room"])}}}\n', encoding="utf-8")


def test_a_room_of_version_1_is_read_and_replaced_at_the_next_writing(tmp_path: Path) -> None:
    stored = stored_workshop(tmp_path)
    as_version_1(stored.folder)
    before = room_from_json(stored.room())
    assert (before.header.title, before.voters, before.list[0].roles[0].code) == ("Tables de quartier", 4, "A1")
    assert (before.list[0].id, before.steps, before.sitting, before.wall) == ("", (), None, None)
    session = opened(stored)
    try:
        assert json.loads((stored.folder / "room.json").read_bytes())["_meta"]["schema"] == 2
        assert shown(session) == room_from_json(room_of(session.state))
        assert [step.title for step in shown(session).steps][:2] == [
            "Accueil, intention, présences",
            "Lire et ajuster les familles",
        ]
    finally:
        session.close()


@pytest.mark.parametrize("left", [b"", b"bonjour", b'{"half', None])
def test_a_damaged_room_file_is_written_anew_without_an_act(tmp_path: Path, left: bytes | None) -> None:
    session = opened(stored_workshop(tmp_path))
    try:
        path = session.folder / "room.json"
        assert session.do(c.StartStep("accueil")) is None
        session.show_on_wall(WallView(curtain=True))
        before, number = shown(session), session.history.head
        path.unlink()
        if left is not None:
            path.write_bytes(left)
        session.mend_room()
        assert (shown(session), session.history.head) == (before, number)
    finally:
        session.close()


def test_a_room_file_as_it_was_left_is_neither_read_nor_written(tmp_path: Path) -> None:
    session = opened(stored_workshop(tmp_path))
    try:
        for act in (c.StartStep("accueil"), c.Write("n1", CaptureKind.NOTE, "Bonjour")):
            assert session.do(act) is None
        session.show_on_wall(WallView(curtain=True))
        with patch.object(disk, "open_to_read") as read, patch.object(disk, "write") as written:
            session.mend_room()
        assert (read.call_count, written.call_count) == (0, 0)
    finally:
        session.close()


def test_whoever_lost_the_lease_mends_nothing(tmp_path: Path) -> None:
    stored = stored_workshop(tmp_path)
    first = opened(stored)
    second = opened(stored, take=True)
    try:
        (stored.folder / "room.json").write_bytes(b"bonjour")
        with pytest.raises(FacilitationLost):
            first.mend_room()
        first.mend_room()
        assert (stored.folder / "room.json").read_bytes() == b"bonjour"
        second.mend_room()
        assert shown(second) == second.room
    finally:
        second.close()
        first.close()


def test_a_curtain_is_published_without_a_fact_and_stays_until_it_is_opened(tmp_path: Path) -> None:
    stored = stored_workshop(tmp_path)
    session = opened(stored)
    before = stored.journal.path.read_bytes()
    session.show_on_wall(WallView(curtain=True, zoom="a1"))
    assert shown(session).wall == session.wall == WallView(curtain=True, zoom="a1")
    assert stored.journal.path.read_bytes() == before
    assert session.do(c.StartStep("accueil")) is None
    assert shown(session).wall == WallView(curtain=True, zoom="a1")
    session.close()
    again = opened(stored)
    try:
        assert again.wall == WallView(curtain=True, zoom="a1")
        again.show_on_wall(WallView())
        assert shown(again).wall == WallView()
    finally:
        again.close()


def test_whoever_lost_the_lease_does_nothing_to_the_wall(tmp_path: Path) -> None:
    stored = stored_workshop(tmp_path)
    first = opened(stored)
    second = opened(stored, take=True)
    with pytest.raises(FacilitationLost):
        first.show_on_wall(WallView(curtain=True))
    assert shown(second).wall == WallView()
    second.close()


@pytest.mark.parametrize("closed", [False, True])
def test_the_room_file_is_the_same_whatever_was_answered(tmp_path: Path, closed: bool) -> None:
    found = []
    for name, answer in (("low", (0, 0)), ("high", (3, 3))):
        session = opened(stored_workshop(tmp_path / name))
        asked = assessing(session)
        for number in ("1", "2"):
            assert session.rounds.put(1, number, complete(asked, dict.fromkeys(asked.subjects, answer))) is None
        session.rounds.refresh_turnout(1)
        if closed:
            assert session.record(f.RoundClosed(1)) is None
        body = (session.folder / "room.json").read_bytes()
        known_id = session.state.id.encode()
        found.append(body.replace(known_id, b"ID"))
        assert shown(session).asked[0].answered == 2
        session.close()
    assert found[0] == found[1]


PRIVATE = f"SECRET {TOGETHER}"


@pytest.fixture
def written() -> Iterator[list[bytes]]:
    """Every room file that the sessions of a test publish."""
    found: list[bytes] = []
    real = room_file.write_room

    def note(folder: int, path: Path, shown: bytes, **rest: Any) -> None:
        found.append(shown)
        real(folder, path, shown, **rest)

    with patch("fiche_tui.store.journal.write_room", note):
        yield found


def test_in_a_whole_meeting_no_room_file_tells_a_name_a_note_or_a_result_before_its_hour(
    tmp_path: Path, written: list[bytes]
) -> None:
    stage = Stage(tmp_path)
    stage.do(
        c.Write("n1", CaptureKind.NOTE, PRIVATE, PRIVATE, PRIVATE),
        c.Write("a9", CaptureKind.ACTION, PRIVATE, PRIVATE, PRIVATE),
        c.Write("t9", CaptureKind.TOPIC, PRIVATE),
        c.Record(f.KeyboardHeld(PRIVATE)),
    )
    stage.until("relecture")
    rooms = [json.loads(one) for one in written]
    assert all(("tally" in one) == (one["status"] == "revealed") for room in rooms for one in room["room"]["asked"])
    first = next(place for place, room in enumerate(rooms) if room["rounds"].get("1") == "revealed")
    assert not any("retained" in room["room"] or "results" in room["room"] for room in rooms[:first])
    names = {line.split(";")[0] for line in PEOPLE.splitlines()} | {"Claude"}
    everything = b"\n".join(written).decode()
    assert len(written) > 30
    assert "SECRET" not in everything
    assert {name for name in names if name in everything} == {"Anne Lavoie"}  # She carries roles.
    last = shown(stage.session)
    assert last.retained == tuple(role.id for role in retained(stage.session.state))
    assert [carrier.who for carrier in last.carriers] == ["Anne Lavoie"] * 3 + [""]
    assert [decision.text for decision in last.decisions] == ["Tenir une assemblée publique au printemps"]
    assert last.groups is not None
    assert last.groups["priority"] == last.retained
    assert last.agreement is not None
    assert last.agreement.fingers == (0, 0, 1, 3, 5, 3)
    assert [result.sort for result in last.results] == ["gap", "deciding"]
    stage.session.close()
