import os
import shutil
from pathlib import Path

import pytest

from fiche_tui.store import disk
from fiche_tui.store.chain import Account
from fiche_tui.store.errors import CannotRead, Damaged, RoundNotClosed
from fiche_tui.store.workshop import Workshop
from tests.store.makers import Calls, each_call, publish, record, records, room
from tests.store.test_boxes import BALLOT


def damaged(workshop: Workshop) -> dict[str, str]:
    return {found.box: str(found.error.values.get("reason", "")) for found in workshop.scan(1).damaged}


def test_a_scan_finds_all_in_order_with_their_owner(workshop: Workshop) -> None:
    for name in ("b2", "a1"):
        for number in (2, 1):
            workshop.box(name, 1).put(str(number), {"answers": name})
    (workshop.folder / "boxes" / "c3").mkdir()
    found = workshop.scan(1)
    assert [(ballot.box, ballot.ballot_id) for ballot in found.ballots] == [
        ("a1", "1"),
        ("a1", "2"),
        ("b2", "1"),
        ("b2", "2"),
    ]
    assert {ballot.owner for ballot in found.ballots} == {os.getuid()}
    assert found.damaged == ()


def test_whatever_call_fails_a_scan_reports_the_box_or_says_why(workshop: Workshop) -> None:
    for name in ("a1", "animation", "animation-2"):
        workshop.box(name, 1).put("1", BALLOT)
    steps = each_call(lambda: workshop.scan(1))
    outcomes = set()
    for step in steps:
        with pytest.MonkeyPatch.context() as patch:
            Calls(patch, step)
            try:
                found = workshop.scan(1)
            except CannotRead:
                outcomes.add((step[0], "refused"))
            else:
                assert len(found.ballots) + len(found.damaged) == 3
                outcomes.add((step[0], "reported" if found.damaged else "read"))
    assert ("fstat", "reported") in outcomes
    assert ("open_file", "reported") in outcomes
    assert ("scandir", "refused") in outcomes


def test_the_keyboard_of_the_next_account_goes_on_from_the_one_before(workshop: Workshop, held: object) -> None:
    workshop.keyboard(1).put("7", BALLOT)
    workshop.keyboard(1).put("8", BALLOT)
    workshop.journal.hand_over(record(3, "remis"), 2, "s1", room(r1="open"), Account("moi", os.getuid()))
    workshop.journal.append(records(4, 4), 3, "s1", room(r1="open"))
    assert workshop.keyboard(1, make=False).all() == {"7": BALLOT, "8": BALLOT}
    assert [(one.box, one.ballot_id) for one in workshop.scan(1).ballots] == [("animation", "7"), ("animation", "8")]
    corrected = {**BALLOT, "name": "corrected"}
    workshop.keyboard(1).put("8", corrected)
    workshop.keyboard(1).remove("7")
    assert workshop.keyboard(1).all() == {"8": corrected}
    assert [(one.box, one.ballot) for one in workshop.scan(1).ballots] == [("animation-2", corrected)]
    workshop.keyboard(1).remove("8")
    assert workshop.scan(1).ballots == ()


@pytest.mark.parametrize("name", ["animation-9", "poste-2", "animation-x0001"])
def test_a_box_that_only_bears_such_a_name_counts_for_nothing(workshop: Workshop, name: str) -> None:
    workshop.keyboard(1).put("7", BALLOT)
    box = workshop.box(name, 1)
    assert damaged(workshop) == {}  # Nothing lies in it.
    box.put("1", BALLOT)
    if name == "animation-x0001":
        shutil.rmtree(workshop.folder / "boxes" / "animation")  # Of the right account, under a spare name.
        assert ([one.box for one in workshop.scan(1).ballots], damaged(workshop)) == ([name], {})
        return
    assert [one.box for one in workshop.scan(1).ballots] == ["animation"]
    (found,) = workshop.scan(1).damaged  # No journal has that number.
    assert (found.box, found.error.code) == (name, "planted-box")


