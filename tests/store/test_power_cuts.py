"""The power goes at every moment of a workshop, in every way; without a sync, and in stock TinyDB, that must show."""

import json
import shutil
from collections.abc import Sequence, Set
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from tinydb import TinyDB

from fiche_tui.store.documents import Record
from fiche_tui.store.errors import NotFound, StoreError
from fiche_tui.store.room import OPEN
from fiche_tui.store.workshop import Workshop
from fiche_tui.store.workshops import Workshops
from tests.store.makers import SHEET, hold, keep_answers, record, records, room
from tests.store.power import MOST_SUBSETS, Recorder, Tree, lay_out, recorded


@dataclass
class Story:
    """What was attempted, and what of it was acknowledged."""

    made: bool = False
    attempted: list[Record] = field(default_factory=lambda: records(1, 2))
    head: int = 0
    ballots: dict[tuple[str, str], int] = field(default_factory=dict)
    casting: dict[tuple[str, str], int] = field(default_factory=dict)
    revealed: int = 0
    digest: str = ""


def faults(data: Path, story: Story) -> list[str]:
    """Return what a workshop left by a cut breaks of what was promised."""
    try:
        workshop = Workshops(data).open("atelier-1")
    except NotFound:
        return ["workshop lost"] if story.made else []
    except StoreError as error:
        return [f"unreadable: {error.code}"]
    wrong = _ballot_faults(workshop, story)
    try:
        found = workshop.journal.read()
        if found != story.attempted[: len(found)] or len(found) < 2:
            wrong.append("facts changed")
        if len(found) < story.head:
            wrong.append("fact lost")
        if workshop.sheet() != SHEET:
            wrong.append("sheet damaged")
        if story.revealed and len(found) >= story.revealed:
            sealed = {ballot["answers"] for ballot in workshop.read_sealed(1, story.digest)}
            if sealed != set(story.ballots.values()):
                wrong.append("seal lacks a ballot")
    except StoreError as error:
        wrong.append(f"unreadable: {error.code}")
    if (workshop.folder / "sealed" / "round-0001.json").exists() and _shown_open(workshop):
        wrong.append("open beside its seal")
    return wrong


def _ballot_faults(workshop: Workshop, story: Story) -> list[str]:
    wrong = []
    scan = workshop.scan(1)
    if scan.damaged:
        wrong.append("box damaged")
    found = {(one.box, one.ballot_id): one.ballot["answers"] for one in scan.ballots}
    for place, answer in story.ballots.items():
        if place not in found:
            wrong.append("ballot lost")
        elif found[place] not in (answer, story.casting.get(place)):
            wrong.append("ballot changed")
    if any(found[place] != story.casting.get(place) for place in found.keys() - story.ballots.keys()):
        wrong.append("ballot made up")
    return wrong


def _shown_open(workshop: Workshop) -> bool:
    try:
        return workshop.round_is_open(1)
    except StoreError:
        return False  # A damaged room takes no ballots, and is derived again.


def goes_on(data: Path, head: int) -> None:
    """Facilitate what a cut left, derive the room, append and cast."""
    workshop = Workshops(data).open("atelier-1")
    held = hold(workshop, "after")
    workshop.journal.refresh_room(lambda _: room(r1="open"), "after")
    found = len(workshop.journal.read())
    assert found >= head
    workshop.journal.append([record(found + 1, "après")], found, "after", room(r2="open"))
    workshop.box("after", 2).put("1", {"answers": 1})
    held.release()


