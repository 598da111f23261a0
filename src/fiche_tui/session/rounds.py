"""The rounds of one workshop in the hands of its facilitator: boxes, turnout, reveal.

A ballot is not a fact: it stays in a box, and only its sealed and counted round enters the journal.
"""

from collections.abc import Collection, Mapping
from contextlib import suppress
from dataclasses import replace

from fiche_tui.session.answers import anonymous, answer_from_json, answer_to_json
from fiche_tui.session.ballot_door import BallotDoor, forget_voters
from fiche_tui.session.boxes import doors_of, marks_by_account, standing, turnout_of, unreadable
from fiche_tui.session.drafts import Drafts
from fiche_tui.session.recorder import Recorder
from fiche_tui.session.turnouts import Turnouts
from fiche_tui.store.boxes import Scan
from fiche_tui.store.errors import Damaged, StoreError
from fiche_tui.store.workshop import Workshop
from fiche_tui.system.clock import Clock
from fiche_tui.workshop import commands as c
from fiche_tui.workshop import facts as f
from fiche_tui.workshop.ballots import Answer, Ballot, Round, Slip, ballot_fault, in_counting_order, slip_fault
from fiche_tui.workshop.codec import DecodeError
from fiche_tui.workshop.commands import Refusal
from fiche_tui.workshop.decide import decide
from fiche_tui.workshop.state import RoundState, RoundStatus, State
from fiche_tui.workshop.turnout import Turnout


