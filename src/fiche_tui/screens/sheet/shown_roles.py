"""The list of roles as it is drawn: families with their roles, each with a quiet note. Pure functions of the domain."""

from collections.abc import Iterable

from fiche_tui.drawing.styles import SHAPES
from fiche_tui.language.translation import _
from fiche_tui.screens.kit import themes
from fiche_tui.workshop.frozen import frozen
from fiche_tui.workshop.likeness import Likeness, closest, near_duplicates
from fiche_tui.workshop.sheet import Sheet
from fiche_tui.workshop.short_text import one_line
from fiche_tui.workshop.state import Role, State


@frozen
class ShownRole:
    """One role of a pane. A role that is not on the list any more is ``dimmed``, and its note says why."""

    id: str
    code: str
    text: str
    note: str = ""
    dimmed: bool = False


@frozen
class ShownFamily:
    """One pane: a family and its roles, those off the list at the end. ``place`` gives shape and colour."""

    id: str
    letter: str
    title: str
    place: int
    roles: tuple[ShownRole, ...]

    @property
    def sign(self) -> str:
        """Letter and shape: « A ● »."""
        return f"{self.letter} {shape_at(self.place)}"

    @property
    def colour(self) -> str:
        """The theme variable of the family."""
        return themes.family_variable(self.place)

    @property
    def count(self) -> int:
        """How many roles it has on the list."""
        return sum(not role.dimmed for role in self.roles)


def shape_at(place: int) -> str:
    """Return the shape of the family at that place, from 0."""
    return SHAPES[place % len(SHAPES)]


def shown_families(state: State) -> tuple[ShownFamily, ...]:
    """Return the families of a workshop, each role with what the group did to it and what it is like."""
    # A settled list is merged no more: what looks alike is not worth a word then.
    pairs = () if state.settled else near_duplicates(_in_order(state))
    return tuple(
        ShownFamily(
            family.id,
            family.letter,
            family.title,
            position,
            tuple(
                ShownRole(role.id, role.code, one_line(role.text), note_of(state, role, pairs), not role.listed)
                for role in sorted(state.roles_of(family.id), key=lambda role: not role.listed)
            ),
        )
        for position, family in enumerate(state.families)
    )


def sheet_families(sheet: Sheet) -> tuple[ShownFamily, ...]:
    """Return the families of a sheet that is only read."""
    return tuple(
        ShownFamily(
            family.id,
            family.letter,
            family.title,
            position,
            tuple(ShownRole(item.id, item.code, one_line(item.text)) for item in family.items),
        )
        for position, family in enumerate(sheet.families)
    )


def note_of(state: State, role: Role, pairs: Iterable[Likeness]) -> str:
    """Return the quiet note beside a role: why it is off the list, or how it changed and what it is like."""
    if role.absorbed_by:
        kept = state.role(role.absorbed_by)
        return _("fusionné dans {code}").format(code=kept.code if kept else "?")
    if role.hidden:
        return _("masqué")
    notes = changes_of(state, role)
    alike = closest(role.id, pairs)
    other = state.role(alike.other(role.id)) if alike else None
    if alike and other:
        words = _("même texte que {code} · f : fusionner") if alike.same else _("proche de {code}")
        notes.append(words.format(code=other.code))
    return " · ".join(notes)


def changes_of(state: State, role: Role) -> list[str]:
    """Return what the group did to a role that is on the list, one or two words each."""
    family = state.family(role.family)
    changes = [_("ajouté")] if role.added else []
    if role.reworded:
        changes.append(_("reformulé"))
    if role.moved and family:
        changes.append(_("passé en {letter}").format(letter=family.letter))
    return changes


def _in_order(state: State) -> list[Role]:
    return [role for family in state.families for role in state.roles_of(family.id)]
