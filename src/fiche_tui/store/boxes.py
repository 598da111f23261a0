"""Ballot boxes: one folder for each who casts, one TinyDB file for each round, written by nobody else."""

import os
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from tinydb import TinyDB, where

from fiche_tui.store import disk
from fiche_tui.store.desks import is_desk, planted
from fiche_tui.store.documents import Json, Record
from fiche_tui.store.durable import WAIT, DataFile, database_of, empty, numbered, read, transact
from fiche_tui.store.errors import (
    CannotRead,
    Damaged,
    Missing,
    RoundJustClosed,
    RoundNotOpen,
    StoreError,
    reason_of,
    writing,
)
from fiche_tui.store.files import PRIVATE_FILE, PRIVATE_FOLDER, sync
from fiche_tui.store.names import BOXES, box_id, desk_of, is_box_id, round_file
from fiche_tui.store.reading import read_file
from fiche_tui.workshop.frozen import frozen

KIND = "box"
LIMIT = 2 << 20
"""Bytes of the largest box: 25 complete ballots take some 50 kilobytes."""

NONE_WITHDRAWN: Mapping[str, int] = {}

_BALLOTS = "ballots"


class FoundBallot(NamedTuple):
    """A ballot as a scan found it; ``owner`` is the user id that owns the file, whatever the JSON says.

    ``keying`` is what was given to ``Box.put`` with it.
    """

    box: str
    ballot_id: str
    owner: int
    ballot: Json
    keying: int = 0


@frozen
class DamagedBox:
    """A box that could not be read: it is reported, and left out only by a deliberate act."""

    box: str
    error: StoreError


class _Kept(NamedTuple):
    """What a box keeps of a ballot."""

    ballot: Json
    keying: int = 0


class Scan(NamedTuple):
    """What all boxes held for a round, ordered by box and ballot, and the boxes that could not be read."""

    ballots: tuple[FoundBallot, ...]
    damaged: tuple[DamagedBox, ...]


class Box:
    """The ballots that one person, table or keyboard casts in one round, each under an id of its own.

    ``round_is_open`` tells from the room file, read anew at each call, whether a round takes ballots. ``before`` names
    the boxes of other accounts that this one goes on from, the last first: it begins with the ballots of the first of
    them that has any.
    """

    def __init__(
        self,
        folder: Path,
        box: str,
        round_number: int,
        round_is_open: Callable[[int], bool],
        *,
        mode: int = PRIVATE_FILE,
        wait: float = WAIT,
        before: Sequence[str] = (),
    ) -> None:
        self.path = folder / BOXES / box_id(box) / round_file(round_number)
        self.round_number = round_number
        self._file = DataFile(self.path, KIND, mode, LIMIT)
        self._before = [folder / BOXES / box_id(name) / round_file(round_number) for name in before]
        self._round_is_open = round_is_open
        self._wait = wait

    def put(self, ballot_id: str, ballot: Json, keying: int = 0) -> None:
        """Keep ``ballot``, in place of the one of the same id; on return it is on disk and it counts.

        ``keying`` is kept beside it, for those who withdraw ballots by their id.

        The room file is read again after the writing, because whoever closes the round publishes that before looking
        into the boxes: a ballot acknowledged here is in the seal. Raises ``RoundNotOpen`` (nothing written),
        ``RoundJustClosed`` (written, but only the seal tells), and as ``transact``.
        """
        self._change(lambda database: _upsert(database, {ballot_id: _Kept(ballot, keying)}))

    def put_all(self, ballots: Mapping[str, Json]) -> None:
        """Keep several ballots by id in one transaction: all of them or none. Raises as ``put``."""
        self._change(lambda database: _upsert(database, {name: _Kept(ballot) for name, ballot in ballots.items()}))

    def remove(self, ballot_id: str) -> None:
        """Take the ballot ``ballot_id`` out, if it is there. Raises as ``put``."""
        self._change(lambda database: database.table(_BALLOTS).remove(where("ballot") == ballot_id))

    def all(self, withdrawn: Mapping[str, int] = NONE_WITHDRAWN) -> dict[str, Json]:
        """Return the ballots by id; none when nothing was cast.

        ``withdrawn`` gives, by id, the keying below which a ballot is withdrawn, whether or not it is deleted yet.
        Raises ``Damaged``, ``NewerSchema``, ``CannotRead``.
        """
        try:
            found = _ballots(read(self._file), self.path)
        except Missing:
            found = _ballots(self._begun(), self.path)
        return {name: kept.ballot for name, kept in found.items() if kept.keying >= withdrawn.get(name, 0)}

    def finish_withdrawals(self, withdrawn: Mapping[str, int]) -> None:
        """Delete the ballots that are withdrawn, as for ``all``. Raises as ``put``."""
        self._change(lambda database: _delete(database, self.path, withdrawn))

    def _begun(self) -> TinyDB:
        """Return the database that a box without a file of its own begins with."""
        database = empty()
        for path in self._before:
            with suppress(Missing):
                _upsert(database, _ballots(read(DataFile(path, KIND, limit=LIMIT)), path))
                break
        return database

    def _change(self, change: Callable[[TinyDB], object]) -> None:
        if not self._round_is_open(self.round_number):
            raise RoundNotOpen(self.round_number)
        transact(self._file, change, wait=self._wait, start=self._begun)
        if not self._round_is_open(self.round_number):
            raise RoundJustClosed(self.round_number)


