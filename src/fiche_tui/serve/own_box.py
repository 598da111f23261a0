"""The ballot box of one account in a workshop: its own folder, under a name that nobody can guess.

The name is made by a secret of the account, so that somebody who comes back finds the same box, and the same ballot.
What opens a box is loaded with the first ballot: a hundred people wait on one server, and most of them for that.
"""

import os
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from fiche_tui.session.answers import answer_from_json, answer_to_json, whole_refusal
from fiche_tui.store.errors import AlreadyExists, Damaged, Missing, writing
from fiche_tui.store.files import PRIVATE_FOLDER, make_folder, write_new
from fiche_tui.store.modes import modes_of
from fiche_tui.store.names import BOXES, round_file
from fiche_tui.store.reading import read_file
from fiche_tui.store.room import OPEN, round_state
from fiche_tui.workshop.ballots import Ballot, Round, ballot_fault
from fiche_tui.workshop.codec import DecodeError
from fiche_tui.workshop.commands import Refusal
from fiche_tui.workshop.sha256 import hmac_sha256_hex

if TYPE_CHECKING:
    from fiche_tui.store.boxes import Box

SECRET = "own-boxes.key"
"""The file of the account's secret, in its own place."""

_BYTES = 32
_BALLOT = "1"


class OwnBox:
    """The box of this account in the workshop in ``folder``; ``place`` is a folder of the account's own."""

    def __init__(self, folder: Path, place: Path) -> None:
        self._folder = folder
        self._secret = _secret(place)
        self._synced: set[str] = set()

    @property
    def id(self) -> str:
        """The id of the box."""
        return "p" + hmac_sha256_hex(self._secret, self._folder.name.encode())[:40]

    def ballot(self, asked: Round) -> Ballot | None:
        """Return this account's ballot of a round, if it is on disk. Raises ``StoreError``."""
        if not os.path.lexists(self._folder / BOXES / self.id / round_file(asked.number)):
            return None
        held = self._box(asked).all()
        try:
            found = answer_from_json(held[_BALLOT]) if _BALLOT in held else None
        except DecodeError:
            return None
        return found if isinstance(found, Ballot) and not ballot_fault(asked, found) else None

    def put(self, asked: Round, ballot: Ballot) -> Refusal | None:
        """Keep this account's ballot of a round, in place of the one before; on return it is on disk.

        Raises ``StoreError``; then the ballot before is still there, except after ``DurabilityUnknown``.
        """
        if refusal := whole_refusal(asked, ballot):
            return refusal
        self._box(asked, make=True).put(_BALLOT, answer_to_json(ballot))
        return None

    def _box(self, asked: Round, *, make: bool = False) -> "Box":
        """Return the box for a round, its folder there and synced with ``make``; raises as ``Workshop.box``."""
        from fiche_tui.store.boxes import Box, make_box

        modes = modes_of(self._folder)
        if make:
            make_box(self._folder, self.id, self._synced, mode=modes.box)
        return Box(self._folder, self.id, asked.number, self._takes_ballots, mode=modes.ballots)

    def _takes_ballots(self, round_number: int) -> bool:
        return round_state(self._folder, round_number) == OPEN


def _secret(place: Path) -> bytes:
    """Return the account's secret, made the first time. Raises ``CannotWrite``, ``CannotRead`` or ``Damaged``."""
    path = place / SECRET
    try:
        return _read(path)
    except Missing:
        pass
    with writing(place):
        make_folder(place, PRIVATE_FOLDER)
    # Another terminal of the same account may have been first: then its secret is the one.
    with suppress(AlreadyExists):
        write_new(path, os.urandom(_BYTES))
    return _read(path)


def _read(path: Path) -> bytes:
    known = read_file(path, 1 << 10).data
    if len(known) != _BYTES:
        raise Damaged(path, "shape")
    return known
