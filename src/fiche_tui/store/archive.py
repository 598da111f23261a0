"""A whole workshop as one file: a copy of its files, for another machine or a drawer. Not a readable export.

A zip archive without compression, so that what is inside can never be larger than the file, with a manifest that says
which files there are and their SHA-256. The same workshop gives the same bytes. What comes back may come from anyone:
only the names that the store itself gives are taken, and only as plain bytes.
"""

import hashlib
import io
import re
import stat
import struct
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from fiche_tui.store import disk
from fiche_tui.store.desks import is_desk
from fiche_tui.store.documents import SCHEMA, Record, check_meta, decode, encode
from fiche_tui.store.errors import CannotRead, Damaged, LockBusy, Missing, NotABackup, Unwritable, reason_of
from fiche_tui.store.names import (
    BOXES,
    JOURNAL,
    ROOM,
    SEALED,
    SHEET,
    desk_of,
    is_box_id,
    is_journal,
    is_round_file,
    workshop_id,
)
from fiche_tui.store.reading import read_file

KIND = "backup"
LIMIT = 256 << 20
"""Bytes of the largest backup: a workshop of 100 ballots takes less than one hundredth of it."""

MOST_FILES = 20_000
_MANIFEST = "manifest.json"
_MANIFEST_LIMIT = 8 << 20
_DIRECTORY_LIMIT = MOST_FILES * 256
_FILE_LIMIT = 32 << 20
_SAME_MOMENT = (1980, 1, 1, 0, 0, 0)  # The earliest that a zip can say.
_END = struct.Struct("<4s4H2LH")
_TRIES = 50
_BOX_FILE = re.compile(rf"{BOXES}/([^/]+)/([^/]+)")
_SEALED_FILE = re.compile(rf"{SEALED}/([^/]+)")


@dataclass(frozen=True)
class Packed:
    """What a backup holds: the id of its workshop, and its files by their names in the workshop's folder."""

    id: str
    files: Mapping[str, bytes]


def pack(folder: Path) -> bytes:
    """Return the workshop in ``folder`` as the bytes of a backup, at one moment between two facts.

    No lock is taken: facilitators and voters are not held up, and a disk that became read-only can be saved from. A
    box that cannot be copied as it is (a link, a FIFO) is an error and not left out. Raises ``Missing``, ``Damaged``,
    ``CannotRead``, ``Unwritable`` when all is too large, or ``LockBusy`` when facts came without end.
    """
    for _ in range(_TRIES):
        journals = _journals(folder)
        files = {**_others(folder), **journals}
        if journals == _journals(folder):
            return _zipped(folder, files)
    raise LockBusy(folder / JOURNAL, 0)


def unpack(path: Path) -> Packed:
    """Return what the backup file ``path`` holds, once its names, sizes and checksums are known to be right.

    Raises ``NotABackup``, ``Damaged``, ``NewerSchema``, ``Missing``, ``CannotRead`` or ``BadId``.
    """
    data = read_file(path.resolve(), LIMIT).data
    if not data.startswith(b"PK"):
        raise NotABackup(path)
    _check_directory(data, path)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            files = _contents(archive, path)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, ValueError, struct.error) as error:
        raise Damaged(path, "truncated") from error
    return _checked(decode(files.pop(_MANIFEST), path), files, path)


def _journals(folder: Path) -> dict[str, bytes]:
    found = {name: read_file(folder / name, _FILE_LIMIT).data for name in _names(folder) if is_journal(name)}
    if JOURNAL not in found:
        raise Missing(folder / JOURNAL)
    return found


def _others(folder: Path) -> dict[str, bytes]:
    names = [SHEET, ROOM]
    names += [f"{SEALED}/{name}" for name in _names(folder / SEALED) if is_round_file(name)]
    for box in _boxes(folder):
        names += [f"{BOXES}/{box}/{name}" for name in _names(folder / BOXES / box) if is_round_file(name)]
    files = {}
    for name in names:
        try:
            files[name] = read_file(folder / name, _FILE_LIMIT).data
        except (Missing, Damaged, CannotRead) as error:
            # The room is derived again; a seal or a ballot was withdrawn since its name was read.
            if name == SHEET or (name != ROOM and not isinstance(error, Missing)):
                raise
    return files


