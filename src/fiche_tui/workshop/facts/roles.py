"""What the group did to the list of roles."""

from dataclasses import dataclass

from fiche_tui.workshop.facts.base import Fact
from fiche_tui.workshop.sheet import Family


@dataclass(frozen=True, slots=True)
class FamilyRenamed(Fact):
    """A family got another title."""

    family: str
    title: str


@dataclass(frozen=True, slots=True)
class FamilyAdded(Fact):
    """The group has a family of its own."""

    family: Family


@dataclass(frozen=True, slots=True)
class FamilyRemoved(Fact):
    """A family was taken out; its roles are hidden, their codes stay taken."""

    family: str


@dataclass(frozen=True, slots=True)
class RoleAdded(Fact):
    """The group added a role, under a code of its own."""

    role: str
    code: str
    family: str
    text: str
    label: str


@dataclass(frozen=True, slots=True)
class RoleReworded(Fact):
    """A role got another wording."""

    role: str
    text: str


@dataclass(frozen=True, slots=True)
class RoleRelabelled(Fact):
    """A role got another short label."""

    role: str
    label: str


@dataclass(frozen=True, slots=True)
class RoleHidden(Fact):
    """A role was taken off the list; it can come back."""

    role: str


@dataclass(frozen=True, slots=True)
class RoleShown(Fact):
    """A hidden role came back."""

    role: str


@dataclass(frozen=True, slots=True)
class RoleMoved(Fact):
    """A role went to a family, at a position counted from 0 among that family's roles; its code stays."""

    role: str
    family: str
    position: int


@dataclass(frozen=True, slots=True)
class RolesMerged(Fact):
    """A role was merged into another, which is kept."""

    kept: str
    absorbed: str


@dataclass(frozen=True, slots=True)
class RoleRestored(Fact):
    """Back to the wording and label of the sheet; an absorbed role is separate again."""

    role: str


@dataclass(frozen=True, slots=True)
class ListSettled(Fact):
    """The list was settled (« arrêter la liste »)."""


@dataclass(frozen=True, slots=True)
class ListReopened(Fact):
    """The settled list was opened again."""
