"""The schema of ``room.json``, version 2: one frozen value for each part, with what a wall and a participant need.

Fields without a default were in version 1. Fields that equal their default are left out of the file; moments are in
UTC, ids are those of the journal.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import field
from enum import StrEnum

from fiche_tui.workshop.ballots import Round
from fiche_tui.workshop.bounds import SOON_SHARE
from fiche_tui.workshop.earlier import Promise, PromiseAnswer
from fiche_tui.workshop.frozen import frozen
from fiche_tui.workshop.sheet import ItemName, Part, Scale, StepKind
from fiche_tui.workshop.tally import Tally
from fiche_tui.workshop.values import Method


@frozen
class Header:
    """What a list of workshops shows of one; ``status`` is prepared, running, suspended or final."""

    id: str
    title: str
    collective: str
    date: dt.date | None
    created: dt.datetime | None
    sheet: str
    preset: str
    status: str
    approved: dt.date | None
    step: str
    trial: str = ""
    """``example`` or ``rehearsal`` for what is no real workshop."""


@frozen
class RoomStep:
    """A step of the meeting that goes on. ``minutes`` are planned, ``seconds`` is what it would get if it began now.

    The moments are those of its first start and of its last end; a running step has not ended.
    """

    id: str
    title: str
    kind: StepKind
    minutes: int
    seconds: int
    started_at: dt.datetime | None = None
    ended_at: dt.datetime | None = None
    margin: bool = False
    parts: tuple[Part, ...] = ()


@frozen
class RoomClock:
    """The running step: ``number`` of ``steps``, and its time as ``Run`` keeps it."""

    step: str
    title: str
    kind: StepKind
    instruction: str
    number: int
    steps: int
    started_at: dt.datetime
    seconds: int
    paused: float
    paused_at: dt.datetime | None
    visible: bool


@frozen
class RoomSitting:
    """The meeting that goes on, of a workshop that may have several, and how many people are present."""

    number: int
    minutes: int
    people: int
    started_at: dt.datetime | None = None
    promised_end: dt.datetime | None = None
    ended_at: dt.datetime | None = None


@frozen
class RoomRole:
    """A role: its code, its short name and its whole text."""

    id: str
    code: str
    label: str
    text: str


@frozen
class RoomFamily:
    """A family with the roles of the group's list. ``id`` is empty in version 1."""

    family: str
    letter: str
    roles: tuple[RoomRole, ...]
    id: str = ""


@frozen
class AskedRound:
    """A round: what it asks, of how many voices, and the turnout; ``tally`` only once it is revealed.

    ``status`` is open, closed, revealed or cancelled. ``taken_out`` gives, by the mark of a box, the reason why its
    ballot was taken out: only the account whose box it is knows itself in it. ``by_hands`` says that raised hands are
    among the answers so far: everybody saw them, and they are no ballots.
    """

    asked: Round
    status: str
    voters: int
    answered: int
    tally: Tally | None = None
    taken_out: Mapping[str, str] = field(default_factory=dict)
    by_hands: bool = False
    revealed_at: dt.datetime | None = None

    @property
    def counts_people(self) -> bool:
        """Whether people were counted, by tally slips or by raised hands, and not ballots alone."""
        revealed = self.tally is not None and bool(self.tally.public or self.tally.slips)
        return self.asked.by_counts or self.by_hands or revealed


@frozen
class RoomDecision:
    """A decision, « Déc. 1 »."""

    number: int
    text: str
    id: str = ""


@frozen
class ResultLine:
    """A line of a result, from top to bottom; the figures themselves are in the tally of the round.

    ``what`` is row, family (a heading), lighten (a heading), cut, or silent (a row without any dot). A cut has
    ``places``, with the tie that waits: how many share the last ``places_left``.
    """

    what: str
    subject: str = ""
    rank: int = 0
    score: int = 0
    shortlisted: bool = False
    retained: bool = False
    tied: bool = False
    inner: bool = False
    places: int = 0
    tie: int = 0
    places_left: int = 0


