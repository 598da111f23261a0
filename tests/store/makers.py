"""Small values and hooks that the tests of the store share."""

import os
import re
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from fiche_tui.store import disk
from fiche_tui.store.documents import Record
from fiche_tui.store.facilitation import Facilitation
from fiche_tui.store.workshop import Workshop
from fiche_tui.store.workshops import Workshops

AT = datetime(2026, 11, 23, 18, 30, tzinfo=UTC)
SHEET = "# Rôles possibles\r\n".encode()

CALLS = (
    "open_file",
    "close",
    "read",
    "write",
    "fstat",
    "fchmod",
    "fsync",
    "sync_folder",
    "replace",
    "rename",
    "link",
    "unlink",
    "mkdir",
    "chmod",
    "scandir",
    "stat",
)


def record(number: int, text: str = "Accueil") -> Record:
    return {"number": number, "act": number, "at": "2026-11-23T18:30:00Z", "fact": {"kind": "Noted", "text": text}}


def records(first: int, last: int) -> list[Record]:
    return [record(number) for number in range(first, last + 1)]


def room(title: str = "Table de concertation", **rounds: str) -> Record:
    return {
        "header": {"title": title, "collective": "Les Érables", "date": "2026-11-23"},
        "rounds": {name.removeprefix("r"): state for name, state in rounds.items()},
        "turnout": [12, 14],
    }


def make_workshop(folder: Path, known_id: str = "atelier-1", **rounds: str) -> Workshop:
    return Workshops(folder, wait=30).create(known_id, records(1, 2), room(**rounds), SHEET)


def hold(workshop: Workshop, session: str = "s1", *, take: bool = False) -> Facilitation:
    return workshop.facilitate(session, "Ana", AT, take=take)


def publish(workshop: Workshop, session: str = "s1", **rounds: str) -> None:
    """Append one fact, after which the rounds are as given."""
    head = len(workshop.journal.read())
    appended = workshop.journal.append(records(head + 1, head + 1), head, session, room(**rounds))
    assert appended.room_error is None


def keep_answers(ballot: Record) -> Record:
    return {"answers": ballot["answers"]}


class Calls:
    """Counts the calls to the operating system, and makes one of them fail.

    A close that fails has closed all the same, as on Linux.
    """

    def __init__(self, patch: pytest.MonkeyPatch, fail: tuple[str, int] | None = None, errno: int = 5) -> None:
        self.made: list[str] = []
        self._fail = fail
        self._errno = errno
        for name in CALLS:
            patch.setattr(disk, name, self._around(name, getattr(disk, name)))

    def count(self, name: str) -> int:
        return self.made.count(name)

    def _around(self, name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*arguments: Any, **options: Any) -> Any:
            self.made.append(name)
            if self._fail == (name, self.count(name)):
                if name == "close":
                    real(*arguments, **options)
                raise OSError(self._errno, os.strerror(self._errno))
            return real(*arguments, **options)

        return call


def each_call(run: Callable[[], object]) -> Sequence[tuple[str, int]]:
    """Return every call that ``run`` makes, as (name, how manieth)."""
    with pytest.MonkeyPatch.context() as patch:
        calls = Calls(patch)
        run()
    return [(name, number) for name in CALLS for number in range(1, calls.count(name) + 1)]


def temporaries(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.rglob("*") if path.name.endswith((".new", ".taking")))


def without_sums(journal: bytes) -> bytes:
    """Return a journal as an earlier release wrote it, in which anything may be changed."""
    return re.sub(rb',"sum":"[0-9a-f]{16}"', b"", journal)
