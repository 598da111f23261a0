"""The minutes as they stand, beside what people write down: drawn anew only when a fact changed them."""

from itertools import zip_longest

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from fiche_tui.minutes import minutes_markdown
from fiche_tui.widgets.minutes_preview import laid_out, preview_lines
from fiche_tui.workshop import State

WIDE = 120
"""Columns of the terminal from which the minutes stand beside what one writes down."""

WIDEST = 100
"""Cells of the longest row: the eye loses longer ones."""

ABOVE = 3
"""Rows kept in sight above what changed."""


class MinutesPane(VerticalScroll, can_focus=False):
    """Never takes the focus, so that no key goes astray. What changed last is brought into sight."""

    DEFAULT_CSS = """
    MinutesPane { padding: 0 2; scrollbar-size-vertical: 1; scrollbar-gutter: stable; }
    MinutesPane > Static { height: auto; width: 1fr; }
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._wanted: State | None = None
        self._state: State | None = None
        self._lines: list[Content] = []
        self._rows: list[int] = []
        self._width = 0

    def compose(self) -> ComposeResult:
        """One text."""
        yield Static(markup=False)

    def show(self, state: State) -> None:
        """Show the minutes of a state, once what the key itself changed is on the screen."""
        if state is not self._wanted:
            self._wanted = state
            self.call_after_refresh(self._draw)

    def on_resize(self) -> None:
        """Break the lines anew for another width."""
        if self._lines and self._room != self._width:
            self._lay_out()

    @property
    def _room(self) -> int:
        return min(WIDEST, self.query_one(Static).size.width or self.size.width)

    def _draw(self) -> None:
        state = self._wanted
        if state is None or state is self._state or not self.is_attached:
            return
        first, self._state = self._state is None, state
        before, self._lines = self._lines, preview_lines(minutes_markdown(state))
        change = _first_change(before, self._lines)
        if change is None:
            return
        self._lay_out()
        if not first:
            self.call_after_refresh(self._bring_into_sight, change)

    def _lay_out(self) -> None:
        self._width = self._room
        rows: list[Content] = []
        self._rows = []
        for line in self._lines:
            self._rows.append(len(rows))
            rows += laid_out(line, self._width)
        self.query_one(Static).update(Content("\n").join(rows))

    def find(self, text: str) -> None:
        """Bring the first line that holds this text into sight, if there is one."""
        wanted = " ".join(text.split())
        texts = (" ".join(line.plain.split()) for line in self._lines)
        place = next((number for number, one in enumerate(texts) if wanted and wanted in one), None)
        if place is not None:
            self._bring_into_sight(place)

    def _bring_into_sight(self, place: int) -> None:
        if place < len(self._rows):
            self.scroll_to(y=max(0, self._rows[place] - ABOVE), animate=False)


def _first_change(before: list[Content], after: list[Content]) -> int | None:
    """The first line that is not as it was, or ``None``."""
    for place, (old, new) in enumerate(zip_longest(before, after)):
        if old is None or new is None or old.plain != new.plain:
            return min(place, max(0, len(after) - 1))
    return None
