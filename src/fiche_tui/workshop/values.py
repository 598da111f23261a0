"""What people said about a workshop: its setting, its people, its captures. Frozen values without rules."""

import datetime as dt
from enum import StrEnum

from fiche_tui.workshop.frozen import frozen
from fiche_tui.workshop.sheet import Instrument


@frozen
class Details:
    """What the minutes say in their first lines.

    ``start`` is an hour of the workshop's own zone; ``quorum`` is how many voters must be present, 0 where none must.
    """

    title: str
    collective: str = ""
    objectives: tuple[str, ...] = ()
    date: dt.date | None = None
    start: dt.time | None = None
    place: str = ""
    facilitator: str = ""
    quorum: int = 0


@frozen
class Method:
    """How the group answers. ``by_counts`` says that tables count and the facilitator keys totals."""

    instrument: Instrument = Instrument.FULL
    by_counts: bool = False
    vote_by_counts: bool = False


class Wall(StrEnum):
    """What the projector shows: the same as the laptop, a screen of its own, or nothing."""

    SAME = "same"
    TWO = "two"
    NONE = "none"


class Trial(StrEnum):
    """Whether a workshop is a real one, the demonstration, or the rehearsal of a real one."""

    NONE = ""
    EXAMPLE = "example"
    REHEARSAL = "rehearsal"


class Presence(StrEnum):
    """Where a person of the roster is."""

    PRESENT = "present"
    ABSENT = "absent"
    EXCUSED = "excused"
    LEFT = "left"


@frozen
class Person:
    """One line of the roster. ``votes`` is false for who observes; the moments are set only for late arrivals and
    early departures."""

    id: str
    name: str
    organisation: str = ""
    votes: bool = True
    presence: Presence = Presence.PRESENT
    arrived_at: dt.datetime | None = None
    left_at: dt.datetime | None = None


@frozen
class PresenceMark:
    """The last mark of a person's presence: when, and the person as known before the act that it belongs to."""

    person: str
    at: dt.datetime
    before: Person


class CaptureKind(StrEnum):
    """What was written down: a note, a decision, an action, or a topic to come back to."""

    NOTE = "note"
    DECISION = "decision"
    ACTION = "action"
    TOPIC = "topic"


@frozen
class Capture:
    """Something written down during a step. ``number`` counts decisions (D1, D2), 0 for the others; ``about`` is the
    role or the family that the group was talking about, empty where it was none."""

    id: str
    kind: CaptureKind
    text: str
    step: str = ""
    who: str = ""
    due: str = ""
    number: int = 0
    about: str = ""


class Stance(StrEnum):
    """How the collective plays a role."""

    INITIATE = "initiate"
    COLEAD = "colead"
    SUPPORT = "support"
    LEAVE = "leave"


@frozen
class Carrier:
    """Who carries a retained role. ``nobody`` records « aucun responsable pour l’instant », which is a result."""

    role: str
    who: str = ""
    action: str = ""
    due: str = ""
    partners: str = ""
    resources: str = ""
    stance: Stance | None = None
    nobody: bool = False


@frozen
class Reservation:
    """A reservation, word for word; ``name`` is empty when the person prefers so."""

    id: str
    text: str
    name: str = ""


@frozen
class AgreementRule:
    """The level required, fixed before the fingers rise: nobody under ``floor``, a majority at ``majority_at`` or more
    (gradients of agreement: canr.msu.edu; fist of five: mgrush.com)."""

    floor: int = 2
    majority_at: int = 3

    def met(self, counts: tuple[int, ...]) -> bool:
        """Return whether the fingers counted by level (0 to 5) reach the required level; false when nobody raised
        any."""
        total = sum(counts)
        return total > 0 and not any(counts[: self.floor]) and 2 * sum(counts[self.majority_at :]) > total


class TieWay(StrEnum):
    """How the group settled a tie at the cut."""

    KEEP_ALL = "keep_all"
    SHOW_OF_HANDS = "show_of_hands"
    REVOTE = "revote"
    DECIDED = "decided"


class Door(StrEnum):
    """How a ballot came in: keyed in from paper, filled at the laptop that is passed around, at a screen of one's
    own, or through the SSH server."""

    PAPER = "paper"
    STATION = "station"
    OWN = "own"
    SSH = "ssh"


@frozen
class TokensOf:
    """The tokens of one meeting: those made last, which alone are valid.

    ``times`` counts how often they were made, ``issued`` the spares that were handed out.
    """

    sitting: int
    voters: int
    spares: int
    issued: int = 0
    times: int = 1

    @property
    def spares_left(self) -> int:
        """How many spares nobody was given."""
        return max(0, self.spares - self.issued)


@frozen
class SshUse:
    """Whether people may come in over SSH now, and in which ways they ever could."""

    is_open: bool = False
    asks_token: bool = True
    had_tokens: bool = False
    had_connections: bool = False
    tokens: tuple[TokensOf, ...] = ()

    def tokens_of(self, sitting: int) -> TokensOf | None:
        """Return the tokens of a meeting, if any were made."""
        return next((one for one in self.tokens if one.sitting == sitting), None)


class Purpose(StrEnum):
    """What a round of ballots is for."""

    ASSESS = "assess"
    VOTE = "vote"
