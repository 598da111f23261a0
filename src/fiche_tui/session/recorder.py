"""Writing acts down: facts into the journal, then the room file, for as long as this session may."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import datetime

from fiche_tui.session.lease import Lease
from fiche_tui.session.turnouts import Turnouts
from fiche_tui.store.errors import CannotRead, DurabilityUnknown, FacilitationLost, HeadMoved, StoreError
from fiche_tui.store.facilitation import read_holder
from fiche_tui.store.names import HOLDER
from fiche_tui.store.workshop import Workshop
from fiche_tui.workshop import facts as f
from fiche_tui.workshop.codec import DecodeError, from_json
from fiche_tui.workshop.history import Entry, History, entry_to_json
from fiche_tui.workshop.room.reading import room_from_json
from fiche_tui.workshop.room.values import Room, WallView
from fiche_tui.workshop.room.whole import room_of
from fiche_tui.workshop.state import State


class Recorder:
    """Keeps ``history`` the same as the journal on disk, and the room file the same as ``history`` and ``turnouts``.

    Without the lease, each writing first tries to get it.
    """

    def __init__(self, stored: Workshop, lease: Lease, history: History, turnouts: Turnouts) -> None:
        self.history = history
        self.lost = lease.is_gone
        self.shown: Mapping[int, int] = {}
        self.wall = wall_found(stored)
        self._stored = stored
        self._lease = lease
        self._turnouts = turnouts
        self._room_is_late = False
        self._room_left: tuple[int, int, int] | None = None
        self._unconfirmed: tuple[Entry, ...] = ()
        self._unconfirmed_for: object = None
        self._handing: tuple[Entry, ...] = ()

    @property
    def state(self) -> State:
        """Return the state of the workshop: its history, folded."""
        return self.history.state

    @property
    def room(self) -> Room:
        """Return what the room may see now, read back from what is written for it: nothing else can be in it."""
        shown, by_hands = self._turnouts.people(self.state), self._turnouts.by_hands(self.state)
        return room_from_json(room_of(self.state, shown, self.wall, by_hands))

    @property
    def session_id(self) -> str:
        """Return the id of the session in whose name everything is written."""
        return self._lease.session_id

    @property
    def holds(self) -> bool:
        """Return whether this session may write, as far as was noticed."""
        return self._lease.held is not None and not self.lost

    @property
    def waits(self) -> bool:
        """Return whether the disk has yet to confirm the last act."""
        return bool(self._unconfirmed)

    def hold(self) -> None:
        """Take the lease unless it is held. Raises ``StoreError``, of a full disk for instance."""
        if self._lease.held is not None:
            return  # If another session took it over, the next write says so.
        self._lease.take()
        try:
            found = len(self._stored.journal.read())
            if found != self.history.head:
                self.lost = True
                raise HeadMoved(self.history.head, found)
            self.take_up()
        except StoreError as error:
            self._lease.wait(error)
            raise

    def take_up(self) -> None:
        """Bring the room file up to date, and write down that the workshop was taken over. Raises as ``append``.

        An account that the workshop was handed over to begins its own journal with that fact.
        """
        self.refresh_room()
        handed = bool(self.history.entries) and isinstance(self.history.entries[-1].fact, f.HandedOver)
        if self._lease.was_taken or handed:
            self.append((f.FacilitationTaken(self.session_id, self._lease.who),), self._lease.now())
            self._lease.was_taken = False

    def hand_over(self, facts: Sequence[f.Fact], at: datetime, account: str) -> None:
        """Write the facts of a hand-over to that account, after which this session reads. Raises ``StoreError``.

        Stopped halfway, the same may be asked again.
        """
        self.hold()
        entries = self.history.recorded(facts, at)
        before = self._handing
        if [(one.number, one.fact) for one in before] == [(one.number, one.fact) for one in entries]:
            entries = before  # The same moment: what is on disk already is known again.
        self._handing = entries
        extended = self.history.extended(entries)
        record = entry_to_json(entries[-1])
        held = self._lease.held
        if held is None:
            raise FacilitationLost("", "")
        with self.noting_loss():
            self._stored.hand_over(held, record, self.history.head, self._room(extended), account)
        self.read_on(extended)
        self._lease.give_to(account)

    def read_on(self, history: History) -> None:
        """Go on with what another session wrote, and write no more."""
        self.history, self.lost = history, True

    def append(self, facts: Sequence[f.Fact], at: datetime, asked: object = None) -> None:
        """Write the facts of one act; ``asked`` is what was asked, for ``was_waiting_for``. Raises ``StoreError``."""
        self._write(self.history.recorded(facts, at), asked)

    def was_waiting_for(self, asked: object) -> bool:
        """Write again what the disk did not confirm; return whether that is what is asked now. Raises ``StoreError``.

        Such facts may or may not be on disk, so nothing else is written before the very same ones.
        """
        if not self._unconfirmed:
            return False
        self._write(self._unconfirmed, self._unconfirmed_for)
        return bool(self._unconfirmed_for == asked)

    def refresh_room(self) -> None:
        """Write the room file anew if it is missing, damaged or of another head. Raises ``StoreError``."""
        self._stored.journal.refresh_room(lambda _: self._room(self.history), self.session_id)
        self._room_left = self._stored.room_signature()

    def publish(self) -> None:
        """Show the room what changes without a fact: the turnout, the wall. Raises ``StoreError``."""
        self.hold()
        with self.noting_loss():
            self._stored.journal.publish_room(self._room(self.history), self.history.head, self.session_id)
        self._room_left = self._stored.room_signature()
        self._room_is_late = False

    def mend_room(self) -> None:
        """Write the room file anew when it is not as this session left it: damaged or gone. Raises as ``publish``.

        It is derived, and nobody else may write it. Usually this is one stat.
        """
        # With facts that the disk did not confirm, the journal's head may be another one: they are written first.
        if self.holds and not self.waits and self._stored.room_signature() != self._room_left:
            self.publish()

    def ready_for_boxes(self) -> None:
        """Check that this session may write, and that the room file says which rounds take ballots.

        Raises ``FacilitationLost``, or any ``StoreError`` of reading and publishing.
        """
        self.hold()
        holder = read_holder(self._stored.folder)
        if self.lost or (holder is not None and holder.session != self.session_id):
            self.lost = True
            raise FacilitationLost(holder.who if holder else "", holder.since if holder else "")
        if holder is None:
            raise self._nobody_has_it()
        if self._room_is_late:
            self.publish()

    def still_mine(self) -> bool:
        """Return whether this session may still write, now or when the disk lets it; once false, always false.

        A record that cannot be read for a moment proves nothing; the store then refuses the next write if it must.
        """
        if self._lease.is_closed:
            return False
        if self._lease.may_come:
            return not self.lost
        with suppress(StoreError):
            holder = read_holder(self._stored.folder)
            self.lost = self.lost or (holder is not None and holder.session != self.session_id)
        return not self.lost

    def release(self) -> None:
        """Give the lease back; harmless when it was lost or when the disk refuses."""
        if not self._lease.close():
            self.lost = True

    @contextmanager
    def noting_loss(self) -> Iterator[None]:
        """Note the loss when an error inside says that this session may write no more."""
        try:
            yield
        except FacilitationLost as error:
            # Only a record of another session is a loss. One that cannot be read, for a moment or for longer, or that
            # is gone, is not: nothing was written, nobody took over.
            holder = read_holder(self._stored.folder)
            if holder is None:
                raise self._nobody_has_it() from error
            if holder.session == self.session_id:
                raise CannotRead(self._stored.folder / HOLDER, "failed") from error
            self.lost = True
            raise
        except HeadMoved:
            self.lost = True
            raise

    def _nobody_has_it(self) -> StoreError:
        """Give the lease back, whose record is gone, so that the next write takes it again; return the error."""
        error = CannotRead(self._stored.folder / HOLDER, "missing")
        self._lease.wait(error)
        return error

    def _write(self, entries: tuple[Entry, ...], asked: object) -> None:
        self.hold()
        extended = self.history.extended(entries)
        records = [entry_to_json(entry) for entry in entries]
        with self.noting_loss():
            try:
                appended = self._stored.journal.append(
                    records, self.history.head, self.session_id, self._room(extended)
                )
            except DurabilityUnknown:
                self._unconfirmed, self._unconfirmed_for = entries, asked
                raise
        self._unconfirmed = ()
        self._room_left = self._stored.room_signature()
        self._room_is_late = appended.room_error is not None
        self.history = extended

    def _room(self, history: History) -> dict[str, object]:
        self.shown = self._turnouts.people(history.state)
        return room_of(history.state, self.shown, self.wall, self._turnouts.by_hands(history.state))


def wall_found(stored: Workshop) -> WallView:
    """Return the wall as the session before left it: a curtain that was drawn stays until somebody opens it.

    Nobody counts hands when a session begins.
    """
    with suppress(StoreError, DecodeError):
        wall = stored.room().get("wall")
        return WallView() if wall is None else replace(from_json(WallView, wall), hands=False, promise="")
    return WallView()
