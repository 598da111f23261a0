"""The portrait as the minutes will print it, a column a group: what the room approves, with every role by its name."""

from collections.abc import Sequence

from fiche_tui.drawing.columns import beside
from fiche_tui.drawing.family_mark import code_and_shape
from fiche_tui.drawing.line import Line, line
from fiche_tui.drawing.styles import STRONG
from fiche_tui.language.translation import _
from fiche_tui.workshop.portrait import Group, portrait
from fiche_tui.workshop.short_text import ELLIPSIS
from fiche_tui.workshop.state import Role, State

MOST = 4
"""Columns beside each other at most; a further group goes on under the shortest one."""

APART = 3
"""Empty cells between two columns."""

NARROWEST = 30
"""Cells under which a column cuts most names."""


def group_titles() -> Sequence[tuple[Group, str]]:
    """Return every group in the order of the minutes, with its title."""
    return (
        (Group.PRIORITY, _("Prioritaires")),
        (Group.TIED, _("À égalité, pas encore départagés")),
        (Group.WISHED, _("Souhaités, non retenus cette fois")),
        (Group.OVERDONE, _("Le groupe en fait plus qu’il ne le souhaite")),
        (Group.MAINTAINED, _("Maintenus")),
        (Group.OTHERS, _("Autres")),
        (Group.UNOPENED, _("Hors des familles choisies")),
    )


def portrait_in_columns(state: State, width: int, height: int) -> list[Line] | None:
    """Return the groups side by side in at most ``height`` lines; ``None`` where that needs more room, or none is.

    As many columns as no name is cut in, where the rows hold them; otherwise as many as there can be.
    """
    found = portrait(state)
    if found is None:
        return None
    groups = [(title, found[group]) for group, title in group_titles() if found[group] or group is Group.PRIORITY]
    most = min(MOST, len(groups), (width + APART) // (NARROWEST + APART))
    drawn = [_drawn(state, groups, columns, width) for columns in range(most, min(2, len(groups)) - 1, -1)]
    fitting = [lines for lines in drawn if len(lines) <= height]
    whole = [lines for lines in fitting if not any(ELLIPSIS in one.text for one in lines)]
    return next(iter([*whole, *fitting]), None)


def _drawn(state: State, groups: Sequence[tuple[str, Sequence[Role]]], columns: int, width: int) -> list[Line]:
    cells = (width - APART * (columns - 1)) // columns
    code = max(len(role.code) for role in state.roles)
    piles: list[list[Line]] = [[] for _column in range(columns)]
    titled = max(len(_title(title, cells)) for title, _roles in groups[:columns])
    for place, (title, roles) in enumerate(groups):
        pile = piles[place] if place < columns else min(piles, key=len)
        head = _title(title, cells)
        pile += [Line()] if pile else [Line()] * (titled - len(head))
        pile += [*head, *(_role(state, role, cells, code) for role in roles)]
        if not roles:
            pile.append(line(_("aucun")))
    return beside(piles, cells, APART)


def _title(title: str, cells: int) -> list[Line]:
    return line((title, STRONG)).wrapped(cells, 2)


def _role(state: State, role: Role, cells: int, code: int) -> Line:
    return line(code_and_shape(state, role, code), " ", line(role.label)).cut(cells)
