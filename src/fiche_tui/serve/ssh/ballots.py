"""What the SSH door needs of whoever keeps the tokens and the ballots."""

from concurrent.futures import Future
from typing import Protocol

from fiche_tui.workshop.ballots import Ballot, Round
from fiche_tui.workshop.commands import Refusal


class Ballots(Protocol):
    """Tokens and ballots of one workshop.

    ``kept`` and ``put`` are called from the one thread that serves everybody, so ``put`` returns at once; the others
    read files, and are called from threads of their own.
    """

    def asks_token(self) -> bool:
        """Say whether each voter has a token; otherwise each connection has one ballot. Raises ``StoreError``."""
        ...

    def admit(self, code: str, token: str) -> str | None:
        """Return who a token lets in, the same each time; None unless the code is the meeting's and the token known.

        Raises ``StoreError``.
        """
        ...

    def still_open(self) -> bool:
        """Say whether the facilitator still lets people in by this door."""
        ...

    def kept(self, asked: Round, voter: str) -> Ballot | None:
        """Return the ballot of a round that this voter put in, if there is one. Raises ``StoreError``."""
        ...

    def put(self, asked: Round, voter: str, ballot: Ballot) -> Future[Refusal | None]:
        """Keep a ballot, in place of the one before; the future is done once it is on disk, or refused.

        The future raises ``StoreError``.
        """
        ...

    def close(self) -> None:
        """Wait until every ballot that was put is answered."""
        ...
