"""What there is to draw: the room as its file says, the moment, and what only somebody who watches can know."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from fiche_tui.drawing.line import Line, line
from fiche_tui.drawing.styles import family_shape, family_style
from fiche_tui.language.translation import language
from fiche_tui.minutes.dates import hour
from fiche_tui.workshop.agenda import Countdown, Outlook, Run, countdown
from fiche_tui.workshop.bounds import SOON_SHARE
from fiche_tui.workshop.frozen import frozen
from fiche_tui.workshop.room.values import AskedRound, Room, RoomClock, RoomDecision, RoomResult
from fiche_tui.workshop.sheet import StepKind
from fiche_tui.workshop.values import Purpose
from fiche_tui.workshop.zones import zone_of

SILENT = frozenset({StepKind.ASSESS, StepKind.COUNT, StepKind.VOTE, StepKind.AGREE})
"""The steps in which people answer: what is decided meanwhile would prime and distract."""


@frozen
class Named:
    """A role or a family: its code (of a family, the letter), its name, its whole text, the place of its family."""

    code: str
    label: str
    text: str = ""
    position: int = 0

    def head(self, width: int = 2) -> Line:
        """Return « E2 ▼ » in the family's colour, the code in at least that many cells."""
        return line((f"{self.code:<{width}} {family_shape(self.position)}", family_style(self.position)))

    def line(self, width: int = 2) -> Line:
        """Return « E2 ▼ Influencer les décideurs »."""
        return line(self.head(width), " ", line(self.label))


@dataclass(frozen=True)
class Seen:
    """``away``: nobody facilitates now. ``fresh``: the id of a decision that was just written down, shown in large."""

    room: Room
    at: datetime
    away: bool = False
    fresh: str = ""

    @cached_property
    def countdown(self) -> Countdown | None:
        """The clock of the running step; ``None`` when none runs, or when it is hidden from the room."""
        clock = self.room.clock
        if clock is None or not clock.visible:
            return None
        soon = self.room.wall.soon if self.room.wall else SOON_SHARE
        return countdown(self.run_of(clock), self.at, soon)

    def run_of(self, clock: RoomClock) -> Run:
        """Return the running step as the domain reckons its time."""
        number = self.room.sitting.number if self.room.sitting else 1
        return Run(clock.step, clock.started_at, clock.seconds, number, clock.paused, clock.paused_at)

    def hour(self, moment: datetime) -> str:
        """Return the hour of a moment in the workshop's own zone: « 14 h 35 », as the facilitator's screen says it."""
        promised = self.room.sitting.promised_end if self.room.sitting else None
        shown = Outlook(promised, promised).on_the_minute(moment) if promised else moment
        return hour(shown.astimezone(zone_of(self.room.timezone)), language())

    def hour_now(self) -> str:
        """Return the hour of this moment, to the minute."""
        return hour(self.at.astimezone(zone_of(self.room.timezone)), language())

    @cached_property
    def names(self) -> Mapping[str, Named]:
        """Every role and family by id, those that have left the list since they were asked about too."""
        places = {family.letter: place for place, family in enumerate(self.room.list)}
        found = {
            role.id: Named(role.code, role.label, role.text, places.get(role.code[:1], 0))
            for role in self.room.off_list
        }
        for place, family in enumerate(self.room.list):
            if family.id:
                found[family.id] = Named(family.letter, family.family, position=place)
            for role in family.roles:
                found[role.id] = Named(role.code, role.label, role.text, place)
        return found

    def named(self, subject: str) -> Named:
        """Return the name of a role or a family; a question mark for one that the room file does not name."""
        return self.names.get(subject, Named("?", "?"))

    @property
    def pending(self) -> AskedRound | None:
        """The round that is asked and not revealed yet."""
        return next((one for one in reversed(self.room.asked) if one.status in ("open", "closed")), None)

    def revealed(self, purpose: Purpose) -> tuple[AskedRound, RoomResult] | None:
        """Return the last revealed result of that purpose, with its round."""
        rounds = {one.asked.number: one for one in self.room.asked if one.status == "revealed" and one.tally}
        for result in reversed(self.room.results):
            one = rounds.get(result.round)
            if one and one.asked.purpose is purpose:
                return one, result
        return None

    @property
    def kind(self) -> StepKind | None:
        """The kind of the running step."""
        return self.room.clock.kind if self.room.clock else None

    @property
    def decision(self) -> RoomDecision | None:
        """The decision to show in large, outside the steps in which people answer."""
        if not self.fresh or self.kind in SILENT or self.pending:
            return None
        return next((one for one in self.room.decisions if one.id == self.fresh), None)
