"""A table of results that fits its place: the chosen row is always in sight, and what is out of sight is counted."""

from collections.abc import Sequence

from textual import getters
from textual.app import ComposeResult
from textual.events import Click, MouseScrollDown, MouseScrollUp, Resize
from textual.widget import Widget

from fiche_tui.drawing.line import Line, line
from fiche_tui.drawing.results.columns import ROOMY, Drawing
from fiche_tui.drawing.results.table import TableLines, heading_line
from fiche_tui.drawing.styles import QUIET
from fiche_tui.language.translation import _, language
from fiche_tui.screens.kit.lines_pane import LinesPane
from fiche_tui.workshop.frozen import frozen
from fiche_tui.workshop.presenting import ResultRow, Results
from fiche_tui.workshop.state import State


@frozen
class Table:
    """What is shown: the results, the state that names them, and a few words on their order."""

    state: State
    results: Results
    lead: str


class ResultTable(Widget):
    """Rows under a heading. It never takes the focus: the body moves the choice, so that the body's keys work."""

    pane = getters.query_one(LinesPane)

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.table: Table | None = None
        self.selected = ""
        self._top = 0
        self._known: tuple[Table | None, int, str] = (None, 0, "")
        self._drawing: Drawing | None = None
        self._lines: TableLines | None = None

    def compose(self) -> ComposeResult:
        yield LinesPane(self._page)

    @property
    def rows(self) -> tuple[ResultRow, ...]:
        """The rows that can be chosen."""
        return self.table.results.rows if self.table else ()

    @property
    def row(self) -> ResultRow | None:
        """The chosen row."""
        return next((row for row in self.rows if row.subject == self.selected), None)

    def show(self, table: Table | None) -> None:
        """Draw a table in place of the one before; in a new order begin at the top, or at the tie that waits."""
        before, self.table = self.table, table
        same = before is not None and table is not None and before.results.sort is table.results.sort
        if table is not None and (not same or self.row is None):
            self._top = 0
            first_tied = next((row.subject for row in self.rows if row.tied), "")
            self.selected = first_tied or (self.rows[0].subject if self.rows else "")
        self._draw()

    def on_resize(self, _event: Resize) -> None:
        """Draw for the room that there is now."""
        self._draw()

    def move(self, step: int) -> None:
        """Choose the row that many places away, within the table."""
        subjects = [row.subject for row in self.rows]
        if subjects:
            place = subjects.index(self.selected) if self.selected in subjects else 0
            self._choose(subjects[min(max(place + step, 0), len(subjects) - 1)])

    def _choose(self, subject: str) -> None:
        self.selected = subject
        self._draw()

    def _draw(self) -> None:
        """Draw the page; what is there already stays."""
        if self.is_mounted:
            self.pane.show(self._page())

    def _page(self) -> list[Line]:
        """Return the heading, the rows that fit, and how many are above and below."""
        self._look_again()
        drawing, lines = self._drawing, self._lines
        if self.table is None or drawing is None or lines is None:
            return []
        first, end, cue = self._window(lines.subjects)
        air = [Line()] * (self._spacing(lines.subjects) - 1)
        shown = [lines.at(place, self.selected) for place in range(first, end)]
        rows = [row for place, one in enumerate(shown) for row in (*(air if place else ()), one)]
        return [heading_line(drawing, self.table.lead), *rows, *cue]

    def _look_again(self) -> None:
        """Work the lines out when the table, the width or the language is another one: rows that are drawn stay."""
        table, width = self.table, self.size.width
        known = (table, width, language())
        if table is self._known[0] and known[1:] == self._known[1:]:
            return
        self._known = known
        self._drawing = Drawing(table.state, table.results, width) if table and width else None
        self._lines = TableLines(self._drawing) if self._drawing else None

    def _spacing(self, subjects: Sequence[str]) -> int:
        """Return how many rows a line takes: a tall screen gives each one air."""
        return 2 if 2 * len(subjects) <= self.size.height - 1 and self.size.width >= ROOMY else 1

    def _window(self, subjects: Sequence[str]) -> tuple[int, int, list[Line]]:
        """Return the first line in sight and the one behind the last, and the line that counts the others where there
        are any."""
        height = max(1, self.size.height - 1)
        if len(subjects) <= height:
            self._top = 0
            return 0, len(subjects), []
        height = max(1, height - 1)
        self._top = top_of_window(subjects, self.selected, self._top, height)
        end = self._top + height
        above, below = sum(map(bool, subjects[: self._top])), sum(map(bool, subjects[end:]))
        counted = [
            _("↑ encore {n}").format(n=above) if above else "",
            _("↓ encore {n}").format(n=below) if below else "",
        ]
        cue = "   " + "   ".join(words for words in counted if words)
        return self._top, min(end, len(subjects)), [line((cue, QUIET))]

    def on_click(self, event: Click) -> None:
        """Choose the row under the pointer."""
        if self._lines is None:
            return
        subjects = self._lines.subjects
        first, end, _cue = self._window(subjects)
        place = first + (event.y - 1) // self._spacing(subjects)
        if event.y >= 1 and place < end and subjects[place]:
            self._choose(subjects[place])

    def on_mouse_scroll_down(self, event: MouseScrollDown) -> None:
        """The wheel walks the rows."""
        event.stop()
        self.move(1)

    def on_mouse_scroll_up(self, event: MouseScrollUp) -> None:
        """The wheel walks the rows."""
        event.stop()
        self.move(-1)


def top_of_window(subjects: Sequence[str], selected: str, top: int, height: int) -> int:
    """Return the first line in sight: as little movement as shows the chosen row and a line on either side of it.

    The first row brings what is above it, and the last one what is below. A line that cannot be chosen has an empty
    subject.
    """
    places = [place for place, subject in enumerate(subjects) if subject]
    chosen = next((place for place in places if subjects[place] == selected), 0)
    first = 0 if not places or chosen == places[0] else max(0, chosen - 1)
    last = len(subjects) - 1 if places and chosen == places[-1] else min(len(subjects) - 1, chosen + 1)
    # What follows the last row may be longer than the window: the chosen row itself always stays.
    last = min(last, chosen + height - 1)
    top = min(top, first)
    top = max(top, last - height + 1)
    return min(max(0, top), max(0, len(subjects) - height), chosen)
