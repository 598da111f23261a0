"""How a workshop was set up and who is in the room."""

from dataclasses import dataclass

from fiche_tui.workshop.facts.base import Fact
from fiche_tui.workshop.sheet import Sheet
from fiche_tui.workshop.values import Details, Method, Person, Presence, Trial, Wall


@dataclass(frozen=True, slots=True)
class WorkshopCreated(Fact):
    """The first fact of every journal; it holds the copy of the sheet. ``timezone`` is an IANA name."""

    workshop: str
    sheet: Sheet
    sheet_sha256: str
    preset: str
    timezone: str
    details: Details
    trial: Trial = Trial.NONE


@dataclass(frozen=True, slots=True)
class DetailsChanged(Fact):
    """The first lines of the minutes changed."""

    details: Details


@dataclass(frozen=True, slots=True)
class PresetChosen(Fact):
    """An agenda of the sheet was chosen; the plan starts afresh from it."""

    preset: str


@dataclass(frozen=True, slots=True)
class MethodChosen(Fact):
    """How the group will answer was chosen."""

    method: Method


@dataclass(frozen=True, slots=True)
class WallDeclared(Fact):
    """What the projector shows was said."""

    wall: Wall


@dataclass(frozen=True, slots=True)
class VotersDeclared(Fact):
    """Who has a voice: each person present, or each organisation present."""

    per_organisation: bool


@dataclass(frozen=True, slots=True)
class HeadcountStated(Fact):
    """How many voters are present where no roster is kept; 0 goes back to the roster."""

    voters: int


@dataclass(frozen=True, slots=True)
class KeyboardHeld(Fact):
    """Who holds the keyboard today."""

    by: str


@dataclass(frozen=True, slots=True)
class RetainChanged(Fact):
    """How many roles the group will retain."""

    roles: int


@dataclass(frozen=True, slots=True)
class PeopleAdded(Fact):
    """People joined the roster."""

    people: tuple[Person, ...]


@dataclass(frozen=True, slots=True)
class PersonCorrected(Fact):
    """Name, organisation and voice of a person of the roster; presence has its own fact."""

    person: str
    name: str
    organisation: str
    votes: bool


@dataclass(frozen=True, slots=True)
class PersonRemoved(Fact):
    """A line of the roster was taken out."""

    person: str


@dataclass(frozen=True, slots=True)
class PresenceMarked(Fact):
    """A person came, left, or is missing."""

    person: str
    presence: Presence


@dataclass(frozen=True, slots=True)
class FacilitationTaken(Fact):
    """A session took the facilitation."""

    session: str
    by: str = ""


@dataclass(frozen=True, slots=True)
class JournalRestored(Fact):
    """A damaged journal was set aside, and the workshop went on from a copy whose last fact was number ``head``.

    What was written after it is lost, a reveal included.
    """

    head: int


@dataclass(frozen=True, slots=True)
class HandedOver(Fact):
    """The workshop went to another Unix account; the facts that follow are in a file of its own."""

    to: str


@dataclass(frozen=True, slots=True)
class Undone(Fact):
    """The facts of that act are folded as if they had not been."""

    act: int
