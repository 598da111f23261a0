"""The journal: the facts of one workshop, numbered from 1, written only by the session that facilitates."""

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

from tinydb import TinyDB

from fiche_tui.store import disk
from fiche_tui.store.backups import EVERY, Backup, back_up, backups_of, copy_back, good_backups
from fiche_tui.store.chain import (
    FACTS,
    KIND,
    Account,
    check_follows,
    end,
    ended_for,
    following,
    head_of,
    next_journal,
    readers_of,
    verified,
)
from fiche_tui.store.documents import Json, Record
from fiche_tui.store.durable import LIMIT, WAIT, DataFile, Memory, database_of, documents, locked, numbered, save
from fiche_tui.store.errors import (
    CannotWrite,
    Damaged,
    HeadMoved,
    Missing,
    NoBackup,
    NotDamaged,
    StoreError,
    reason_of,
)
from fiche_tui.store.facilitation import check_holder
from fiche_tui.store.files import PRIVATE_FILE
from fiche_tui.store.journal_files import journals_of
from fiche_tui.store.names import JOURNAL, RESTORED, ROOM
from fiche_tui.store.reading import read_file
from fiche_tui.store.records import insert, is_retry, own_copy
from fiche_tui.store.restored import mark_restored
from fiche_tui.store.room import encode_room, follows, write_room
from fiche_tui.store.sharing_errors import HandedOver
from fiche_tui.store.sums import without_sum
from fiche_tui.store.witness import Witness
from fiche_tui.workshop.frozen import frozen


@frozen
class Appended:
    """The facts are on disk, up to number ``head``.

    ``room_error`` is set when the room file could not follow: nothing is lost, the room sees the state before.
    """

    head: int
    room_error: StoreError | None = None


@frozen
class SetAside:
    """A damaged journal is now called ``damaged``, and ``restored`` was put in its place."""

    damaged: Path
    restored: Backup


