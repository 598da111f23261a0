"""The state of a workshop: the fold of its facts. Screens draw it, minutes are a function of it."""

from collections.abc import Mapping
from dataclasses import field
from datetime import date, datetime
from enum import StrEnum

from fiche_tui.workshop.agenda import PlannedStep, Run
from fiche_tui.workshop.ballots import Round
from fiche_tui.workshop.earlier import Link
from fiche_tui.workshop.facts import TieSettled
from fiche_tui.workshop.frozen import frozen
from fiche_tui.workshop.sheet import Sheet
from fiche_tui.workshop.tally import Tally
from fiche_tui.workshop.values import (
    AgreementRule,
    Capture,
    Carrier,
    Details,
    Method,
    Person,
    Presence,
    PresenceMark,
    Reservation,
    SshUse,
    Trial,
    Wall,
)


@frozen
class RoleFamily:
    """A family as this workshop has it. ``source_title`` is empty for a family that the group added."""

    id: str
    letter: str
    title: str
    source_title: str = ""


@frozen
class Role:
    """A role as the group made it. Its id and its code never change; ``absorbed_by`` names what it was merged into."""

    id: str
    code: str
    family: str
    label: str
    text: str
    source_text: str = ""
    sheet_text: str = ""
    sheet_label: str = ""
    home: str = ""
    hidden: bool = False
    absorbed_by: str = ""

    @property
    def added(self) -> bool:
        """Whether the group added it: it has no wording in the sheet."""
        return not self.sheet_text

    @property
    def reworded(self) -> bool:
        """Whether the group changed the sheet's wording."""
        return not self.added and self.text != self.sheet_text

    @property
    def moved(self) -> bool:
        """Whether it is in another family than the one its code names."""
        return self.family != self.home

    @property
    def listed(self) -> bool:
        """Whether it is on the list that the group assesses."""
        return not self.hidden and not self.absorbed_by


class RoundStatus(StrEnum):
    """How far a round is."""

    OPEN = "open"
    CLOSED = "closed"
    REVEALED = "revealed"
    CANCELLED = "cancelled"


@frozen
class RoundState:
    """A round and what came of it. ``tally`` is empty until the reveal, and so is ``doors``, the ballots by ``Door``;
    ``late`` counts ballots that came after, ``sitting`` numbers the meeting that it was opened in."""

    asked: Round
    status: RoundStatus = RoundStatus.OPEN
    voters: int = 0
    sha256: str = ""
    tally: Tally = field(default_factory=Tally)
    doors: Mapping[str, int] = field(default_factory=dict)
    late: int = 0
    removed: int = 0
    tie: TieSettled | None = None
    opened_at: datetime | None = None
    revealed_at: datetime | None = None
    sitting: int = 1
    left_out: int = 0
    """Boxes that could not be read and were left aside at the reveal."""
    withdrawn: Mapping[str, int] = field(default_factory=dict)
    """By number of a ballot, how many times it was withdrawn; see ``BallotRemoved``."""
    taken_out: Mapping[str, str] = field(default_factory=dict)
    """Reasons, by the mark of the box whose ballot was taken out; see ``BallotTakenOut``."""

    @property
    def pending(self) -> bool:
        """Whether its result is still hidden."""
        return self.status in (RoundStatus.OPEN, RoundStatus.CLOSED)


@frozen
class PlanChange:
    """A change of the plan and when: ``what`` is the fact's name, ``value`` minutes where it has any.

    ``dropped`` and ``kept`` name the steps left aside or taken back, ``order`` those that changed places, ``given``
    the minutes that each step of a plan got, under 0 when it lost them."""

    at: datetime
    what: str
    step: str = ""
    value: int = 0
    dropped: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()
    order: tuple[str, ...] = ()
    given: tuple[tuple[str, int], ...] = ()


@frozen
class LateCorrection:
    """A correction of final minutes and when: ``what`` is the fact's name, ``subject`` the id of what it is about.

    ``before`` is what the minutes said until then; empty of what is told about people, whose old name is nobody's.
    """

    at: datetime
    what: str
    subject: str = ""
    before: str = ""


@frozen
class BallotsGone:
    """When the ballots were destroyed, and how many boxes of how many rounds."""

    at: datetime
    boxes: int
    rounds: int


@frozen
class Sitting:
    """One meeting of a workshop. ``people`` and ``headcount`` are as they stood when the meeting was suspended;
    ``put_off`` is by how many minutes its end was moved."""

    number: int
    started_at: datetime
    ended_at: datetime | None = None
    people: tuple[Person, ...] | None = None
    headcount: int = 0
    put_off: int = 0