def test_the_keyboard_takes_another_name_where_somebody_has_its_own(
    workshop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    boxes = workshop.folder / "boxes"
    boxes.chmod(0o3730)
    for name in ("animation", "animation-x0001", "poste"):
        (boxes / name).mkdir()
        (boxes / name / "round-0001.json").write_bytes(b"")
    journal = workshop.folder / "journal-0001.json"
    real = disk.stat

    def owned_by_somebody(path: Path, **options: bool) -> os.stat_result:
        found = real(path, **options)
        theirs = path != journal and path.name in ("animation", "animation-x0001", "poste")
        return os.stat_result([*found[:4], 4242, *found[5:]]) if theirs else found

    monkeypatch.setattr(disk, "stat", owned_by_somebody)
    workshop.keyboard(1).put("7", BALLOT)
    workshop.keyboard(1).put("8", BALLOT)
    assert workshop.station == "poste-x0001"
    found = workshop.scan(1)
    assert [(one.box, one.ballot_id) for one in found.ballots] == [("animation-x0002", "7"), ("animation-x0002", "8")]
    assert [(one.box, one.error.values["owner"]) for one in found.damaged] == [
        ("animation", "4242"),
        ("animation-x0001", "4242"),
        ("poste", "4242"),
    ]


def test_what_cannot_be_a_box_is_left_alone(workshop: Workshop) -> None:
    boxes = workshop.folder / "boxes"
    workshop.keyboard(1).put("7", BALLOT)
    whole = workshop.packed()
    for name in (".DS_Store", "Thumbs.db", "desktop.ini", "animation~", "copie"):
        (boxes / name).write_bytes(b"x")
    for name in ("ABC", "copie de animation", ".Trash-1000", "é"):
        (boxes / name).mkdir()
        (boxes / name / "round-0001.json").write_bytes(b"x")
    (boxes / "lien").symlink_to(boxes / "animation")
    for name in ("sealed/.DS_Store", "boxes/animation/.DS_Store", "boxes/animation/round-0001.json~", ".DS_Store"):
        (workshop.folder / name).write_bytes(b"x")
    assert workshop.scan(1).damaged == ()
    assert [one.box for one in workshop.scan(1).ballots] == ["animation"]
    assert workshop.packed() == whole


def test_a_scan_for_sealing_waits_for_the_published_closing(workshop: Workshop, held: object) -> None:
    workshop.box("k3f9", 1).put("7", BALLOT)
    for number in (1, 2):
        with pytest.raises(RoundNotClosed):
            workshop.scan_closed(number)
    publish(workshop, r1="closed")
    assert [found.ballot for found in workshop.scan_closed(1).ballots] == [BALLOT]


def test_every_kind_of_damage_is_reported_and_hides_no_other_box(workshop: Workshop) -> None:
    boxes = workshop.folder / "boxes"
    workshop.box("good", 1).put("1", BALLOT)
    whole = (boxes / "good" / "round-0001.json").read_bytes()

    def place(name: str) -> Path:
        (boxes / name).mkdir()
        return boxes / name / "round-0001.json"

    place("empty").write_bytes(b"")
    place("cut").write_bytes(whole[:-9])
    place("later").write_bytes(whole.replace(b'"schema":1', b'"schema":2'))
    os.mkfifo(place("fifo"))
    place("link").symlink_to(boxes / "good" / "round-0001.json")
    place("folder").mkdir()
    with place("sparse").open("wb") as file:
        file.truncate(3 << 30)
    place("deep").write_bytes(b'{"a":' + b"[" * 200_000 + b"]" * 200_000 + b"}\n")
    place("nan").write_bytes(whole.replace(b"[1,3]", b"[NaN]"))
    place("twice").write_bytes(whole.replace(b'"ballots":{', b'"ballots":{"2":{"ballot":"1","content":{}},'))
    if os.getuid() == 0:
        os.chown(place("foreign").parent, 4242, -1)
        (boxes / "foreign" / "round-0001.json").write_bytes(whole)  # Planted in another's folder.

    found = workshop.scan(1)
    assert [ballot.ballot for ballot in found.ballots] == [BALLOT]
    assert damaged(workshop) | {"foreign": "owner"} == {
        "empty": "empty",
        "cut": "truncated",
        "later": "",
        "fifo": "not-regular",
        "link": "symlink",
        "folder": "not-regular",
        "sparse": "too-large",
        "deep": "too-deep",
        "nan": "not-finite",
        "twice": "shape",
        "foreign": "owner",
    }


def test_a_truncated_box_is_never_written_over(workshop: Workshop) -> None:
    box = workshop.box("k3f9", 1)
    box.put("7", BALLOT)
    whole = box.path.read_bytes()
    for length in range(len(whole)):
        box.path.write_bytes(whole[:length])
        assert damaged(workshop).keys() == {"k3f9"}
        with pytest.raises(Damaged):
            box.put("8", BALLOT)
        assert box.path.read_bytes() == whole[:length]


def test_without_its_boxes_a_scan_is_an_error_and_not_empty(workshop: Workshop) -> None:
    (workshop.folder / "boxes").rmdir()
    with pytest.raises(CannotRead, match="missing"):
        workshop.scan(1)
