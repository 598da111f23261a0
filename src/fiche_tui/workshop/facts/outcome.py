"""What the group concluded and wrote down."""

import datetime as dt

from fiche_tui.workshop.facts.base import Fact
from fiche_tui.workshop.frozen import frozen
from fiche_tui.workshop.values import AgreementRule, Capture, Carrier, Reservation


@frozen
class CarrierRecorded(Fact):
    """Who carries a retained role, by what and when."""

    carrier: Carrier


@frozen
class AgreementRuleSet(Fact):
    """The level required was fixed, before asking."""

    rule: AgreementRule


@frozen
class FingersCounted(Fact):
    """Fingers by level, six counts from 0 to 5."""

    counts: tuple[int, ...]


@frozen
class ReservationRecorded(Fact):
    """A reservation was written down, word for word."""

    reservation: Reservation


@frozen
class ReservationAmended(Fact):
    """The words of a reservation were corrected, or its name; an empty ``name`` takes the name out."""

    reservation: str
    text: str
    name: str = ""


@frozen
class Captured(Fact):
    """A note, a decision, an action or a topic was written down."""

    capture: Capture


@frozen
class CaptureAmended(Fact):
    """What was written down was corrected or completed."""

    capture: str
    text: str
    who: str = ""
    due: str = ""


@frozen
class CaptureRemoved(Fact):
    """What was written down was taken out."""

    capture: str


@frozen
class NextMeetingSet(Fact):
    """When and where the group meets next, in its own words."""

    when: str
    place: str = ""


@frozen
class MeetingRated(Fact):
    """« Cette rencontre valait-elle votre temps? »: five counts, from 1 to 5."""

    counts: tuple[int, ...]


@frozen
class MinutesFinalised(Fact):
    """The minutes became final."""


@frozen
class MinutesApproved(Fact):
    """The group approved the final minutes on that day; said again, the last said counts.

    ``by`` is who approved, in the group's own words (« l’assemblée générale »); empty when nobody said.
    """

    date: dt.date
    by: str = ""


@frozen
class BallotsPurged(Fact):
    """Every ballot was destroyed, cast or sealed: how many boxes of how many revealed rounds, never what they held."""

    boxes: int
    rounds: int
