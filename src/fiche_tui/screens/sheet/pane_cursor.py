"""Where the mark is in the panes, and where the arrows take it. Pure functions."""

from collections.abc import Sequence

from fiche_tui.screens.sheet.shown_roles import ShownFamily
from fiche_tui.workshop.frozen import frozen


@frozen
class Cursor:
    """The family that is open and the role that is marked; no role in a family that has none."""

    family: str = ""
    role: str = ""


def stops(families: Sequence[ShownFamily]) -> list[Cursor]:
    """Return every place where the mark can be, from top to bottom."""
    return [
        Cursor(family.id, role)
        for family in families
        for role in ([one.id for one in family.roles] if family.roles else [""])
    ]


def moved(families: Sequence[ShownFamily], cursor: Cursor, by: int) -> Cursor:
    """Return the cursor that many roles down (up when negative), into the next families, never past the ends."""
    places = stops(families)
    if cursor not in places:
        return places[0] if places else Cursor()
    return places[max(0, min(len(places) - 1, places.index(cursor) + by))]


def moved_family(families: Sequence[ShownFamily], cursor: Cursor, by: int) -> Cursor:
    """Return the first role of a family that many places further (before when negative), never past the ends."""
    ids = [family.id for family in families]
    if not ids:
        return Cursor()
    place = ids.index(cursor.family) + by if cursor.family in ids else 0
    if not 0 <= place < len(ids):
        return cursor
    return first_of(families[place])


def first_of(family: ShownFamily) -> Cursor:
    """Return the first role of a family."""
    return Cursor(family.id, family.roles[0].id if family.roles else "")


def kept(before: Sequence[ShownFamily], after: Sequence[ShownFamily], cursor: Cursor) -> Cursor:
    """Return where the mark goes once the list changed: on the same role wherever it went, else where that role was."""
    places = stops(after)
    if not places:
        return Cursor()
    found = at_role(after, cursor.role)
    if found:
        return found
    former = stops(before)
    place = former.index(cursor) if cursor in former else 0
    same_family = [one for one in places if one.family == cursor.family]
    nearby = places[min(place, len(places) - 1)]
    return nearby if nearby in same_family or not same_family else same_family[-1]


def at_role(families: Sequence[ShownFamily], role: str) -> Cursor | None:
    """Return the place of a role, or ``None`` when it is in no pane."""
    return next((one for one in stops(families) if role and one.role == role), None)
