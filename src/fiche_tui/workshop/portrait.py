"""The portrait of the roles: every listed role in the one group that claims what was decided or answered, no more.

Screens, minutes and data all read it from here, so that no two of them can disagree.
"""

from collections.abc import Mapping
from enum import StrEnum

from fiche_tui.workshop.frozen import frozen
from fiche_tui.workshop.results import assessed, retained, revealed_round, selection, shortlist
from fiche_tui.workshop.sheet import Instrument
from fiche_tui.workshop.state import Role, State, listed_roles
from fiche_tui.workshop.tally import Figures
from fiche_tui.workshop.values import Purpose

WISHED_FROM = 2
"""The median of *souhaité* from which a role counts as wished for, as on the shortlist."""
KEPT_UP_FROM = 2
"""The median of *aujourd'hui* from which the group plays a role regularly."""


class Group(StrEnum):
    """A group of the portrait, in the order in which it is read."""

    PRIORITY = "priority"
    TIED = "tied"
    WISHED = "wished"
    OVERDONE = "overdone"
    MAINTAINED = "maintained"
    OTHERS = "others"
    UNOPENED = "unopened"


@frozen
class Portrait:
    """Every listed role in one group, each group in the order to read it."""

    groups: Mapping[Group, tuple[Role, ...]]

    def __getitem__(self, group: Group) -> tuple[Role, ...]:
        return self.groups[group]


def portrait(state: State) -> Portrait | None:
    """Return the portrait, or ``None`` while nothing decides what is retained.

    Retained roles come by rank; those that the group plays more than it wishes, the most so first; families that were
    not opened in the order of the list; the others by dots, then by what is wished.
    """
    current = selection(state)
    if current is None:
        return None
    priority = retained(state)
    tied = set() if current.settled else set(current.cut.tied) - set(current.retained)
    found: dict[Group, list[Role]] = {group: [] for group in Group}
    found[Group.PRIORITY] = list(priority)
    rows, dots = assessed(state), dots_of(state)
    grouping = _Grouping(state, rows, dots, frozenset(shortlist(state).roles))
    for role in listed_roles(state):
        if role in priority:
            continue
        found[Group.TIED if role.id in tied else grouping.group(role)].append(role)
    for group in (Group.TIED, Group.WISHED, Group.MAINTAINED, Group.OTHERS):
        found[group].sort(key=lambda role: _rank(rows.get(role.id, Figures(role.id)), dots.get(role.id)))
    found[Group.OVERDONE].sort(key=lambda role: _excess(rows[role.id]))
    return Portrait({group: tuple(roles) for group, roles in found.items()})


def dots_of(state: State) -> Mapping[str, int]:
    """Return the dots of each role of the last revealed vote; roles off the shortlist have none."""
    vote = revealed_round(state, Purpose.VOTE)
    return {role: counts[0][0] for role, counts in vote.tally.counts.items()} if vote else {}


@frozen
class _Grouping:
    """Which group a role belongs to that is neither retained nor part of a waiting tie."""

    state: State
    rows: Mapping[str, Figures]
    dots: Mapping[str, int]
    on_list: frozenset[str]

    def group(self, role: Role) -> Group:
        row = self.rows.get(role.id, Figures(role.id))
        if self._wished(role, row):
            return Group.WISHED
        if self._unopened(role):
            return Group.UNOPENED
        if row.lightens:
            return Group.OVERDONE
        if row.today is not None and row.today >= KEPT_UP_FROM:
            return Group.MAINTAINED
        return Group.OTHERS

    def _wished(self, role: Role, row: Figures) -> bool:
        """Wished for by its median, or put to the vote by somebody: with marks alone, not against more marks to
        lighten; without any assessment, by those who gave it a dot."""
        if row.wanted is not None and row.wanted >= WISHED_FROM:
            return True
        if revealed_round(self.state, Purpose.ASSESS) is None:
            return self.dots.get(role.id, 0) > 0
        return role.id in self.on_list and not (row.marks and row.lightens)

    def _unopened(self, role: Role) -> bool:
        assessment = revealed_round(self.state, Purpose.ASSESS)
        by_family = assessment is not None and assessment.asked.instrument is Instrument.FAMILY
        opened = self.state.opened_families
        return by_family and bool(opened) and role.family not in opened


def _rank(row: Figures, dots: int | None) -> tuple[float, ...]:
    """Return the most dots first, those off the shortlist last; then the most wished for, the widest gap, the most
    marks."""
    unknown = float("inf")
    return (
        unknown if dots is None else -dots,
        unknown if row.wanted is None else -row.wanted,
        unknown if row.gap is None else -row.gap,
        -row.marked("reinforce"),
    )


def _excess(row: Figures) -> tuple[float, int]:
    return (row.gap or 0.0, row.marked("reinforce") - row.marked("lighten"))