def hold_a_meeting(data: Path, story: Story, recorder: Recorder) -> None:
    """Make a workshop, write facts, cast, correct, close, seal, reopen, cast, close, seal and reveal."""
    workshop = Workshops(data).create("atelier-1", records(1, 2), room(r1=OPEN), SHEET)
    story.made, story.head = True, 2
    recorder.acknowledged()
    held = hold(workshop)

    def append(last: int, **rounds: str) -> None:
        story.attempted = records(1, last)
        workshop.journal.append(records(story.head + 1, last), story.head, "s1", room(**rounds))
        story.head = last
        recorder.acknowledged()

    def cast(box: str, ballot: str, answer: int) -> None:
        story.casting[(box, ballot)] = answer
        workshop.box(box, 1).put(ballot, {"answers": answer})
        story.ballots[(box, ballot)] = answer
        recorder.acknowledged()

    def seal() -> None:
        ballots = [one.ballot for one in workshop.scan_closed(1).ballots]
        story.digest = workshop.seal(1, ballots, "s1", keep_answers)

    append(3, r1=OPEN)
    cast("keyboard", "1", 1)
    cast("ann-8c1d", "1", 2)
    cast("keyboard", "1", 3)
    append(21, r1=OPEN)  # Takes a backup.
    append(22, r1="closed")
    seal()
    workshop.unseal(1, "s1")
    append(23, r1=OPEN)
    cast("keyboard", "2", 4)
    append(24, r1="closed")
    seal()
    story.revealed = 25
    append(25, r1="revealed")
    held.release()


class SeenEnough(Exception):  # noqa: N818 - it is an outcome, not a defect.
    """The control has shown what it was to show."""


def cuts(
    root: Path, without: Sequence[str] = (), *, go_on_every: int = 0, until: Set[str] = frozenset()
) -> tuple[int, dict[str, int]]:
    """Cut the power all along a meeting; return how many states were seen, and how many broke which promise.

    ``until`` names the faults that are enough to have seen.
    """
    broken: dict[str, int] = {}
    story = Story()
    seen = 0

    def cut(tree: Tree) -> None:
        nonlocal seen
        seen += 1
        left = root / "left"
        lay_out(tree, left)
        for fault in faults(left / "data", story):
            broken[fault] = broken.get(fault, 0) + 1
        if go_on_every and seen % go_on_every == 0 and story.made and not broken:
            goes_on(left / "data", story.head)
        shutil.rmtree(left)
        if until and until <= broken.keys():
            raise SeenEnough

    (root / "disk").mkdir(parents=True)
    subsets = 4 if until else MOST_SUBSETS
    with suppress(SeenEnough), recorded(root / "disk", cut, without, subsets) as recorder:
        hold_a_meeting(root / "disk" / "data", story, recorder)
    return seen, broken


def test_no_cut_loses_what_was_acknowledged(tmp_path: Path) -> None:
    seen, broken = cuts(tmp_path, go_on_every=10)
    assert broken == {}
    assert seen >= 500


def test_without_the_file_sync_a_cut_breaks_it(tmp_path: Path) -> None:
    """The control: this is why there is a sync before the name is taken."""
    expected = {"unreadable: damaged", "box damaged"}
    _, broken = cuts(tmp_path, ("fsync",), until=expected)
    assert broken.keys() >= expected


def test_without_the_folder_sync_a_cut_loses_acknowledged_writings(tmp_path: Path) -> None:
    """The control: this is why there is a sync after the name is taken."""
    expected = {"workshop lost", "fact lost", "ballot lost"}
    _, broken = cuts(tmp_path, ("sync_folder",), until=expected)
    assert broken.keys() >= expected


def test_stock_tinydb_is_broken_by_a_cut(tmp_path: Path) -> None:
    """The control: it syncs, but writes in place and cuts off afterwards."""
    unreadable, lost = 0, 0
    acknowledged: list[int] = []

    def cut(tree: Tree) -> None:
        nonlocal unreadable, lost
        data = tree.get("votes.json", b"")
        assert isinstance(data, bytes)
        try:
            found = json.loads(data)["_default"].values() if data else []
            lost += not set(acknowledged) <= {vote["number"] for vote in found}
        except ValueError:
            unreadable += 1

    with recorded(tmp_path, cut) as recorder, TinyDB(tmp_path / "votes.json") as database:
        for number in range(5):
            database.insert({"number": number, "text": "x" * 100})
            acknowledged.append(number)
            recorder.acknowledged()
        database.update({"text": ""})
    assert unreadable > 0
    assert lost > 0  # Its file has no name on disk before its folder is synced, which it never is.