def make_box(folder: Path, box: str, synced: set[str], *, mode: int = PRIVATE_FOLDER) -> None:
    """Make the folder of ``box`` unless it is there, so that it survives a power cut.

    ``synced`` holds the boxes of which this process knows that they do, so that a ballot needs no sync more than its
    own two. Raises ``BadId``, ``CannotWrite``, ``DurabilityUnknown``; or ``Damaged`` for a folder that somebody else
    made under that name, who could take away what is put there.
    """
    path = folder / BOXES / box_id(box)
    with writing(path):
        try:
            disk.mkdir(path, PRIVATE_FOLDER)
            disk.chmod(path, mode)
        except FileExistsError:
            # Its maker may have died before syncing it.
            if box in synced:
                return
            if disk.stat(path, follow_symlinks=False).st_uid != os.getuid():
                raise Damaged(path, "owner") from None
        _sync_box(path)
    synced.add(box)


def _sync_box(path: Path) -> None:
    # In a shared workshop a participant may not open boxes/, only enter it: then their own folder is all that they can
    # sync, which takes its name along on the file systems that we know.
    try:
        folder = disk.open_folder(path.parent)
    except PermissionError:
        folder = disk.open_folder(path)
    try:
        sync(folder, path)
    finally:
        disk.let_go(folder)


def scan(folder: Path, round_number: int) -> Scan:
    """Return all ballots of a round, reading every box with suspicion. Raises ``CannotRead`` about ``boxes/`` only.

    What cannot be a box by its name or its kind is nobody's ballot, and left alone. Of the keyboards of several
    accounts, one after the other, the last one that wrote in the round holds its ballots; of the stations too.
    """
    path = folder / BOXES
    try:
        with disk.scandir(path) as entries:
            found = sorted(entry.name for entry in entries if is_box_id(entry.name) and is_folder(entry))
    except OSError as error:
        raise CannotRead(path, reason_of(error), str(error)) from error
    ballots: list[FoundBallot] = []
    damaged: list[DamagedBox] = []
    names, planted_boxes = _without_earlier(folder, found, round_number)
    for name in names:
        try:
            ballots += _scan_box(path / name, round_number)
        except StoreError as error:
            damaged.append(DamagedBox(name, error))
    damaged += [DamagedBox(name, planted(folder, name)) for name in planted_boxes]
    return Scan(tuple(ballots), tuple(sorted(damaged, key=lambda one: one.box)))


def is_folder(entry: os.DirEntry[str]) -> bool:
    """Say whether an entry is a folder, and not a link to one; of what vanished meanwhile, that it is none."""
    try:
        return entry.is_dir(follow_symlinks=False)
    except OSError:
        return False


def _without_earlier(folder: Path, names: list[str], round_number: int) -> tuple[list[str], list[str]]:
    """Return the boxes to read, and those that only have the name of a desk and hold something for the round."""
    desks: dict[str, dict[int, str]] = {}
    kept, planted_boxes = [], []
    for name in names:
        desk = desk_of(name)
        if desk is None:
            kept.append(name)
        elif _wrote(folder, name, round_number):
            if is_desk(folder, name):
                desks.setdefault(desk[0], {})[desk[1]] = name
            else:
                planted_boxes.append(name)
    return sorted([*kept, *(numbers[max(numbers)] for numbers in desks.values())]), planted_boxes


def _wrote(folder: Path, box: str, round_number: int) -> bool:
    """Say whether a box has a file of the round, or cannot tell."""
    try:
        disk.stat(folder / BOXES / box / round_file(round_number), follow_symlinks=False)
    except FileNotFoundError:
        return False
    except OSError:
        pass
    return True


def _scan_box(box: Path, round_number: int) -> list[FoundBallot]:
    path = box / round_file(round_number)
    try:
        descriptor = disk.open_folder(box)
    except OSError as error:
        raise CannotRead(box, reason_of(error), str(error)) from error
    try:
        owner = disk.fstat(descriptor).st_uid
        contents = read_file(path, LIMIT, descriptor)
    except Missing:
        return []
    except OSError as error:
        raise CannotRead(box, reason_of(error), str(error)) from error
    finally:
        disk.let_go(descriptor)
    if contents.owner != owner:
        raise Damaged(path, "owner")
    found = _ballots(database_of(contents.data, DataFile(path, KIND)), path)
    name = box.name
    return [FoundBallot(name, one, owner, kept.ballot, kept.keying) for one, kept in sorted(found.items())]


def _upsert(database: TinyDB, ballots: Mapping[str, _Kept]) -> None:
    found = numbered(database.table(_BALLOTS)).values()
    others = [one for one in found if one.get("ballot") not in ballots]
    _rewrite(database, [*others, *(_document(name, kept) for name, kept in ballots.items())])


def _document(ballot_id: str, kept: _Kept) -> Record:
    return {"ballot": ballot_id, "content": kept.ballot, **({"keying": kept.keying} if kept.keying else {})}


def _delete(database: TinyDB, path: Path, withdrawn: Mapping[str, int]) -> None:
    gone = {name for name, kept in _ballots(database, path).items() if kept.keying < withdrawn.get(name, 0)}
    found = numbered(database.table(_BALLOTS)).values()
    _rewrite(database, [one for one in found if one.get("ballot") not in gone])


def _rewrite(database: TinyDB, documents: list[Record]) -> None:
    # Written anew in the order of the ids: where several people cast in one box, its file must not tell in which order
    # they came.
    database.drop_table(_BALLOTS)
    database.table(_BALLOTS).insert_multiple(sorted(documents, key=lambda one: str(one.get("ballot"))))


def _ballots(database: TinyDB, path: Path) -> dict[str, _Kept]:
    found: dict[str, _Kept] = {}
    for document in numbered(database.table(_BALLOTS)).values():
        name, keying = document.get("ballot"), document.get("keying", 0)
        if not isinstance(name, str) or "content" not in document or name in found or type(keying) is not int:
            raise Damaged(path, "shape")
        found[name] = _Kept(document["content"], keying)
    return found
