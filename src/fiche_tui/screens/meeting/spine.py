"""The spine at the left of a wide screen: steps and captures. Where the room sees the screen, only when asked for."""

from collections.abc import Sequence
from datetime import datetime

from textual import events, getters
from textual.app import ComposeResult
from textual.widget import Widget

from fiche_tui.drawing.line import Line
from fiche_tui.drawing.spine import spine_lines
from fiche_tui.screens.kit.lines_pane import LinesPane
from fiche_tui.screens.kit.time_words import clock_shown
from fiche_tui.workshop.sheet import StepKind
from fiche_tui.workshop.state import State

FROM_COLUMNS, FROM_ROWS = 120, 24
"""The size of the screen from which there is a spine: the step keeps 80 columns and more."""

FROM = {StepKind.ADJUST: 160, StepKind.REVEAL: 180, StepKind.CLOSE: 160}
"""The same for the steps that use their width: two columns of families, bars, the minutes beside the reading."""


FRESH = 15
"""Seconds for which the hours of coming steps are those of before."""


class Spine(Widget):
    """Shows itself where there is room. ``asked`` is what the facilitator chose, ``None`` before that."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: bool | None = None
        self._state: State | None = None
        self._at: datetime | None = None
        self._drawn: tuple[State, float, int] | None = None

    pane = getters.query_one(LinesPane)

    def compose(self) -> ComposeResult:
        yield LinesPane(self._page)

    def show(self, state: State, at: datetime) -> None:
        """Draw the state at a moment, or leave the place to the step."""
        self._state, self._at = state, at
        self.set_class(state.step is not None and self._fits(state), "-shown")
        self._draw()

    def on_resize(self, _event: events.Resize) -> None:
        """Draw for the rows that there are now."""
        self._draw()

    @property
    def is_shown(self) -> bool:
        """Whether it is on screen."""
        return self.has_class("-shown")

    def _fits(self, state: State) -> bool:
        size = self.app.size
        if size.width < FROM_COLUMNS or size.height < FROM_ROWS:
            return False
        if self.asked is not None:
            return self.asked
        least = FROM.get(state.step.kind, FROM_COLUMNS) if state.step else FROM_COLUMNS
        return not state.wall_mirrors and size.width >= least

    def _draw(self) -> None:
        if self._state is None or self._at is None or not self.is_shown or not self.pane.size:
            return
        # Compared by identity: states are values, and a tick is to cost nothing here.
        known = (self._at.timestamp() // FRESH, self.pane.size.height)
        if not (self._drawn and self._drawn[0] is self._state and self._drawn[1:] == known):
            self.pane.show(self._page())

    def _page(self) -> Sequence[Line]:
        """Return the page for the rows that there are now."""
        state, at, rows = self._state, self._at, self.pane.size.height
        if state is None or at is None:
            return ()
        self._drawn = (state, at.timestamp() // FRESH, rows)
        return spine_lines(state, at, rows, hours=clock_shown(state), seen=state.wall_mirrors)
