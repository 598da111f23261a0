"""One workshop in the hands of one facilitator: commands in, facts on disk, state out.

This is the only place where the domain's decisions meet the store. Nothing is believed before it is on disk: the state
changes after the append returned, and a store error leaves it as it was.
"""

from contextlib import suppress

from fiche_tui.session.boxes import KEYBOARD, Turnout, anonymous, answer_from_json, answer_to_json
from fiche_tui.session.lease import Right
from fiche_tui.session.rounds import RoundKeeping
from fiche_tui.session.speaking_turns import Table
from fiche_tui.session.timekeeper import Timekeeper
from fiche_tui.store.errors import CannotWrite, StoreError
from fiche_tui.store.sharing_errors import HandedOver
from fiche_tui.store.workshop import Workshop
from fiche_tui.system.clock import Clock
from fiche_tui.workshop import Command, History, Refusal, decide, history_of
from fiche_tui.workshop import commands as c
from fiche_tui.workshop import facts as f
from fiche_tui.workshop.history import entry_from_json
from fiche_tui.workshop.state import RoundStatus

__all__ = ["KEYBOARD", "Session", "Turnout", "anonymous", "answer_from_json", "answer_to_json", "read_history"]


class Session(RoundKeeping):
    """A workshop that this process facilitates, or only reads: ``refused`` says why.

    ``lost`` turns true for good when another session takes over, and when the workshop goes to another account.
    """

    def __init__(self, stored: Workshop, right: Right, clock: Clock, history: History) -> None:
        super().__init__(stored, right, clock, history)
        self._right = right
        self.table = Table(stored.folder)
        self._room = stored.watch_room()
        self._is_behind = False
        self.timekeeper = Timekeeper(stored.folder, clock, self._recorder)

    @property
    def lost(self) -> bool:
        """Whether another session took over, as far as was noticed."""
        return self._recorder.lost

    @classmethod
    def open(cls, stored: Workshop, clock: Clock, who: str = "", *, take: bool = False) -> "Session":
        """The session that facilitates a stored workshop; on a disk that takes nothing, or after a hand-over, it reads.

        Raises ``FacilitationHeld`` when another one facilitates, unless ``take``; ``NotYours``; any ``StoreError`` of
        reading; and ``DecodeError`` when the journal holds something else than facts.
        """
        right = Right(stored, clock, who)
        with suppress(CannotWrite, HandedOver):
            right.take(over=take)
        try:
            session = cls(stored, right, clock, read_history(stored))
            session.timekeeper.came_back()
            if right.held:
                session._begin()
        except BaseException:
            right.release()
            raise
        return session

    @property
    def refused(self) -> StoreError | None:
        """Why nothing can be written now; ``None`` while this session facilitates."""
        return self._right.refused

    def writes(self) -> bool:
        """Whether this session can write; one that the disk refused tries again."""
        with suppress(StoreError):
            self._recorder.hold()
        return self.refused is None and not self.lost

    def _begin(self) -> None:
        try:
            self._recorder.take_up()
            self._forget_voters()
        except CannotWrite as error:
            self._right.wait(error)

    @property
    def reads(self) -> bool:
        """Whether this session only reads, for now or for good."""
        return self.lost or self.refused is not None

    def follow(self) -> bool:
        """Read again what another session wrote, while this one only reads; whether there was something.

        Whoever reads on after another session wrote has lost the right to write. Raises ``StoreError`` or
        ``DecodeError``; then the next call reads again.
        """
        if self._recorder.holds or self._recorder.waits:
            return False
        self._is_behind = self._room.changed(self.clock.elapsed()) or self._is_behind
        if not self._is_behind:
            return False
        found = read_history(self._stored)
        self._is_behind = False
        self._turnouts.clear()
        if found.entries != self.history.entries:
            self._recorder.history, self._recorder.lost = found, True
        return True

    def hand_over(self, account: str) -> Refusal | None:
        """Let the Unix account of that name go on with the workshop; this session then only reads.

        Raises as ``Workshop.hand_over``: then it is still in these hands, or the same may be asked again.
        """
        self._stored.check_hand_over(account)
        self._recorder.was_waiting_for(None)
        self.timekeeper.follow_clock()
        decision = decide(self.state, c.Record(f.HandedOver(account)), self.clock.now())
        if isinstance(decision, Refusal):
            return decision
        self._recorder.hand_over(decision, self.clock.now(), account)
        return None

    def close(self) -> None:
        """Give the facilitation back; harmless when it was lost or when the disk refuses."""
        self.timekeeper.leave()
        self._recorder.release()

    def still_mine(self) -> bool:
        """Whether this session may still write; once false, always false."""
        return self._recorder.still_mine()

    def do(self, command: Command) -> Refusal | None:
        """Carry a command out; on return without a refusal its facts are on disk.

        Raises ``StoreError`` when they could not be written: then nothing changed.
        """
        if self._recorder.was_waiting_for(command):
            return None
        self.timekeeper.follow_clock()
        decision = decide(self.state, command, self.clock.now())
        if isinstance(decision, Refusal):
            return decision
        self._recorder.append(decision, self.clock.now(), command)
        if any(isinstance(fact, f.MinutesFinalised) for fact in decision):
            self._forget_voters()
        return None

    def record(self, fact: f.Fact) -> Refusal | None:
        """Write a fact down as it was said; as ``do``."""
        return self.do(c.Record(fact))

    def purge_ballots(self) -> Refusal | None:
        """Destroy every ballot, cast or sealed, and write down when; a second time changes nothing.

        The ballots go first: minutes must never say destroyed what still lies on the disk. After a crash in between,
        doing it again writes it down. Raises ``StoreError``.
        """
        revealed = sum(one.status is RoundStatus.REVEALED for one in self.state.rounds)
        told = self.state.ballots_gone
        if isinstance(refusal := decide(self.state, c.Record(f.BallotsPurged(0, 0)), self.clock.now()), Refusal):
            return refusal
        self._recorder.hold()
        boxes = self._stored.purge_ballots(self._recorder.session_id)
        return None if told and not boxes else self.record(f.BallotsPurged(boxes, revealed))

    def undoable(self) -> tuple[f.Fact, ...]:
        """The facts that undo would take back now, empty when there is nothing or a barrier stands there."""
        return self.history.undoable(self.holding())

    def undo(self) -> Refusal | None:
        """Take the last act back. Raises as ``do``."""
        if self._recorder.was_waiting_for("undo"):
            return None
        self._turnouts.clear()  # A ballot that came since the last look is a barrier too.
        decision = self.history.undo(self.holding())
        if isinstance(decision, Refusal):
            return decision
        self._recorder.append(decision, self.clock.now(), "undo")
        return None


def read_history(stored: Workshop) -> History:
    """The history of a stored workshop, for whoever only reads. Raises ``StoreError`` or ``DecodeError``."""
    return history_of([entry_from_json(record) for record in stored.journal.read()])
