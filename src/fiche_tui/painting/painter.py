"""Pages of lines as what a terminal is to be sent, from the page that it shows: for a tty and a channel alike."""

from collections.abc import Callable, Sequence

from fiche_tui.drawing.line import Line
from fiche_tui.drawing.palettes import Colours
from fiche_tui.painting.colours import Depth, look
from fiche_tui.painting.frame import Frame, changes, frame_of
from fiche_tui.system.console_font import in_console_font

TAKE = "\x1b[?1049h\x1b[?25l\x1b[?7l\x1b[?2004h"
"""Another page, no cursor, rows that do not wrap, pastes between marks."""

GIVE_BACK = "\x1b[?2004l\x1b[0m\x1b[?7h\x1b[?25h\x1b[?1049l"


Comparison = Callable[[Frame | None, Frame, Callable[[str], str], str | None], tuple[str, str | None]]
"""Works out what to send, as ``changes`` does."""


class Painter:
    """What one terminal shows, as far as it is known."""

    def __init__(self, palette: Colours, depth: Depth, *, few_signs: bool = False) -> None:
        """``few_signs`` is for the Linux console, whose font lacks most of ours."""
        self.depth = depth
        self._few_signs = few_signs
        self._palette = palette
        self._size = (0, 0)
        self._shown: Frame | None = None
        self._style: str | None = None

    def forget(self) -> None:
        """Suppose nothing of what the terminal shows: the next page is sent whole."""
        self._shown = self._style = None

    def paint(self, lines: Sequence[Line], columns: int, rows: int) -> str:
        """Return what to send so that a terminal of that size shows lines from the first row on; it counts as sent."""
        return self.show(frame_of(lines, columns, rows, self._shown))

    def show(self, page: Frame, compared: Comparison = changes) -> str:
        """Return what to send so that a terminal of the page's size shows it; it counts as sent."""
        size = (len(page.rows[0]) if page.rows else 0, len(page.rows))
        if size != self._size:
            self._size = size
            self.forget()
        text, self._style = compared(self._shown, page, self._look, self._style)
        self._shown = page
        return in_console_font(text) if self._few_signs else text

    def _look(self, style: str) -> str:
        return look(style, self._palette, self.depth)
