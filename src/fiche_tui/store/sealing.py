"""Sealing a closed round: its ballots without names or times, in random order, written once."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from itertools import count
from pathlib import Path
from typing import Any

from fiche_tui.store import disk
from fiche_tui.store.documents import Json, Record, encode
from fiche_tui.store.durable import WAIT, DataFile, database_of, described, documents, empty, locked
from fiche_tui.store.errors import AlreadyRevealed, Damaged, RoundNotClosed
from fiche_tui.store.facilitation import check_holder
from fiche_tui.store.files import folder_of, replace_whole, sync
from fiche_tui.store.names import JOURNAL, SEALED, round_file
from fiche_tui.store.reading import read_file
from fiche_tui.store.room import CLOSED, REVEALED, round_state, sync_room
from fiche_tui.workshop.sha256 import sha256_hex

KIND = "sealed"
_BALLOTS = "ballots"
_SALT = "salt"


def seal(
    folder: Path,
    round_number: int,
    ballots: Sequence[Json],
    session_id: str,
    anonymise: Callable[[Json], Record],
    *,
    shuffle: Callable[[list[Any]], None] | None = None,
    wait: float = WAIT,
) -> str:
    """Write the ballots of a closed round of the workshop in ``folder`` and return the SHA-256 of the file, in hex.

    ``ballots`` come from a scan made after the room file said that the round was closed. ``anonymise`` returns what
    may be kept of one (no name, id or time); ``shuffle`` mixes a list in place, by the system's random source unless
    a test gives another. A sealed file that was not revealed is replaced: a stopped sealing can be done again; one that
    was (see ``mark_revealed``) keeps its bytes under another name. Raises
    ``RoundNotClosed``, ``AlreadyRevealed``, ``FacilitationLost``, ``LockBusy``, ``CannotWrite``, ``Unwritable`` or
    ``DurabilityUnknown``.
    """
    import secrets  # It loads OpenSSL, and a command that reads the journal alone seals nothing.

    file = _file(folder, round_number)
    kept = [anonymise(ballot) for ballot in ballots]
    (shuffle or secrets.SystemRandom().shuffle)(kept)
    database = empty()
    database.table(_BALLOTS).insert_multiple(kept)
    # The minutes publish the SHA-256 of this file. Of few ballots whose counts are known there are few that it could
    # be of: without a secret in it, trying them all would tell each ballot, also after the file was purged.
    database.table(_SALT).insert({"salt": secrets.token_hex(32)})
    data = encode(described(file, database), file.path, file.limit)
    with locked(folder / JOURNAL, wait=wait) as workshop:
        check_holder(folder, workshop, session_id)
        _check_closed(folder, round_number)
        # Whoever comes back after a power cut must not find the round open again beside a seal that lacks their
        # ballot; everywhere else the room file may be lost and derived again.
        sync_room(workshop)
        with folder_of(folder / SEALED) as sealed:
            _keep_revealed(sealed, file.path)
            replace_whole(sealed, file.path, data, mode=file.mode)
    return sha256_hex(data)


def unseal(folder: Path, round_number: int, session_id: str, *, wait: float = WAIT) -> None:
    """Drop the sealed file of a round that is about to be reopened, if there is one.

    Raises ``AlreadyRevealed``, ``RoundNotClosed`` and as ``seal``.
    """
    path = _file(folder, round_number).path
    with locked(folder / JOURNAL, wait=wait) as workshop:
        check_holder(folder, workshop, session_id)
        _check_closed(folder, round_number)
        with folder_of(folder / SEALED) as sealed, suppress(FileNotFoundError):
            _keep_revealed(sealed, path)
            disk.unlink(path.name, dir_fd=sealed)
            sync(sealed, path)


def mark_revealed(folder: Path, round_number: int) -> None:
    """Say beside the seal of a round that it was revealed: from then on nothing overwrites it, whatever a journal says.

    A journal may go back to a copy from before the reveal. A mark that cannot be made raises nothing: the next opening
    tries again.
    """
    path = _file(folder, round_number).path
    with suppress(OSError), folder_of(folder / SEALED) as sealed:
        if path.exists() and not _mark_of(path).exists():
            disk.close(disk.create(_mark_of(path).name, sealed))


def _keep_revealed(sealed: int, path: Path) -> None:
    """Give the seal ``path`` of the open folder ``sealed`` a name of its own if it was revealed. Raises ``OSError``."""
    mark = _mark_of(path)
    if not mark.exists():
        return
    spare = next(
        name for number in count(1) if not (name := path.with_name(f"{path.stem}.revealed-{number}.json")).exists()
    )
    with suppress(FileNotFoundError):
        disk.rename(path.name, spare.name, src_dir_fd=sealed, dst_dir_fd=sealed)
    disk.unlink(mark.name, dir_fd=sealed)
    sync(sealed, path)


def _mark_of(path: Path) -> Path:
    return path.with_suffix(".revealed")


def read_sealed(folder: Path, round_number: int, sha256: str | None = None) -> list[Record]:
    """Return the sealed ballots of a round, in their random order.

    Given ``sha256`` (hex, from the journal), the file must be that very one. Raises ``Missing``, ``Damaged``,
    ``NewerSchema`` or ``CannotRead``.
    """
    file = _file(folder, round_number)
    data = read_file(file.path, file.limit).data
    if sha256 is not None and sha256_hex(data) != sha256:
        raise Damaged(file.path, "checksum")
    return documents(database_of(data, file).table(_BALLOTS))


def _file(folder: Path, round_number: int) -> DataFile:
    return DataFile(folder / SEALED / round_file(round_number), KIND)


def _check_closed(folder: Path, round_number: int) -> None:
    state = round_state(folder, round_number)
    if state == REVEALED:
        raise AlreadyRevealed(round_number)
    if state != CLOSED:
        raise RoundNotClosed(round_number)
