"""The place of a result: a text in the middle, or a table with what is said under it."""

from collections.abc import Sequence

from textual import getters
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.events import Resize
from textual.geometry import Size
from textual.widget import Widget
from textual.widgets import Static

from fiche_tui.drawing.line import Line
from fiche_tui.screens.kit.drawn import page_of
from fiche_tui.screens.kit.prose import Prose
from fiche_tui.screens.results.table import ResultTable, Table
from fiche_tui.workshop.frozen import frozen
from fiche_tui.workshop.presenting import ResultRow

WIDE = 110
"""Columns from which the pane takes margins."""


@frozen
class Showing:
    """What a pane shows: a text in the middle, or a table with its notes under it."""

    text: Sequence[Line] | None = None
    table: Table | None = None
    notes: Sequence[Line] = ()


class ResultPane(Widget):
    """Draws a ``Showing``."""

    results = getters.query_one(ResultTable)

    def __init__(self) -> None:
        super().__init__()
        self._said: dict[str, Sequence[Line]] = {}

    def compose(self) -> ComposeResult:
        with VerticalScroll(id="hidden", can_focus=False):
            yield Prose(id="text", markup=False)
        yield ResultTable(id="table")
        yield Prose(id="notes", markup=False)

    def on_resize(self, event: Resize) -> None:
        self.set_class(event.size.width >= WIDE, "-wide")

    def show(self, shown: Showing) -> None:
        """Draw it in place of what was there."""
        self.query_one("#hidden").display = shown.text is not None
        self.results.display = shown.table is not None
        self.query_one("#notes").display = bool(shown.notes)
        self._say("#text", shown.text or ())
        self._say("#notes", shown.notes)
        self.results.show(shown.table)

    def _say(self, where: str, lines: Sequence[Line]) -> None:
        # A text that is there already would have the whole screen laid out again.
        if list(self._said.get(where, ())) != list(lines):
            self._said[where] = lines
            self.query_one(where, Static).update(page_of(lines))

    @property
    def table(self) -> Table | None:
        """The table on screen, ``None`` while a text replaces it."""
        return self.results.table if self.results.display else None

    @property
    def row(self) -> ResultRow | None:
        """The row chosen in the table on screen."""
        return self.results.row if self.results.display else None

    @property
    def rows(self) -> tuple[ResultRow, ...]:
        """The rows of the table on screen."""
        return tuple(self.results.rows) if self.results.display else ()

    def move(self, step: int) -> None:
        """Choose another row, or read the rest of the text."""
        if self.results.display:
            self.results.move(step)
        else:
            self.query_one("#hidden", VerticalScroll).scroll_relative(y=step, animate=False)

    def read_from_the_top(self) -> None:
        """Show the first line of the text."""
        self.query_one("#hidden", VerticalScroll).scroll_home(animate=False)


def place_of(size: Size) -> tuple[int, int]:
    """Return the columns and rows of the text in the middle of a pane of this size."""
    wide = size.width >= WIDE
    # Narrow: its margins, and a scrollbar where the text is longer than its place.
    return max(20, size.width - (42 if wide else 5)), max(1, size.height - (3 if wide else 1))