class Rounds:
    """The boxes and rounds of one workshop. Every act is on disk when it returns, or it did not happen."""

    def __init__(self, stored: Workshop, clock: Clock, recorder: Recorder, turnouts: Turnouts) -> None:
        self._stored = stored
        self._clock = clock
        self._recorder = recorder
        self._turnouts = turnouts
        self.drafts = Drafts(stored.folder, recorder)

    def holding(self) -> frozenset[int]:
        """Return the pending rounds whose boxes hold at least one ballot, as last scanned."""
        return self._turnouts.holding(self._recorder.state)

    def turnout(self, number: int) -> Turnout:
        """Return how far a round is, as last scanned; as ``Turnouts.of``. A paper half keyed is not finished."""
        found = self._recorder.state.round(number)
        turnout = self._turnouts.of(found) if found else Turnout()
        half_keyed = self.drafts.of(number)
        return replace(turnout, unfinished=_with(half_keyed, turnout.unfinished)) if half_keyed else turnout

    def refresh_turnout(self, number: int) -> Turnout:
        """Scan the boxes of a round again, and show the room how many people have answered.

        A damaged box raises its error at the reveal, not here.
        """
        self._turnouts.forget(number)
        turnout, found = self.turnout(number), self._recorder.state.round(number)
        was_read = self._turnouts.is_scanned(number)
        if was_read and found and found.pending and turnout.people != self._recorder.shown.get(number):
            # When it fails, the room sees an older number until the next time: nothing is lost by it.
            with suppress(StoreError):
                self._recorder.publish()
        return turnout

    def hold_ssh_ballots(self) -> bool:
        """Return whether a round that is not revealed yet holds a ballot that came over SSH, looking again."""
        pending = [one.asked.number for one in self._recorder.state.rounds if one.pending]
        return any(self.refresh_turnout(number).by_ssh for number in pending)

    def answers(self, number: int) -> Mapping[str, Answer]:
        """Return what was keyed here in a round, by the number at the corner. Raises ``StoreError``."""
        box = self._stored.keyboard(number, make=False)
        try:
            return {name: answer_from_json(content) for name, content in box.all(self._withdrawn(number)).items()}
        except DecodeError as error:
            raise Damaged(box.path, "shape") from error

    def put(self, number: int, name: str, answer: Answer) -> Refusal | None:
        """Keep a ballot or a slip under its number, in place of an earlier one. Raises ``StoreError``.

        An unfinished ballot is kept too, so that a crash costs no family already keyed; it is not counted as such.
        """
        found = self._recorder.state.round(number)
        if found is None or found.status is not RoundStatus.OPEN:
            return _not_pending(number, found)
        fault = ballot_fault(found.asked, answer) if isinstance(answer, Ballot) else slip_fault(found.asked, answer)
        if fault:
            return Refusal("ballot-wrong", {"fault": fault})
        self._recorder.ready_for_boxes()
        self._stored.keyboard(number).put(name, answer_to_json(answer), found.withdrawn.get(name, 0))
        self.refresh_turnout(number)
        return None

    def station(self, asked: Round) -> BallotDoor:
        """Return the door of the laptop that is passed around: voters cast their own ballots, without a number."""
        return BallotDoor(
            self._stored,
            self._stored.station,
            asked,
            before=self._recorder.ready_for_boxes,
            after=lambda: self.refresh_turnout(asked.number),
        )

    def remove(self, number: int, name: str) -> Refusal | None:
        """Withdraw a ballot or a slip by its number. Raises ``StoreError``; then it is still there.

        The fact goes first, and nothing counts what it names: a ballot never disappears without a trace in the minutes,
        even after a crash before it is deleted.
        """
        fact = f.BallotRemoved(number, name, self._withdrawn(number).get(name, 0) + 1)
        if not self._recorder.was_waiting_for(fact):
            decision = decide(self._recorder.state, c.Record(fact), self._clock.now())
            if isinstance(decision, Refusal):
                return decision
            if name not in self.answers(number):
                return Refusal("unknown-ballot", {"ballot": name})
            self._recorder.ready_for_boxes()
            self._recorder.append(decision, self._clock.now(), fact)
        self.finish_withdrawals()
        self.refresh_turnout(number)
        return None

    def finish_withdrawals(self) -> None:
        """Delete the withdrawn ballots that are still in the box; what the disk refuses is left for the next time."""
        for one in self._recorder.state.rounds:
            if one.status is RoundStatus.OPEN and one.withdrawn:
                with suppress(StoreError):
                    box = self._stored.keyboard(one.asked.number, make=False)
                    if box.all() != box.all(one.withdrawn):
                        self._stored.keyboard(one.asked.number).finish_withdrawals(one.withdrawn)

    def _withdrawn(self, number: int) -> Mapping[str, int]:
        found = self._recorder.state.round(number)
        return found.withdrawn if found else {}

    def unreadable(self, number: int) -> Mapping[str, StoreError]:
        """Return the boxes of a round that cannot be counted, and why. Raises ``StoreError`` about all of them."""
        found = self._recorder.state.round(number)
        return unreadable(found, self._stored.scan(number), self._stored.folder) if found else {}

    def marks_by_account(self, number: int) -> Mapping[str, str]:
        """Return the marks of the ballots that accounts of the server put in a round, by the name of the account.

        Who has answered, in other words: never to be shown to the room. Raises ``StoreError``.
        """
        found = self._recorder.state.round(number)
        return marks_by_account(found, self._stored.scan(number)) if found else {}

    def reveal(self, number: int, without: Collection[str] = ()) -> Refusal | None:
        """Close a round, seal its boxes, and reveal it, or go on where an earlier attempt stopped.

        The round is closed and published before the boxes are looked into, so that a ballot acknowledged anywhere is
        in the seal. ``without`` names boxes to leave aside if they cannot be read. Raises ``StoreError``, of any other
        damaged box while the round can still take ballots.
        """
        if self._recorder.was_waiting_for(("reveal", number)):
            self._stored.mark_revealed(number)
            self.forget_voters()
            return None
        found = self._recorder.state.round(number)
        if found is None or not found.pending:
            return _not_pending(number, found)
        scan, _boxes = self._readable(found, self._stored.scan(number), without)
        turnout = turnout_of(found, scan)
        if unfinished := _with(self.drafts.of(number), turnout.unfinished):
            return Refusal("ballot-unfinished", {"ballots": unfinished})
        if not turnout.people:
            return Refusal("empty-box", {"round": number})
        if found.status is RoundStatus.OPEN:
            self._recorder.append((f.RoundClosed(number),), self._clock.now())
            self.drafts.tidy()
        self._recorder.ready_for_boxes()
        scan, boxes = self._readable(found, self._stored.scan_closed(number), without)
        answers = [answer_from_json(one.ballot) for one in scan.ballots]
        command = c.RevealRound(
            number,
            tuple(answer for answer in answers if isinstance(answer, Ballot)),
            tuple(answer for answer in answers if isinstance(answer, Slip)),
            "",
            doors_of(scan),
            len(boxes),
        )
        # Asked before sealing, so that nothing is sealed that could not be revealed.
        refusal = decide(self._recorder.state, command, self._clock.now())
        if isinstance(refusal, Refusal):
            return refusal
        contents = [one.ballot for one in scan.ballots]
        with self._recorder.noting_loss():
            sha256 = self._stored.seal(number, contents, self._recorder.session_id, anonymous)
        decision = decide(self._recorder.state, replace(command, sha256=sha256), self._clock.now())
        assert not isinstance(decision, Refusal), decision
        self._recorder.append(decision, self._clock.now(), ("reveal", number))
        self._stored.mark_revealed(number)
        self.forget_voters()
        return None

    def reopen(self, number: int) -> Refusal | None:
        """Let a closed round take ballots again; its seal is dropped first. Raises ``StoreError``."""
        found = self._recorder.state.round(number)
        if found and found.status is RoundStatus.CLOSED and not self._recorder.waits:
            self._recorder.ready_for_boxes()
            with self._recorder.noting_loss():
                self._stored.unseal(number, self._recorder.session_id)
        fact = f.RoundReopened(number)
        if self._recorder.was_waiting_for(fact):
            return None
        decision = decide(self._recorder.state, c.Record(fact), self._clock.now())
        if isinstance(decision, Refusal):
            return decision
        self._recorder.append(decision, self._clock.now(), fact)
        return None

    def mark_seals(self) -> None:
        """Mark every seal that was revealed: a backup carries no marks, and the disk may have refused one."""
        for one in self._recorder.state.rounds:
            if one.status is RoundStatus.REVEALED:
                self._stored.mark_seal(one.asked.number)

    def forget_voters(self) -> None:
        """Make it impossible to know whose the ballots are of the rounds that no undo brings back."""
        for one in self._recorder.state.rounds:
            if is_over(self._recorder.state, one):
                forget_voters(self._stored, one.asked.number)

    def _readable(self, one: RoundState, scan: Scan, without: Collection[str]) -> tuple[Scan, frozenset[str]]:
        """Return a scan of what counts, without the boxes that may be left aside, and which those boxes are.

        Raises the error of the first other box that cannot be read: one that can is never left aside.
        """
        broken = unreadable(one, scan, self._stored.folder)
        for box, error in broken.items():
            if box not in without:
                raise error
        return standing(scan, one, broken), frozenset(broken)


def is_over(state: State, one: RoundState) -> bool:
    """Return whether a round never takes a ballot again: revealed, or cancelled before what cannot be undone."""
    if one.status is RoundStatus.CANCELLED:
        later = (other for other in state.rounds if other.asked.number > one.asked.number)
        return state.final_at is not None or any(other.status is RoundStatus.REVEALED for other in later)
    return one.status is RoundStatus.REVEALED


def _with(half_keyed: Mapping[str, object], unfinished: tuple[str, ...]) -> tuple[str, ...]:
    return in_counting_order({*half_keyed, *unfinished})


def _not_pending(number: int, found: RoundState | None) -> Refusal:
    return Refusal(f"round-{found.status.value}" if found else "unknown-round", {"round": number})
