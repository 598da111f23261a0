"""The goals of the store, side by side with SQLite and with a raw append and sync, in one run: ``make bench``.

The suite runs the same at a small size, and asserts what is not a duration: nothing lost, two syncs, bytes written.
"""

import shutil
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from fiche_tui.session.session import Session
from fiche_tui.store import disk
from fiche_tui.store.boxes import Box
from fiche_tui.store.workshop import Workshop
from fiche_tui.store.workshops import Workshops
from fiche_tui.system.clock import StoppedClock
from fiche_tui.workshop import facts as f
from fiche_tui.workshop.history import Entry, entry_to_json
from tests.benchmarks import contenders, noticing
from tests.benchmarks.contenders import BALLOT, OWN, SQLITE, Rush, rush
from tests.benchmarks.measuring import Row, median, milliseconds, percentile, table
from tests.stage import START, Stage
from tests.store.makers import SHEET, Calls, hold, make_workshop, records, room


@dataclass(frozen=True)
class Size:
    """How much is measured."""

    writers: tuple[int, ...] = (10, 50, 100)
    ballots: int = 40
    repeats: int = 3
    alone: int = 400
    boxes: int = 10_000
    scanned: int = 100
    facts: int = 2_000
    workshops: int = 1_000
    changes: int = 200
    turnouts: int = 60
    appends: int = 60


SMALL = Size((2,), 3, 1, 5, 12, 3, 30, 5, 2, 1, 3)


def timed(act: Callable[[], object]) -> float:
    before = time.perf_counter()
    act()
    return time.perf_counter() - before