@frozen
class RoomResult:
    """A revealed round in the order in which it is read at first."""

    round: int
    sort: str
    lines: tuple[ResultLine, ...]


@frozen
class RoomCarrier:
    """Who carries a retained role, the first action and when; ``nobody`` is a result."""

    role: str
    who: str = ""
    action: str = ""
    due: str = ""
    nobody: bool = False


@frozen
class RoomAgreement:
    """The level required, and the raised fingers by level (0 to 5) of the last count."""

    floor: int
    majority_at: int
    fingers: tuple[int, ...] = ()


@frozen
class RoomEarlier:
    """An earlier workshop that the group looked back at; ``levels`` by subject and scale, then and now."""

    title: str
    date: dt.date | None
    promises: tuple[Promise, ...]
    answers: tuple[PromiseAnswer, ...]
    levels: Mapping[str, Mapping[str, tuple[float | None, float | None]]]


class Way(StrEnum):
    """How a participant comes in, which says whose ballot is whose."""

    ACCOUNT = "account"
    """An account of the machine: the code lets in, the account has one ballot."""
    TOKEN = "token"
    CONNECTION = "connection"
    """No token was asked for: each connection has one ballot."""


@frozen
class WayIn:
    """How people come in with a screen of their own: the line to type, and the code of the meeting."""

    line: str
    code: str = ""
    by: Way = Way.ACCOUNT


@frozen
class RoomTurn:
    """Whose turn it is to speak in a round of the table, and who comes after; of nobody else the name is told.

    ``run`` is the number of the step's stretch, ``started`` how many seconds of it were spent when the turn of
    ``seconds`` began; ``place`` counts from 0.
    """

    speaker: str
    following: str
    place: int
    people: int
    seconds: int
    started: int
    run: int


@frozen
class WallView:
    """What the facilitator does to the wall. No fact: nobody undoes it, and no minutes tell it.

    ``zoom`` is the id of a role, of a family or of a decision; ``recap`` tells latecomers where the group is. ``hands``
    says that raised hands are being counted. ``promise`` is the id of what had been said that the group looks at;
    ``soon`` the share of a step that is left when its end is near.
    """

    curtain: bool = False
    zoom: str = ""
    ways_in: tuple[WayIn, ...] = ()
    recap: bool = False
    hands: bool = False
    promise: str = ""
    turn: RoomTurn | None = None
    soon: float = SOON_SHARE


@frozen
class Room:
    """Everything that the room may see.

    ``asked`` holds every round, ``rounds`` its state for whoever casts; ``off_list`` the roles that a round asks about
    and that have left the list since; ``dots`` how many a person has; ``groups`` the portrait by group.
    """

    header: Header
    rounds: Mapping[str, str]
    timezone: str
    item_names: tuple[ItemName, ...]
    objectives: tuple[str, ...]
    voters: int
    clock: RoomClock | None
    list: tuple[RoomFamily, ...]
    settled: bool
    asked: tuple[AskedRound, ...]
    shortlist: tuple[str, ...]
    decisions: tuple[RoomDecision, ...]
    earlier: RoomEarlier | None = None
    language: str = ""
    place: str = ""
    start: dt.time | None = None
    sitting: RoomSitting | None = None
    steps: tuple[RoomStep, ...] = ()
    method: Method | None = None
    scales: tuple[Scale, ...] = ()
    question: str = ""
    talk: tuple[str, ...] = ()
    off_list: tuple[RoomRole, ...] = ()
    dots: int = 0
    results: tuple[RoomResult, ...] = ()
    retained: tuple[str, ...] = ()
    carriers: tuple[RoomCarrier, ...] = ()
    groups: Mapping[str, tuple[str, ...]] | None = None
    agreement: RoomAgreement | None = None
    next_meeting: str = ""
    next_meeting_place: str = ""
    wall: WallView | None = None
