"""What the program works out in its own process: minutes, sheets, lists, and how each grows with what it is given."""

import gc
import shutil
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from fiche_tui.session.session import Session
from fiche_tui.sheet.library import content_folder
from fiche_tui.sheet.parse import read_sheet
from fiche_tui.store import disk
from fiche_tui.store.workshops import Workshops
from fiche_tui.system.clock import StoppedClock
from fiche_tui.workshop import facts as f
from fiche_tui.workshop.history import Entry, entry_to_json
from tests.benchmarks.contenders import BALLOT
from tests.benchmarks.measuring import Figure, Goal, Size, figure, growth, in_ms, interleaved, timed
from tests.benchmarks.test_minutes_speed import EXPORTS, full_workshop
from tests.benchmarks.test_sheet_speed import thousand_items
from tests.stage import START, Stage
from tests.store.makers import SHEET, hold, make_workshop, records, room

TENTH = 10


def _durations(acts: Mapping[str, Callable[[], object]], repeats: int, *, first: bool = True) -> dict[str, list[float]]:
    """Return the durations of each act in seconds, in turn.

    What an act loads or keeps the ``first`` time is not what it costs; nor is the garbage of what was measured before.
    """
    if first:
        for act in acts.values():
            act()
    gc.collect()
    gc.freeze()
    return interleaved({name: partial(timed, act) for name, act in acts.items()}, repeats)


