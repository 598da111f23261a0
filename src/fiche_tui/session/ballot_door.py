"""Stores voters' ballots anonymously.

The id of a ballot is made from the voter by a key that is dropped at the reveal. Until then the same voter can replace
or withdraw the ballot, and the door knows who has voted; afterwards neither. Who voted is written nowhere.
"""

import hashlib
import hmac
import secrets
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress

from fiche_tui.session.answers import answer_from_json, answer_to_json, whole_refusal
from fiche_tui.store.boxes import Box
from fiche_tui.store.errors import StoreError
from fiche_tui.store.workshop import Workshop
from fiche_tui.workshop.ballots import Ballot, Round
from fiche_tui.workshop.codec import DecodeError
from fiche_tui.workshop.commands import Refusal

ID_LENGTH = 32
"""Hexadecimal digits of a ballot's id: too many to guess."""


class Envelope:
    """The place of one voter's ballot in the box, for as long as that voter is at the door."""

    def __init__(self, door: "BallotDoor", ballot_id: str) -> None:
        self._door = door
        self._id = ballot_id

    def put(self, ballot: Ballot) -> Refusal | None:
        """Keep the ballot, in place of the one that this voter put in before; on return it is on disk.

        Trying again after an error never stores it twice. Raises ``StoreError``: then the earlier ballot is still
        there, except after ``DurabilityUnknown``, when it may be either.
        """
        if refusal := whole_refusal(self._door.asked, ballot):
            return refusal
        self._door.change(lambda box: box.put(self._id, answer_to_json(ballot)))
        return None

    def withdraw(self) -> Refusal | None:
        """Take this voter's ballot out of the box. Raises ``StoreError``; then it may still be there."""
        self._door.change(lambda box: box.remove(self._id))
        return None


class BallotDoor:
    """Takes the ballots of one round into one box.

    ``before`` is called before the box is written and may refuse by raising ``StoreError``; ``after`` once something
    changed in it.
    """

    def __init__(
        self,
        stored: Workshop,
        box: str,
        asked: Round,
        *,
        before: Callable[[], None] = lambda: None,
        after: Callable[[], object] = lambda: None,
    ) -> None:
        self.asked = asked
        self._stored = stored
        self._box = box
        self._before = before
        self._after = after

    def voted(self, voters: Iterable[str]) -> frozenset[str]:
        """Return the voters among these whose ballot is in the box. Raises ``StoreError``."""
        held = self._held()
        if not held:
            return frozenset()
        key = self._key(held)
        return frozenset(voter for voter in voters if _ballot_id(key, voter) in held)

    def ballot(self, voter: str) -> Ballot | None:
        """Return the ballot of a voter, if it is in the box. Raises ``StoreError``."""
        held = self._held()
        if not held:
            return None
        try:
            found = answer_from_json(held.get(_ballot_id(self._key(held), voter)))
        except DecodeError:
            return None
        return found if isinstance(found, Ballot) and whole_refusal(self.asked, found) is None else None

    def put_all(self, ballots: Mapping[str, Ballot]) -> None:
        """Keep the whole ballots of several voters in one durable transaction: all of them or none.

        Raises as ``Envelope.put``.
        """
        key = self._key(self._held())
        contents = {_ballot_id(key, voter): answer_to_json(ballot) for voter, ballot in ballots.items()}
        self.change(lambda box: box.put_all(contents))

    def envelope(self, voter: str = "") -> Envelope:
        """Return the envelope of a voter; without a name, a new one that nobody can find again.

        Raises ``StoreError`` when the key can be neither read nor made, and ``VotersForgotten`` when the box holds
        ballots older than the key, since one of them may be this voter's.
        """
        return Envelope(
            self, _ballot_id(self._key(self._held()), voter) if voter else secrets.token_hex(ID_LENGTH // 2)
        )

    def change(self, act: Callable[[Box], None]) -> None:
        """Change the box. Raises ``StoreError``."""
        self._before()
        act(self._stored.box(self._box, self.asked.number))
        self._after()

    def _held(self) -> Mapping[str, object]:
        return self._stored.box(self._box, self.asked.number, make=False).all()

    def _key(self, held: Mapping[str, object]) -> bytes:
        return self._stored.voter_key(self._box, self.asked.number, make=not held)


def _ballot_id(key: bytes, voter: str) -> str:
    return hmac.new(key, voter.encode(), hashlib.sha256).hexdigest()[:ID_LENGTH]


def forget_voters(stored: Workshop, round_number: int) -> None:
    """Make it impossible to know whose each ballot of a finished round is.

    A disk that refuses does not undo the reveal: the next session to open the workshop tries again.
    """
    with suppress(StoreError):
        stored.drop_voter_keys(stored.station, round_number)
    with suppress(StoreError):
        stored.drop_voter_keys(stored.ssh, round_number)
