"""The ways to keep a ballot that are compared, and the processes that keep many at once."""

import gc
import json
import os
import sqlite3
import time
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from fiche_tui.store.workshop import Workshop
from tests.store.children import Pipe, running
from tests.store.makers import make_workshop

BALLOT = {"kind": "ballot", "answers": {f"role-{number:02}": [number % 4, (number + 1) % 4] for number in range(26)}}
"""A complete ballot of the roles sheet."""

Keep = Callable[[int], object]
TIMEOUT = 300


def own(folder: Path, writer: int) -> Keep:
    """Return what keeps a ballot in a box of the writer's own, one box a ballot as people have."""
    box = Workshop(folder, wait=TIMEOUT).box(f"box-{writer}", 1)
    return lambda number: box.put(str(number % 3), {**BALLOT, "number": number})


def sqlite(folder: Path, writer: int) -> Keep:
    """Return what keeps a ballot in one shared SQLite, WAL and synchronous=FULL, one row a commit."""
    database = sqlite3.connect(folder / "votes.sqlite", timeout=TIMEOUT, isolation_level=None)
    database.execute("PRAGMA synchronous=FULL")
    insert = "INSERT INTO votes (writer, number, ballot) VALUES (?, ?, ?)"
    return lambda number: database.execute(insert, (writer, number, json.dumps(BALLOT)))


def append(folder: Path, writer: int) -> Keep:
    """Return what appends a ballot to a file and syncs it: the least that a disk asks."""
    descriptor = os.open(folder / f"raw-{writer}", os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    data = json.dumps(BALLOT).encode() + b"\n"

    def keep(_: int) -> None:
        os.write(descriptor, data)
        os.fsync(descriptor)

    return keep


def start_own(folder: Path) -> Path:
    """Return the folder of a workshop whose first round is open."""
    return make_workshop(folder, r1="open").folder


def start_sqlite(folder: Path) -> Path:
    """Return a folder with an empty database in it."""
    folder.mkdir(parents=True)
    with sqlite3.connect(folder / "votes.sqlite") as database:
        database.execute("PRAGMA journal_mode=WAL")
        database.execute("CREATE TABLE votes (writer INTEGER, number INTEGER, ballot TEXT)")
    database.close()
    return folder


def count_own(folder: Path) -> int:
    """Return how many acknowledgements are to be found: the highest number of each box, from 0."""
    highest: dict[str, int] = {}
    for found in Workshop(folder).scan(1).ballots:
        highest[found.box] = max(highest.get(found.box, -1), found.ballot["number"])
    return sum(number + 1 for number in highest.values())


def count_sqlite(folder: Path) -> int:
    """Return how many rows there are."""
    database = sqlite3.connect(folder / "votes.sqlite")
    found = database.execute("SELECT count(*) FROM votes WHERE number >= 0").fetchone()[0]
    database.close()
    return int(found)


@dataclass(frozen=True)
class Contender:
    """A way to keep ballots: how its folder starts, what keeps one, and how many are found."""

    name: str
    start: Callable[[Path], Path]
    keep: Callable[[Path, int], Keep]
    count: Callable[[Path], int]


OWN = Contender("own files", start_own, own, count_own)
SQLITE = Contender("SQLite", start_sqlite, sqlite, count_sqlite)


@dataclass(frozen=True)
class Rush:
    """Many writers at once: votes a second until all are kept, the duration of each in seconds, how many were lost."""

    rate: float
    durations: list[float]
    lost: int


def write_many(pipe: Pipe, contender: Contender, folder: Path, writer: int, ballots: int) -> None:
    """Keep so many ballots from the moment that a word gives; tell the end and the duration of each."""
    keep = contender.keep(folder, writer)
    keep(-1)  # What a process loads once, for its first ballot, is not what a ballot costs.
    gc.freeze()  # Nor is going once through what it was started with, which is a matter of where its counters were.
    pipe.send("ready")
    time.sleep(max(0.0, pipe.recv() - time.monotonic()))
    durations: list[float] = []
    for number in range(ballots):
        before = time.monotonic()
        keep(number)
        durations.append(time.monotonic() - before)
    pipe.send((time.monotonic(), durations))


def rush(contender: Contender, folder: Path, writers: int, ballots: int) -> Rush:
    """Let ``writers`` processes keep so many ballots each, all at once, until everybody's are kept.

    The same number for each, as in a meeting. Over the same *time* for each, the ballots of a writer that is kept
    waiting would be missing from the durations, and whoever keeps the others waiting would fill them with quick ones.
    """
    place = contender.start(folder)
    told: list[Any] = []
    with ExitStack() as stack:
        pipes = [
            stack.enter_context(running(write_many, contender, place, writer, ballots))[1] for writer in range(writers)
        ]
        for pipe in pipes:
            assert pipe.recv() == "ready"
        start = time.monotonic() + 0.1  # By then every process has read the word and waits for the same moment.
        for pipe in pipes:
            pipe.send(start)
        for pipe in pipes:
            assert pipe.poll(TIMEOUT), "no report"
            told.append(pipe.recv())
    elapsed = max(end for end, _ in told) - start
    durations = [duration for _, all_of_one in told for duration in all_of_one]
    return Rush(len(durations) / elapsed, durations, len(durations) - contender.count(place))
