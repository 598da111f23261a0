"""One workshop in the hands of one facilitator: commands in, facts on disk, state out.

This is the only place where the domain's decisions meet the store. Nothing is believed before it is on disk: the state
changes after the append returned, and a store error leaves it as it was.
"""

import secrets
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from fiche_tui.clock import Clock
from fiche_tui.store.errors import DurabilityUnknown, FacilitationLost, HeadMoved, StoreError
from fiche_tui.store.facilitation import Facilitation
from fiche_tui.store.workshop import Workshop
from fiche_tui.workshop import Command, History, Refusal, State, decide, history_of
from fiche_tui.workshop import commands as c
from fiche_tui.workshop import facts as f
from fiche_tui.workshop.ballots import Ballot, Slip, ballot_fault, is_complete, slip_fault
from fiche_tui.workshop.codec import DecodeError, from_json, to_json
from fiche_tui.workshop.history import entry_from_json, entry_to_json
from fiche_tui.workshop.room import room_of
from fiche_tui.workshop.state import RoundStatus

KEYBOARD = "animation"
"""The box of the facilitator's keyboard: paper ballots, tally slips and counts."""


@dataclass(frozen=True, slots=True)
class Turnout:
    """How far a round is: people who answered, and the numbers of the ballots that are not finished."""

    people: int = 0
    ballots: int = 0
    unfinished: tuple[str, ...] = ()


