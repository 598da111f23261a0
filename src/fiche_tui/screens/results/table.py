"""A table of results that fits its place: the chosen row is always in sight, and what is out of sight is counted."""

from textual.app import RenderResult
from textual.content import Content
from textual.events import Click, MouseScrollDown, MouseScrollUp
from textual.reactive import reactive
from textual.widget import Widget

from fiche_tui.drawing.line import Line, line
from fiche_tui.drawing.results.columns import ROOMY, Drawing
from fiche_tui.drawing.results.table import DrawnLine, drawn_lines, heading_line
from fiche_tui.drawing.styles import QUIET
from fiche_tui.language.translation import _
from fiche_tui.screens.kit.drawn import page_of
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

    table: reactive[Table | None] = reactive(None)
    selected: reactive[str] = reactive("")

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._top = 0

    @property
    def rows(self) -> tuple[ResultRow, ...]:
        """The rows that can be chosen."""
        return self.table.results.rows if self.table else ()

    @property
    def row(self) -> ResultRow | None:
        """The chosen row."""
        return next((row for row in self.rows if row.subject == self.selected), None)

    def watch_table(self, before: Table | None, table: Table | None) -> None:
        """Keep the choice on its role; in a new order begin at the top, or at the tie that waits."""
        if table is None:
            return
        rows = table.results.rows
        same = before is not None and before.results.sort is table.results.sort
        if not same or self.row is None:
            self._top = 0
            first_tied = next((row.subject for row in rows if row.tied), "")
            self.selected = first_tied or (rows[0].subject if rows else "")

    def move(self, step: int) -> None:
        """Choose the row that many places away, within the table."""
        subjects = [row.subject for row in self.rows]
        if subjects:
            place = subjects.index(self.selected) if self.selected in subjects else 0
            self.selected = subjects[min(max(place + step, 0), len(subjects) - 1)]

    def render(self) -> RenderResult:
        """The heading, the rows that fit, and how many are above and below."""
        drawing = self._drawing()
        if self.table is None or drawing is None:
            return Content("")
        lines = drawn_lines(drawing, self.selected)
        shown, cue = self._window(lines)
        air = [Line()] * (self._spacing(lines) - 1)
        rows = [row for place, one in enumerate(shown) for row in (*(air if place else ()), one.line)]
        return page_of([heading_line(drawing, self.table.lead), *rows, *cue])

    def _drawing(self) -> Drawing | None:
        if self.table is None or not self.size.width:
            return None
        return Drawing(self.table.state, self.table.results, self.size.width)

    def _spacing(self, lines: tuple[DrawnLine, ...]) -> int:
        """Return how many rows a line takes: a tall screen gives each one air."""
        return 2 if 2 * len(lines) <= self.size.height - 1 and self.size.width >= ROOMY else 1

    def _window(self, lines: tuple[DrawnLine, ...]) -> tuple[tuple[DrawnLine, ...], list[Line]]:
        """Return the lines in sight, and the line that counts the others where there are any."""
        height = max(1, self.size.height - 1)
        if len(lines) <= height:
            self._top = 0
            return lines, []
        height = max(1, height - 1)
        self._top = top_of_window(lines, self.selected, self._top, height)
        shown = lines[self._top : self._top + height]
        above = sum(bool(one.subject) for one in lines[: self._top])
        below = sum(bool(one.subject) for one in lines[self._top + height :])
        counted = [
            _("↑ encore {n}").format(n=above) if above else "",
            _("↓ encore {n}").format(n=below) if below else "",
        ]
        cue = "   " + "   ".join(words for words in counted if words)
        return shown, [line((cue, QUIET))]

    def on_click(self, event: Click) -> None:
        """Choose the row under the pointer."""
        drawing = self._drawing()
        if drawing is None:
            return
        lines = drawn_lines(drawing, self.selected)
        shown, _cue = self._window(lines)
        place = (event.y - 1) // self._spacing(lines)
        if 0 <= place < len(shown) and shown[place].subject:
            self.selected = shown[place].subject

    def on_mouse_scroll_down(self, event: MouseScrollDown) -> None:
        """The wheel walks the rows."""
        event.stop()
        self.move(1)

    def on_mouse_scroll_up(self, event: MouseScrollUp) -> None:
        """The wheel walks the rows."""
        event.stop()
        self.move(-1)


def top_of_window(lines: tuple[DrawnLine, ...], selected: str, top: int, height: int) -> int:
    """Return the first line in sight: as little movement as shows the chosen row and a line on either side of it.

    The first row brings what is above it, and the last one what is below.
    """
    places = [place for place, one in enumerate(lines) if one.subject]
    chosen = next((place for place in places if lines[place].subject == selected), 0)
    first = 0 if not places or chosen == places[0] else max(0, chosen - 1)
    last = len(lines) - 1 if places and chosen == places[-1] else min(len(lines) - 1, chosen + 1)
    # What follows the last row may be longer than the window: the chosen row itself always stays.
    last = min(last, chosen + height - 1)
    top = min(top, first)
    top = max(top, last - height + 1)
    return min(max(0, top), max(0, len(lines) - height), chosen)
