"""Facts on the data folder and the disk under it."""

import os
from pathlib import Path

from fiche_tui.doctor.facts import DamagedWorkshop, FolderFacts
from fiche_tui.store.errors import CannotRead, Damaged, Missing, StoreError
from fiche_tui.store.files import nearest_existing
from fiche_tui.store.headers import Header
from fiche_tui.store.modes import modes_in
from fiche_tui.store.names import is_workshop_id
from fiche_tui.store.purge import is_purging
from fiche_tui.store.sharing_errors import OpenToRenaming
from fiche_tui.store.workshops import Workshops
from fiche_tui.workshop.text import readable_name

_MOUNTS = "/proc/self/mountinfo"


def folder_facts(workshops: Workshops) -> FolderFacts:
    """Return what is known of the data folder; what may not be looked at is left out."""
    folder = workshops.folder
    nearest = nearest_existing(folder)
    exists = nearest == folder and os.path.exists(folder)
    needed = os.R_OK | os.W_OK | os.X_OK if exists else os.W_OK | os.X_OK
    free_bytes, free_files = _free(nearest)
    return FolderFacts(
        path=readable_name(str(folder)),
        nearest=readable_name(str(nearest)),
        exists=exists,
        is_folder=os.path.isdir(folder),
        usable=os.path.isdir(nearest) and os.access(nearest, needed),
        open_to_renaming=_open_to_renaming(folder),
        free_bytes=free_bytes,
        free_files=free_files,
        disk=disk_kind(str(nearest), _text_of(_MOUNTS)),
        links=_links(folder),
        leftovers=tuple((readable_name(str(left.path)), left.owners) for left in workshops.leftovers()),
        purging=_purging(workshops),
        damaged=_damaged(workshops),
    )


def _open_to_renaming(folder: Path) -> bool:
    try:
        modes_in(folder)
    except OpenToRenaming:
        return True
    return False


def _free(path: Path) -> tuple[int | None, int | None]:
    try:
        found = os.statvfs(path)
    except OSError:
        return None, None
    return found.f_bavail * found.f_frsize, found.f_favail if found.f_files else None


def disk_kind(path: str, mounts: str) -> str:
    """Return the kind of the file system that holds an absolute path, from the text of ``mountinfo``."""
    kinds: dict[str, str] = {}
    for mount in mounts.splitlines():
        before, _dash, after = mount.partition(" - ")
        fields, kind = before.split(), after.split()
        if len(fields) > 4 and kind:
            kinds[_unescaped(fields[4])] = kind[0]  # Of several on one place, the last one hides the others.
    place = path
    while place not in kinds and place != os.path.dirname(place):
        place = os.path.dirname(place)
    return kinds.get(place, "")


def _unescaped(name: str) -> str:
    for code, character in (("\\040", " "), ("\\011", "\t"), ("\\012", "\n"), ("\\134", "\\")):
        name = name.replace(code, character)
    return name


def _text_of(path: str) -> str:
    try:
        return Path(path).read_text(encoding="utf-8", errors="surrogateescape")
    except OSError:
        return ""


def _links(folder: Path) -> tuple[str, ...]:
    try:
        with os.scandir(folder) as entries:
            return tuple(sorted(entry.name for entry in entries if is_workshop_id(entry.name) and entry.is_symlink()))
    except OSError:
        return ()


def _purging(workshops: Workshops) -> tuple[str, ...]:
    try:
        return tuple(known for known in workshops.ids() if is_purging(workshops.folder / known))
    except StoreError:
        return ()


def _damaged(workshops: Workshops) -> tuple[DamagedWorkshop, ...]:
    try:
        headers = workshops.headers()
    except StoreError:
        return ()
    return tuple(found for header in headers if (found := _damage(workshops, header)))


def _damage(workshops: Workshops, header: Header) -> DamagedWorkshop | None:
    error = _journal_error(workshops, header.id)
    wrong = error or header.error
    if isinstance(wrong, Missing):
        wrong = Damaged(wrong.path, "missing")
    return DamagedWorkshop(header.id, wrong.code, wrong.values, opens=error is None) if wrong else None


def _journal_error(workshops: Workshops, known_id: str) -> StoreError | None:
    try:
        workshops.open(known_id).journal.read()
    except CannotRead as error:
        return error if error.reason != "forbidden" else None  # Another account's, which only that one reads.
    except StoreError as error:
        return error
    return None
