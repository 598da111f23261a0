"""The content of a round's boxes: ballots and slips to and from JSON, and how far the round is."""

import os
from collections import Counter
from collections.abc import Callable, Collection, Mapping
from pathlib import Path
from typing import Any

from fiche_tui.store.boxes import FoundBallot, Scan
from fiche_tui.store.errors import Damaged, StoreError
from fiche_tui.store.names import BOXES, KEYBOARD, SSH, STATION, desk_of
from fiche_tui.workshop.ballots import Answer, Ballot, Round, Slip, in_counting_order, is_finished
from fiche_tui.workshop.codec import DecodeError, from_json, to_json
from fiche_tui.workshop.state import RoundState
from fiche_tui.workshop.turnout import Turnout
from fiche_tui.workshop.values import Door

_DOORS = {KEYBOARD: Door.PAPER, STATION: Door.STATION, SSH: Door.SSH}


def turnout_of(asked: Round, scan: Scan) -> Turnout:
    """Return how far a round is by what its boxes hold; a ballot that the round could not count is not finished."""
    answers, wrong = _looked_into(asked, scan, Path())
    people, unfinished, ballots = 0, [], 0
    at_station, by_hands, on_own, by_ssh = 0, 0, 0, 0
    for one, answer in answers:
        if one.box in wrong:
            continue
        ballots += 1
        if is_finished(asked, answer):
            people += answer.people if isinstance(answer, Slip) else 1
            at_station += door_of(one.box) is Door.STATION
            on_own += door_of(one.box) is Door.OWN
            by_ssh += door_of(one.box) is Door.SSH
            by_hands += answer.people if isinstance(answer, Slip) and answer.hands else 0
        else:
            unfinished.append(one.ballot_id)
    return Turnout(people, ballots, in_counting_order(unfinished), len(wrong), at_station, by_hands, on_own, by_ssh)


def door_of(box: str) -> Door:
    """Return the door whose ballots a box takes."""
    desk = desk_of(box)
    return _DOORS[desk[0]] if desk else Door.OWN


def doors_of(scan: Scan) -> dict[str, int]:
    """Return how many ballots came in by each door; slips are not ballots. The scan must be readable."""
    boxes = [one.box for one in scan.ballots if isinstance(answer_from_json(one.ballot), Ballot)]
    found = Counter(door_of(box).value for box in boxes)
    return {door.value: found[door.value] for door in Door if found[door.value]}


def unreadable(asked: Round, scan: Scan, folder: Path) -> dict[str, StoreError]:
    """Return the boxes of a scan that cannot be counted, by name, and why; ``folder`` is the workshop's, for messages.

    A box of one's own holds one whole ballot of the round, and so does each envelope of the station: only the
    facilitator's keyboard holds slips, and what is not finished yet.
    """
    return _looked_into(asked, scan, folder)[1]


def _looked_into(
    asked: Round, scan: Scan, folder: Path
) -> tuple[list[tuple[FoundBallot, Answer]], dict[str, StoreError]]:
    """Return the answers that can be read, those of boxes that cannot be counted included, and as ``unreadable``."""
    answers: list[tuple[FoundBallot, Answer]] = []
    wrong = {one.box: one.error for one in scan.damaged}
    for ballot in scan.ballots:
        try:
            answer = answer_from_json(ballot.ballot)
        except DecodeError:
            wrong.setdefault(ballot.box, Damaged(folder / BOXES / ballot.box, "shape"))
            continue
        answers.append((ballot, answer))
        whole = isinstance(answer, Ballot) and is_finished(asked, answer)
        if not whole and door_of(ballot.box) is not Door.PAPER:
            wrong.setdefault(ballot.box, Damaged(folder / BOXES / ballot.box, "not-a-ballot"))
    for box in _stuffed(scan):
        wrong.setdefault(box, Damaged(folder / BOXES / box, "several"))
    return answers, wrong


def _stuffed(scan: Scan) -> frozenset[str]:
    """Return the boxes by which one person would vote more than once.

    A voter's own box holds one ballot, and an account that is not the facilitator's has one box.
    """
    own = [one for one in scan.ballots if door_of(one.box) is Door.OWN]
    full = {box for box, ballots in Counter(one.box for one in own).items() if ballots > 1}
    boxes = {(one.owner, one.box) for one in own if one.owner != os.getuid()}
    accounts = Counter(owner for owner, _box in boxes)
    return frozenset(full | {box for owner, box in boxes if accounts[owner] > 1})


def standing(scan: Scan, one: RoundState) -> Scan:
    """Return the scan without the ballots that the journal calls withdrawn, whether or not they are deleted yet."""
    if not one.withdrawn:
        return scan
    return scan._replace(ballots=tuple(found for found in scan.ballots if not _is_withdrawn(found, one)))


def _is_withdrawn(found: FoundBallot, one: RoundState) -> bool:
    return door_of(found.box) is Door.PAPER and found.keying < one.withdrawn.get(found.ballot_id, 0)


def left_out(scan: Scan, boxes: Collection[str]) -> Scan:
    """Return the scan without these boxes."""
    return Scan(
        tuple(one for one in scan.ballots if one.box not in boxes),
        tuple(one for one in scan.damaged if one.box not in boxes),
    )


def answer_to_json(answer: Answer) -> dict[str, Any]:
    """Return a ballot or a slip as a box stores it."""
    return {"kind": "slip" if isinstance(answer, Slip) else "ballot", **to_json(answer)}


def answer_from_json(content: Any) -> Answer:
    """Return the ballot or slip stored in a box. Raises ``DecodeError`` when it is neither."""
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
    """Return what the seal keeps of a box's content: the answers, and nothing that says whose they are."""
    return answer_to_json(answer_from_json(content))
