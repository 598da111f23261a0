"""How a workshop was set up and who is in the room."""

from fiche_tui.workshop.facts.base import Fact
from fiche_tui.workshop.frozen import frozen
from fiche_tui.workshop.sheet import Sheet
from fiche_tui.workshop.values import Details, Method, Person, Presence, Trial, Wall


@frozen
class WorkshopCreated(Fact):
    """The first fact of every journal; it holds the copy of the sheet. ``timezone`` is an IANA name."""

    workshop: str
    sheet: Sheet
    sheet_sha256: str
    preset: str
    timezone: str
    details: Details
    trial: Trial = Trial.NONE


@frozen
class DetailsChanged(Fact):
    """The first lines of the minutes changed."""

    details: Details


@frozen
class PresetChosen(Fact):
    """An agenda of the sheet was chosen; the plan starts afresh from it."""

    preset: str


@frozen
class MethodChosen(Fact):
    """How the group will answer was chosen."""

    method: Method


@frozen
class WallDeclared(Fact):
    """What the projector shows was said."""

    wall: Wall


@frozen
class VotersDeclared(Fact):
    """Who has a voice: each person present, or each organisation present."""

    per_organisation: bool


@frozen
class HeadcountStated(Fact):
    """How many voters are present where no roster is kept; 0 goes back to the roster."""

    voters: int


@frozen
class KeyboardHeld(Fact):
    """Who holds the keyboard today."""

    by: str


@frozen
class RetainChanged(Fact):
    """How many roles the group will retain."""

    roles: int


@frozen
class PeopleAdded(Fact):
    """People joined the roster."""

    people: tuple[Person, ...]


@frozen
class PersonCorrected(Fact):
    """Name, organisation and voice of a person of the roster; presence has its own fact."""

    person: str
    name: str
    organisation: str
    votes: bool


@frozen
class PersonRemoved(Fact):
    """A line of the roster was taken out."""

    person: str


@frozen
class PresenceMarked(Fact):
    """A person came, left, or is missing."""

    person: str
    presence: Presence


@frozen
class FacilitationTaken(Fact):
    """A session took the facilitation."""

    session: str
    by: str = ""


@frozen
class JournalRestored(Fact):
    """A damaged journal was set aside, and the workshop went on from a copy whose last fact was number ``head``.

    What was written after it is lost, a reveal included.
    """

    head: int


@frozen
class HandedOver(Fact):
    """The workshop went to another Unix account; the facts that follow are in a file of its own."""

    to: str


@frozen
class Undone(Fact):
    """The facts of that act are folded as if they had not been."""

    act: int
