"""What the screens made of one list share: rows, a line under them, arrows, and the room that a row has."""

from collections.abc import Iterable, Sequence
from typing import TypeVar

from textual import getters
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from fiche_tui.keys.acts import act
from fiche_tui.screens.kit.base import FicheScreen
from fiche_tui.screens.kit.columns import MARK
from fiche_tui.screens.kit.row_list import RowList

Result = TypeVar("Result")

WIDEST = 110
"""Cells of the widest list: further apart, the eye loses the row between its first column and its last."""

TALL = 32
"""Rows from which there is air between what the list holds."""

EDGES = 4
"""Cells beside a row: the padding at each side, a scrollbar, and one for the eye."""

PAGE = 10


class ListScreen(FicheScreen[Result]):
    """A screen of one list. Subclasses give ``draw``, which fills ``rows`` and ``detail`` from what they show."""

    DEFAULT_CSS = """
    ListScreen > #column { height: 1fr; width: 100%; max-width: 110; padding: 0 1; }
    ListScreen #heading { height: auto; color: $text-muted; padding: 0 0 0 2; }
    ListScreen #detail { height: auto; max-height: 3; padding: 0 1 0 2; color: $text-muted; }
    ListScreen #welcome { height: 1fr; width: 1fr; content-align: center middle; text-align: center; display: none; }
    ListScreen.-empty #welcome { display: block; }
    ListScreen.-empty RowList, ListScreen.-empty #heading { display: none; }
    ListScreen.-tall > #column { padding: 1 1; }
    """
    VERTICAL_BREAKPOINTS = [(0, "-short"), (TALL, "-tall")]
    BINDINGS = [
        Binding("up", "move(-1)", show=False),
        Binding("down", "move(1)", show=False),
        Binding("pageup", f"move({-PAGE})", show=False),
        Binding("pagedown", f"move({PAGE})", show=False),
        Binding("home", "move(-100000)", show=False),
        Binding("end", "move(100000)", show=False),
    ]

    rows = getters.query_one(RowList)
    heading = getters.query_one("#heading", Static)
    detail = getters.query_one("#detail", Static)
    welcome = getters.query_one("#welcome", Static)

    def __init__(self) -> None:
        super().__init__()
        self._order: list[str] = []

    def body(self) -> Iterable[Widget]:
        """The headings of the columns, the rows, what is said of the chosen one."""
        with Vertical(id="column"):
            yield Static(id="welcome", markup=False)
            yield Static(id="heading", markup=False)
            yield RowList(id="rows")
            yield Static(id="detail", markup=False)

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

    def show_welcome(self, text: Content | None) -> None:
        """Show a text in place of an empty list, or the list when there is none."""
        self.set_class(text is not None, "-empty")
        self.welcome.update(text or Content(""))

    def show_rows(self, rows: Sequence[tuple[str, Content]]) -> None:
        """Show these rows, (id, content) each, the same one chosen as before."""
        self._order = [row_id for row_id, _content in rows]
        self.rows.show(rows)

    def choose(self, row_id: str) -> None:
        """Choose the row of that id, if there is one."""
        if row_id in self._order:
            self.rows.highlighted = self._order.index(row_id)

    @property
    def row_width(self) -> int:
        """Cells that a row has, the mark of the chosen one and a scrollbar left out."""
        return max(20, min(self.app.size.width, WIDEST) - EDGES - MARK)

    @property
    def tall(self) -> bool:
        """Whether there is room for air between rows."""
        return self.app.size.height >= TALL

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
