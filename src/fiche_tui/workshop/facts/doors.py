"""How people were let in over SSH: counts and acts, never whose a token is, nor the code."""

from fiche_tui.workshop.facts.base import Fact
from fiche_tui.workshop.frozen import frozen


@frozen
class SshOpened(Fact):
    """People may come in over SSH: each with a token, or else a voice for each connection."""

    asks_token: bool = True


@frozen
class SshClosed(Fact):
    """Nobody comes in over SSH any more; the ballots that were put in stay."""


@frozen
class TokensMade(Fact):
    """Tokens were made for the meeting of that number: one a voter, and spares. Earlier ones of it are void."""

    voters: int
    spares: int
    sitting: int


@frozen
class SparesIssued(Fact):
    """Spare tokens were handed out, in front of everybody; nobody writes down to whom."""

    tokens: int = 1
