"""What the bodies of reveal and vote share: a hidden round, its result in a pane, a tie that waits for the group."""

from functools import cached_property

from textual import getters
from textual.app import ComposeResult
from textual.events import Key, Resize

from fiche_tui.drawing.digits import ROWS, WHOLE_CELLS
from fiche_tui.drawing.results.pending_round import pending_lines
from fiche_tui.keys.bindings import arrow_bindings
from fiche_tui.screens.kit.step_body import StepBody, View
from fiche_tui.screens.results.acts import ResultActs
from fiche_tui.screens.results.pane import ResultPane, Showing, place_of
from fiche_tui.terminal.fitted import has_few_signs
from fiche_tui.workshop.state import RoundState, State


class ResultBody(StepBody):
    """Draws a ``Showing``; subclasses say which one a view calls for and which round is pending here."""

    BINDINGS = arrow_bindings(ends=True)

    pane = getters.query_one(ResultPane)

    @cached_property
    def acts(self) -> ResultActs:
        """What can be done to the round and to its table."""
        return ResultActs(self.desk, self.pane, self.pending)

    def act_owners(self) -> tuple[object, ...]:
        return (self.acts,)

    def compose(self) -> ComposeResult:
        yield ResultPane()

    def on_resize(self, event: Resize) -> None:
        super().on_resize(event)
        self.watch_view()

    def draw(self, view: View) -> None:
        """Show what the view calls for."""
        # Without a size yet, the turnout would flash small before it is drawn large.
        if self.is_mounted and self.size:
            self.pane.show(self.showing(view))

    def showing(self, view: View) -> Showing:
        """Return what this view calls for."""
        raise NotImplementedError

    def hidden(self, view: View, pending: RoundState) -> Showing:
        """Return what a round shows that is not revealed yet."""
        heights = [rows for rows in ROWS if rows >= WHOLE_CELLS] if has_few_signs() else ROWS
        lines = pending_lines(
            view.state,
            view.turnout,
            pending,
            *place_of(self.size),
            heights=heights,
            own_screens=view.own_screens,
        )
        return Showing(lines)

    def round_at_hand(self, state: State) -> RoundState | None:
        table = self.pane.table
        return self.pending(state) or (table.results.asked if table else None)

    def pending(self, state: State) -> RoundState | None:
        """Return the round whose result this step is to reveal."""
        raise NotImplementedError

    def action_move(self, step: int) -> None:
        """Choose another row, or read the rest of a text."""
        self.pane.move(step)

    def on_key(self, event: Key) -> None:
        """Settle the tie that waits; at any other time digits do nothing."""
        if self.view is not None and self.acts.answers(event.key):
            event.stop()
            event.prevent_default()
