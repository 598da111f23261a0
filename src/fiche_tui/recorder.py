"""Writing acts down: facts into the journal, then the room file, for as long as this session may."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from datetime import datetime

from fiche_tui.store.errors import CannotRead, DurabilityUnknown, FacilitationLost, HeadMoved, StoreError
from fiche_tui.store.facilitation import Facilitation, read_holder
from fiche_tui.store.names import HOLDER
from fiche_tui.store.workshop import Workshop
from fiche_tui.workshop import Entry, History
from fiche_tui.workshop import facts as f
from fiche_tui.workshop.history import entry_to_json
from fiche_tui.workshop.room import room_of


class Recorder:
    """Keeps ``history`` the same as the journal on disk; ``turnout`` gives what the room sees of the pending rounds."""

    def __init__(
        self,
        stored: Workshop,
        facilitation: Facilitation,
        history: History,
        turnout: Callable[[], Mapping[int, int]],
    ) -> None:
        self.history = history
        self.lost = False
        self.shown: Mapping[int, int] = {}
        self._stored = stored
        self._facilitation = facilitation
        self._turnout = turnout
        self._room_is_late = False
        self._unconfirmed: tuple[Entry, ...] = ()
        self._unconfirmed_for: object = None

    @property
    def session_id(self) -> str:
        """The session in whose name everything is written."""
        return self._facilitation.holder.session

    @property
    def waits(self) -> bool:
        """Whether the disk has not confirmed the last act."""
        return bool(self._unconfirmed)

    def append(self, facts: Sequence[f.Fact], at: datetime, asked: object = None) -> None:
        """Write the facts of one act; ``asked`` is what was asked, for ``was_waiting_for``. Raises ``StoreError``."""
        self._write(self.history.recorded(facts, at), asked)

    def was_waiting_for(self, asked: object) -> bool:
        """Write again what the disk did not confirm; whether that was what is asked now. Raises ``StoreError``.

        Such facts are on disk or not, nobody knows: nothing else may be written before the very same ones.
        """
        if not self._unconfirmed:
            return False
        self._write(self._unconfirmed, self._unconfirmed_for)
        return bool(self._unconfirmed_for == asked)

    def refresh_room(self) -> None:
        """Write the room file anew if it is missing, damaged or of another head. Raises ``StoreError``."""
        self._stored.journal.refresh_room(lambda _: self._room(self.history), self.session_id)

    def publish(self) -> None:
        """Tell the room what has changed without a fact: the turnout. Raises ``StoreError``."""
        with self.telling_loss():
            self._stored.journal.publish_room(self._room(self.history), self.history.head, self.session_id)
        self._room_is_late = False

    def ready_for_boxes(self) -> None:
        """Make sure that this session may write, and that the room file says what the boxes go by.

        Raises ``FacilitationLost``, or any ``StoreError`` of reading and publishing.
        """
        holder = read_holder(self._stored.folder)
        if self.lost or holder is None or holder.session != self.session_id:
            self.lost = True
            raise FacilitationLost(holder.who if holder else "", holder.since if holder else "")
        if self._room_is_late:
            self.publish()

    def still_mine(self) -> bool:
        """Whether this session may still write; once false, always false.

        A record that cannot be read for a moment says nothing: whoever writes then is refused by the store.
        """
        with suppress(StoreError):
            holder = read_holder(self._stored.folder)
            self.lost = self.lost or holder is None or holder.session != self.session_id
        return not self.lost

    def release(self) -> None:
        """Give the facilitation back; harmless when it was lost or when the disk refuses."""
        try:
            self._facilitation.release()
        except StoreError:
            self.lost = True

    @contextmanager
    def telling_loss(self) -> Iterator[None]:
        """Remember it when an error inside says that this session writes no more."""
        try:
            yield
        except FacilitationLost as error:
            if self._facilitation.still_mine():
                # The record of who facilitates could not be read for a moment: nothing was written, nobody took over.
                raise CannotRead(self._stored.folder / HOLDER, "failed") from error
            self.lost = True
            raise
        except HeadMoved:
            self.lost = True
            raise

    def _write(self, entries: tuple[Entry, ...], asked: object) -> None:
        extended = self.history.extended(entries)
        records = [entry_to_json(entry) for entry in entries]
        with self.telling_loss():
            try:
                appended = self._stored.journal.append(
                    records, self.history.head, self.session_id, self._room(extended)
                )
            except DurabilityUnknown:
                self._unconfirmed, self._unconfirmed_for = entries, asked
                raise
        self._unconfirmed = ()
        self._room_is_late = appended.room_error is not None
        self.history = extended

    def _room(self, history: History) -> dict[str, object]:
        self.shown = self._turnout()
        return room_of(history.state, self.shown)
