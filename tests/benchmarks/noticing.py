"""How soon another process sees a change of the room, and a new ballot in the turnout."""

import random
import time
from pathlib import Path

from fiche_tui.store.workshop import Workshop
from tests.store.children import Pipe, running
from tests.store.makers import hold, room

LOOK, SCAN = 0.1, 0.25
"""Seconds between two looks at the room, and between two scans of the boxes."""


def project(pipe: Pipe, folder: Path) -> None:
    """Look at the room as the projected view does; tell each time that is written in it, and when it was seen."""
    workshop = Workshop(folder)
    watcher = workshop.watch_room()
    watcher.changed(time.monotonic())
    pipe.send("ready")
    while True:
        time.sleep(LOOK)
        if watcher.changed(time.monotonic()):
            pipe.send((workshop.room()["written"], time.monotonic()))


def facilitate(pipe: Pipe, folder: Path) -> None:
    """Scan the boxes as the facilitator's process does, and publish when the newest ballot is a new one."""
    workshop = Workshop(folder)
    held = hold(workshop)
    pipe.send("ready")
    newest = 0.0
    while held.still_mine():
        time.sleep(SCAN)
        found = max((one.ballot["written"] for one in workshop.scan(1).ballots), default=0.0)
        if found > newest:
            newest = found
            workshop.journal.publish_room(room(r1="open") | {"written": newest}, 2, "s1")


def delays_of_room(workshop: Workshop, changes: int) -> list[float]:
    """Return the seconds from each publication's return until the projected view had read it."""
    held = hold(workshop)
    chance = random.Random(1)
    delays = []
    with running(project, workshop.folder) as (_, pipe):
        pipe.recv()
        for _ in range(changes):
            time.sleep(chance.uniform(0.05, 0.15))
            written = time.monotonic()
            workshop.journal.publish_room(room(r1="open") | {"written": written}, 2, "s1")
            returned = time.monotonic()
            seen, when = pipe.recv()
            assert seen == written
            delays.append(max(0.0, when - returned))
    held.release()
    return delays


def delays_of_turnout(workshop: Workshop, changes: int) -> list[float]:
    """Return the seconds from each ballot's acknowledgement until the projected view had read the new turnout."""
    chance = random.Random(2)
    box = workshop.box("person", 1)
    delays = []
    with running(project, workshop.folder) as (_, view), running(facilitate, workshop.folder) as (_, facilitator):
        view.recv()
        facilitator.recv()
        for number in range(changes):
            time.sleep(chance.uniform(0.05, 0.3))
            written = time.monotonic()
            box.put(str(number), {"written": written})
            acknowledged = time.monotonic()
            seen, when = view.recv()
            assert seen == written
            delays.append(max(0.0, when - acknowledged))
    return delays
