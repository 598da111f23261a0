"""What happened between a workshop and an earlier one of the same collective."""

from fiche_tui.workshop.earlier import Earlier, Fate
from fiche_tui.workshop.facts.base import Fact
from fiche_tui.workshop.frozen import frozen


@frozen
class EarlierProposed(Fact):
    """This workshop was made from that one, which is then the one to propose."""

    workshop: str


@frozen
class EarlierLinked(Fact):
    """An earlier workshop was linked; what is needed of it is copied here, once and for all."""

    earlier: Earlier


@frozen
class EarlierUnlinked(Fact):
    """No earlier workshop is wanted."""


@frozen
class EarlierPutOff(Fact):
    """The start of the meeting offered to show what had been said; the group went on."""


@frozen
class EarlierShown(Fact):
    """The group looked at what had been said; from then on the room may see it."""


@frozen
class PromiseAnswered(Fact):
    """The group said what became of a promise; said again, the later answer counts."""

    promise: str
    fate: Fate
    word: str = ""
