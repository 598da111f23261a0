"""One workshop's folder: the one way to its journal, room, boxes and sealed rounds."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Any

from fiche_tui.store import boxes, purge, sealing, voter_key
from fiche_tui.store.boxes import Box, Scan
from fiche_tui.store.chain import Account, check_last_is_ours, check_ours
from fiche_tui.store.desks import desk_in, earlier_desks
from fiche_tui.store.documents import Json, Record
from fiche_tui.store.durable import WAIT
from fiche_tui.store.errors import RoundNotClosed, StoreError, writing
from fiche_tui.store.facilitation import Facilitation, clear_foreign_locks, facilitate
from fiche_tui.store.files import folder_of
from fiche_tui.store.handover import check_account, hand_over
from fiche_tui.store.journal import Appended, Journal, SetAside
from fiche_tui.store.modes import PRIVATE, SHARED, modes_of
from fiche_tui.store.names import KEYBOARD, RESTORED, ROOM, SHEET, SSH, STATION, desk_of, journal_number
from fiche_tui.store.reading import read_file
from fiche_tui.store.restored import mark_restored
from fiche_tui.store.room import CLOSED, OPEN, RoundStates, read_room
from fiche_tui.store.sharing_errors import NotShared, Rewound
from fiche_tui.store.watch import RoomWatcher, signature_of
from fiche_tui.store.witness import witness_of

SHEET_LIMIT = 1 << 20
"""Bytes of the largest sheet."""


class Workshop:
    """The workshop that lives in ``folder``. ``wait`` is how many seconds it waits for a lock; see ``Workshops``."""

    def __init__(self, folder: Path, *, wait: float = WAIT, remembered_in: Path | None = None) -> None:
        self.folder = folder
        self.id = folder.name
        self._wait = wait
        self._modes = modes_of(folder)
        self._synced: set[str] = set()
        self._rounds = RoundStates(folder)
        self._witness = witness_of(folder, remembered_in)
        self.journal = Journal(folder, room_mode=self._modes.room, wait=wait, witness=self._witness)

    @property
    def is_shared(self) -> bool:
        """Whether other accounts may enter, so that it can be handed over."""
        return self._modes == SHARED

    def sheet(self) -> bytes:
        """Return the source of the sheet as it was when the workshop was made. Raises as ``read_file``."""
        return read_file(self.folder / SHEET, SHEET_LIMIT).data

    def room(self) -> Record:
        """Return what the room may see, with ``head`` and ``_rev``; raises as ``read_room``."""
        return read_room(self.folder)

    def answered(self, round_number: int) -> int:
        """Return how many people have answered in a round, as the room sees it. Raises as ``read_room``."""
        asked = self.room().get("asked", [])
        return next((one["answered"] for one in asked if one["asked"]["number"] == round_number), 0)

    def watch_room(self) -> RoomWatcher:
        """Return a new watcher of the room file."""
        return RoomWatcher(self.folder / ROOM)

    def room_signature(self) -> tuple[int, int, int] | None:
        """Return what tells one writing of the room file from another, for the price of one stat."""
        return signature_of(self.folder / ROOM)

    def facilitate(self, session_id: str, who: str, at: datetime, *, take: bool = False) -> Facilitation:
        """Return the facilitation for ``session_id``, and keep a backup of the journal as it is found.

        Raises ``FacilitationHeld`` unless ``take``; see ``facilitation.facilitate``. Of a shared workshop, raises
        ``HandedOver`` or ``NotYours`` unless this account is the one that goes on with it.
        """
        if self._modes == SHARED:
            check_ours(self.folder)
            clear_foreign_locks(self.folder)
        held = facilitate(self.folder, session_id, who, at, take=take, wait=self._wait)
        with suppress(StoreError):
            # Reads and writes report a damaged journal or a full disk; it must not bar the way to repair.
            self.journal.back_up()
        return held

    def restore_journal(self, session_id: str, who: str, at: datetime, *, take: bool = False) -> SetAside | None:
        """Set a damaged journal aside and go on from its last good backup; returns what became of both.

        Facts written since that backup are only in the file set aside. The facilitation is held meanwhile, then given
        back; arguments and errors as for ``facilitate`` and ``Journal.set_aside``. Of one that was rewound, what is
        left is gone on from, and nothing is set aside.
        """
        held = self.facilitate(session_id, who, at, take=take)
        try:
            if self._goes_on_rewound():
                return None
            done = self.journal.set_aside(session_id, at)
            self._forget_what_was_written()
            return done
        finally:
            held.release()

    def _goes_on_rewound(self) -> bool:
        """Go on without the facts of this account that are gone, if any are, and let the journal say so."""
        try:
            self.journal.read()
        except Rewound as error:
            with writing(self.folder / RESTORED), folder_of(self.folder) as inside:
                mark_restored(inside, self.folder / RESTORED, error.found)
            self._forget_what_was_written()
            return True
        except StoreError:
            pass
        return False

    def _forget_what_was_written(self) -> None:
        if self._witness is not None:
            self._witness.forget()

    def hand_over(
        self, held: Facilitation, record: Record, expected_head: int, room: Mapping[str, Json], account: str
    ) -> Appended:
        """Let the Unix account of that name go on with the workshop, whose journal file ends with ``record``.

        See ``handover.hand_over``; raises also as ``check_hand_over``.
        """
        to = self.check_hand_over(account)
        return hand_over(self.journal, held, record, expected_head, room, self.folder, to)

    def check_hand_over(self, account: str) -> Account:
        """Return the account that the workshop may be handed over to.

        Raises ``NotShared`` for a workshop that only this account may enter, ``NoAccount``, ``OwnAccount``, or
        ``NotInGroup`` for an account that may not enter.
        """
        if self._modes != SHARED:
            raise NotShared(self.folder)
        to = Account.named(account)
        check_account(self.folder, to)
        return to

    def check_writer(self) -> None:
        """Raise unless this account owns the last journal; see ``chain.check_last_is_ours``."""
        check_last_is_ours(self.folder)

    def round_is_open(self, round_number: int) -> bool:
        """Say whether the room file, read now, says that the round takes ballots. Raises as ``read_room``."""
        return self._rounds.state(round_number) == OPEN

    def box(self, box: str, round_number: int, *, make: bool = True) -> Box:
        """Return the box of that id (unguessable where others share the folder) for a round.

        Its folder is made and synced once, unless the box is only read. Those of this account's keyboard and station
        go on from the boxes of the account before, and nobody else of the group may enter them: anybody can guess their
        names. Raises ``BadId``, ``CannotWrite`` or ``DurabilityUnknown``.
        """
        desk = desk_of(box)
        ours = desk is not None and box == self._desk(desk[0])
        modes = PRIVATE if ours else self._modes
        if make:
            boxes.make_box(self.folder, box, self._synced, mode=modes.box)
        before = earlier_desks(self.folder, box) if ours else ()
        return Box(
            self.folder, box, round_number, self.round_is_open, mode=modes.ballots, wait=self._wait, before=before
        )

    def keyboard(self, round_number: int, *, make: bool = True) -> Box:
        """Return the box of the facilitator's keyboard for a round; as ``box``."""
        return self.box(self._desk(KEYBOARD), round_number, make=make)

    @property
    def station(self) -> str:
        """The id of the box of the laptop that is passed around: each facilitating account has its own."""
        return self._desk(STATION)

    @property
    def ssh(self) -> str:
        """The id of the box of the SSH server; each facilitating account has its own."""
        return self._desk(SSH)

    def _desk(self, kind: str) -> str:
        return desk_in(self.folder, kind, journal_number(self.journal.path.name))

    def voter_key(self, box: str, round_number: int, *, make: bool) -> bytes:
        """Return the key of the ballot ids of a box, made when there is none; see ``voter_key.voter_key``."""
        self.box(box, round_number)
        return voter_key.voter_key(self.folder, box, round_number, make=make, wait=self._wait)

    def drop_voter_keys(self, box: str, round_number: int) -> None:
        """Forget the keys of the ballot ids of a box; see ``voter_key.drop_voter_keys``."""
        voter_key.drop_voter_keys(self.folder, box, round_number)

    def scan(self, round_number: int) -> Scan:
        """Return the ballots of all boxes and the damaged boxes; see ``boxes.scan``."""
        return boxes.scan(self.folder, round_number)

    def scan_closed(self, round_number: int) -> Scan:
        """Return what ``scan`` does, for sealing: the room file says already that the round is closed.

        A scan made earlier misses ballots that are acknowledged until then. Raises ``RoundNotClosed``, and as ``scan``
        and ``read_room``.
        """
        if self._rounds.state(round_number) != CLOSED:
            raise RoundNotClosed(round_number)
        return self.scan(round_number)

    def seal(
        self,
        round_number: int,
        ballots: Sequence[Json],
        session_id: str,
        anonymise: Callable[[Json], Record],
        *,
        shuffle: Callable[[list[Any]], None] | None = None,
    ) -> str:
        """Seal a closed round and return the SHA-256 of the file; see ``sealing.seal``."""
        return sealing.seal(self.folder, round_number, ballots, session_id, anonymise, shuffle=shuffle, wait=self._wait)

    def mark_revealed(self, round_number: int) -> None:
        """Say that the seal of a round was revealed, and keep a copy of the journal that says so.

        Neither raises: the reveal is on disk already. See ``sealing.mark_revealed``.
        """
        self.mark_seal(round_number)
        with suppress(StoreError):
            self.journal.back_up()

    def mark_seal(self, round_number: int) -> None:
        """Say beside the seal of a revealed round that it stays, if nothing says so yet; see ``mark_revealed``."""
        sealing.mark_revealed(self.folder, round_number)

    def unseal(self, round_number: int, session_id: str) -> None:
        """Drop the sealed file of a round that is about to be reopened; see ``sealing.unseal``."""
        sealing.unseal(self.folder, round_number, session_id, wait=self._wait)

    def read_sealed(self, round_number: int, sha256: str | None = None) -> list[Record]:
        """Return the sealed ballots of a round; see ``sealing.read_sealed``."""
        return sealing.read_sealed(self.folder, round_number, sha256)

    def packed(self) -> bytes:
        """Return the whole workshop as the bytes of a backup; see ``archive.pack``."""
        from fiche_tui.store.archive import pack

        return pack(self.folder)

    def purge_ballots(self, session_id: str) -> int:
        """Delete every ballot, cast or sealed, and return how many boxes there were; see ``purge.purge_ballots``."""
        return purge.purge_ballots(self.folder, session_id, wait=self._wait)

    @property
    def is_purging(self) -> bool:
        """Whether the ballots are being destroyed; see ``purge.is_purging``."""
        return purge.is_purging(self.folder)

    def end_purge(self, session_id: str) -> None:
        """Say that the journal tells what was destroyed; see ``purge.end_purge``."""
        purge.end_purge(self.folder, session_id, wait=self._wait)