class Session:
    """A workshop that this process facilitates. ``lost`` turns true for good when another session takes over."""

    def __init__(self, stored: Workshop, facilitation: Facilitation, clock: Clock, history: History) -> None:
        self._stored = stored
        self._facilitation = facilitation
        self._turnouts: dict[int, Turnout] = {}
        self.clock = clock
        self.history = history
        self.lost = False

    @property
    def state(self) -> State:
        """What is on disk, folded."""
        return self.history.state

    @classmethod
    def open(cls, stored: Workshop, clock: Clock, who: str = "", *, take: bool = False) -> "Session":
        """The session that facilitates a stored workshop.

        Raises ``FacilitationHeld`` when another one does, unless ``take``, and any ``StoreError`` of reading.
        """
        identity = secrets.token_hex(8)
        held = stored.facilitate(identity, who, clock.now(), take=take)
        try:
            history = read_history(stored)
            stored.journal.refresh_room(lambda _: room_of(history.state), identity)
        except BaseException:
            held.release()
            raise
        session = cls(stored, held, clock, history)
        if take:
            session._append((f.FacilitationTaken(identity, who),))
        return session

    def close(self) -> None:
        """Give the facilitation back; harmless when it was lost or when the disk refuses."""
        try:
            self._facilitation.release()
        except StoreError:
            self.lost = True

    def still_mine(self) -> bool:
        """Whether this session may still write; once false, always false."""
        self.lost = self.lost or not self._facilitation.still_mine()
        return not self.lost

    def do(self, command: Command) -> Refusal | None:
        """Carry a command out; on return without a refusal its facts are on disk.

        Raises ``StoreError`` when they could not be written: then nothing changed.
        """
        decision = decide(self.state, command, self.clock.now())
        if isinstance(decision, Refusal):
            return decision
        self._append(decision)
        return None

    def record(self, fact: f.Fact) -> Refusal | None:
        """Write a fact down as it was said; as ``do``."""
        return self.do(c.Record(fact))

    def undoable(self) -> tuple[f.Fact, ...]:
        """The facts that undo would take back now, empty when there is nothing or a barrier stands there."""
        return self.history.undoable(self.holding())

    def undo(self) -> Refusal | None:
        """Take the last act back. Raises as ``do``."""
        decision = self.history.undo(self.holding())
        if isinstance(decision, Refusal):
            return decision
        self._append(decision)
        return None

    def holding(self) -> frozenset[int]:
        """The pending rounds whose boxes hold at least one ballot, finished or not."""
        pending = [one.asked.number for one in self.state.rounds if one.pending]
        return frozenset(number for number in pending if self._turnout_or_scan(number).ballots)

    def turnout(self, number: int) -> Turnout:
        """How far a round is, as last scanned; cheap."""
        return self._turnout_or_scan(number)

    def refresh_turnout(self, number: int) -> Turnout:
        """Scan the boxes of a round again. A damaged box is told when the round is revealed, not here."""
        self._turnouts.pop(number, None)
        return self._turnout_or_scan(number)

    def answers(self, number: int) -> Mapping[str, Ballot | Slip]:
        """What was keyed here in a round, by the number written at the corner. Raises ``StoreError``."""
        return {name: answer_from_json(content) for name, content in self._stored.box(KEYBOARD, number).all().items()}

    def put(self, number: int, name: str, answer: Ballot | Slip) -> Refusal | None:
        """Keep a ballot or a slip under its number, in place of the one that bore it. Raises ``StoreError``.

        An unfinished ballot is kept too, so that a crash costs no family already keyed; it is not counted as such.
        """
        found = self.state.round(number)
        if found is None or found.status is not RoundStatus.OPEN:
            return Refusal(f"round-{found.status.value}" if found else "unknown-round", {"round": number})
        fault = ballot_fault(found.asked, answer) if isinstance(answer, Ballot) else slip_fault(found.asked, answer)
        if fault:
            return Refusal("ballot-wrong", {"fault": fault})
        self._stored.box(KEYBOARD, number).put(name, answer_to_json(answer))
        self._tell_turnout(number)
        return None

    def remove(self, number: int, name: str) -> Refusal | None:
        """Withdraw a ballot or a slip by its number. Raises ``StoreError``."""
        refusal = self.record(f.BallotRemoved(number, name))
        if refusal is None:
            self._stored.box(KEYBOARD, number).remove(name)
            self._tell_turnout(number)
        return refusal

    def _tell_turnout(self, number: int) -> None:
        self.refresh_turnout(number)
        # The ballot is on disk whether or not the room learns the new count: the next append tells it too.
        with suppress(StoreError):
            self._publish()

    def reveal(self, number: int) -> Refusal | None:
        """Close a round, seal its boxes, and reveal it; what stopped halfway goes on from where it was.

        The round is closed and published before the boxes are looked into, so that a ballot acknowledged anywhere is
        in the seal. Raises ``StoreError``.
        """
        found = self.state.round(number)
        if found is None or not found.pending:
            return Refusal(f"round-{found.status.value}" if found else "unknown-round", {"round": number})
        turnout = self.refresh_turnout(number)
        if turnout.unfinished:
            return Refusal("ballot-unfinished", {"ballots": turnout.unfinished})
        if not turnout.people:
            return Refusal("empty-box", {"round": number})
        if found.status is RoundStatus.OPEN:
            self._append((f.RoundClosed(number),))
        self._publish()
        scan = self._stored.scan_closed(number)
        if scan.damaged:
            raise scan.damaged[0].error
        contents = [one.ballot for one in scan.ballots]
        sha256 = self._stored.seal(number, contents, self._facilitation.holder.session, anonymous)
        answers = [answer_from_json(content) for content in contents]
        ballots = tuple(answer for answer in answers if isinstance(answer, Ballot))
        slips = tuple(answer for answer in answers if isinstance(answer, Slip))
        return self.do(c.RevealRound(number, ballots, slips, sha256))

    def reopen(self, number: int) -> Refusal | None:
        """Let a closed round take ballots again; its seal is dropped first. Raises ``StoreError``."""
        found = self.state.round(number)
        if found and found.status is RoundStatus.CLOSED:
            self._stored.unseal(number, self._facilitation.holder.session)
        return self.record(f.RoundReopened(number))

    def _append(self, facts: tuple[f.Fact, ...]) -> None:
        entries = self.history.recorded(facts, self.clock.now())
        extended = self.history.extended(entries)
        records = [entry_to_json(entry) for entry in entries]
        for last in (False, False, True):
            try:
                self._stored.journal.append(
                    records, self.history.head, self._facilitation.holder.session, self._room(extended)
                )
                break
            except DurabilityUnknown:
                # The same call may be made again: what is there already is not written twice.
                if last:
                    self.history = read_history(self._stored)
                    raise
            except (FacilitationLost, HeadMoved):
                self.lost = True
                raise
        self.history = extended

    def _room(self, history: History) -> dict[str, Any]:
        return room_of(history.state, {number: one.people for number, one in self._turnouts.items()})

    def _publish(self) -> None:
        """Let the room see the turnout, and whatever a full disk kept from it. Raises ``StoreError``."""
        session = self._facilitation.holder.session
        self._stored.journal.publish_room(self._room(self.history), self.history.head, session)

    def _turnout_or_scan(self, number: int) -> Turnout:
        if number not in self._turnouts:
            self._turnouts[number] = self._scanned(number)
        return self._turnouts[number]

    def _scanned(self, number: int) -> Turnout:
        found = self.state.round(number)
        if found is None:
            return Turnout()
        people, unfinished, ballots = 0, [], 0
        for one in self._stored.scan(number).ballots:
            try:
                answer = answer_from_json(one.ballot)
            except DecodeError:
                continue
            ballots += 1
            if isinstance(answer, Slip):
                people += answer.people
            elif is_complete(found.asked, answer):
                people += 1
            else:
                unfinished.append(one.ballot_id)
        return Turnout(people, ballots, tuple(sorted(unfinished, key=_by_number)))


def _by_number(name: str) -> tuple[int, str]:
    return (int(name) if name.isascii() and name.isdigit() else 0, name)


def read_history(stored: Workshop) -> History:
    """The history of a stored workshop, for whoever only reads. Raises ``StoreError`` or ``DecodeError``."""
    return history_of([entry_from_json(record) for record in stored.journal.read()])


def answer_to_json(answer: Ballot | Slip) -> dict[str, Any]:
    """A ballot or a slip as it lies in a box."""
    return {"kind": "slip" if isinstance(answer, Slip) else "ballot", **to_json(answer)}


def answer_from_json(content: Any) -> Ballot | Slip:
    """The ballot or slip that lies in a box; raises ``DecodeError`` when it is neither."""
    if not isinstance(content, dict):
        raise DecodeError("a ballot is an object")
    kinds: Mapping[str, Callable[[Any], Ballot | Slip]] = {
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
