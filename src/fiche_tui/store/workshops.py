"""The data folder: one folder for each workshop."""

import os
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from fiche_tui.store import disk
from fiche_tui.store.chain import adopted
from fiche_tui.store.documents import Json, Record
from fiche_tui.store.durable import WAIT, locked
from fiche_tui.store.errors import AlreadyExists, Ambiguous, NotFound, writing
from fiche_tui.store.files import (
    PRIVATE_FILE,
    PRIVATE_FOLDER,
    folder_of,
    make_folder,
    nearest_existing,
    replace_whole,
    sync,
)
from fiche_tui.store.headers import Header, headers_in, ids_in
from fiche_tui.store.journal import Journal
from fiche_tui.store.modes import PRIVATE, Modes, modes_in
from fiche_tui.store.names import (
    BOXES,
    JOURNAL,
    ROOM,
    SEALED,
    SHEET,
    SHEETS,
    is_journal,
    journal_number,
    workshop_id,
)
from fiche_tui.store.purge import GOING, Leftover, finish_purges, leftovers, remove_workshop
from fiche_tui.store.records import first_journal
from fiche_tui.store.room import encode_room, shows
from fiche_tui.store.workshop import Workshop
from fiche_tui.workshop.text import folded

if TYPE_CHECKING:
    from fiche_tui.store.archive import Packed

_HALF_MADE = ".making-"


