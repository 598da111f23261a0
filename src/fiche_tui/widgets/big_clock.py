"""The clock that a back row reads. Values are handed in; nothing ticks here."""

from typing import Literal

from rich.segment import Segment
from textual.app import RenderResult
from textual.events import Resize
from textual.geometry import Region
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from .glyphs import ROWS, banner

Phase = Literal["running", "soon", "last", "over"]
"""Where a step stands: on its way, near its end, in its last minute, past its end."""

PHASES: tuple[Phase, ...] = ("running", "soon", "last", "over")


class BigClock(Widget):
    """Shows `MM:SS`, `+MM:SS` or `120:00`, as large as its own height and width allow (10, 5, 3 rows or plain).

    The phase is a class of the same name (`-running`, `-soon`, `-last`, `-over`); colour is never alone, so the
    caller says it in words beside the clock. Only the cells that change are drawn again.
    """

    DEFAULT_CSS = """
    BigClock {
        width: 1fr;
        height: 5;
        color: $text;
        text-style: bold;
        &.-soon { color: $text-warning; }
        &.-last { color: $text-error; }
        &.-over { color: $text-error; }
    }
    """

    text: reactive[str] = reactive("", repaint=False)
    """What is shown: digits, a colon, a plus sign."""

    phase: reactive[Phase] = reactive[Phase]("running", repaint=False)
    """Where the step stands."""

    def __init__(self, text: str = "", phase: Phase = "running", *, id: str | None = None) -> None:
        super().__init__(id=id, classes=f"-{phase}")
        self._lines: tuple[str, ...] = ()
        self.set_reactive(BigClock.text, text)
        self.set_reactive(BigClock.phase, phase)

    def update(self, text: str, phase: Phase = "running") -> None:
        """Show `text` in `phase`; nothing is drawn again when neither changes."""
        self.text = text
        self.phase = phase

    def watch_text(self) -> None:
        """Redraw the cells that differ from what is on screen."""
        before, after = self._lines, self._laid_out()
        self._lines = after
        if len(before) != len(after) or not before:
            self.refresh()
        elif regions := changed_regions(before, after):
            self.refresh(*regions)

    def watch_phase(self, before: Phase, after: Phase) -> None:
        """Wear the class of the phase; the change of style draws the whole clock again."""
        self.remove_class(f"-{before}")
        self.add_class(f"-{after}")

    def on_resize(self, _event: Resize) -> None:
        """Choose the size of the digits again."""
        self._lines = self._laid_out()
        self.refresh()

    def render(self) -> RenderResult:
        """Return the text itself, for whatever asks for the content without its lines."""
        return self.text

    def render_line(self, y: int) -> Strip:
        """Return one line of cells."""
        if len(self._lines) != self.size.height:
            self._lines = self._laid_out()
        line = self._lines[y] if y < len(self._lines) else " " * self.size.width
        return Strip([Segment(line, self.rich_style)], len(line))

    def _laid_out(self) -> tuple[str, ...]:
        """The lines of the whole widget, digits in the middle, each as wide as the widget."""
        width, height = self.size
        if not width or not height:
            return ()
        drawing: tuple[str, ...] = (self.text,)
        for rows in ROWS:
            drawn = banner(self.text, rows)
            if rows <= height and len(drawn[0]) <= width:
                drawing = drawn
                break
        above = (height - len(drawing)) // 2
        lines = [""] * above + list(drawing) + [""] * (height - len(drawing) - above)
        return tuple(line[:width].center(width) for line in lines)


def changed_regions(before: tuple[str, ...], after: tuple[str, ...]) -> list[Region]:
    """Return the runs of cells, one row high, where two drawings of one size differ."""
    regions: list[Region] = []
    for y, (old, new) in enumerate(zip(before, after, strict=True)):
        start: int | None = None
        for x in range(len(new) + 1):
            differs = x < len(new) and (x >= len(old) or old[x] != new[x])
            if differs and start is None:
                start = x
            elif not differs and start is not None:
                regions.append(Region(start, y, x - start, 1))
                start = None
    return regions
