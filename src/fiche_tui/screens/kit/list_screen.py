"""What the screens made of one list share: a column with its rows, arrows, and the way back."""

from collections.abc import Iterable
from typing import TypeVar

from textual import getters
from textual.binding import Binding
from textual.widget import Widget
from textual.widgets import Static

from fiche_tui.keys.acts import act
from fiche_tui.keys.bindings import arrow_bindings
from fiche_tui.screens.kit.base import FicheScreen
from fiche_tui.screens.kit.list_column import TALL, WIDE, ListColumn
from fiche_tui.screens.kit.row_list import RowList

Result = TypeVar("Result")

PAGE = 10


class ListScreen(FicheScreen[Result]):
    """A screen of one list. Subclasses give ``draw``, which fills ``rows`` and ``detail`` from what they show."""

    VERTICAL_BREAKPOINTS = [(0, "-short"), (TALL, "-tall")]
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (WIDE, "-wide")]
    PARTED = False
    """Whether a wide window shows what is said of the chosen row beside the list."""

    BINDINGS = [
        *arrow_bindings(ends=True),
        Binding("pageup", f"move({-PAGE})", show=False),
        Binding("pagedown", f"move({PAGE})", show=False),
    ]

    column = getters.query_one(ListColumn)
    rows = getters.query_one(RowList)
    heading = getters.query_one("#heading", Static)
    detail = getters.query_one("#detail", Static)

    def body(self) -> Iterable[Widget]:
        """The list."""
        yield ListColumn(id="column", parted=self.PARTED)

    def on_mount(self) -> None:
        """Draw once there is something to draw on."""
        self.draw()

    def on_resize(self) -> None:
        """Rows are drawn for the width that there is."""
        if self.is_mounted:
            self.draw()

    def on_option_list_option_highlighted(self) -> None:
        """Another row is chosen: what is said of it changes."""
        self.draw_detail()

    def draw(self) -> None:
        """Draw the rows and everything around them."""
        raise NotImplementedError

    def draw_detail(self) -> None:
        """Draw what is said of the chosen row; nothing by default."""

    @property
    def selected(self) -> str:
        """The id of the chosen row, empty when there is none."""
        return self.rows.selected

    def action_move(self, step: int) -> None:
        """Choose another row."""
        self.rows.move(step)

    @act("global.back", "global.leave")
    def back(self) -> None:
        """Back to where the list was opened: q leaves one screen at a time, as Escape does."""
        self.dismiss(None)
