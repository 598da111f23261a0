"""The panes of the families: an accordion where the terminal is narrow, columns where it is wide."""

from collections.abc import Sequence

from textual.binding import Binding
from textual.content import Content
from textual.events import Click, Resize
from textual.geometry import Size, Spacing
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from fiche_tui.language.cells import wrapped
from fiche_tui.screens.kit.drawn import row_of
from fiche_tui.screens.sheet.pane_cursor import Cursor, at_role, first_of, kept, moved, moved_family
from fiche_tui.screens.sheet.pane_layout import Arrangement, Column, arranged, stands_at
from fiche_tui.screens.sheet.role_line import RowKind, draw
from fiche_tui.screens.sheet.shown_roles import ShownFamily

ARROWS = [
    Binding("up", "step(-1)", show=False, id="panes.up"),
    Binding("down", "step(1)", show=False, id="panes.down"),
    Binding("left", "family(-1)", show=False, id="panes.left"),
    Binding("right", "family(1)", show=False, id="panes.right"),
]
"""The arrows, for whoever owns panes: ``action_step`` and ``action_family`` move the mark."""

OTHER_ROWS = 7
"""Rows of a screen that are not panes: title and rule, summary, a sentence of two rows, keys, and one of air."""


class FamilyPanes(ScrollView, can_focus=False):
    """Shows families of roles and marks one role. Its owner binds the keys and calls it.

    Only the rows in sight are drawn, whatever the length of the list.
    """

    ALLOW_SELECT = False

    class Opened(Message):
        """A role was clicked while it was marked: its card is wanted."""

        def __init__(self, role: str) -> None:
            super().__init__()
            self.role = role

    def __init__(self, nothing: str = "", *, id: str | None = None) -> None:
        """``nothing`` is the sentence shown in place of a list without roles."""
        super().__init__(id=id)
        self.nothing = nothing
        self.families: tuple[ShownFamily, ...] = ()
        self.cursor = Cursor()
        self._every = False
        self._arranged = Arrangement()

    @property
    def rows(self) -> list[str]:
        """What is drawn, whole, as plain lines."""
        return [self._line(y).plain for y in range(self._arranged.height)]

    def show(self, families: Sequence[ShownFamily], role: str = "", *, every: bool = False) -> None:
        """Draw a list, with the mark on ``role`` when it is there, else where it was.

        ``every`` opens all families where there is one column: those that a search found.
        """
        before, self.families = self.families, tuple(families)
        self._every = every
        self.cursor = at_role(self.families, role) or kept(before, self.families, self.cursor)
        self._arrange()

    def move(self, by: int) -> None:
        """Move that many roles down, up when negative."""
        self._go(moved(self.families, self.cursor, by))

    def move_family(self, by: int) -> None:
        """To the next family, or to the one before."""
        self._go(moved_family(self.families, self.cursor, by))

    def on_resize(self, _event: Resize) -> None:
        """Choose between accordion and columns again."""
        self._arrange()

    def on_click(self, event: Click) -> None:
        """Open the family or mark the role under the mouse; a marked role shows its card."""
        spot = event.get_content_offset(self)
        row = self._arranged.row_at(spot.x, spot.y + self.scroll_offset.y) if spot else None
        if row is None or row.kind is RowKind.BLANK:
            return
        place = Cursor(row.family.id, row.role.id) if row.role else first_of(row.family)
        if row.role and place == self.cursor:
            self.post_message(self.Opened(row.role.id))
        else:
            self._go(place)

    def render_line(self, y: int) -> Strip:
        """One row of all columns."""
        width = self.scrollable_content_region.width
        if not any(family.roles for family in self.families):
            content = self._nothing_line(y, width)
        else:
            content = self._line(y + self.scroll_offset.y)
        return row_of(self, content, width)

    def _go(self, place: Cursor) -> None:
        if place == self.cursor:
            return
        same_family = place.family == self.cursor.family
        self.cursor = place
        if same_family:
            self._show_mark()
            self.refresh()
        else:
            self._arrange()

    def _arrange(self) -> None:
        width = self.scrollable_content_region.width
        if not width:
            return
        room = self.app.size.height - OTHER_ROWS
        self._arranged = arranged(
            self.families, self.outer_size.width, width, room, self.cursor.family, every=self._every
        )
        self.virtual_size = Size(width, self._arranged.height)
        self._show_mark()
        self.refresh()

    def _show_mark(self) -> None:
        region = self._arranged.region_of(self.cursor)
        if region:
            self.scroll_to_region(region, spacing=Spacing(1, 0, 1, 0), animate=False, force=True, immediate=True)

    def _line(self, y: int) -> Content:
        parts = [self._part(column, y) for column in self._arranged.columns]
        return Content.assemble(
            *parts[:1], *(piece for part in parts[1:] for piece in ((self._arranged.between, "$rule"), part))
        )

    def _part(self, column: Column, y: int) -> Content:
        if y >= len(column.rows):
            return Content(" " * column.measure.width)
        row = column.rows[y]
        return draw(
            row,
            column.measure,
            marked=stands_at(row, self.cursor),
            leading=row.family.id == self.cursor.family,
            inline=self._arranged.inline,
        )

    def _nothing_line(self, y: int, width: int) -> Content:
        lines = wrapped(self.nothing, min(60, width))
        place = y - max(0, self.size.height - len(lines)) // 2
        return Content(lines[place].center(width)) if 0 <= place < len(lines) else Content("")
