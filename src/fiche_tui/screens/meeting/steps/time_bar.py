"""A bar that shrinks as time goes. The fraction is handed in; nothing ticks here."""

import math

from rich.segment import Segment
from textual.app import RenderResult
from textual.geometry import Region
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from fiche_tui.screens.kit.big_clock import Phase


class TimeBar(Widget):
    """Shows what fraction of the time is left, 1.0 (all) to 0.0 (none), in full and shaded cells.

    While anything is left at least one cell is full. Only the cells that change are drawn again.
    """

    COMPONENT_CLASSES = {"time-bar--left", "time-bar--gone"}
    fraction: reactive[float] = reactive(1.0, repaint=False)
    """How much is left, 0.0 to 1.0; anything outside is brought back between the two."""

    phase: reactive[Phase] = reactive[Phase]("running", repaint=False)
    """Where the step stands, as for the clock."""

    def __init__(self, fraction: float = 1.0, phase: Phase = "running", *, id: str | None = None) -> None:
        super().__init__(id=id, classes=f"-{phase}")
        self.set_reactive(TimeBar.fraction, self.validate_fraction(fraction))
        self.set_reactive(TimeBar.phase, phase)

    def update(self, fraction: float, phase: Phase = "running") -> None:
        """Show ``fraction`` in ``phase``; nothing is drawn again when no cell changes."""
        self.fraction = fraction
        self.phase = phase

    def validate_fraction(self, fraction: float) -> float:
        """Return the fraction within 0.0 and 1.0; something that is no number counts as nothing left."""
        return min(1.0, max(0.0, fraction)) if math.isfinite(fraction) else 0.0

    def watch_fraction(self, before: float, after: float) -> None:
        """Redraw the cells between the old end of the bar and the new one."""
        old, new = self._full_cells(before), self._full_cells(after)
        if old != new:
            self.refresh(Region(min(old, new), 0, abs(old - new), self.size.height))

    def watch_phase(self, before: Phase, after: Phase) -> None:
        """Take the class of the phase; the change of style draws the whole bar again."""
        self.remove_class(f"-{before}")
        self.add_class(f"-{after}")

    def render(self) -> RenderResult:
        """Return the bar as one line of text, for callers that want the content without its lines."""
        full = self._full_cells(self.fraction)
        return "█" * full + "░" * (self.size.width - full)

    def render_line(self, y: int) -> Strip:
        """Return one line of cells; all are alike."""
        width = self.size.width
        full = self._full_cells(self.fraction)
        left = self.get_component_rich_style("time-bar--left")
        gone = self.get_component_rich_style("time-bar--gone")
        return Strip([Segment("█" * full, left), Segment("░" * (width - full), gone)], width)

    def _full_cells(self, fraction: float) -> int:
        return math.ceil(fraction * self.size.width)