@frozen
class State:
    """Everything that is known of a workshop, hidden ballots left out: they are not facts."""

    id: str = ""
    sheet: Sheet = field(default_factory=lambda: Sheet("", "", "fr", "", ""))
    sheet_sha256: str = ""
    preset: str = ""
    timezone: str = "America/Toronto"
    created_at: datetime | None = None
    details: Details = field(default_factory=lambda: Details(""))
    method: Method = field(default_factory=Method)
    wall: Wall | None = None
    per_organisation: bool = False
    headcount: int = 0
    keyboard: str = ""
    retain: int = 5
    people: tuple[Person, ...] = ()
    marks: tuple[PresenceMark, ...] = field(default=(), compare=False)
    families: tuple[RoleFamily, ...] = ()
    roles: tuple[Role, ...] = ()
    codes: tuple[str, ...] = ()
    settled: bool = False
    plan: tuple[PlannedStep, ...] = ()
    runs: tuple[Run, ...] = ()
    sittings: tuple[Sitting, ...] = ()
    plan_changes: tuple[PlanChange, ...] = ()
    clock_visible: bool = True
    rounds: tuple[RoundState, ...] = ()
    rescued: tuple[tuple[str, str], ...] = ()
    set_aside: tuple[tuple[str, str], ...] = ()
    opened_families: tuple[str, ...] = ()
    carriers: tuple[Carrier, ...] = ()
    earlier: Link = field(default_factory=Link)
    agreement_rule: AgreementRule = field(default_factory=AgreementRule)
    fingers: tuple[tuple[int, ...], ...] = ()
    reservations: tuple[Reservation, ...] = ()
    captures: tuple[Capture, ...] = ()
    decisions_numbered: int = 0
    next_meeting: str = ""
    next_meeting_place: str = ""
    rating: tuple[int, ...] = ()
    final_at: datetime | None = None
    approved_on: date | None = None
    approved_by: str = ""
    ballots_gone: BallotsGone | None = None
    trial: Trial = Trial.NONE
    """Whatever is made of a trial says so."""
    restored: tuple[datetime, ...] = ()
    """When the workshop went on from a copy of a damaged journal."""
    corrections: tuple[LateCorrection, ...] = ()
    ssh: SshUse = field(default_factory=SshUse)

    @property
    def run(self) -> Run | None:
        """The running step's stretch of time, or ``None`` before the start, between sittings and after the end."""
        return self.runs[-1] if self.runs and self.runs[-1].ended_at is None else None

    @property
    def step(self) -> PlannedStep | None:
        """The running step."""
        run = self.run
        return self.planned_step(run.step) if run else None

    @property
    def suspended(self) -> bool:
        """Whether the workshop waits for its next meeting."""
        return bool(self.sittings) and self.sittings[-1].ended_at is not None and self.final_at is None

    @property
    def wall_mirrors(self) -> bool:
        """Whether the room may see this screen: until somebody says otherwise, it does."""
        return self.wall in (None, Wall.SAME)

    def planned_step(self, step_id: str) -> PlannedStep | None:
        """Return the step of that id, dropped ones included, or ``None``."""
        return next((step for step in self.plan if step.id == step_id), None)

    def role(self, role_id: str) -> Role | None:
        """Return the role of that id, hidden and merged ones included, or ``None``."""
        return next((role for role in self.roles if role.id == role_id), None)

    def family(self, family_id: str) -> RoleFamily | None:
        """Return the family of that id, or ``None``."""
        return next((family for family in self.families if family.id == family_id), None)

    def person(self, person_id: str) -> Person | None:
        """Return the person of that id, or ``None``."""
        return next((person for person in self.people if person.id == person_id), None)

    def people_of(self, sitting: int) -> tuple[Person, ...]:
        """Return who was expected at a meeting, with the presences of that meeting; the roster as it is for the last
        one."""
        kept = next((one.people for one in self.sittings if one.number == sitting), None)
        return self.people if kept is None else kept

    def round(self, number: int) -> RoundState | None:
        """Return the round of that number, or ``None``."""
        return next((one for one in self.rounds if one.asked.number == number), None)

    def roles_of(self, family_id: str) -> tuple[Role, ...]:
        """Return the roles in a family, in order, hidden and merged ones included."""
        return tuple(role for role in self.roles if role.family == family_id)


def listed_roles(state: State) -> tuple[Role, ...]:
    """Return the roles on the group's list, family by family, in order."""
    return tuple(role for family in state.families for role in state.roles_of(family.id) if role.listed)


def voters_present(state: State) -> int:
    """Return how many voices are in the room: persons present who vote, or their organisations (a person without one
    counts alone), or the stated headcount."""
    if state.headcount:
        return state.headcount
    voters = [person for person in state.people if person.votes and person.presence is Presence.PRESENT]
    if not state.per_organisation:
        return len(voters)
    return len({person.organisation.casefold() or f"\n{person.id}" for person in voters})
