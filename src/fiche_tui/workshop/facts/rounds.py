"""What happened to the rounds of ballots, the shortlist and the ties."""

from collections.abc import Mapping
from dataclasses import field

from fiche_tui.workshop.ballots import Round
from fiche_tui.workshop.facts.base import Fact
from fiche_tui.workshop.frozen import frozen
from fiche_tui.workshop.tally import Tally
from fiche_tui.workshop.values import TieWay


@frozen
class RoundOpened(Fact):
    """A round began."""

    asked: Round


@frozen
class RoundClosed(Fact):
    """A round takes no more ballots; its result is still hidden."""

    round: int


@frozen
class RoundReopened(Fact):
    """A closed round takes ballots again."""

    round: int


@frozen
class RoundRevealed(Fact):
    """The box was sealed and counted. ``sha256`` is of the sealed file's bytes; ``voters`` the voters then present.

    ``doors`` counts the ballots by the ``Door`` that they came in by; it is empty where nobody kept count.
    ``left_out`` is how many boxes could not be read and were left aside by a deliberate act.
    """

    round: int
    sha256: str
    voters: int
    tally: Tally
    doors: Mapping[str, int] = field(default_factory=dict)
    left_out: int = 0


@frozen
class RoundCancelled(Fact):
    """A round was given up before any reveal; its box is not counted."""

    round: int


@frozen
class BallotRemoved(Fact):
    """A ballot or slip was withdrawn by its number before the reveal.

    ``keying`` counts the withdrawals of that number in the round, from 1: a box keeps beside each ballot how many there
    had been when it was keyed in, so that one keyed again is known from one still to be deleted. Earlier releases
    deleted the ballot before this fact, and wrote 0.
    """

    round: int
    ballot: str
    keying: int = 0


@frozen
class BallotTakenOut(Fact):
    """The ballot of an account of the server was taken out before the reveal, openly: somebody voted who should not.

    ``mark`` tells the box from the others to those who know its name, see ``session.box_marks``, and nobody who it is;
    ``reason`` is what was said to the group. Nothing is deleted, so this can be undone.
    """

    round: int
    mark: str
    reason: str


@frozen
class LateBallotReceived(Fact):
    """A ballot came after the reveal; it is not counted."""

    round: int


@frozen
class RoleRescued(Fact):
    """The group put a role on the shortlist; ``by`` says who asked, in their own words."""

    role: str
    by: str = ""


@frozen
class RoleSetAside(Fact):
    """The group took a role off the shortlist."""

    role: str
    by: str = ""


@frozen
class FamiliesOpened(Fact):
    """Of the instrument « Par famille »: the families whose roles go on the shortlist."""

    families: tuple[str, ...]


@frozen
class TieSettled(Fact):
    """How the group settled the tie at the cut of a round. ``kept`` are the tied roles that are retained.

    ``hands`` are the raised hands by role, ``reason`` what was said; a secret revote is a round of its own.
    """

    round: int
    way: TieWay
    kept: tuple[str, ...] = ()
    reason: str = ""
    hands: Mapping[str, int] | None = None