def minutes(_folder: Path, size: Size) -> Iterator[Figure]:
    """Yield how long the minutes take in each format, and how that grows with the notes."""
    long, short = full_workshop(size.notes), full_workshop(size.notes // TENTH)
    acts: dict[str, Callable[[], object]] = {}
    for name, export in EXPORTS.items():
        acts |= {name: partial(export, long), f"{name}, short": partial(export, short)}
    found = _durations(acts, size.repeats)
    for name in EXPORTS:
        yield figure(f"{name}, {size.notes} notes", in_ms(found[name]), "ms", goal=Goal(60))
    for name in ("md", "html"):
        few, many = (size.notes // TENTH, found[f"{name}, short"]), (size.notes, found[name])
        yield growth(f"{name}, notes", few, many, 1.1)


def sheets(_folder: Path, size: Size) -> Iterator[Figure]:
    """Yield how long sheets take to be read."""
    many, few = thousand_items(size.items), thousand_items(size.items // TENTH)
    roles = (content_folder() / "roles-acteur-collectif.md").read_bytes()
    huge = b"- [x](y) **z** `t`\n" * (10_000_000 // 19)
    found = _durations(
        {
            "many": partial(read_sheet, many, "mille.md"),
            "few": partial(read_sheet, few, "cent.md"),
            "roles": partial(read_sheet, roles, "roles.md"),
            "huge": partial(read_sheet, huge, "enorme.md"),
        },
        size.repeats,
    )
    yield figure(f"a sheet of {size.items:,} items read", in_ms(found["many"]), "ms", goal=Goal(100))
    yield figure("the roles sheet read", in_ms(found["roles"]), "ms", goal=Goal(30))
    yield figure("10 MB refused", in_ms(found["huge"]), "ms", goal=Goal(50))
    yield growth("items", (size.items // TENTH, found["few"]), (size.items, found["many"]), 1.1)


def opening(folder: Path, size: Size) -> Iterator[Figure]:
    """Yield how long workshops take to open, a fact to be appended, boxes to be scanned and lists to be read."""
    sizes = (size.facts // TENTH, size.facts)
    journals = [_LongJournal(folder / str(facts), facts) for facts in sizes]
    found = _durations({str(place): one.open for place, one in enumerate(journals)}, 2 * size.repeats)
    yield figure(f"100 ballots and {size.facts:,} facts opened", in_ms(found["1"]), "ms", goal=Goal(50))
    yield growth("facts, opening", (sizes[0], found["0"]), (sizes[1], found["1"]), 1.1)
    for one in journals:
        one.hold()
    found = _durations({str(place): one.append for place, one in enumerate(journals)}, size.appends, first=False)
    few, many = found.values()
    yield figure(f"a fact appended to {size.facts:,}", in_ms(many), "ms", goal=Goal(10))
    yield growth("facts, appending", (sizes[0], few), (sizes[1], many), 1.1)
    for one in journals:
        one.release()

    files = (max(1, size.scanned // TENTH), size.scanned)
    boxes = [_many_boxes(folder / f"boxes-{one}", one, size.scanned) for one in files]
    found = _durations({str(place): partial(one.scan, 1) for place, one in enumerate(boxes)}, 3 * size.repeats)
    yield figure(f"{size.scanned} files of {size.scanned} votes opened", in_ms(found["1"]), "ms", goal=Goal(100))
    yield growth("files of votes", (files[0], found["0"]), (files[1], found["1"]), 1.1)

    counts = (size.workshops // TENTH, size.workshops)
    lists = [_many_workshops(folder / f"list-{one}", one) for one in counts]
    found = _durations({str(place): one.headers for place, one in enumerate(lists)}, size.repeats)
    yield figure(f"{size.workshops:,} workshops listed", in_ms(found["1"]), "ms", goal=Goal(200))
    yield growth("workshops listed", (counts[0], found["0"]), (counts[1], found["1"]), 1.1)


class _LongJournal:
    """A workshop of many facts and 100 ballots."""

    def __init__(self, folder: Path, facts: int) -> None:
        stage = Stage(folder).until("depouiller")
        stage.session.close()
        self._stage, self._stored = stage, stage.workshops.open(stage.id)
        self._head = stage.session.history.head
        self.hold()
        self._append([f.KeyboardHeld(f"Personne {place}") for place in range(max(1, facts - self._head))])
        for number in range(100):
            self._stored.box(f"box-{number}", 1).put("1", BALLOT)
        self.release()

    def open(self) -> None:
        """Open it as its facilitator, and leave."""
        Session.open(self._stage.workshops.open(self._stage.id), StoppedClock(START), "Claude").close()

    def hold(self) -> None:
        self._held = hold(self._stored)

    def release(self) -> None:
        self._held.release()

    def append(self) -> None:
        """Append one fact."""
        self._append([f.KeyboardHeld("moi")])

    def _append(self, facts: list[f.KeyboardHeld]) -> None:
        entries = [
            entry_to_json(Entry(self._head + place, self._head + place, START, fact))
            for place, fact in enumerate(facts, 1)
        ]
        self._stored.journal.append(entries, self._head, "s1", self._stored.room())
        self._head += len(entries)


def _many_boxes(folder: Path, files: int, votes: int) -> Any:
    workshop = make_workshop(folder, r1="open")
    box = workshop.box("first", 1)
    for number in range(votes):
        box.put(str(number), {"answers": {f"role-{role}": [1, 3] for role in range(3)}})
    data = box.path.read_bytes()
    for number in range(files - 1):
        other = workshop.folder / "boxes" / f"box-{number}"
        other.mkdir()
        (other / box.path.name).write_bytes(data)
    assert len(workshop.scan(1).ballots) == files * votes
    return workshop


def _many_workshops(folder: Path, count: int) -> Workshops:
    workshops = Workshops(folder)
    workshops.create("atelier-0", records(1, 2), room(), SHEET)
    for number in range(1, count):
        shutil.copytree(folder / "atelier-0", folder / f"atelier-{number}")
    assert len(workshops.headers()) == count
    return workshops


def kept(folder: Path, size: Size) -> Iterator[Figure]:
    """Yield how many bytes a ballot writes, and whether many ballots make one slower."""
    sizes = (TENTH, size.boxes)
    boxes = []
    for votes in sizes:
        workshop = make_workshop(folder / str(votes), r1="open")
        workshop.box("first", 1).put("1", BALLOT)
        data = (workshop.folder / "boxes" / "first" / "round-0001.json").read_bytes()
        for number in range(votes):
            filler = workshop.folder / "boxes" / f"filler-{number}"
            filler.mkdir()
            (filler / "round-0001.json").write_bytes(data)
        boxes.append(workshop.box("mine", 1))
    total = 0
    real = disk.write

    def count(descriptor: int, data: Any) -> int:
        nonlocal total
        total += len(data)
        return real(descriptor, data)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(disk, "write", count)
        boxes[0].put("0", BALLOT)
    yield Figure("a ballot kept writes", total / 1024, "KB", goal=Goal(16))
    putting = {str(place): partial(box.put, "1", BALLOT) for place, box in enumerate(boxes)}
    few, many = _durations(putting, size.alone, first=False).values()
    yield growth("a ballot kept among others", (sizes[0], few), (sizes[1], many), 0.06)
