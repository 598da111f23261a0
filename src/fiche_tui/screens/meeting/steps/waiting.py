"""What shows while no step runs: before the start, between two meetings, and once the minutes are final."""

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from fiche_tui.drawing.turnout_words import turnout_words
from fiche_tui.language.translation import _
from fiche_tui.screens.kit.prose import Prose
from fiche_tui.screens.kit.step_body import StepBody, View
from fiche_tui.workshop.agenda import PlannedStep
from fiche_tui.workshop.results import pending_round
from fiche_tui.workshop.state import State
from fiche_tui.workshop.voters import voters_of_round


class WaitingBody(StepBody):
    """One sentence on the workshop's state, and the key that goes on."""

    DEFAULT_CSS = """
    WaitingBody { align: center middle; padding: 0 4; }
    WaitingBody > Static { width: auto; max-width: 72; height: auto; }
    """

    def compose(self) -> ComposeResult:
        """The text."""
        yield Prose(id="waiting", markup=False)

    def on_mount(self) -> None:
        """Draw the view that was given before there was anything to draw on."""
        self.watch_view(self.view)

    def hints(self) -> tuple[str, ...]:
        """What can be done while nothing runs."""
        state = self.view.state if self.view else None
        if state is None or state.final_at:
            return ("workshop.export",)
        if state.suspended and pending_round(state):
            return ("workshop.next", "count.ballots", "workshop.export")
        return ("workshop.next", "workshop.agenda", "workshop.roster")

    def watch_view(self, view: View | None) -> None:
        """Say what state the workshop is in."""
        if view and self.children:
            self.query_one("#waiting", Static).update(waiting_content(view))


def next_step_of(state: State) -> PlannedStep | None:
    """Return the step that ``n`` starts while nothing runs: the first of the agenda, or the first of the next
    sitting."""
    last = state.runs[-1].step if state.runs else ""
    ids = [step.id for step in state.plan]
    start = ids.index(last) + 1 if last in ids else 0
    return next((step for step in state.plan[start:] if not step.dropped), None)


def waiting_content(view: View) -> Content:
    """Return the sentence for the workshop's state."""
    state = view.state
    title = Content(state.details.title).stylize("bold")
    if state.final_at:
        return Content.assemble(
            title,
            "\n\n",
            _("Le compte rendu est final.\ns : le relire, l’enregistrer, le corriger ou noter son adoption."),
        )
    coming = next_step_of(state)
    lead = Content(_("n : commencer par « {step} »").format(step=coming.title)) if coming else Content("")
    if not state.suspended:
        return Content.assemble(title, "\n\n", _("Tout est prêt. L’horloge part quand vous le dites."), "\n\n", lead)
    suspended = _("Suspendu jusqu’à la prochaine rencontre. Rien ne bouge, tout est gardé.")
    parts: list[Content | str] = [title, "\n\n", suspended, "\n\n", lead]
    pending = pending_round(state)
    if pending and view.turnout:
        answered = turnout_words(view.turnout.people, voters_of_round(state, pending))
        parts += ["\n", _("b : saisir les bulletins au calme ({answered})").format(answered=answered)]
    return Content.assemble(*parts)