class Journal:
    """The journal of the workshop in ``folder``. Records are JSON objects whose ``number`` counts from 1."""

    def __init__(
        self,
        folder: Path,
        *,
        room_mode: int = PRIVATE_FILE,
        wait: float = WAIT,
        witness: Witness | None = None,
    ) -> None:
        self._folder = folder
        self._lock = folder / JOURNAL  # One lock for the workshop, whichever file of the chain is written.
        self._room_mode = room_mode
        self._wait = wait
        self._memory = Memory()
        self._witness = witness

    @property
    def path(self) -> Path:
        """The file that facts are appended to: the last of the chain. Raises ``CannotRead``."""
        return list(journals_of(self._folder))[-1]

    def read(self) -> list[Record]:
        """Return all records, the first first, through all files of the chain.

        Raises ``Missing``, ``NewerSchema``, ``CannotRead``, ``Rewound``, or ``Damaged`` naming the last good backup if
        there is one; nothing is repaired by reading.
        """
        records = self._read()
        if self._witness is not None:
            self._witness.check(records)
        return [without_sum(record) for record in records]

    def _read(self) -> list[Record]:
        records: list[Record] = []
        before: tuple[TinyDB, bytes] | None = None
        for path in journals_of(self._folder):
            database, data = self._load(path, None)
            if before is not None:
                check_follows(database, path, *before)
            before = database, data
            records += numbered(database.table(FACTS)).values()
        return records

    def append(
        self, records: Sequence[Record], expected_head: int, session_id: str, room: Mapping[str, Json]
    ) -> Appended:
        """Write ``records``, numbered from ``expected_head`` + 1, all of them or none, then publish ``room``.

        ``room`` is what the room may see once they are there (see ``encode_room``). Raises, with nothing written,
        ``HeadMoved`` when the journal holds other facts than the ones that led to these, ``FacilitationLost``,
        ``LockBusy``, ``Damaged``, ``CannotWrite``, ``Unwritable``. After ``DurabilityUnknown`` the same call may be
        made again: records that are there already are not written twice. Raises ``ValueError`` when they are not
        numbered so, or none are given.
        """
        return self._append(records, expected_head, session_id, room, None)

    def hand_over(
        self, record: Record, expected_head: int, session_id: str, room: Mapping[str, Json], to: Account
    ) -> Appended:
        """Append ``record``, which says so, and end the file: only ``to`` appends from now on, in a file of its own.

        In the same moment ``to`` may read the file. Raises as ``append``, ``HandedOver`` included when it was handed
        over before.
        """
        return self._append([record], expected_head, session_id, room, to)

    def _append(
        self,
        records: Sequence[Record],
        expected_head: int,
        session_id: str,
        room: Mapping[str, Json],
        to: Account | None,
    ) -> Appended:
        if not records:
            raise ValueError("nothing to append")
        head = expected_head + len(records)
        with locked(self._lock, wait=self._wait) as folder:
            check_holder(self._folder, folder, session_id)
            path = self.path
            own = [own_copy(record, number, path) for number, record in enumerate(records, expected_head + 1)]
            database, data = self._load(path, folder)
            found = head_of(database)
            shown = encode_room(folder, self._folder / ROOM, room, head)  # Refused here, while nothing is written.
            if not is_retry(database, own, head):
                account = ended_for(database)
                if account is not None and not account.is_ours():
                    raise HandedOver(account.name)
                if found != expected_head:
                    raise HeadMoved(expected_head, found)
                if account is not None:
                    path, database = next_journal(path), following(database, data)
                elif found // EVERY != head // EVERY:
                    back_up(folder, path, found, LIMIT)
                insert(database, own)
                if to is not None:
                    end(database, to)
            file = DataFile(path, KIND, readers=readers_of(database, path))
            self._memory.keep(save(file, folder, database, shallow=True), database)
            if self._witness is not None:
                self._witness.note(documents(database.table(FACTS))[-1])
            return Appended(head, self._publish(folder, shown))

    def publish_room(self, room: Mapping[str, Json], expected_head: int, session_id: str) -> None:
        """Publish ``room`` without a new fact, when what it derives from the boxes (the turnout) has changed.

        Raises, with nothing written, ``HeadMoved``, ``FacilitationLost`` and as ``append``.
        """
        path = self._folder / ROOM
        with locked(self._lock, wait=self._wait) as folder:
            check_holder(self._folder, folder, session_id)
            found = head_of(self._load(self.path, folder)[0])
            if found != expected_head:
                raise HeadMoved(expected_head, found)
            write_room(folder, path, encode_room(folder, path, room, found), mode=self._room_mode)

    def refresh_room(self, derive_room: Callable[[list[Record]], Mapping[str, Json]], session_id: str) -> bool:
        """Write the room file anew if it is missing, damaged or of another head than the journal's.

        Returns whether it was. Raises ``FacilitationLost`` and as ``read`` and ``append``.
        """
        with locked(self._lock, wait=self._wait) as folder:
            check_holder(self._folder, folder, session_id)
            path = self._folder / ROOM
            if follows(folder, path, head_of(self._load(self.path, folder)[0])):
                return False
            records = self.read()
            shown = encode_room(folder, path, derive_room(records), len(records))
            write_room(folder, path, shown, mode=self._room_mode)
            return True

    def back_up(self) -> None:
        """Keep a copy of the journal as it is, unless there is one of the same head; done when it is opened.

        Raises ``LockBusy``, ``CannotWrite`` and as ``read``.
        """
        with locked(self._lock, wait=self._wait) as folder:
            path = self.path
            head = head_of(self._load(path, folder)[0])
            if all(backup.head != head for backup in backups_of(path)):
                back_up(folder, path, head, LIMIT, may_link=False)

    def backups(self) -> tuple[Backup, ...]:
        """Return the backups that read well, the latest first."""
        return good_backups(self.path, self._is_good)

    def set_aside(self, session_id: str, at: datetime) -> SetAside:
        """Keep a damaged journal as NAME.damaged-DATE and put the last good backup in its place.

        It never goes without a journal in between: of a second link of the chain, nobody could tell that it was there.

        A deliberate act of the one who facilitates; ``at`` is the present moment. The room file is to be refreshed
        afterwards. Raises ``NotDamaged``, ``NoBackup`` (nothing is touched), ``FacilitationLost``, ``NewerSchema``,
        ``LockBusy`` or ``CannotWrite``.
        """
        with locked(self._lock, wait=self._wait) as folder:
            check_holder(self._folder, folder, session_id)
            path = self.path
            damaged = path.with_name(f"{path.name}.damaged-{at.astimezone(UTC):%Y%m%dT%H%M%SZ}")
            try:
                self._load(path, folder)
            except (Missing, Damaged):
                pass
            else:
                raise NotDamaged(path)
            good = good_backups(path, self._is_good)
            if not good:
                raise NoBackup(path)
            mark_restored(folder, self._folder / RESTORED, good[0].head)
            if path.is_symlink() or path.exists():
                _keep(folder, path, damaged)
            copy_back(folder, path, good[0], LIMIT)
            for bad in (backup for backup in backups_of(path) if backup.head > good[0].head):
                # Facts with these numbers are about to be written again, and get backups of their own.
                name = bad.path.name
                disk.rename(name, f"{name}{damaged.suffix}", src_dir_fd=folder, dst_dir_fd=folder)
            return SetAside(damaged, good[0])

    def _load(self, path: Path, folder: int | None) -> tuple[TinyDB, bytes]:
        try:
            data = read_file(path, LIMIT, folder).data
            if folder is not None and (known := self._memory.recall(data)) is not None:
                return known, data
            database = database_of(data, DataFile(path, KIND))
            if not self._memory.is_of(data):  # The very same bytes were verified.
                verified(database, path)
            if folder is not None:
                # What is handed out could be changed by the receiver, so memory serves those who hold the lock.
                self._memory.keep(data, database)
            return database, data
        except Damaged as error:
            good = good_backups(path, self._is_good)
            raise Damaged(error.path, error.reason, good[0].path if good else None) from error
        except Missing as error:
            # Somebody deleted it, or a disk lost it: what can be done about it is the same.
            if good := good_backups(path, self._is_good):
                raise Damaged(path, "missing", good[0].path) from error
            raise

    def _is_good(self, path: Path) -> bool:
        file = DataFile(path, KIND)
        try:
            verified(database_of(read_file(path, file.limit).data, file), self.path)
        except StoreError:
            return False
        return True

    def _publish(self, folder: int, shown: bytes) -> StoreError | None:
        path = self._folder / ROOM
        try:
            write_room(folder, path, shown, mode=self._room_mode)
        except OSError as error:
            return CannotWrite(path, reason_of(error), str(error))
        return None


def _keep(folder: int, path: Path, damaged: Path) -> None:
    """Also give what is at ``path`` of the open ``folder`` the name ``damaged`` too. Raises ``OSError``."""
    try:
        disk.link(path.name, damaged.name, src_dir_fd=folder, dst_dir_fd=folder, follow_symlinks=False)
    except FileExistsError:
        if not damaged.samefile(path):  # It is what an attempt of the same second left.
            raise
    except OSError:
        # A folder, or a disk without links.
        disk.rename(path.name, damaged.name, src_dir_fd=folder, dst_dir_fd=folder)
