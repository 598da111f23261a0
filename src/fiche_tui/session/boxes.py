"""What a round’s boxes hold: what counts of it, by which door it came, and how far the round is."""

import os
from collections import Counter
from collections.abc import Collection
from pathlib import Path

from fiche_tui.session.answers import answer_from_json
from fiche_tui.session.box_marks import mark_of
from fiche_tui.store.boxes import FoundBallot, Scan
from fiche_tui.store.chain import Account
from fiche_tui.store.errors import Damaged, StoreError
from fiche_tui.store.names import BOXES, KEYBOARD, SSH, STATION, desk_of
from fiche_tui.workshop.ballots import Answer, Ballot, Slip, in_counting_order, is_finished
from fiche_tui.workshop.codec import DecodeError
from fiche_tui.workshop.state import RoundState
from fiche_tui.workshop.turnout import Turnout
from fiche_tui.workshop.values import Door

_DOORS = {KEYBOARD: Door.PAPER, STATION: Door.STATION, SSH: Door.SSH}


def turnout_of(one: RoundState, scan: Scan) -> Turnout:
    """Return how far a round is by what its boxes hold; a ballot that the round could not count is not finished."""
    asked = one.asked
    answers, wrong = _looked_into(one, scan, Path())
    people, unfinished, ballots = 0, [], 0
    at_station, by_hands, on_own, by_ssh = 0, 0, 0, 0
    for found, answer in answers:
        if found.box in wrong:
            continue
        ballots += 1
        if is_finished(asked, answer):
            people += answer.people if isinstance(answer, Slip) else 1
            at_station += door_of(found.box) is Door.STATION
            on_own += door_of(found.box) is Door.OWN
            by_ssh += door_of(found.box) is Door.SSH
            by_hands += answer.people if isinstance(answer, Slip) and answer.hands else 0
        else:
            unfinished.append(found.ballot_id)
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


def marks_by_account(one: RoundState, scan: Scan) -> dict[str, str]:
    """Return the marks of the boxes that hold a ballot of an account of the server, by the name of the account.

    Who has answered, in other words: never to be shown to the room.
    """
    answers, wrong = _looked_into(one, scan, Path())
    own = [found for found, _answer in answers if door_of(found.box) is Door.OWN and found.box not in wrong]
    return {Account.of(found.owner).name: mark_of(found.box, one.asked.number) for found in own}


def unreadable(one: RoundState, scan: Scan, folder: Path) -> dict[str, StoreError]:
    """Return the boxes of a scan that cannot be counted, by name, and why; ``folder`` is the workshop's, for messages.

    A box of one's own holds one whole ballot of the round, and so does each envelope of the station: only the
    facilitator's keyboard holds slips, and what is not finished yet.
    """
    return _looked_into(one, scan, folder)[1]


def _looked_into(
    one: RoundState, scan: Scan, folder: Path
) -> tuple[list[tuple[FoundBallot, Answer]], dict[str, StoreError]]:
    """Return the answers that can be read, those of boxes that cannot be counted included, and as ``unreadable``.

    Of neither what is withdrawn or taken out; but a second box of an account whose ballot was taken out is one too
    many still.
    """
    asked, scan = one.asked, _without_withdrawn(scan, one)
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
    out = _taken_out(scan, one)
    return [found for found in answers if found[0].box not in out], {
        box: error for box, error in wrong.items() if box not in out
    }


def _stuffed(scan: Scan) -> frozenset[str]:
    """Return the boxes by which one person would vote more than once.

    A voter's own box holds one ballot, and an account that is not the facilitator's has one box.
    """
    own = [one for one in scan.ballots if door_of(one.box) is Door.OWN]
    full = {box for box, ballots in Counter(one.box for one in own).items() if ballots > 1}
    boxes = {(one.owner, one.box) for one in own if one.owner != os.getuid()}
    accounts = Counter(owner for owner, _box in boxes)
    return frozenset(full | {box for owner, box in boxes if accounts[owner] > 1})


def standing(scan: Scan, one: RoundState, broken: Collection[str]) -> Scan:
    """Return the scan of what counts: nothing that the journal calls withdrawn or taken out, no ``broken`` box."""
    kept, out = _without_withdrawn(scan, one), {*broken, *_taken_out(scan, one)}
    return Scan(
        tuple(found for found in kept.ballots if found.box not in out),
        tuple(found for found in kept.damaged if found.box not in out),
    )


def _taken_out(scan: Scan, one: RoundState) -> frozenset[str]:
    if not one.taken_out:
        return frozenset()
    boxes = {found.box for found in scan.ballots} | {found.box for found in scan.damaged}
    return frozenset(box for box in boxes if mark_of(box, one.asked.number) in one.taken_out)


def _without_withdrawn(scan: Scan, one: RoundState) -> Scan:
    # Whether or not they are deleted yet.
    if not one.withdrawn:
        return scan
    return scan._replace(ballots=tuple(found for found in scan.ballots if not _is_withdrawn(found, one)))


def _is_withdrawn(found: FoundBallot, one: RoundState) -> bool:
    return door_of(found.box) is Door.PAPER and found.keying < one.withdrawn.get(found.ballot_id, 0)