class Workshops:
    """The workshops in the data folder ``folder``, which is made with the first one.

    New ones get ``modes``, or else those that the data folder itself asks for; see ``modes.modes_in``. In
    ``remembered_in`` this account remembers what it wrote in folders that others keep; see ``witness``.
    """

    def __init__(
        self, folder: Path, *, modes: Modes | None = None, wait: float = WAIT, remembered_in: Path | None = None
    ) -> None:
        self._remembered_in = remembered_in
        self.folder = folder
        self._asked = modes
        self._wait = wait

    @property
    def sheets_folder(self) -> Path:
        """The folder of the user's own sheets, beside the workshops; it may not be there."""
        return self.folder / SHEETS

    @property
    def _modes(self) -> Modes:
        return self._asked or modes_in(self.folder)

    def create(self, new_id: str, records: Sequence[Record], room: Mapping[str, Json], sheet: bytes) -> Workshop:
        """Make the workshop ``new_id`` with its first ``records`` (numbered from 1), whole or not at all.

        ``room`` is what the room may see of it, ``sheet`` the bytes of its source. Raises ``BadId``,
        ``AlreadyExists``, ``OpenToRenaming``, ``Unwritable``, ``CannotWrite``, ``LockBusy`` or
        ``DurabilityUnknown``.
        """
        journal = first_journal(self.folder / workshop_id(new_id), records)

        def fill(making: Path, folder: int) -> None:
            shown = encode_room(folder, making / ROOM, room, len(records))
            for name, data in ((SHEET, sheet), (ROOM, shown), (JOURNAL, journal)):
                replace_whole(folder, making / name, data, mode=self._mode_of(name))

        return self._make(new_id, fill)

    def restore(
        self, packed: "Packed", derive_room: Callable[[Workshop, list[Record]], Mapping[str, Json]]
    ) -> Workshop:
        """Make the workshop that a backup holds, every ballot included, whole or not at all.

        ``derive_room`` tells from the workshop and its facts what the room may see, whatever the backup's room file
        says; what it raises stops all. Raises ``AlreadyExists`` when this machine has the workshop already, ``Damaged``
        when its journal does not read well, and as ``create``.
        """

        def fill(making: Path, folder: int) -> None:
            last = max((name for name in packed.files if is_journal(name)), key=journal_number)
            for name, data in packed.files.items():
                kept = adopted(data, making / name) if name == last else data
                _put(folder, making, name, kept, self._mode_of(name), self._modes.box)
            with folder_of(making / BOXES) as boxes:
                sync(boxes, making / BOXES)
            records = Journal(making).read()
            shown = derive_room(Workshop(making), records)
            if not shows(folder, making / ROOM, shown, len(records)):
                data = encode_room(folder, making / ROOM, shown, len(records))
                replace_whole(folder, making / ROOM, data, mode=self._modes.room)

        return self._make(packed.id, fill)

    def open(self, known_id: str) -> Workshop:
        """Return the workshop of that id. Raises ``BadId``, ``NotFound`` or ``CannotRead``."""
        folder = self.folder / workshop_id(known_id)
        if folder.is_symlink() or not folder.is_dir():
            raise NotFound(known_id, ())
        return Workshop(folder, wait=self._wait, remembered_in=self._remembered_in)

    def remove(self, known_id: str, session_id: str) -> None:
        """Delete the workshop of that id, which ``session_id`` facilitates; see ``purge.remove_workshop``."""
        folder = self.open(known_id).folder
        gone = self.folder / f"{GOING}{known_id}-{os.urandom(4).hex()}"
        remove_workshop(folder, gone, session_id, wait=self._wait)
        finish_purges(self.folder)

    def leftovers(self) -> tuple[Leftover, ...]:
        """Return what stopped purges left; see ``purge.leftovers``. None where the data folder cannot be read."""
        try:
            return leftovers(self.folder)
        except OSError:
            return ()

    def finish_purges(self) -> None:
        """Finish the purges that were stopped; see ``purge.finish_purges``."""
        finish_purges(self.folder)

    def headers(self) -> tuple[Header, ...]:
        """Return the headers of all workshops by id; see ``headers.headers_in``."""
        return headers_in(self.folder)

    def ids(self) -> tuple[str, ...]:
        """Return the ids of all workshops, sorted; see ``headers.ids_in``."""
        return ids_in(self.folder)

    def find(self, text: str) -> str:
        """Return the id of the workshop that ``text`` means: an id, else a title, else a unique start of an id.

        All are compared without case and accents. Raises ``NotFound`` with what looks near, or ``Ambiguous``: nothing
        is guessed.
        """
        wanted = folded(text)
        for known in (text, wanted):
            if known in self.ids():
                return known
        headers = self.headers()
        titled = [header.id for header in headers if wanted and folded(header.title) == wanted]
        matches = titled or [header.id for header in headers if wanted and header.id.startswith(wanted)]
        if len(matches) == 1:
            return matches[0]
        if matches:
            raise Ambiguous(text, tuple(sorted(matches)))
        raise NotFound(text, _near(wanted, headers))

    def _make(self, new_id: str, fill: Callable[[Path, int], None]) -> Workshop:
        """Make a workshop's folder, let ``fill`` put its files in, and only then give it its name."""
        final = self.folder / workshop_id(new_id)
        with writing(nearest_existing(self.folder)):
            make_folder(self.folder, self._modes.folder)
        with locked(self.folder / self._lock_name(), wait=self._wait, about=self.folder) as data_folder:
            self._clear_half_made()
            if final.is_symlink() or final.exists():
                raise AlreadyExists(final)
            making = self.folder / f"{_HALF_MADE}{new_id}-{os.urandom(4).hex()}"
            try:
                self._fill(making, data_folder, fill)
                disk.rename(making.name, final.name, src_dir_fd=data_folder, dst_dir_fd=data_folder)
            except BaseException:
                disk.rmtree(making, ignore_errors=True)
                raise
            sync(data_folder, final)
        return Workshop(final, wait=self._wait)

    def _fill(self, making: Path, data_folder: int, fill: Callable[[Path, int], None]) -> None:
        disk.mkdir(making.name, PRIVATE_FOLDER, dir_fd=data_folder)
        disk.chmod(making, self._modes.folder)
        with folder_of(making) as folder:
            for name, mode in ((BOXES, self._modes.boxes), (SEALED, PRIVATE_FOLDER)):
                disk.mkdir(name, PRIVATE_FOLDER, dir_fd=folder)
                disk.chmod(making / name, mode)
            fill(making, folder)

    def _mode_of(self, name: str) -> int:
        if name == ROOM:
            return self._modes.room
        return self._modes.ballots if name.startswith(f"{BOXES}/") else PRIVATE_FILE

    def _lock_name(self) -> str:
        # A lock belongs to the account that made it, so those who share the folder have one each. Between accounts the
        # name itself decides: a folder is never renamed over one that holds something.
        usual = "workshops" if self._modes == PRIVATE else f"workshops-{os.getuid()}"
        owner = _owner(self.folder / f".{usual}.lock")
        # In a folder that takes no file the usual name gives the error that people know.
        if owner in (None, os.getuid()) or not os.access(self.folder, os.W_OK):
            return usual
        # Somebody put a file there that we may not lock: another one of our own does as well.
        for path in sorted(self.folder.glob(f".{usual}-*.lock")):
            if _owner(path) == os.getuid():
                return path.name.removeprefix(".").removesuffix(".lock")
        return f"{usual}-{os.urandom(4).hex()}"

    def _clear_half_made(self) -> None:
        # Under the lock nobody else of this account is making one: the process that left these is gone or done.
        for path in self.folder.glob(f"{_HALF_MADE}*"):
            with suppress(OSError):
                if disk.stat(path, follow_symlinks=False).st_uid == os.getuid():
                    disk.rmtree(path)
        finish_purges(self.folder)


def _owner(path: Path) -> int | None:
    try:
        return disk.stat(path, follow_symlinks=False).st_uid
    except OSError:
        return None


def _put(folder: int, making: Path, name: str, data: bytes, mode: int, box_mode: int) -> None:
    """Write the file ``name`` of a backup, in its subfolder, which is made for a box."""
    path = making / name
    if path.parent == making:
        replace_whole(folder, path, data, mode=mode)
        return
    if path.parent.parent != making and not path.parent.exists():
        disk.mkdir(path.parent, PRIVATE_FOLDER)
        disk.chmod(path.parent, box_mode)
    with folder_of(path.parent) as inside:
        replace_whole(inside, path, data, mode=mode)


def _near(wanted: str, headers: Sequence[Header]) -> tuple[str, ...]:
    import difflib  # Needed for a wrong name alone.

    names = {folded(header.title): header.title for header in headers if header.title}
    names |= {header.id: header.id for header in headers}
    inside = [names[name] for name in sorted(names) if wanted and wanted in name]
    close = [names[name] for name in difflib.get_close_matches(wanted, names, n=3)]
    return tuple(dict.fromkeys(close + inside))[:3]
