"""What the group did to the list of roles."""

from fiche_tui.workshop.facts.base import Fact
from fiche_tui.workshop.frozen import frozen
from fiche_tui.workshop.sheet import Family


@frozen
class FamilyRenamed(Fact):
    """A family got another title."""

    family: str
    title: str


@frozen
class FamilyAdded(Fact):
    """The group has a family of its own."""

    family: Family


@frozen
class FamilyRemoved(Fact):
    """A family was taken out; its roles are hidden, their codes stay taken."""

    family: str


@frozen
class RoleAdded(Fact):
    """The group added a role, under a code of its own."""

    role: str
    code: str
    family: str
    text: str
    label: str


@frozen
class RoleReworded(Fact):
    """A role got another wording."""

    role: str
    text: str


@frozen
class RoleRelabelled(Fact):
    """A role got another short label."""

    role: str
    label: str


@frozen
class RoleHidden(Fact):
    """A role was taken off the list; it can come back."""

    role: str


@frozen
class RoleShown(Fact):
    """A hidden role came back."""

    role: str


@frozen
class RoleMoved(Fact):
    """A role went to a family, at a position counted from 0 among that family's roles; its code stays."""

    role: str
    family: str
    position: int


@frozen
class RolesMerged(Fact):
    """A role was merged into another, which is kept."""

    kept: str
    absorbed: str


@frozen
class RoleRestored(Fact):
    """Back to the wording and label of the sheet; an absorbed role is separate again."""

    role: str


@frozen
class ListSettled(Fact):
    """The list was settled (« arrêter la liste »)."""


@frozen
class ListReopened(Fact):
    """The settled list was opened again."""