def _boxes(folder: Path) -> list[str]:
    """Return the boxes that a scan would read: on another machine a backup has one owner, and a planted box would be
    ours."""
    found = [box for box in _names(folder / BOXES) if is_box_id(box) and _is_folder(folder / BOXES / box)]
    return [box for box in found if desk_of(box) is None or is_desk(folder, box)]


def _is_folder(path: Path) -> bool:
    try:
        return stat.S_ISDIR(disk.stat(path, follow_symlinks=False).st_mode)
    except OSError:
        return False


def _names(folder: Path) -> list[str]:
    try:
        descriptor = disk.open_folder(folder)
        try:
            with disk.scandir(descriptor) as entries:
                return sorted(entry.name for entry in entries)
        finally:
            disk.let_go(descriptor)
    except OSError as error:
        raise CannotRead(folder, reason_of(error), str(error)) from error


def _zipped(folder: Path, files: Mapping[str, bytes]) -> bytes:
    if len(files) >= MOST_FILES or sum(map(len, files.values())) > LIMIT // 2:
        raise Unwritable(folder, "too-large")
    manifest = {
        "_meta": {"schema": SCHEMA, "kind": KIND, "rev": 1},
        "workshop": folder.name,
        "files": {name: _described(files[name]) for name in sorted(files)},
    }
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
        for name, data in [(_MANIFEST, encode(manifest, folder, _MANIFEST_LIMIT)), *sorted(files.items())]:
            entry = zipfile.ZipInfo(name, _SAME_MOMENT)
            entry.create_system, entry.external_attr = 3, 0o100600 << 16
            archive.writestr(entry, data)
    return target.getvalue()


def _described(data: bytes) -> Record:
    return {"size": len(data), "sha256": hashlib.sha256(data).hexdigest()}


def _check_directory(data: bytes, path: Path) -> None:
    """Refuse a table of contents that is not at the very end, or so long that reading it would fill the memory."""
    if len(data) < _END.size:
        raise Damaged(path, "truncated")
    mark, *_, length, _, comment = _END.unpack(data[-_END.size :])
    if mark != b"PK\x05\x06" or comment:
        raise Damaged(path, "truncated")
    if length > _DIRECTORY_LIMIT or b"PK\x06\x07" in data[-_END.size - 20 :]:
        raise Damaged(path, "too-large")


def _contents(archive: zipfile.ZipFile, path: Path) -> dict[str, bytes]:
    if _MANIFEST not in archive.namelist():  # Some other archive, such as exported tables: no damaged backup.
        raise NotABackup(path)
    files: dict[str, bytes] = {}
    total = 0
    for entry in archive.infolist():
        total += entry.file_size
        limit = _MANIFEST_LIMIT if entry.filename == _MANIFEST else _FILE_LIMIT
        if entry.file_size > limit or total > LIMIT:
            raise Damaged(path, "too-large")
        if entry.compress_type != zipfile.ZIP_STORED:
            raise Damaged(path, "recompressed")
        if entry.filename in files or not (entry.filename == _MANIFEST or _is_ours(entry.filename)):
            raise Damaged(path, "name")
        files[entry.filename] = archive.read(entry)
    return files


def _is_ours(name: str) -> bool:
    """Say whether the store itself names a file so: no other name is ever made into a path."""
    if in_box := _BOX_FILE.fullmatch(name):
        return is_box_id(in_box[1]) and is_round_file(in_box[2])
    if sealed := _SEALED_FILE.fullmatch(name):
        return is_round_file(sealed[1])
    return name in (SHEET, ROOM) or is_journal(name)


def _checked(manifest: Record, files: dict[str, bytes], path: Path) -> Packed:
    check_meta(manifest.get("_meta"), KIND, path)
    described, known_id = manifest.get("files"), manifest.get("workshop")
    if not isinstance(known_id, str) or not isinstance(described, dict) or not {SHEET, JOURNAL} <= files.keys():
        raise Damaged(path, "shape")
    if described != {name: _described(data) for name, data in files.items()}:
        raise Damaged(path, "checksum")
    return Packed(workshop_id(known_id), files)
