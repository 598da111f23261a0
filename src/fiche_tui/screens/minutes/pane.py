"""The current minutes, beside what people record: drawn again only when a fact changed them."""

from itertools import accumulate, zip_longest

from textual.content import Content, Span
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from fiche_tui.minutes.markdown import minutes_markdown
from fiche_tui.screens.kit.drawn import row_of
from fiche_tui.screens.minutes.preview import laid_out, preview_lines
from fiche_tui.workshop.short_text import one_line
from fiche_tui.workshop.state import State

WIDE = 120
"""Columns of the terminal from which the minutes stand beside what one writes down."""

WIDEST = 100
"""Cells of the longest row: the eye loses longer ones."""

ABOVE = 3
"""Rows kept in sight above what changed."""


class MinutesPane(ScrollView, can_focus=False):
    """Never takes the focus, so that no key goes astray. What changed last is brought into sight.

    Only the rows in sight are drawn, and only the lines that changed are broken anew, whatever the length.
    """

    ALLOW_SELECT = False

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._wanted: State | None = None
        self._state: State | None = None
        self._lines: list[Content] = []
        self._broken: list[list[Content]] = []
        self._rows: list[Content] = []
        self._starts: list[int] = []
        self._width = 0

    @property
    def lines(self) -> list[str]:
        """The minutes line by line, as plain text that is not broken."""
        return [line.plain for line in self._lines]

    @property
    def rows(self) -> list[str]:
        """What is drawn, whole, as plain rows."""
        return [row.plain for row in self._rows]

    def show(self, state: State) -> None:
        """Show the minutes of a state, once what the key itself changed is on the screen."""
        if state is not self._wanted:
            self._wanted = state
            self.call_after_refresh(self._draw)

    def on_resize(self) -> None:
        """Break the lines anew for another width."""
        if self._lines and self._room != self._width:
            self._lay_out(self._lines)

    def render_line(self, y: int) -> Strip:
        """One row in sight."""
        place = y + self.scroll_offset.y
        content = self._rows[place] if place < len(self._rows) else Content("")
        return row_of(self, content, self.scrollable_content_region.width)

    @property
    def _room(self) -> int:
        return min(WIDEST, self.scrollable_content_region.width)

    def _draw(self) -> None:
        state = self._wanted
        if state is None or state is self._state or not self.is_attached:
            return
        first, self._state = self._state is None, state
        before, after = self._lines, preview_lines(minutes_markdown(state))
        change = _first_change(before, after)
        if change is None:
            return
        self._lay_out(after)
        if not first:
            self._bring_into_sight(change)

    def _lay_out(self, lines: list[Content]) -> None:
        known = {} if self._room != self._width else dict(zip(map(_key, self._lines), self._broken, strict=True))
        self._lines, self._width = lines, self._room
        self._broken = [known.get(_key(line)) or laid_out(line, self._width) for line in lines]
        self._starts = list(accumulate((len(rows) for rows in self._broken), initial=0))
        self._rows = [row for rows in self._broken for row in rows]
        self.virtual_size = Size(self._width, len(self._rows))
        self.refresh()

    def find(self, text: str) -> None:
        """Bring the first line that holds this text into sight, if there is one."""
        wanted = one_line(text)
        texts = (one_line(line) for line in self.lines)
        place = next((number for number, one in enumerate(texts) if wanted and wanted in one), None)
        if place is not None:
            self._bring_into_sight(place)

    def _bring_into_sight(self, place: int) -> None:
        self.scroll_to(y=max(0, self._starts[place] - ABOVE), animate=False)


def _key(line: Content) -> tuple[str, tuple[Span, ...]]:
    return line.plain, tuple(line.spans)


def _first_change(before: list[Content], after: list[Content]) -> int | None:
    """Return the first line that is not as it was, or ``None``."""
    for place, (old, new) in enumerate(zip_longest(before, after)):
        if old is None or new is None or old.plain != new.plain:
            return min(place, max(0, len(after) - 1))
    return None
