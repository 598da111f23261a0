"""What the other processes do in the tests of races: casters, closers and facilitators that may be killed any time."""

import random
import time
from pathlib import Path

from fiche_tui.store.documents import Record
from fiche_tui.store.errors import FacilitationLost, RoundNotOpen, StoreError
from fiche_tui.store.room import CLOSED, OPEN, REVEALED, round_state
from fiche_tui.store.workshop import Workshop
from tests.store.children import TIMEOUT, Pipe
from tests.store.makers import hold, keep_answers, record, room

CAST = "cast"
SHORT = 0.001  # Seconds between looks at another process's file.


def acts_of(workshop: Workshop) -> list[list[str]]:
    """Return what the facts after the first two say: [state, round, digest of the seal or nothing]."""
    return [fact["fact"]["text"].split() for fact in workshop.journal.read()[2:]]


def room_of(records: list[Record]) -> Record:
    """Return what the room may see after those facts."""
    return room(**{f"r{act[1]}": act[0] for act in (fact["fact"]["text"].split() for fact in records[2:])})


def hold_rounds(pipe: Pipe, folder: Path, session: str, rounds: int, casters: int) -> None:
    """Facilitate rounds from wherever the last facilitator was killed, until the last one is revealed.

    A round is closed once each caster's box holds a ballot; each act is told once it is acknowledged.
    """
    workshop = Workshop(folder, wait=TIMEOUT)
    held = hold(workshop, session)
    workshop.journal.refresh_room(room_of, session)
    while True:
        records = workshop.journal.read()
        state, number = (acts_of(workshop) or [[REVEALED, "0"]])[-1][:2]
        if state == REVEALED:
            if int(number) == rounds:
                break
            act = [OPEN, str(int(number) + 1)]
        elif state == OPEN:
            while len({found.box for found in workshop.scan(int(number)).ballots}) < casters:
                time.sleep(SHORT)
            act = [CLOSED, number]
        else:
            scan = workshop.scan_closed(int(number))
            assert scan.damaged == ()
            ballots = [found.ballot for found in scan.ballots]
            act = [REVEALED, number, workshop.seal(int(number), ballots, session, keep_answers)]
        added = record(len(records) + 1, " ".join(act))
        workshop.journal.append([added], len(records), session, room_of([*records, added]))
        pipe.send(act)
    held.release()
    pipe.send("end")


def cast_through(pipe: Pipe, folder: Path, box: str, version: int, rounds: int) -> None:
    """In each round that is still to come, cast and correct until it closes, telling each acknowledgement.

    ``version`` is higher than any that was cast in this box before.
    """
    workshop = Workshop(folder, wait=TIMEOUT)
    for number in range(1, rounds + 1):
        own = workshop.box(box, number)
        while round_state(folder, number) is None:
            time.sleep(SHORT)
        while True:
            version += 1
            ballot = str(version % 3)
            try:
                own.put(ballot, {"answers": [box, ballot, version]})
            except RoundNotOpen:
                break
            pipe.send((CAST, number, box, ballot, version))
    pipe.send("end")


def cast_some(pipe: Pipe, folder: Path, box: str, count: int) -> None:
    """At a word, cast ``count`` ballots, trying again what was refused; tell how many refusals there were."""
    own = Workshop(folder, wait=0.5).box(box, 1)
    pipe.send("ready")
    pipe.recv()
    refused = 0
    for number in range(count):
        for _ in range(20):
            try:
                own.put(str(number), {"answers": [box, number]})
                break
            except StoreError:
                refused += 1
        else:
            pipe.send("given up")
            return
    pipe.send(("cast", refused))


def take_turns(pipe: Pipe, folder: Path, session: str, target: int) -> None:
    """Take the facilitation and append until it is lost, again and again, until there are ``target`` facts."""
    workshop = Workshop(folder, wait=TIMEOUT)
    chance = random.Random(session)
    made = 0
    while True:
        held = hold(workshop, session, take=True)
        head = len(workshop.journal.read())
        try:
            while head < target:
                made += 1
                text = f"{session} {made}"
                workshop.journal.append([record(head + 1, text)], head, session, room(str(head + 1)))
                head += 1
                pipe.send((head, text))
                time.sleep(chance.uniform(0, 0.02))  # The other one looks at the lock every 10 ms.
        except FacilitationLost:
            pipe.send("lost")
            continue
        finally:
            held.release()
        pipe.send("end")
        return
