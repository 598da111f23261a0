"""One workshop in the hands of one facilitator: commands in, facts on disk, state out.

This is the only place where the domain's decisions meet the store. Nothing is believed before it is on disk: the state
changes after the append returned, and a store error leaves it as it was.
"""

from contextlib import suppress
from dataclasses import replace
from datetime import date
from pathlib import Path

from fiche_tui.session.lease import Lease
from fiche_tui.session.recorder import Recorder
from fiche_tui.session.rounds import Rounds
from fiche_tui.session.speaking_turns import SpeakingTurns
from fiche_tui.session.ssh_keeping import SshKeeping
from fiche_tui.session.stored_history import read_history
from fiche_tui.session.timekeeper import Timekeeper
from fiche_tui.session.turnouts import Turnouts
from fiche_tui.store.errors import CannotWrite, StoreError
from fiche_tui.store.restored import forget_restored, restored_head
from fiche_tui.store.sharing_errors import HandedOver
from fiche_tui.store.workshop import Workshop
from fiche_tui.system.clock import Clock
from fiche_tui.workshop import commands as c
from fiche_tui.workshop import facts as f
from fiche_tui.workshop.commands import Command, Refusal
from fiche_tui.workshop.decide import decide
from fiche_tui.workshop.history import History
from fiche_tui.workshop.room.values import Room, WallView
from fiche_tui.workshop.state import RoundStatus, State
from fiche_tui.workshop.zones import day_at


