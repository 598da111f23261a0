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

WIDE = 120
"""Columns from which a list that is parted has what is said of the chosen row beside it."""

EDGES = 4
"""Cells beside a row: the padding at each side, a scrollbar, and one for the eye."""

SIDES = 6
"""Cells around the text that is beside a list: padding, the line between the two, and some for the eye."""


class ListColumn(Vertical):
    """Lays a list out, and knows how much room a row has.

    With ``parted``, a wide window has two columns: the list, and at its right what is said of the chosen row.
    """

    rows = getters.query_one(RowList)
    welcome = getters.query_one("#welcome", Static)

    def __init__(self, *, id: str, parted: bool = False) -> None:
        super().__init__(id=id)
        self._parted = parted
        self.set_class(parted, "-parted")

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
        width = self.app.size.width
        return max(20, (width - self._side if self._side else min(width, WIDEST)) - EDGES - MARK)

    @property
    def beside(self) -> int:
        """Cells of the text beside the list; 0 where what is said of the chosen row is under it."""
        return self._side and self._side - SIDES

    @property
    def _side(self) -> int:
        width = self.app.size.width
        return width * 2 // 5 if self._parted and width >= WIDE else 0

    @property
    def tall(self) -> bool:
        """Whether there is room for air between rows."""
        return self.app.size.height >= TALL
