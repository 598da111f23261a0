"""Who facilitates: one session at a time, and taking over is a deliberate act.

Two things say so. ``facilitator.lock`` is held by the operating system for a living process, so a killed one leaves
it free. ``facilitator.json`` names the session that may append, and is read under the journal's lock at every append,
so that a session that was taken over writes nothing more even if it still runs.
"""

import os
from contextlib import suppress
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

from fiche_tui.store import disk
from fiche_tui.store.documents import SCHEMA, Record, check_meta, decode, encode
from fiche_tui.store.durable import WAIT, locked
from fiche_tui.store.errors import Damaged, FacilitationHeld, FacilitationLost, LockBusy, Missing, StoreError
from fiche_tui.store.files import PRIVATE_FILE, clear_left, replace_whole
from fiche_tui.store.locks import Lock, take_lock
from fiche_tui.store.names import HOLDER, HOLDER_LOCK, JOURNAL
from fiche_tui.store.reading import read_file
from fiche_tui.workshop.frozen import frozen
from fiche_tui.workshop.text import printable

KIND = "facilitator"
_LIMIT = 1 << 16


@frozen
class Holder:
    """The session recorded as facilitating; ``since`` is ISO 8601 in UTC."""

    session: str
    who: str
    pid: int
    since: str


class Facilitation:
    """The right to append to one workshop's journal, held until ``release``, the end of the process, or a take-over.

    The operating system's lock goes when this object does, so the facilitator keeps it.
    """

    def __init__(self, folder: Path, holder: Holder, lock: Lock) -> None:
        self.holder = holder
        self._folder = folder
        self._lock = lock

    def still_mine(self) -> bool:
        """Say whether this session may still append. Reads a file of 200 bytes: cheap enough for every second.

        False as well when the record cannot be read, since an append would be refused too.
        """
        try:
            holder = read_holder(self._folder)
        except StoreError:
            return False
        return holder is not None and holder.session == self.holder.session

    def release(self) -> None:
        """Give the facilitation back; harmless when it was taken over or released already.

        Raises ``LockBusy`` or ``CannotWrite`` when the record could not be removed; the lock is free even so.
        """
        try:
            with locked(self._folder / JOURNAL) as folder:
                if self.still_mine():
                    disk.unlink(HOLDER, dir_fd=folder)
        finally:
            self._lock.release()


def facilitate(
    folder: Path, session_id: str, who: str, at: datetime, *, take: bool = False, wait: float = WAIT
) -> Facilitation:
    """Return the facilitation of the workshop in ``folder`` for ``session_id``.

    ``who`` is the name to show to others, ``at`` the present moment, ``wait`` seconds. When another living session
    holds it, raises ``FacilitationHeld``, unless ``take``: then that session loses it, and its next append raises
    ``FacilitationLost``. Also raises ``LockBusy``, ``CannotWrite`` or ``DurabilityUnknown``.
    """
    holder = Holder(session_id, who, os.getpid(), at.astimezone(UTC).isoformat().replace("+00:00", "Z"))
    # Under the journal's lock: no append can fall between looking and recording, and two takers take turns.
    with locked(folder / JOURNAL, wait=wait) as descriptor:
        lock = take_lock(folder / HOLDER_LOCK, wait=0)
        if lock is None:
            if not take:
                raise _held(folder)
            return Facilitation(folder, holder, _take_over(folder, descriptor, holder))
        try:
            _record(descriptor, folder, holder)
        except BaseException:
            lock.release()
            raise
        return Facilitation(folder, holder, lock)


def clear_foreign_locks(folder: Path) -> None:
    """Remove the lock files that another account left in the workshop in ``folder``, which is ours to go on with.

    A lock belongs to the account that made it. Whoever handed over, or has it again, writes nothing under theirs.
    """
    for name in (HOLDER_LOCK, f".{JOURNAL}.lock"):
        with suppress(OSError):
            if disk.stat(folder / name, follow_symlinks=False).st_uid != os.getuid():
                disk.unlink(folder / name)


def read_holder(folder: Path, inside: int | None = None) -> Holder | None:
    """Return who is recorded as facilitating the workshop in ``folder``; None when nobody is.

    A killed session stays recorded until the next one; only the lock shows whether it is alive. Raises ``Damaged``,
    ``NewerSchema`` or ``CannotRead``.
    """
    path = folder / HOLDER
    try:
        contents = read_file(path, _LIMIT, inside)
    except Missing:
        return None
    whole = decode(contents.data, path)
    check_meta(whole.get("_meta"), KIND, path)
    texts = [whole.get(name) for name in ("session", "who", "since")]
    pid = whole.get("pid")
    session, shown, since = texts
    if not (isinstance(session, str) and isinstance(shown, str) and isinstance(since, str) and isinstance(pid, int)):
        raise Damaged(path, "shape")
    return Holder(session, printable(shown), pid, printable(since))


def check_holder(folder: Path, inside: int, session_id: str) -> None:
    """Raise ``FacilitationLost`` unless ``session_id`` is the one recorded; the caller holds the journal's lock."""
    try:
        holder = read_holder(folder, inside)
    except StoreError:
        holder = None
    if holder is None or holder.session != session_id:
        raise FacilitationLost(holder.who if holder else "", holder.since if holder else "")


def _held(folder: Path) -> FacilitationHeld:
    try:
        holder = read_holder(folder)
    except StoreError:
        holder = None
    return FacilitationHeld(holder.who if holder else "", holder.since if holder else "")


def _take_over(folder: Path, descriptor: int, holder: Holder) -> Lock:
    # The other process keeps its lock on a file that loses its name here; ours takes the name. So ours is free again
    # as soon as we die, however long the other lives. The record goes first: if we die in between, the other session
    # has lost, and whoever comes next still has to take over knowingly.
    start = f".{HOLDER_LOCK}."
    clear_left(descriptor, start, ".taking")  # Of takers that were killed here.
    own = folder / f"{start}{os.getpid()}.taking"
    lock = take_lock(own, wait=0)
    if lock is None:
        raise LockBusy(own, 0)
    try:
        _record(descriptor, folder, holder)
        disk.replace(own.name, HOLDER_LOCK, src_dir_fd=descriptor, dst_dir_fd=descriptor)
    except BaseException:
        lock.release()
        raise
    return lock


def _record(descriptor: int, folder: Path, holder: Holder) -> None:
    path = folder / HOLDER
    whole: Record = {"_meta": {"schema": SCHEMA, "kind": KIND, "rev": 1}, **asdict(holder)}
    replace_whole(descriptor, path, encode(whole, path, _LIMIT), mode=PRIVATE_FILE)