def test_the_goals_of_the_store(benchmark: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    size = SMALL if benchmark.disabled else Size()
    rows: list[Row] = []
    benchmark.pedantic(lambda: rows.extend(measured(tmp_path, size)), rounds=1, iterations=1)
    if not benchmark.disabled:
        with capsys.disabled():
            print("\n\n" + table(rows))
            print(f"\nEach writer keeps {size.ballots} ballots at once; SQLite's busy handler sleeps in between.")
    assert len(rows) == 11 + 2 * len(size.writers)


def measured(tmp_path: Path, size: Size) -> Iterator[Row]:
    """Give each goal as it was found."""
    yield from alone(tmp_path / "alone", size)
    for writers in size.writers:
        yield from together(tmp_path / f"together-{writers}", writers, size)
    yield from written(tmp_path / "written", size)
    yield noticed(tmp_path / "room", size)
    yield counted(tmp_path / "turnout", size)
    yield scanned(tmp_path / "scanned", size)
    yield from long_journal(tmp_path / "long", size)
    yield listed(tmp_path / "listed", size)


def alone(folder: Path, size: Size) -> Iterator[Row]:
    workshop = contenders.start_own(folder)
    with pytest.MonkeyPatch.context() as patch:
        put = contenders.own(workshop, 0)
        calls = Calls(patch)
        put(0)
    syncs = calls.count("fsync") + calls.count("sync_folder")
    assert syncs == 2
    yield Row("2 syncs an acknowledgement", str(syncs), "", syncs == 2)
    plain = contenders.start_sqlite(folder / "plain")
    keeps = [contenders.own(workshop, 0), contenders.sqlite(plain, 0), contenders.append(plain, 0)]
    durations: list[list[float]] = [[], [], []]
    for number in range(size.alone):
        for place, keep in enumerate(keeps):  # One after the other: whatever slows the machine slows all three.
            before = time.perf_counter()
            keep(number)
            durations[place].append(time.perf_counter() - before)
    own, sqlite, raw = (median(values) for values in durations)
    yield Row(
        "alone, p50 at most 6x SQLite's",
        milliseconds(own),
        f"SQLite {milliseconds(sqlite)}: {own / sqlite:.1f}x",
        own <= 6 * sqlite,
    )
    yield Row(
        "alone, p50 at most 11x a raw append + fsync",
        milliseconds(own),
        f"raw {milliseconds(raw)}: {own / raw:.1f}x",
        own <= 11 * raw,
    )


def together(folder: Path, writers: int, size: Size) -> Iterator[Row]:
    runs: dict[str, list[Rush]] = {OWN.name: [], SQLITE.name: []}
    for repeat in range(size.repeats):
        for contender in (OWN, SQLITE):
            place = folder / f"{contender.name}-{repeat}"
            runs[contender.name].append(rush(contender, place, writers, size.ballots))
            shutil.rmtree(place)
    lost = sum(one.lost for one in runs[OWN.name])
    assert lost == 0
    own, sqlite = (median([one.rate for one in runs[name]]) for name in (OWN.name, SQLITE.name))
    slow_own, slow_sqlite = (
        median([percentile(one.durations, 0.99) for one in runs[name]]) for name in (OWN.name, SQLITE.name)
    )
    faster, slower = (1.0, 0.25) if writers <= 10 else (4.0, 0.15)
    yield Row(
        f"{writers} writers, throughput at least {faster}x SQLite's",
        f"{own:,.0f} votes/s, {lost} lost",
        f"SQLite {sqlite:,.0f} votes/s: {own / sqlite:.1f}x",
        own >= faster * sqlite,
    )
    yield Row(
        f"{writers} writers, p99 at most {slower}x SQLite's",
        milliseconds(slow_own),
        f"SQLite {milliseconds(slow_sqlite)}: {slow_own / slow_sqlite:.2f}x",
        slow_own <= slower * slow_sqlite,
    )


def written(folder: Path, size: Size) -> Iterator[Row]:
    """How much a vote writes, and whether many votes make one slower."""
    few, many = (make_workshop(folder / name, r1="open") for name in ("few", "many"))
    for workshop, boxes in ((few, 10), (many, size.boxes)):
        workshop.box("first", 1).put("1", BALLOT)
        data = (workshop.folder / "boxes" / "first" / "round-0001.json").read_bytes()
        for number in range(boxes):
            filler = workshop.folder / "boxes" / f"filler-{number}"
            filler.mkdir()
            (filler / "round-0001.json").write_bytes(data)
    own: list[tuple[Box, list[float]]] = [(few.box("mine", 1), []), (many.box("mine", 1), [])]
    total = 0
    real = disk.write

    def count(descriptor: int, data: Any) -> int:
        nonlocal total
        total += len(data)
        return real(descriptor, data)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(disk, "write", count)
        own[0][0].put("0", BALLOT)
    for number in range(size.alone):
        for box, values in own:
            values.append(timed(partial(box.put, str(number % 3), BALLOT)))
    assert total <= 16 << 10
    yield Row("at most 16 KB written a vote", f"{total / 1024:.1f} KB", "", total <= 16 << 10)
    at_few, at_many = (median(values) for _, values in own)
    yield Row(
        f"p50 at most 1.5x from 10 to {size.boxes:,} votes",
        milliseconds(at_many),
        f"at 10 {milliseconds(at_few)}: {at_many / at_few:.2f}x",
        at_many <= 1.5 * at_few,
    )


def noticed(folder: Path, size: Size) -> Row:
    delays = noticing.delays_of_room(make_workshop(folder, r1="open"), size.changes)
    late = percentile(delays, 0.99)
    return Row("a change of the room noticed within 120 ms at p99", milliseconds(late), "", late <= 0.12)


def counted(folder: Path, size: Size) -> Row:
    delays = noticing.delays_of_turnout(make_workshop(folder, r1="open"), size.turnouts)
    late = percentile(delays, 0.99)
    return Row("the turnout within 400 ms at p99", milliseconds(late), "", late <= 0.4)


def scanned(folder: Path, size: Size) -> Row:
    workshop = make_workshop(folder, r1="open")
    box = workshop.box("first", 1)
    for number in range(size.scanned):
        box.put(str(number), {"answers": {f"role-{role}": [1, 3] for role in range(3)}})
    data = box.path.read_bytes()
    for number in range(size.scanned - 1):
        other = workshop.folder / "boxes" / f"box-{number}"
        other.mkdir()
        (other / box.path.name).write_bytes(data)
    assert len(workshop.scan(1).ballots) == size.scanned**2
    found = median([timed(lambda: workshop.scan(1)) for _ in range(5)])
    goal = "100 files of 100 votes opened within 100 ms"
    return Row(goal, milliseconds(found), f"{len(data) / 1024:.0f} KB a file", found <= 0.1)


def long_journal(folder: Path, size: Size) -> Iterator[Row]:
    stage = Stage(folder).until("depouiller")
    stage.session.close()
    stored = stage.workshops.open(stage.id)
    held = hold(stored)
    head = stage.session.history.head
    facts = [f.KeyboardHeld(f"Personne {place}") for place in range(max(1, size.facts - head))]
    entries = [Entry(head + place, head + place, START, fact) for place, fact in enumerate(facts, 1)]
    stored.journal.append([entry_to_json(entry) for entry in entries], head, "s1", stored.room())
    head += len(entries)
    for number in range(100):
        stored.box(f"box-{number}", 1).put("1", BALLOT)
    held.release()

    def open_it() -> None:
        session = Session.open(stage.workshops.open(stage.id), StoppedClock(START), "Claude")
        session.close()

    def read_it() -> None:
        workshop = Workshop(stored.folder)
        assert len(workshop.journal.read()) == head
        assert len(workshop.scan(1).ballots) >= 100

    opening = [timed(open_it) for _ in range(7)]
    reading = [timed(read_it) for _ in range(7)]
    held = hold(stored)
    appending = []
    for _ in range(size.appends):
        added = [entry_to_json(Entry(head + 1, head + 1, START, facts[0]))]
        appending.append(timed(partial(stored.journal.append, added, head, "s1", stored.room())))
        head += 1
    held.release()
    found = median(appending)
    yield Row("a fact appended to 2,000 within 10 ms", milliseconds(found), "", found <= 0.01)
    found = median(opening)
    yield Row(
        "a workshop of 100 ballots and 2,000 facts opened within 50 ms",
        milliseconds(found),
        f"journal and boxes read {milliseconds(median(reading))}",
        found <= 0.05,
    )


def listed(folder: Path, size: Size) -> Row:
    workshops = Workshops(folder)
    workshops.create("atelier-0", records(1, 2), room(), SHEET)
    for number in range(1, size.workshops):
        shutil.copytree(folder / "atelier-0", folder / f"atelier-{number}")
    assert len(workshops.headers()) == size.workshops
    found = median([timed(workshops.headers) for _ in range(5)])
    return Row("1,000 workshops listed within 200 ms", milliseconds(found), "", found <= 0.2)
