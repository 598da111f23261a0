"""A list of rows that arrows walk through, the chosen one marked ▸ and kept in sight."""

from collections.abc import Sequence

from textual.content import Content
from textual.strip import Strip
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from fiche_tui.screens.kit.dialog import Picker


class RowList(Picker):
    """Rows with stable ids; ``show`` replaces them and keeps the selection on the same id. Never takes the focus:
    the body that holds it moves the selection, so that the body's own keys always work."""

    can_focus = False

    def __init__(self, id: str) -> None:
        super().__init__(())
        self.id = id
        self._ids: list[str] = []

    def show(self, rows: Sequence[tuple[str, Content]]) -> None:
        """Show these rows, (id, content) each; the selection stays on its id, else on the nearest place."""
        before, place = self.selected, self.highlighted or 0
        self._ids = [row_id for row_id, _ in rows]
        self._prompts = [content for _, content in rows]
        target = self._ids.index(before) if before in self._ids else min(place, max(0, len(rows) - 1))
        self._marked = target
        self.clear_options()
        self.add_options([Option(self._drawn(number, target)) for number in range(len(rows))])
        if rows:
            self.highlighted = target

    def unmark(self) -> None:
        """Choose no row: another list has the chosen one."""
        before, self._marked = self._marked, -1
        self.highlighted = None
        if 0 <= before < len(self._ids):
            self.replace_option_prompt_at_index(before, self._drawn(before, -1))

    @property
    def selected(self) -> str:
        """The id of the chosen row, empty when there is none."""
        place = self.highlighted
        return self._ids[place] if place is not None and place < len(self._ids) else ""

    def choose(self, row_id: str) -> None:
        """Choose the row of that id, if there is one."""
        if row_id in self._ids:
            self.highlighted = self._ids.index(row_id)

    def move(self, step: int) -> None:
        """Choose the row that many places away, within the list."""
        if self._ids:
            self.highlighted = min(max((self.highlighted or 0) + step, 0), len(self._ids) - 1)

    def render_line(self, y: int) -> Strip:
        """Return one line; the air under a row is no part of the bar of the chosen one."""
        strip = super().render_line(y)
        return strip if strip.text.strip() else Strip.blank(strip.cell_length, self.rich_style)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """A click chooses; what Enter does is the body's to say."""
        event.stop()
