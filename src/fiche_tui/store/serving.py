"""The SSH door of a workshop, seen from outside: one server at a time, and where it listens.

``serve.lock`` is held by the operating system for the server, so one that is killed leaves it free. ``serve.json`` says
where it listens and how many people are connected: what it says counts only while the lock is held.
"""

import os
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path

from fiche_tui.store import disk
from fiche_tui.store.documents import SCHEMA, Record, check_meta, decode, encode, is_count
from fiche_tui.store.errors import StoreError, writing
from fiche_tui.store.files import PRIVATE_FILE, folder_of, replace_whole
from fiche_tui.store.locks import Lock, take_lock
from fiche_tui.store.names import SERVING, SERVING_LOCK
from fiche_tui.store.presence import is_held
from fiche_tui.store.reading import read_file
from fiche_tui.workshop.frozen import frozen
from fiche_tui.workshop.text import printable

KIND = "serving"
_LIMIT = 1 << 12


@frozen
class Serving:
    """A server that runs: the interface and port it listens on, how many people are connected, its process.

    ``fingerprint`` is that of the host key, as ssh shows it at the first login.
    """

    address: str
    port: int
    connected: int
    pid: int
    fingerprint: str


class ServingHold:
    """The right to serve one workshop, held until ``release`` or the end of the process."""

    def __init__(self, folder: Path, lock: Lock) -> None:
        self._folder = folder
        self._lock = lock

    def write(self, serving: Serving) -> None:
        """Say where the server is now. Not synced: what it says ends with the process. Raises ``CannotWrite``."""
        path = self._folder / SERVING
        whole: Record = {"_meta": {"schema": SCHEMA, "kind": KIND, "rev": 1}, **asdict(serving)}
        with writing(path), folder_of(self._folder) as inside:
            replace_whole(inside, path, encode(whole, path, _LIMIT), mode=PRIVATE_FILE, durable=False)

    def says(self, serving: Serving) -> bool:
        """Return whether the file says this, as it does unless something damaged it or took it away."""
        return _said_in(self._folder) == serving

    def release(self) -> None:
        """Give the right back; harmless the second time."""
        if self._lock.is_held:
            with suppress(OSError):
                disk.unlink(self._folder / SERVING)
        self._lock.release()


def take_serving(folder: Path) -> ServingHold | None:
    """Return the right to serve the workshop in ``folder``; None while another process has it.

    What the server of an account before left goes: this account is known to go on with the workshop. Raises
    ``CannotWrite``.
    """
    path = folder / SERVING_LOCK
    with writing(path):
        for left in (path, folder / SERVING):
            with suppress(FileNotFoundError):
                if disk.stat(left, follow_symlinks=False).st_uid != os.getuid():
                    disk.unlink(left)
        lock = take_lock(path, wait=0)
    return ServingHold(folder, lock) if lock is not None else None


def read_serving(folder: Path) -> Serving | None:
    """Return the server that serves the workshop in ``folder`` now; None when none does, or it cannot be known.

    Cheap enough for every second.
    """
    return _said_in(folder) if is_held(folder / SERVING_LOCK) else None


def _said_in(folder: Path) -> Serving | None:
    path = folder / SERVING
    try:
        found = read_file(path, _LIMIT)
        whole = decode(found.data, path)
        check_meta(whole.get("_meta"), KIND, path)
    except StoreError:
        return None
    address, port, fingerprint = whole.get("address"), whole.get("port"), whole.get("fingerprint")
    connected, pid = whole.get("connected"), whole.get("pid")
    if not (isinstance(address, str) and isinstance(fingerprint, str)):
        return None
    if not (is_count(port) and is_count(pid) and (connected == 0 or is_count(connected))):
        return None
    return Serving(printable(address), port, connected, pid, printable(fingerprint))
