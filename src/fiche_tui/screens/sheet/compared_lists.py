"""« Notre liste et celle de départ »: side by side, what the group changed and what it began from."""

from collections.abc import Iterable, Sequence

from textual.app import RenderResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from fiche_tui.language.cells import wrapped
from fiche_tui.language.translation import _
from fiche_tui.screens.kit.columns import cell
from fiche_tui.screens.kit.dialogs import Show
from fiche_tui.screens.sheet.list_changes import Change, Changes, list_changes, sizes_words
from fiche_tui.workshop.state import State

BETWEEN = " │ "
MOST_ROWS = 8
"""Rows of one wording at most; the role's card has the rest."""


def table(groups: Sequence[Changes], width: int) -> list[Content]:
    """Return the rows of the whole table in that many columns: our list left, the original right, codes before both."""
    code = max((len(row.code) for group in groups for row in group.rows), default=2) + 2
    each = max(10, (width - code - len(BETWEEN)) // 2)
    heading = (_("Notre liste"), _("La liste de départ"))
    lines = [
        Content.assemble(
            " " * code, (heading[0].ljust(each), "bold"), (BETWEEN, "$rule"), (heading[1].ljust(each), "bold")
        )
    ]
    for group in groups:
        lines += [Content(""), Content(group.title[:1].upper() + group.title[1:]).stylize("bold $text-accent")]
        for row in group.rows:
            lines += _row(row, code, each)
    return lines


def _row(row: Change, code: int, each: int) -> list[Content]:
    now = [(line, "") for line in wrapped(row.now, each, MOST_ROWS)]
    now += [(line, "italic $text-muted") for line in (wrapped(row.note, each, MOST_ROWS) if row.note else [])]
    before = wrapped(row.before, each, MOST_ROWS)
    lines = []
    for place in range(max(len(now), len(before))):
        left, style = now[place] if place < len(now) else ("", "")
        right = before[place] if place < len(before) else ""
        lines.append(
            Content.assemble(
                (row.code.ljust(code) if place == 0 else " " * code, "bold"),
                cell(left, each).stylize(style),
                (BETWEEN, "$rule"),
                cell(right, each).stylize("$text-muted"),
            )
        )
    return lines


class ChangesTable(Widget):
    """The table, as tall as it has rows."""

    def __init__(self, groups: Sequence[Changes]) -> None:
        super().__init__()
        self._groups = groups

    def render(self) -> RenderResult:
        """Both lists, or one sentence when they are the same."""
        if not self._groups:
            return Content(_("La liste est encore celle de la fiche."))
        return Content("\n").join(table(self._groups, self.content_size.width))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return the rows that this width needs."""
        return len(table(self._groups, width)) if self._groups else 1


class ComparedLists(Show):
    """The view over the list, as wide as the terminal allows. Enter, Escape or q closes it."""

    def __init__(self, state: State) -> None:
        super().__init__(_("Notre liste et celle de départ · {sizes}").format(sizes=sizes_words(state)), "")
        self._groups = list_changes(state)

    def parts(self) -> Iterable[Widget]:
        """Return the table in a place that scrolls."""
        yield VerticalScroll(ChangesTable(self._groups), classes="show--text")
