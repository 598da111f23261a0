"""The column of a list: headings, rows, what is said of the chosen one; a welcome in place of an empty list."""

from textual import getters
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from fiche_tui.screens.kit.columns import MARK
from fiche_tui.screens.kit.row_list import RowList

WIDEST = 110
"""Cells of the widest list: further apart, the eye loses the row between its first column and its last."""

TALL = 32
"""Rows from which there is air between what the list holds."""

EDGES = 4
"""Cells beside a row: the padding at each side, a scrollbar, and one for the eye."""


class ListColumn(Vertical):
    """Lays a list out, and knows how much room a row has."""

    DEFAULT_CSS = """
    ListColumn {
        height: 1fr; width: 100%; max-width: 110; padding: 0 1;
        #heading { height: auto; color: $text-muted; padding: 0 0 0 2; }
        #detail { height: auto; max-height: 3; padding: 0 1 0 2; color: $text-muted; }
        #welcome { height: 1fr; width: 1fr; content-align: center middle; text-align: center; display: none; }
        &.-empty #welcome { display: block; }
        &.-empty RowList, &.-empty #heading { display: none; }
    }
    """

    rows = getters.query_one(RowList)
    welcome = getters.query_one("#welcome", Static)

    def compose(self) -> ComposeResult:
        """The welcome or the list, and the line under it."""
        yield Static(id="welcome", markup=False)
        yield Static(id="heading", markup=False)
        yield RowList(id="rows")
        yield Static(id="detail", markup=False)

    def show_welcome(self, text: Content | None) -> None:
        """Show a text in place of an empty list, or the list when there is none."""
        self.set_class(text is not None, "-empty")
        self.welcome.update(text or Content(""))

    @property
    def row_width(self) -> int:
        """Cells that a row has, the mark of the chosen one and a scrollbar left out."""
        return max(20, min(self.app.size.width, WIDEST) - EDGES - MARK)

    @property
    def tall(self) -> bool:
        """Whether there is room for air between rows."""
        return self.app.size.height >= TALL
