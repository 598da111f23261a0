"""The clock that a back row reads. Values are handed in; nothing ticks here."""

from typing import Literal

from textual.app import ComposeResult, RenderResult
from textual.content import Content
from textual.events import Resize
from textual.geometry import Region
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from fiche_tui.drawing.digits import ROWS, banner

Phase = Literal["running", "soon", "last", "over"]
"""Where a step stands: on its way, near its end, in its last minute, past its end."""

PHASES: tuple[Phase, ...] = ("running", "soon", "last", "over")

LONGEST = 7
"""Characters that are drawn big at most, as in +120:00; a longer text is written plainly."""

MOVE = 5
"""Bytes that a terminal is sent to move along a row, at most but for the widest screens."""


class Cells(Widget):
    """A small drawing that draws again only the cells that changed."""

    def __init__(self) -> None:
        super().__init__()
        self.drawing: tuple[str, ...] = ()

    def show(self, drawing: tuple[str, ...]) -> None:
        """Show lines of one width; nothing at all hides the widget."""
        before, self.drawing = self.drawing, drawing
        if _size(before) != _size(drawing):
            self.styles.width, self.styles.height = _size(drawing)
            self.display = bool(drawing)
            self.refresh(layout=True)
        elif regions := changed_regions(before, drawing):
            self.refresh(*regions)

    def render(self) -> RenderResult:
        """Return the drawing as one text, for callers that want the content without its lines."""
        return Content("\n".join(self.drawing))

    def render_line(self, y: int) -> Strip:
        """Return one line of cells."""
        line = self.drawing[y] if y < len(self.drawing) else ""
        return Strip(Content(line).render_segments(self.visual_style)).adjust_cell_length(self.size.width)


class BigClock(Widget):
    """Shows ``MM:SS``, ``+MM:SS`` or ``120:00``, as large as its own height and width allow (10, 5, 3 rows or plain).

    The phase is a class of the same name (``-running``, ``-soon``, ``-last``, ``-over``); colour is never alone, so the
    caller says it in words beside the clock.

    Each character is a widget of its own, because a changed cell is sent to the terminal with everything between
    it and the left edge of its widget.
    """

    text: reactive[str] = reactive("", repaint=False)
    """What is shown: digits, a colon, a plus sign."""

    phase: reactive[Phase] = reactive[Phase]("running", repaint=False)
    """Where the step stands."""

    def __init__(self, text: str = "", phase: Phase = "running", *, id: str | None = None) -> None:
        super().__init__(id=id, classes=f"-{phase}")
        self._characters = [Cells() for _place in range(LONGEST)]
        self.set_reactive(BigClock.text, text)
        self.set_reactive(BigClock.phase, phase)

    def compose(self) -> ComposeResult:
        """Put the places of the characters side by side."""
        yield from self._characters

    def update(self, text: str, phase: Phase = "running") -> None:
        """Show ``text`` in ``phase``; nothing is drawn again when neither changes."""
        self.text = text
        self.phase = phase

    def watch_text(self) -> None:
        """Give each place its character."""
        drawings = self._drawings()
        for place, cells in enumerate(self._characters):
            cells.show(drawings[place] if place < len(drawings) else ())

    def watch_phase(self, before: Phase, after: Phase) -> None:
        """Take the class of the phase; the change of style draws the whole clock again."""
        self.remove_class(f"-{before}")
        self.add_class(f"-{after}")

    def on_resize(self, _event: Resize) -> None:
        """Choose the size of the digits again."""
        self.watch_text()

    def render(self) -> RenderResult:
        """Return nothing: the characters are drawn by their own widgets."""
        return ""

    def _drawings(self) -> list[tuple[str, ...]]:
        """Return the largest drawing of each character with which all of them fit."""
        width, height = self.size
        if not width or not height or not self.text:
            return []
        for rows in ROWS:
            drawings = [_spaced(banner(character, rows)) for character in self.text]
            if rows <= height and len(drawings) <= LONGEST and sum(len(drawing[0]) for drawing in drawings) <= width:
                return drawings
        return [(self.text,)]


def changed_regions(before: tuple[str, ...], after: tuple[str, ...]) -> list[Region]:
    """Return the runs of cells that differ in two drawings of one size, row by row.

    Two runs are one where what lies between them takes no more bytes than moving over it.
    """
    regions: list[Region] = []
    for y, (old, new) in enumerate(zip(before, after, strict=True)):
        start = end = -1
        for x, (one, other) in enumerate(zip(old, new, strict=True)):
            if one == other:
                continue
            if start < 0:
                start = x
            elif len(new[end:x].encode()) > MOVE:
                regions.append(Region(start, y, end - start, 1))
                start = x
            end = x + 1
        if start >= 0:
            regions.append(Region(start, y, end - start, 1))
    return regions


def _spaced(drawing: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(f" {line} " for line in drawing)


def _size(drawing: tuple[str, ...]) -> tuple[int, int]:
    return (len(drawing[0]) if drawing else 0, len(drawing))
