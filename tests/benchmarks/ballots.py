"""Ballots kept beside SQLite (WAL, synchronous=FULL, a row a commit) and beside a raw append and sync."""

import shutil
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from tests.benchmarks import contenders, noticing
from tests.benchmarks.contenders import OWN, SQLITE, Rush, rush
from tests.benchmarks.measuring import RATE, Figure, Goal, Size, figure, in_ms, interleaved, percentile, timed
from tests.store.makers import Calls, make_workshop

AS_SQLITE = "SQLite"


def alone(folder: Path, size: Size) -> Iterator[Figure]:
    """Yield what a ballot costs one writer."""
    workshop = contenders.start_own(folder / "own")
    with pytest.MonkeyPatch.context() as patch:
        put = contenders.own(workshop, 0)
        calls = Calls(patch)
        put(0)
    syncs = calls.count("fsync") + calls.count("sync_folder")
    yield Figure("a ballot kept", syncs, "syncs", goal=Goal(2), counted=True)
    plain = contenders.start_sqlite(folder / "plain")
    keeps = {"own": contenders.own(workshop, 0)}
    keeps |= {AS_SQLITE: contenders.sqlite(plain, 0), "raw": contenders.append(plain, 0)}
    numbers = iter(range(3 * size.alone))
    timing = {name: lambda keep=keep: timed(partial(keep, next(numbers))) for name, keep in keeps.items()}
    found = {name: in_ms(values) for name, values in interleaved(timing, size.alone).items()}
    own = found["own"]
    yield figure("1 writer", own, "ms", AS_SQLITE, found[AS_SQLITE], Goal(6, ratio=True))
    yield figure("1 writer", own, "ms", "a raw append and sync", found["raw"], Goal(11, ratio=True))


def together(folder: Path, size: Size) -> Iterator[Figure]:
    """Yield how many ballots a second many writers keep at once, and how long the slowest wait."""
    for writers, repeats in size.writers:
        runs: dict[str, list[Rush]] = {OWN.name: [], SQLITE.name: []}
        for repeat in range(repeats):
            for contender in (OWN, SQLITE) if repeat % 2 == 0 else (SQLITE, OWN):
                place = folder / f"{writers}-{contender.name}-{repeat}"
                runs[contender.name].append(rush(contender, place, writers, max(1, size.ballots // writers)))
                shutil.rmtree(place)
        own, sqlite = ([one.rate for one in runs[name]] for name in runs)
        # Of several rushes the best, as of starts: each lasts a second or two, and slow moments last longer.
        slow_own, slow_sqlite = ([percentile(in_ms(one.durations), 0.99) for one in runs[name]] for name in runs)
        faster, slower = (1, 0.25) if writers <= 10 else (4, 0.15)
        lost = sum(one.lost for one in runs[OWN.name])
        yield Figure(f"{writers} writers, lost", lost, "ballots", goal=Goal(0), counted=True)
        goal = Goal(faster, ratio=True, least=True)
        yield figure(f"{writers} writers", own, RATE, AS_SQLITE, sqlite, goal, of=max)
        goal = Goal(slower, ratio=True)
        yield figure(f"{writers} writers, p99", slow_own, "ms", AS_SQLITE, slow_sqlite, goal, of=min)
        # Whoever has SQLite's lock keeps it while others starve: few ballots wait, so that p99 does not see them.
        longest_own, longest_sqlite = (1000 * max(max(one.durations) for one in runs[name]) for name in runs)
        yield Figure(f"{writers} writers, longest wait", longest_own, "ms", AS_SQLITE, longest_sqlite, counted=True)


def noticed(folder: Path, size: Size) -> Iterator[Figure]:
    """Yield how soon another process sees what was written, at p99."""
    seen = noticing.delays_of_room(make_workshop(folder / "room", r1="open"), size.changes)
    yield Figure("a change of the room noticed, p99", 1000 * percentile(seen, 0.99), "ms", goal=Goal(120))
    counted = noticing.delays_of_turnout(make_workshop(folder / "turnout", r1="open"), max(1, size.changes // 3))
    yield Figure("the turnout noticed, p99", 1000 * percentile(counted, 0.99), "ms", goal=Goal(400))
