"""What can go wrong in the store, as typed errors that carry facts.

Nobody reads these in a meeting: the sentence for people is written elsewhere, from ``code`` and ``values``, in the
language of the interface. ``str()`` is for developers.
"""
# ruff: noqa: N818 - they are named after what happened, as facts are, and all end in StoreError.

import errno
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import fields
from pathlib import Path
from typing import ClassVar

from fiche_tui.store.failure import failure

# What the operating system said, in the few words that change what a person should do about it.
_REASONS = {
    errno.ENOSPC: "full",
    errno.EDQUOT: "full",
    errno.EFBIG: "full",
    errno.EACCES: "forbidden",
    errno.EPERM: "forbidden",
    errno.EROFS: "read-only",
    errno.ENOENT: "missing",
    errno.ENOTDIR: "not-a-folder",
    errno.ELOOP: "not-a-folder",
    errno.ENAMETOOLONG: "name-too-long",
}


@failure
class StoreError(Exception):
    """The store could not do what was asked; ``code`` says what happened and ``values`` gives the facts."""

    code: ClassVar[str] = "store"

    @property
    def values(self) -> Mapping[str, object]:
        """Return the facts of the error by name, for a sentence written elsewhere."""
        return {spec.name: getattr(self, spec.name) for spec in fields(self)}

    def __str__(self) -> str:
        facts = ", ".join(f"{name}={value!s}" for name, value in self.values.items())
        return f"{self.code} ({facts})"


@failure
class CannotWrite(StoreError):
    """Nothing was changed; ``reason`` is full, forbidden, read-only, missing, not-a-folder, name-too-long or failed."""

    code: ClassVar[str] = "cannot-write"
    path: Path
    reason: str
    detail: str = ""


@failure
class KeepsNoRights(StoreError):
    """The disk keeps no modes, so that anybody could read this private file; nothing was changed."""

    code: ClassVar[str] = "keeps-no-rights"
    path: Path


@failure
class CannotRead(StoreError):
    """The file or folder is there but could not be read; reasons as for ``CannotWrite``."""

    code: ClassVar[str] = "cannot-read"
    path: Path
    reason: str
    detail: str = ""


@failure
class Missing(StoreError):
    """There is no such file."""

    code: ClassVar[str] = "missing"
    path: Path


@failure
class LockBusy(StoreError):
    """Another process kept the file's lock for ``waited`` seconds; nothing was changed."""

    code: ClassVar[str] = "lock-busy"
    path: Path
    waited: float


@failure
class DurabilityUnknown(StoreError):
    """The new state is visible but may not survive a power cut: not acknowledged, and safe to try again."""

    code: ClassVar[str] = "durability-unknown"
    path: Path
    detail: str = ""


@failure
class Damaged(StoreError):
    """A file is not what the store writes.

    ``reason`` is one of: missing (where a good backup says that it was there), empty, truncated, not-regular, symlink,
    too-large, too-deep, not-utf8, not-json, not-finite, shape, kind, numbers, chain, checksum, name, owner; of a box
    also several (more ballots than its voter has) and not-a-ballot (of the round).
    """

    code: ClassVar[str] = "damaged"
    path: Path
    reason: str
    last_good_backup: Path | None = None


@failure
class NewerSchema(StoreError):
    """A later release wrote this file; it is left untouched."""

    code: ClassVar[str] = "newer-schema"
    path: Path
    found: int
    known: int


@failure
class Unwritable(StoreError):
    """The value itself cannot be kept (not JSON, not finite, not UTF-8, too deep or too large); nothing changed."""

    code: ClassVar[str] = "unwritable-value"
    path: Path
    reason: str


@failure
class AlreadyExists(StoreError):
    """Something is there already, and nothing is overwritten without a word."""

    code: ClassVar[str] = "already-exists"
    path: Path


@failure
class BadId(StoreError):
    """Not an identifier of the store, so it is never made into a path."""

    code: ClassVar[str] = "bad-id"
    text: str


@failure
class NotFound(StoreError):
    """No workshop answers to ``text``; ``near`` holds the titles or ids that look like it."""

    code: ClassVar[str] = "not-found"
    text: str
    near: tuple[str, ...]


@failure
class Ambiguous(StoreError):
    """Several workshops answer to ``text``; ``candidates`` holds their ids."""

    code: ClassVar[str] = "ambiguous"
    text: str
    candidates: tuple[str, ...]


@failure
class HeadMoved(StoreError):
    """The journal holds other facts than the ones that were folded; nothing was written."""

    code: ClassVar[str] = "head-moved"
    expected: int
    found: int


@failure
class FacilitationHeld(StoreError):
    """Someone is facilitating this workshop; taking over is a deliberate act. ``since`` is ISO 8601 in UTC."""

    code: ClassVar[str] = "facilitation-held"
    who: str
    since: str


@failure
class FacilitationLost(StoreError):
    """This session does not hold the facilitation any more; ``who`` (empty when nobody) has it. Nothing was written."""

    code: ClassVar[str] = "facilitation-lost"
    who: str
    since: str


@failure
class RoundNotOpen(StoreError):
    """The round takes no ballots; nothing was written."""

    code: ClassVar[str] = "round-not-open"
    round_number: int


@failure
class RoundJustClosed(RoundNotOpen):
    """The round closed while the ballot was being written: it is on disk, and only the seal shows whether it counts."""

    code: ClassVar[str] = "round-just-closed"


@failure
class RoundNotClosed(StoreError):
    """Sealing waits until the room file says that the round is closed, or acknowledged ballots could be missed."""

    code: ClassVar[str] = "round-not-closed"
    round_number: int


@failure
class VotersForgotten(StoreError):
    """The box holds ballots but the key to whose they are is gone: no voter can be recognized."""

    code: ClassVar[str] = "voters-forgotten"
    round_number: int


@failure
class AlreadyRevealed(StoreError):
    """The round was revealed, and a reveal cannot be undone."""

    code: ClassVar[str] = "already-revealed"
    round_number: int


@failure
class NotDamaged(StoreError):
    """The file reads well, so it is not set aside."""

    code: ClassVar[str] = "not-damaged"
    path: Path


@failure
class NoBackup(StoreError):
    """The file is damaged and no good backup of it is left; it was not touched."""

    code: ClassVar[str] = "no-backup"
    path: Path


@failure
class NotABackup(StoreError):
    """The file is not a backup that the store made."""

    code: ClassVar[str] = "not-a-backup"
    path: Path


@failure
class ExportedData(StoreError):
    """The file holds the counts of a workshop for other programs, and not the workshop."""

    code: ClassVar[str] = "exported-data"
    path: Path


@failure
class AlreadyHere(StoreError):
    """This machine has the workshop of the backup already; nothing was changed."""

    code: ClassVar[str] = "already-here"
    workshop: str


@failure
class UnsoundBackup(StoreError):
    """Fact ``number`` of a backup cannot be true; nothing was made of it."""

    code: ClassVar[str] = "unsound-backup"
    number: int


def reason_of(error: OSError) -> str:
    """Return the reason word of an operating system error (see ``CannotWrite``)."""
    return _REASONS.get(error.errno or 0, "failed")


@contextmanager
def writing(path: Path) -> Iterator[None]:
    """Turn any operating system error inside into ``CannotWrite`` about ``path``."""
    try:
        yield
    except OSError as error:
        raise CannotWrite(path, reason_of(error), str(error)) from error