class Session:
    """A workshop that this process facilitates, or only reads: ``refused`` says why.

    Its parts share one recorder: ``rounds`` for all that concerns ballots, ``turns`` for who speaks, ``time`` for the
    clock, ``ssh`` for the door over SSH; ``lease`` is its right to write. ``lost`` becomes true, permanently, when
    another session takes over, or when the workshop goes to another account.
    """

    def __init__(self, stored: Workshop, lease: Lease, clock: Clock, history: History) -> None:
        self.clock = clock
        self.lease = lease
        self._stored = stored
        self._turnouts = Turnouts(stored, lease)
        self._recorder = Recorder(stored, lease, history, self._turnouts)
        self.rounds = Rounds(stored, clock, self._recorder, self._turnouts)
        self.turns = SpeakingTurns(stored.folder, self._recorder)
        self.time = Timekeeper(stored.folder, clock, self._recorder)
        self.ssh = SshKeeping(stored, clock, self._recorder, self.record, self.rounds.hold_ssh_ballots)
        self._room = stored.watch_room()
        self._is_behind = False

    @property
    def history(self) -> History:
        """Return the journal, as it is on disk."""
        return self._recorder.history

    @property
    def state(self) -> State:
        """Return what is on disk, folded."""
        return self._recorder.state

    @property
    def folder(self) -> Path:
        """Return the folder of the workshop."""
        return self._stored.folder

    @property
    def is_shared(self) -> bool:
        """Return whether the accounts of a group may enter the workshop."""
        return self._stored.is_shared

    @property
    def lost(self) -> bool:
        """Return whether another session took over, as far as was noticed."""
        return self._recorder.lost

    @classmethod
    def open(cls, stored: Workshop, clock: Clock, who: str = "", *, take: bool = False) -> "Session":
        """Return a session that facilitates a stored workshop; it only reads on a full disk or after a hand-over.

        Raises ``FacilitationHeld`` when another session facilitates, unless ``take``; ``NotYours``; any ``StoreError``
        of reading; and ``DecodeError`` when the journal holds anything but facts.
        """
        lease = Lease(stored, clock, who)
        with suppress(CannotWrite, HandedOver):
            lease.take(over=take)
        try:
            session = cls(stored, lease, clock, read_history(stored))
            session.time.came_back()
            if lease.held:
                session._begin()
        except BaseException:
            lease.release()
            raise
        return session

    @property
    def wall(self) -> WallView:
        """Return what this session does to the wall."""
        return self._recorder.wall

    @property
    def room(self) -> Room:
        """Return what the room may see now. Raises ``StoreError`` where the turnout cannot be read."""
        return self._recorder.room

    def show_on_wall(self, wall: WallView) -> None:
        """Draw or open the curtain, zoom on something: published, not written down. Raises ``StoreError``.

        What the disk refuses to show now is shown with the next act.
        """
        self._recorder.wall = wall
        self._recorder.publish()

    def zoom(self, subject: str) -> None:
        """Show a role, a family or a decision in large on the wall; the step again where there is none."""
        self._show_if_new(replace(self.wall, zoom=subject))

    def look_back(self, promise: str) -> None:
        """Show on the wall what had been said, this one in large; the step again where there is none."""
        self._show_if_new(replace(self.wall, promise=promise))

    def announce(self, soon: float) -> None:
        """Tell the wall with what share of a step left its end is near here."""
        self._show_if_new(replace(self.wall, soon=soon))

    def _show_if_new(self, wall: WallView) -> None:
        # It is only a convenience: what cannot be published now is shown with the next act.
        if wall != self.wall and not self.reads:
            with suppress(StoreError):
                self.show_on_wall(wall)

    @property
    def refused(self) -> StoreError | None:
        """Return why nothing can be written now; ``None`` while this session facilitates."""
        return self.lease.refused

    def writes(self) -> bool:
        """Return whether this session can write, after trying again if the disk refused before."""
        with suppress(StoreError):
            self._recorder.hold()
        return self.refused is None and not self.lost

    def _begin(self) -> None:
        try:
            self._recorder.take_up()
            self._note_restored()
            self.rounds.mark_seals()
            self.rounds.forget_voters()
            self.rounds.finish_withdrawals()
            self.rounds.drafts.begin()
            if self.state.final_at:
                self.ssh.forget()
            if self._stored.is_purging:
                with suppress(StoreError):  # What cannot be deleted now is tried again at the next opening.
                    self.purge_ballots()
        except CannotWrite as error:
            self.lease.wait(error)

    def _note_restored(self) -> None:
        """Write down that a copy of the journal was gone back to, if an earlier session stopped before saying so."""
        if (head := restored_head(self.folder)) is not None:
            last = self.history.entries[-1].fact
            if last != f.JournalRestored(head):
                self._recorder.append((f.JournalRestored(head),), self.clock.now())
            forget_restored(self.folder)

    @property
    def today(self) -> date:
        """Return the day that it is now where the workshop is held."""
        return day_at(self.state.timezone, self.clock.now())

    @property
    def reads(self) -> bool:
        """Return whether this session only reads, for now or permanently."""
        return self.lost or self.refused is not None

    @property
    def is_awaiting(self) -> bool:
        """Return whether something may come from elsewhere: what another session writes, ballots by a way in."""
        return self.reads or bool(self.wall.ways_in) or self.state.ssh.is_open

    def follow(self) -> bool:
        """Read what another session wrote while this one only reads; return whether there was something.

        Once another session has written, this one has lost the lease. Raises ``StoreError`` or ``DecodeError``; then
        the next call reads again.
        """
        if self._recorder.holds or self._recorder.waits:
            return False
        self._is_behind = self._room.changed(self.clock.elapsed()) or self._is_behind
        if not self._is_behind:
            return False
        found = read_history(self._stored)
        self._is_behind = False
        self._turnouts.forget_all()
        if found.entries != self.history.entries:
            self._recorder.read_on(found)
        return True

    def hand_over(self, account: str) -> Refusal | None:
        """Hand the workshop over to the Unix account of that name; this session then only reads.

        Raises as ``Workshop.hand_over``: then nothing was handed over, or the same may be asked again.
        """
        self._stored.check_hand_over(account)
        self._recorder.was_waiting_for(None)
        self.time.follow_clock()
        decision = decide(self.state, c.Record(f.HandedOver(account)), self.clock.now())
        if isinstance(decision, Refusal):
            return decision
        # The next account may not read what this one has half keyed: that paper is keyed in again.
        self.rounds.drafts.forget()
        self._recorder.hand_over(decision, self.clock.now(), account)
        return None

    def close(self) -> None:
        """Give the lease back; harmless when it was lost or when the disk refuses."""
        self.time.leave()
        self._recorder.release()

    def still_mine(self) -> bool:
        """Return whether this session may still write; once false, always false."""
        return self._recorder.still_mine()

    def mend_room(self) -> None:
        """Write the room file anew where something damaged it. Raises ``StoreError``."""
        self._recorder.mend_room()

    def do(self, command: Command) -> Refusal | None:
        """Carry out a command; on return without a refusal its facts are on disk.

        A ``BallotAwareCommand`` is first completed with the rounds that hold ballots. Raises ``StoreError`` when the
        facts could not be written: then nothing changed.
        """
        if self._recorder.was_waiting_for(command):
            return None
        self.time.follow_clock()
        decision = decide(self.state, self._completed(command), self.clock.now())
        if isinstance(decision, Refusal):
            return decision
        self._recorder.append(decision, self.clock.now(), command)
        self.rounds.drafts.tidy()
        if any(isinstance(fact, f.MinutesFinalised) for fact in decision):
            self.rounds.forget_voters()
            self.ssh.forget()
        if any(isinstance(fact, f.SittingResumed) for fact in decision):
            self.ssh.begin_meeting()
        return None

    def record(self, fact: f.Fact) -> Refusal | None:
        """Write down a fact as it was said; as ``do``."""
        return self.do(c.Record(fact))

    def purge_ballots(self) -> Refusal | None:
        """Destroy every ballot, cast or sealed, and write down when, once; a second time writes nothing.

        The ballots go first: minutes must never call destroyed what is still on disk. After a crash in between, the
        next opening writes it down. Raises ``StoreError``.
        """
        revealed = sum(one.status is RoundStatus.REVEALED for one in self.state.rounds)
        if isinstance(refusal := decide(self.state, c.Record(f.BallotsPurged(0, 0)), self.clock.now()), Refusal):
            return refusal
        self._recorder.hold()
        self.rounds.drafts.forget()
        boxes = self._stored.purge_ballots(self._recorder.session_id)
        if not self.state.ballots_gone and (refused := self.record(f.BallotsPurged(boxes, revealed))):
            return refused
        self._stored.end_purge(self._recorder.session_id)
        return None

    def undoable(self) -> tuple[f.Fact, ...]:
        """Return the facts that undo would take back now; none when there are none or a barrier comes first."""
        return self.history.undoable(self.rounds.holding())

    def undo(self) -> Refusal | None:
        """Take the last act back. Raises as ``do``."""
        if self._recorder.was_waiting_for("undo"):
            return None
        self._turnouts.forget_all()  # A ballot that came since the last look is a barrier too.
        decision = self.history.undo(self.rounds.holding())
        if isinstance(decision, Refusal):
            return decision
        self._recorder.append(decision, self.clock.now(), "undo")
        self.rounds.drafts.tidy()
        return None

    def _completed(self, command: Command) -> Command:
        # Only the session knows which boxes hold ballots: screens never look into a box.
        if isinstance(command, c.BallotAwareCommand):
            return replace(command, holding=self.rounds.holding())
        return command
