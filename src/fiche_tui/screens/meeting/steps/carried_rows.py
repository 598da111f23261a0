"""The retained roles and who carries each: a row of three texts, or where there is room a line of a table."""

from textual.content import Content

from fiche_tui.language.translation import N_, _
from fiche_tui.screens.kit.columns import MARK, cell, cut, in_rows
from fiche_tui.screens.kit.family_mark import code_and_shape
from fiche_tui.workshop.results import carrier_of
from fiche_tui.workshop.short_text import one_line
from fiche_tui.workshop.state import Role, State
from fiche_tui.workshop.values import Carrier, Stance

STANCES = {
    Stance.INITIATE: N_("lancer"),
    Stance.COLEAD: N_("coanimer"),
    Stance.SUPPORT: N_("soutenir"),
    Stance.LEAVE: N_("laisser à d’autres"),
}

INDENT = 8
"""Cells before what is said of a role, so that it stands under its label."""

TABLE = 92
"""Cells from which the roles are the lines of a table."""

MISSING = "△"
"""Says in the table that something is still to be said."""

_APART = 3
_CODE = 6
_DUE = 18


def carrier_row(state: State, role: Role, width: int) -> Content:
    """Return a retained role in that many cells: the role, who carries it, the first action and its date."""
    carrier = carrier_of(state, role)
    head = Content.assemble(code_and_shape(state, role), " ", Content(role.label).stylize("bold"))
    more = [carrier.partners, carrier.resources, _(STANCES[carrier.stance]) if carrier.stance else ""]
    known = any((carrier.nobody, carrier.who, carrier.action, carrier.due))
    lines = in_rows(_one_line(carried_parts(carrier)), width - INDENT) if known else []
    lines += in_rows(_one_line(more), width - INDENT)
    if not known:
        lines = [Content(_("à remplir")).stylize("$text-muted"), *lines]
    under = [Content.assemble("\n" + " " * INDENT, line) for line in lines if line.plain]
    return Content.assemble(cut(head, width), *under, "\n")


def carried_parts(carrier: Carrier) -> list[str]:
    """Return who, by what and for when; what is missing is named with a question mark, after nobody it is not
    missing."""
    if carrier.nobody:
        return [_("aucun responsable pour l’instant"), carrier.action, carrier.due]
    return [carrier.who or _("responsable?"), carrier.action or _("première action?"), carrier.due or _("date?")]


def _one_line(parts: list[str]) -> str:
    return " · ".join(one_line(part) for part in parts if part.strip())


def table_heading(width: int) -> Content:
    """Return what stands over the columns of the table."""
    titles = [_("rôle"), _("qui porte"), _("première action"), _("pour quand")]
    return _beside([Content(title).stylize("$text-muted") for title in titles], width)


def table_row(state: State, role: Role, width: int) -> Content:
    """Return a retained role as a line of the table, or more where a text is long; what is missing is marked."""
    carrier = carrier_of(state, role)
    who = carrier.who or (_("aucun responsable pour l’instant") if carrier.nobody else "")
    missing = "" if carrier.nobody else MISSING
    sizes = _sizes(width)
    mark = code_and_shape(state, role)
    label = in_rows(Content(role.label).stylize("bold"), sizes[0] - _CODE)
    head = [Content.assemble(mark if place == 0 else " " * (_CODE - 1), " ", one) for place, one in enumerate(label)]
    texts = (Content(one_line(text) or missing) for text in (who, carrier.action, carrier.due))
    rows = [head, *(in_rows(text, size) for text, size in zip(texts, sizes[1:], strict=True))]
    height = max(len(one) for one in rows)
    lines = [
        _beside([one[place] if place < len(one) else Content("") for one in rows], width) for place in range(height)
    ]
    more = _one_line([carrier.partners, carrier.resources, _(STANCES[carrier.stance]) if carrier.stance else ""])
    lines += [Content.assemble(" " * _CODE, one) for one in in_rows(more, width - _CODE) if one.plain]
    # A list draws its mark before the first row alone.
    return Content.assemble(Content("\n" + " " * MARK).join(lines), "\n")


def _sizes(width: int) -> tuple[int, int, int, int]:
    free = width - 3 * _APART - _DUE
    role = min(40, free * 2 // 5)
    who = (free - role) * 2 // 5
    return role, who, free - role - who, _DUE


def _beside(texts: list[Content], width: int) -> Content:
    cells = [cell(text, size) for text, size in zip(texts, _sizes(width), strict=True)]
    return Content(" " * _APART).join(cells)
