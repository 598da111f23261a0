"""Beside the list of Prepare, in a wide window: what the chosen row is for, and all that it holds."""

from collections.abc import Sequence
from datetime import datetime

from textual.content import Content

from fiche_tui.drawing.family_mark import shape_of
from fiche_tui.language.translation import _, ngettext
from fiche_tui.screens.agenda.rows import Place, agenda_rows, minutes_words
from fiche_tui.screens.kit.columns import cell, cut, in_rows
from fiche_tui.screens.prepare.rows import PrepareRow
from fiche_tui.screens.roster.rows import in_order
from fiche_tui.workshop.state import RoleFamily, State

HOUR, MINUTES, COUNT, CODE = 10, 8, 4, 5
"""Cells of an hour, of minutes, of a number of roles, of a role’s code."""


def beside(row: PrepareRow, state: State, at: datetime, width: int, height: int) -> Content:
    """Return the title of the row, what it is for and its whole value, in at most that many rows."""
    above = [
        Content(row.label.upper()).stylize("bold $text-accent"),
        Content(""),
        *(line.stylize("$text-muted") for line in in_rows(row.purpose, width)),
        Content(""),
    ]
    return Content("\n").join([*above, *_fitting(_held(row, state, at, width), height - len(above))])


def family_roles(state: State, family: RoleFamily, width: int, height: int) -> Content:
    """Return a family with the roles of its list, in at most that many rows."""
    title = [line.stylize("bold $text-accent") for line in _hanging(Content(f"{family.letter}  "), family.title, width)]
    roles = [
        line
        for role in state.roles_of(family.id)
        if role.listed
        for line in _hanging(cell(role.code, CODE), role.text, width)
    ]
    return Content("\n").join([*title, Content(""), *_fitting(roles, height - len(title) - 1)])


def _held(row: PrepareRow, state: State, at: datetime, width: int) -> Sequence[Content]:
    if row.id == "steps":
        return _steps(state, at, width)
    if row.id == "families":
        return _families(state, width)
    if row.id == "people" and state.people and not state.headcount:
        return _people(state, width)
    style = "bold $text-error" if row.warning else "bold"
    # Of several lines, each is marked, and goes on under its own first letter.
    mark = "· " if len(row.whole) > 1 else ""
    lines = [line.stylize(style) for text in row.whole for line in _hanging(Content(mark), text, width)]
    return lines or [Content(_("à préciser")).stylize("$text-muted")]


def _hanging(before: Content, text: str, width: int) -> list[Content]:
    indent = before.cell_length
    rows = in_rows(text, max(10, width - indent))
    return [Content.assemble(before if not place else " " * indent, row) for place, row in enumerate(rows)]


def _steps(state: State, at: datetime, width: int) -> list[Content]:
    lines: list[Content] = []
    for row in agenda_rows(state, at):
        aside = row.place is Place.DROPPED
        minutes = _("de côté") if aside else minutes_words(row.step)
        first, *rest = _hanging(cell(row.starts, HOUR), row.step.title, width - MINUTES)
        first = Content.assemble(cell(first, width - MINUTES), cell(minutes, MINUTES, right=True))
        lines += [line.stylize("$text-muted") if aside else line for line in (first, *rest)]
    return lines


def _families(state: State, width: int) -> list[Content]:
    return [
        Content.assemble(
            Content(f"{family.letter} {shape_of(state, family.id)}  ").stylize("bold"),
            cell(family.title, max(10, width - 5 - COUNT)),
            cell(str(sum(role.listed for role in state.roles_of(family.id))), COUNT, right=True),
        )
        for family in state.families
    ]


def _people(state: State, width: int) -> list[Content]:
    name = width // 2
    lines = []
    for person in in_order(state):
        where = person.organisation if person.votes else " · ".join(filter(None, (person.organisation, _("observe"))))
        lines.append(
            Content.assemble(cell(person.name, name - 2), "  ", cut(where, width - name).stylize("$text-muted"))
        )
    return lines


def _fitting(lines: Sequence[Content], height: int) -> Sequence[Content]:
    """Return the lines that there is room for, the last one saying how many more there are."""
    if len(lines) <= height:
        return lines
    kept = max(0, height - 1)
    more = ngettext("… et {n} autre ligne", "… et {n} autres lignes", len(lines) - kept).format(n=len(lines) - kept)
    return [*lines[:kept], Content(more).stylize("$text-muted")]
