"""The ballot box of one account in a workshop: its own folder, under a name that nobody can guess.

The name is made by a secret of the account, so that somebody who comes back finds the same box, and the same ballot.
"""

import hashlib
import hmac
import secrets
from contextlib import suppress
from pathlib import Path

from fiche_tui.session.answers import answer_from_json, answer_to_json, whole_refusal
from fiche_tui.store.errors import AlreadyExists, Damaged, Missing, writing
from fiche_tui.store.files import PRIVATE_FOLDER, make_folder, write_new
from fiche_tui.store.reading import read_file
from fiche_tui.store.workshop import Workshop
from fiche_tui.workshop.ballots import Ballot, Round, ballot_fault
from fiche_tui.workshop.codec import DecodeError
from fiche_tui.workshop.commands import Refusal

SECRET = "own-boxes.key"
"""The file of the account's secret, in its own place."""

_BYTES = 32
_BALLOT = "1"


class OwnBox:
    """The box of this account in ``stored``; ``place`` is a folder of the account's own."""

    def __init__(self, stored: Workshop, place: Path) -> None:
        self._stored = stored
        self._secret = _secret(place)

    @property
    def id(self) -> str:
        """The id of the box."""
        return "p" + hmac.new(self._secret, self._stored.id.encode(), hashlib.sha256).hexdigest()[:40]

    def ballot(self, asked: Round) -> Ballot | None:
        """Return this account's ballot of a round, if it is on disk. Raises ``StoreError``."""
        held = self._stored.box(self.id, asked.number, make=False).all()
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
        self._stored.box(self.id, asked.number).put(_BALLOT, answer_to_json(ballot))
        return None


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
        write_new(path, secrets.token_bytes(_BYTES))
    return _read(path)


def _read(path: Path) -> bytes:
    known = read_file(path, 1 << 10).data
    if len(known) != _BYTES:
        raise Damaged(path, "shape")
    return known
