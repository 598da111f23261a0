"""The body of an adjusting step: the list by families, what changed in it, the keys that change it."""

from functools import cached_property

from textual import getters, on
from textual.app import ComposeResult

from fiche_tui.keys.acts import act
from fiche_tui.keys.bindings import act_bindings
from fiche_tui.language.translation import _
from fiche_tui.screens.kit.step_body import StepBody, View
from fiche_tui.screens.sheet.adjust_acts import Adjusting
from fiche_tui.screens.sheet.list_line import ListLine
from fiche_tui.screens.sheet.pane_filter import FilteredPanes
from fiche_tui.screens.sheet.panes import ARROWS, FamilyPanes
from fiche_tui.screens.sheet.shown_roles import shown_families
from fiche_tui.workshop.state import State


class AdjustBody(StepBody):
    """The panes of the families over one row about the list as a whole."""

    BINDINGS = [
        *act_bindings("adjust", "count.reopen", "global.back"),
        *ARROWS,
    ]

    filtered = getters.query_one(FilteredPanes)
    list_line = getters.query_one(ListLine)
    panes = getters.query_one(FamilyPanes)

    @cached_property
    def adjusting(self) -> Adjusting:
        """The acts on the list."""
        return Adjusting(self.desk, self.panes)

    def act_owners(self) -> tuple[object, ...]:
        return self, self.adjusting

    def compose(self) -> ComposeResult:
        """The panes, then the row."""
        yield FilteredPanes(_("Cette fiche n’a pas de rôles : il n’y a rien à ajuster ici."))
        yield ListLine()

    def draw(self, view: View) -> None:
        """Draw the list; the mark stays on its role, or goes to the one that was just added."""
        self.adjusting.ballots = view.turnout.ballots if view.turnout else 0
        self.filtered.show(shown_families(view.state), self.adjusting.wanted)
        if view.state.role(self.adjusting.wanted):
            self.adjusting.wanted = ""
        self.list_line.state = view.state

    def hints(self) -> tuple[str, ...]:
        """Adding and settling while the list is open; reopening once it is settled."""
        state = self.view.state if self.view else State()
        if not state.families:
            return ()
        if state.settled:
            return ("adjust.open", "adjust.reword", "count.reopen")
        if not state.roles:
            return ("adjust.insert",)
        return ("adjust.open", "adjust.insert", "adjust.settle", "adjust.reword")

    @on(FamilyPanes.Opened)
    def open_card(self, event: FamilyPanes.Opened) -> None:
        """A click on the marked role opens its card, as Enter does."""
        event.stop()
        self.action_run("adjust.open")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Escape belongs to the screen until a search is open."""
        if (action, *parameters) == ("run", "global.back"):
            return self.filtered.active
        return super().check_action(action, parameters)

    @act("adjust.filter")
    def search(self) -> None:
        self.filtered.ask()

    @act("global.back")
    def show_all(self) -> None:
        """End the search."""
        self.filtered.clear()

    def action_step(self, by: int) -> None:
        """Mark the next role, or the one before."""
        self.panes.move(by)

    def action_family(self, by: int) -> None:
        """Open the next family, or the one before."""
        self.panes.move_family(by)
