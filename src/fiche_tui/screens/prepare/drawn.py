"""A row of Prepare as it is drawn: two columns; and what is said of the chosen one."""

from textual.content import Content

from fiche_tui.language.translation import _
from fiche_tui.screens.kit.columns import cell, wrapped
from fiche_tui.screens.kit.dialog import one_line
from fiche_tui.screens.prepare.rows import PrepareRow

LABEL = 23
"""Cells of the column of labels."""

UNDER = 3
"""Rows under the list, for what is said of the chosen row."""


def drawn_row(row: PrepareRow, width: int, *, air: bool) -> Content:
    """Return the row in its two columns; what is missing is quiet, what is wrong has a mark and a colour."""
    room = max(8, width - LABEL)
    label = cell(row.label, LABEL).stylize("$text-muted")
    if row.warning:
        value = cell(f"▲ {one_line(row.value).plain}", room).stylize("bold $text-error")
    elif row.value:
        value = cell(row.value, room).stylize("bold")
    else:
        unsaid = _("sera demandé à l’ouverture") if row.waits else _("à préciser")
        value = cell(unsaid, room).stylize("$text-muted")
    return Content.assemble(label, value, "\n" if air and row.ends_group else "")


def under(row: PrepareRow, width: int) -> Content:
    """Return what the row is for and, where the list has no room for all of its value, the value under it."""
    if one_line(row.value).cell_length <= width - LABEL:
        return wrapped(row.purpose, width, most=UNDER)
    whole = wrapped(row.value, width, most=UNDER - 1).stylize("bold $text")
    return Content.assemble(wrapped(row.purpose, width, most=1), "\n", whole)
