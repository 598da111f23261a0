"""What lies in the boxes of a round: ballots and slips to and from JSON, and how far the round is."""

import os
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from fiche_tui.store.boxes import Scan
from fiche_tui.store.errors import Damaged, StoreError
from fiche_tui.store.names import BOXES, KEYBOARD, desk_of
from fiche_tui.workshop.ballots import Ballot, Round, Slip, ballot_fault, is_complete, slip_fault
from fiche_tui.workshop.codec import DecodeError, from_json, to_json
from fiche_tui.workshop.values import Door

Answer = Ballot | Slip

__all__ = [
    "KEYBOARD",
    "Answer",
    "Turnout",
    "anonymous",
    "answer_from_json",
    "answer_to_json",
    "door_of",
    "doors_of",
    "in_order",
    "is_finished",
    "left_out",
    "turnout_of",
    "unreadable",
]


@dataclass(frozen=True, slots=True)
class Turnout:
    """How far a round is: people who answered, and the numbers of the ballots that are not finished.

    ``damaged`` counts what could not be read: nobody knows how many answers it holds, so it may hold some.
    ``at_station`` of the people filled their ballot at the laptop that is passed around, ``by_hands`` raised a hand.
    """

    people: int = 0
    ballots: int = 0
    unfinished: tuple[str, ...] = ()
    damaged: int = 0
    at_station: int = 0
    by_hands: int = 0

    @property
    def holds(self) -> bool:
        """Whether at least one answer was given, finished or not."""
        return bool(self.ballots or self.damaged)


def turnout_of(asked: Round, scan: Scan) -> Turnout:
    """How far a round is by what its boxes hold. A ballot that the round could not count is not finished either."""
    stuffed = _stuffed(scan)
    people, unfinished, ballots, damaged = 0, [], 0, len(scan.damaged) + len(stuffed)
    at_station, by_hands = 0, 0
    for one in scan.ballots:
        if one.box in stuffed:
            continue
        try:
            answer = answer_from_json(one.ballot)
        except DecodeError:
            damaged += 1
            continue
        ballots += 1
        if is_finished(asked, answer):
            people += answer.people if isinstance(answer, Slip) else 1
            at_station += door_of(one.box) is Door.STATION
            by_hands += answer.people if isinstance(answer, Slip) and answer.hands else 0
        else:
            unfinished.append(one.ballot_id)
    return Turnout(people, ballots, in_order(unfinished), damaged, at_station, by_hands)


def door_of(box: str) -> Door:
    """The door that a box stands at."""
    desk = desk_of(box)
    if desk is None:
        return Door.OWN
    return Door.PAPER if desk[0] == KEYBOARD else Door.STATION


def doors_of(scan: Scan) -> dict[str, int]:
    """How many ballots came in by each door; slips are no ballots. Of a scan that can be read."""
    boxes = [one.box for one in scan.ballots if isinstance(answer_from_json(one.ballot), Ballot)]
    found = Counter(door_of(box).value for box in boxes)
    return {door.value: found[door.value] for door in Door if found[door.value]}


def unreadable(scan: Scan, folder: Path) -> dict[str, StoreError]:
    """The boxes of a scan that cannot be read, by name, and why; ``folder`` is the workshop's, for the words."""
    found = {one.box: one.error for one in scan.damaged}
    for ballot in scan.ballots:
        try:
            answer_from_json(ballot.ballot)
        except DecodeError:
            found.setdefault(ballot.box, Damaged(folder / BOXES / ballot.box, "shape"))
    for box in _stuffed(scan):
        found.setdefault(box, Damaged(folder / BOXES / box, "several"))
    return found


def _stuffed(scan: Scan) -> frozenset[str]:
    """The boxes by which one person would vote more than once.

    A box of one's own holds one ballot; and whoever votes under an account of their own has one box, whatever it says.
    """
    own = [one for one in scan.ballots if door_of(one.box) is Door.OWN]
    full = {box for box, ballots in Counter(one.box for one in own).items() if ballots > 1}
    boxes = {(one.owner, one.box) for one in own if one.owner != os.getuid()}
    accounts = Counter(owner for owner, _box in boxes)
    return frozenset(full | {box for owner, box in boxes if accounts[owner] > 1})


def left_out(scan: Scan, boxes: Collection[str]) -> Scan:
    """The scan without these boxes."""
    return Scan(
        tuple(one for one in scan.ballots if one.box not in boxes),
        tuple(one for one in scan.damaged if one.box not in boxes),
    )


def is_finished(asked: Round, answer: Answer) -> bool:
    """Whether an answer can be counted as it is."""
    if isinstance(answer, Slip):
        return answer.finished and not slip_fault(asked, answer)
    return is_complete(asked, answer) and not ballot_fault(asked, answer)


def in_order(names: Iterable[str]) -> tuple[str, ...]:
    """Numbers as a person counts them, 9 before 10; other names after."""

    def key(name: str) -> tuple[bool, int, str]:
        number = name.isascii() and name.isdigit() and len(name) < 20
        return (not number, int(name) if number else 0, name)

    return tuple(sorted(names, key=key))


def answer_to_json(answer: Answer) -> dict[str, Any]:
    """A ballot or a slip as it lies in a box."""
    return {"kind": "slip" if isinstance(answer, Slip) else "ballot", **to_json(answer)}


def answer_from_json(content: Any) -> Answer:
    """The ballot or slip that lies in a box; raises ``DecodeError`` when it is neither."""
    if not isinstance(content, dict):
        raise DecodeError("a ballot is an object")
    kinds: Mapping[str, Callable[[Any], Answer]] = {
        "ballot": lambda value: from_json(Ballot, value),
        "slip": lambda value: from_json(Slip, value),
    }
    read = kinds.get(str(content.get("kind")))
    if read is None:
        raise DecodeError("neither a ballot nor a slip")
    return read(content)


def anonymous(content: Any) -> dict[str, Any]:
    """What is kept of a box's content in the seal: the answers, and nothing that tells whose they are."""
    return answer_to_json(answer_from_json(content))
