"""``room.json``: what the room may see, derived from the journal after each append.

The projected view, participants and lists read this file and nothing else. Its first line holds the header alone, so
that a list of a thousand workshops reads a few kilobytes of each.

Of version 1, everything is read that it held. It needs no migration of its own: it is derived, so that the next session
that may write replaces it.
"""

from collections.abc import Mapping
from pathlib import Path

from fiche_tui.store import disk
from fiche_tui.store.documents import Json, Record, check_meta, decode, encode, is_count
from fiche_tui.store.errors import Damaged, StoreError
from fiche_tui.store.files import PRIVATE_FILE, replace_whole
from fiche_tui.store.journal_files import journals_of, owner_of
from fiche_tui.store.names import ROOM
from fiche_tui.store.reading import Contents, read_file
from fiche_tui.workshop.text import printable

KIND = "room"
SCHEMA = 2
"""The version that is written; ``workshop/room/values.py`` says what is in it. 1 and 2 are read."""

LIMIT = 8 << 20
OPEN, CLOSED, REVEALED = "open", "closed", "revealed"

_OURS = ("header", "rounds", "head", "_rev")


def read_room(folder: Path) -> Record:
    """Return the room of the workshop in ``folder``.

    It is the dict that was written, with ``head`` (the number of the last fact that it shows) and ``_rev`` (how many
    times it was written). Raises ``Missing``, ``Damaged``, ``NewerSchema`` or ``CannotRead``.
    """
    path = folder / ROOM
    return _room_in(read_file(path, LIMIT), path)


def read_room_of_owner(folder: Path) -> Record:
    """Return the room as ``read_room``, if the account wrote it that the last journal belongs to.

    After a hand-over, what the account before wrote counts no more. Raises as ``read_room``; ``Damaged`` (owner).
    """
    path = folder / ROOM
    found = read_file(path, LIMIT)
    *_before, last = journals_of(folder)
    if owner_of(last) != found.owner:
        raise Damaged(path, "owner")
    return _room_in(found, path)


def read_header(path: Path, inside: int | None = None) -> Record:
    """Return only ``header``, ``rounds``, ``head`` and ``_rev`` of the room file ``path``.

    ``inside`` is an open folder to find it in. Raises as ``read_room``.
    """
    return _header_in(_first_line(path, inside), path)


def _first_line(path: Path, inside: int | None) -> bytes:
    line, found, _ = read_file(path, LIMIT, inside, first_line=True).data.partition(b"\n")
    if not found:
        raise Damaged(path, "not-json" if line else "empty")
    return line


def _header_in(line: bytes, path: Path) -> Record:
    return _header_of(decode(line.removesuffix(b",") + b"}\n", path), path)


def encode_room(folder: int, path: Path, room: Mapping[str, Json], head: int) -> bytes:
    """Return the bytes of ``room`` as the state after fact number ``head``, one revision after the file ``path``.

    ``room["header"]`` is what lists show, ``room["rounds"]`` maps a round's number to open, closed or revealed. The
    caller holds the journal's lock. Raises ``Unwritable``.
    """
    meta = {"schema": SCHEMA, "kind": KIND, "rev": _revision(path, folder) + 1, "head": head}
    first = {"_meta": meta, "rounds": dict(room.get("rounds", {})), "header": dict(room.get("header", {}))}
    body = {name: value for name, value in room.items() if name not in _OURS}
    header = encode(first, path, LIMIT // 2).removesuffix(b"}\n")
    return header + b',\n"room":' + encode(body, path, LIMIT // 2).removesuffix(b"\n") + b"}\n"


def write_room(folder: int, path: Path, shown: bytes, *, mode: int = PRIVATE_FILE) -> None:
    """Publish the bytes ``shown``; the caller holds the journal's lock.

    Not synced: the file can be derived again at any time, and sealing syncs it when that matters. Raises ``OSError``.
    """
    replace_whole(folder, path, shown, mode=mode, durable=False)


class RoundStates:
    """What the room file in ``folder`` says about each round, read anew whenever it is asked.

    The same bytes are not parsed twice: a ballot asks before it is written and after.
    """

    def __init__(self, folder: Path) -> None:
        self._path = folder / ROOM
        self._known: tuple[bytes, Mapping[str, Json]] | None = None

    def state(self, round_number: int) -> str | None:
        """Return open, closed or revealed; None for a round that the room does not know. Raises as ``read_room``."""
        line = _first_line(self._path, None)
        known = self._known
        if known is None or known[0] != line:
            # Kept as one value, so that two threads never see the line of one with the rounds of the other.
            known = self._known = (line, _header_in(line, self._path)["rounds"])
        state = known[1].get(str(round_number))
        return state if isinstance(state, str) else None


def round_state(folder: Path, round_number: int) -> str | None:
    """Return the state of a round as ``RoundStates`` does, of a workshop that is asked about once."""
    return RoundStates(folder).state(round_number)


def follows(folder: int, path: Path, head: int) -> bool:
    """Say whether the room file ``path`` of the open ``folder`` is of fact ``head`` and of this version, to its end."""
    try:
        whole = decode(read_file(path, LIMIT, folder).data, path)
        shown = _header_of(whole, path)
        return isinstance(whole.get("room"), dict) and shown["head"] == head and whole["_meta"]["schema"] == SCHEMA
    except StoreError:
        return False


def shows(folder: int, path: Path, room: Mapping[str, Json], head: int) -> bool:
    """Say whether the room file ``path`` of the open ``folder`` shows ``room`` as the state after fact ``head``."""
    expected = decode(encode_room(folder, path, room, head), path)
    try:
        found = decode(read_file(path, LIMIT, folder).data, path)
        _header_of(found, path)
    except StoreError:
        return False
    same = all(found["_meta"][name] == expected["_meta"][name] for name in ("head", "schema"))
    return same and {**found, "_meta": None} == {**expected, "_meta": None}


def sync_room(folder: int) -> None:
    """Make the room file of the open ``folder`` survive a power cut. Raises ``OSError``."""
    descriptor = disk.open_to_read(ROOM, folder)
    try:
        disk.fsync(descriptor)
    finally:
        disk.let_go(descriptor)
    disk.sync_folder(folder)


def _room_in(found: Contents, path: Path) -> Record:
    whole = decode(found.data, path)
    body = whole.get("room")
    if not isinstance(body, dict):
        raise Damaged(path, "shape")
    return {**_printable(body), **_header_of(whole, path)}


def _header_of(whole: Record, path: Path) -> Record:
    meta = check_meta(whole.get("_meta"), KIND, path, SCHEMA)
    header, rounds = whole.get("header"), whole.get("rounds")
    if not isinstance(header, dict) or not isinstance(rounds, dict) or not is_count(meta.get("head")):
        raise Damaged(path, "shape")
    return {"header": _printable(header), "rounds": _printable(rounds), "head": meta["head"], "_rev": meta["rev"]}


def _printable(value: Json) -> Json:
    """Return a JSON value whose texts act on no terminal: the file may be another account's."""
    if isinstance(value, str):
        return printable(value)
    if isinstance(value, list):
        return [_printable(one) for one in value]
    if isinstance(value, dict):
        return {printable(name): _printable(one) for name, one in value.items()}
    return value


def _revision(path: Path, folder: int) -> int:
    try:
        return int(read_header(path, folder)["_rev"])
    except StoreError:
        return 0  # Whatever is there is replaced: this file is rebuilt, never repaired.
