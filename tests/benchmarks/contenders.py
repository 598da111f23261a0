"""The ways to keep a ballot that are compared, and the processes that keep many at once."""

import json
import os
import sqlite3
import time
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from fiche_tui.store import Workshop
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
    """Many writers at once: votes a second, the duration of each in seconds, and how many were lost."""

    rate: float
    durations: list[float]
    lost: int


def write_many(pipe: Pipe, contender: Contender, folder: Path, writer: int) -> None:
    """Keep ballots until the moment that a word gives; tell start, end and the duration of each."""
    keep = contender.keep(folder, writer)
    keep(-1)  # What a process loads once, for its first ballot, is not what a ballot costs.
    pipe.send("ready")
    until = pipe.recv()
    durations: list[float] = []
    start = now = time.monotonic()
    while now < until or not durations:
        before = now
        keep(len(durations))
        now = time.monotonic()
        durations.append(now - before)
    pipe.send((start, now, durations))


def rush(contender: Contender, folder: Path, writers: int, seconds: float) -> Rush:
    """Let ``writers`` processes keep ballots for so long, all at once: nobody is done early and leaves room."""
    place = contender.start(folder)
    told: list[Any] = []
    with ExitStack() as stack:
        pipes = [stack.enter_context(running(write_many, contender, place, writer))[1] for writer in range(writers)]
        for pipe in pipes:
            assert pipe.recv() == "ready"
        until = time.monotonic() + seconds
        for pipe in pipes:
            pipe.send(until)
        for pipe in pipes:
            assert pipe.poll(TIMEOUT), "no report"
            told.append(pipe.recv())
    elapsed = max(end for _, end, _ in told) - min(start for start, _, _ in told)
    durations = [duration for _, _, all_of_one in told for duration in all_of_one]
    return Rush(len(durations) / elapsed, durations, len(durations) - contender.count(place))
