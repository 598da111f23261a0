"""What people and programs ask of a workshop, in the imperative. ``decide`` answers with facts or with a refusal.

``Record`` asks to write down a fact exactly as it was said; the others ask for facts that rules must complete.
Identifiers are handed in, like time, so that the domain makes nothing up.
"""

from collections.abc import Mapping
from dataclasses import field
from typing import TYPE_CHECKING

from fiche_tui.workshop.ballots import Ballot, Slip
from fiche_tui.workshop.frozen import frozen
from fiche_tui.workshop.values import CaptureKind, Purpose, TieWay

if TYPE_CHECKING:
    from fiche_tui.workshop.facts import Fact


@frozen
class Command:
    """Anything that may be asked."""


@frozen
class Record(Command):
    """Write down a fact as it was said."""

    fact: "Fact"


@frozen
class AddRole(Command):
    """Add a role; its code is the family's next number, its label is made from the text when it has none."""

    role: str
    family: str
    text: str
    label: str = ""


@frozen
class AddFamily(Command):
    """Add a family, under the next free letter."""

    family: str
    title: str


@frozen
class BallotAwareCommand(Command):
    """A command whose rule depends on the ballots already cast, which are no facts and so not in the state.

    ``holding`` names the pending rounds whose boxes hold a ballot; the session fills it in.
    """

    holding: frozenset[int] = field(default=frozenset(), kw_only=True)


@frozen
class MergeRoles(BallotAwareCommand):
    """Merge one role into another."""

    kept: str
    absorbed: str


@frozen
class RestoreRole(BallotAwareCommand):
    """Give a role its first wording back, on its own again."""

    role: str


@frozen
class ReopenList(BallotAwareCommand):
    """Open a settled list again and cancel an assessing round that was opened on it.

    ``accepts_loss`` says that the group knows what it costs when that round holds ballots.
    """

    accepts_loss: bool = False


@frozen
class StartStep(Command):
    """Enter a step; entering an assessing or a voting step opens its round when it can be opened."""

    step: str


@frozen
class TogglePause(Command):
    """Stop the clock, or let it go on."""


@frozen
class OpenRound(Command):
    """Open a round of ballots: the assessment, the vote on the shortlist, or the secret revote of a tie."""

    purpose: Purpose
    tie_of: int = 0


@frozen
class RevealRound(Command):
    """Reveal a closed round from the box that was sealed. ``sha256`` is of the sealed file's bytes, ``doors`` says how
    many ballots came in by each ``Door``, ``left_out`` how many boxes could not be read and were left aside."""

    round: int
    ballots: tuple[Ballot, ...]
    slips: tuple[Slip, ...]
    sha256: str
    doors: Mapping[str, int] = field(default_factory=dict)
    left_out: int = 0


@frozen
class SettleTie(Command):
    """Settle the tie at the cut of a round. Of raised hands, ``kept`` is worked out from ``hands``."""

    round: int
    way: TieWay
    kept: tuple[str, ...] = ()
    reason: str = ""
    hands: Mapping[str, int] = field(default_factory=dict)


@frozen
class Write(Command):
    """Write down a note, a decision, an action or a topic, in the running step, ``about`` a role or a family."""

    id: str
    kind: CaptureKind
    text: str
    who: str = ""
    due: str = ""
    about: str = ""


@frozen
class Refusal:
    """Why a command was not carried out: a code, and the values that the sentence needs."""

    code: str
    values: Mapping[str, object] = field(default_factory=dict)
