"""What a group changed in the list of its sheet, as values: each role and each family once, with its first wording."""

from collections.abc import Iterable

from fiche_tui.drawing.family_mark import shape_of
from fiche_tui.language.translation import _, ngettext
from fiche_tui.workshop.frozen import frozen
from fiche_tui.workshop.short_text import one_line
from fiche_tui.workshop.state import Role, State, listed_roles


@frozen
class Change:
    """One row: its code, what is on the list now, what was there at first; what else changed in ``note``."""

    code: str
    now: str
    before: str
    note: str = ""


@frozen
class Changes:
    """The changes of one kind, under their title with their number."""

    title: str
    rows: tuple[Change, ...]


def list_changes(state: State) -> tuple[Changes, ...]:
    """Return the changes by kind. A role goes under the first kind that is true of it; the others are in its note."""
    listed = listed_roles(state)
    added = [role for role in listed if role.added]
    reworded = [role for role in listed if role.reworded]
    moved = [role for role in listed if role.moved and role not in (*added, *reworded)]
    labelled = [role for role in listed if _labelled(role) and role not in (*reworded, *moved)]
    merged = [role for role in _in_order(state) if role.absorbed_by]
    hidden = [role for role in _in_order(state) if role.hidden and not role.absorbed_by]
    none = _("pas sur la liste de départ")
    groups = (
        (
            ngettext("{n} ajouté", "{n} ajoutés", len(added)),
            [Change(one.code, one_line(one.text), none, _note(state, one)) for one in added],
        ),
        (
            ngettext("{n} reformulé", "{n} reformulés", len(reworded)),
            [Change(one.code, one_line(one.text), one_line(one.sheet_text), _note(state, one)) for one in reworded],
        ),
        (
            ngettext("{n} passé dans une autre famille", "{n} passés dans une autre famille", len(moved)),
            [Change(one.code, one_line(one.text), _home(state, one), _note(state, one)) for one in moved],
        ),
        (
            ngettext("{n} fusionné", "{n} fusionnés", len(merged)),
            [Change(one.code, _into(state, one), one_line(one.sheet_text or one.text)) for one in merged],
        ),
        (
            ngettext("{n} masqué", "{n} masqués", len(hidden)),
            [Change(one.code, _("n’est plus sur la liste"), one_line(one.sheet_text or one.text)) for one in hidden],
        ),
        (
            ngettext("{n} étiquette changée", "{n} étiquettes changées", len(labelled)),
            [Change(one.code, one_line(one.label), one_line(one.sheet_label)) for one in labelled],
        ),
        (_("familles"), _families(state)),
    )
    return tuple(Changes(title.format(n=len(rows)), tuple(rows)) for title, rows in groups if rows)


def sizes_words(state: State) -> str:
    """Return « 27 rôles, 26 au départ »."""
    now = len(listed_roles(state))
    roles = ngettext("{n} rôle", "{n} rôles", now).format(n=now)
    return _("{roles}, {before} au départ").format(roles=roles, before=len(state.sheet.items))


def _in_order(state: State) -> Iterable[Role]:
    return [role for family in state.families for role in state.roles_of(family.id)]


def _labelled(role: Role) -> bool:
    return not role.added and role.label != role.sheet_label


def _note(state: State, role: Role) -> str:
    notes = []
    family = state.family(role.family)
    if role.moved and family:
        notes.append(_("{code}, passé en {letter}").format(code=role.code, letter=family.letter))
    others = [one.code for one in state.roles if one.absorbed_by == role.id]
    if others:
        notes.append(_("réunit aussi {codes}").format(codes=", ".join(others)))
    return " · ".join(notes)


def _home(state: State, role: Role) -> str:
    family = state.family(role.home)
    if family:
        return f"{family.letter} {shape_of(state, family.id)} {one_line(family.title)}"
    titles = {one.id: one.title for one in state.sheet.families}
    return one_line(titles.get(role.home, ""))


def _into(state: State, role: Role) -> str:
    kept = state.role(role.absorbed_by)
    return _("fusionné dans {code}").format(code=kept.code if kept else "?")


def _families(state: State) -> list[Change]:
    rows = []
    for family in state.families:
        title = one_line(family.title)
        if not family.source_title:
            rows.append(Change(family.letter, title, _("pas sur la liste de départ")))
        elif family.title != family.source_title:
            rows.append(Change(family.letter, title, one_line(family.source_title)))
    kept = {family.id for family in state.families}
    removed = [family for family in state.sheet.families if family.id not in kept]
    return rows + [Change(one.letter, _("n’est plus sur la liste"), one_line(one.title)) for one in removed]
