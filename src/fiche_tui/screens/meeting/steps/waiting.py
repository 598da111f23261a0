"""What shows while no step runs: before the start, between two meetings, and once the minutes are final.

Where the room sees this screen, it reads the two slides that people photograph: the opening's and the end's.
"""

from collections.abc import Sequence

from textual import getters
from textual.app import ComposeResult
from textual.content import Content
from textual.geometry import Size

from fiche_tui.drawing.line import Line
from fiche_tui.drawing.turnout_words import answered_words
from fiche_tui.language.translation import _
from fiche_tui.screens.kit.lines_pane import LinesPane
from fiche_tui.screens.kit.prose import Prose
from fiche_tui.screens.kit.step_body import StepBody, View
from fiche_tui.workshop.coming_step import interrupted_step, next_step_of
from fiche_tui.workshop.results import pending_round
from fiche_tui.workshop.voters import voters_of_round


class WaitingBody(StepBody):
    """One sentence on the workshop's state, and the key that goes on; over it a slide, where the room sees it."""

    slide = getters.query_one(LinesPane)

    def compose(self) -> ComposeResult:
        """The text, and the slide that takes its place."""
        yield Prose(id="waiting", markup=False)
        yield LinesPane(self._slide_lines)

    def hints(self) -> tuple[str, ...]:
        """What can be done while nothing runs."""
        state = self.view.state if self.view else None
        if state is None or state.final_at:
            return ("workshop.export",)
        if state.suspended and pending_round(state):
            return ("workshop.next", "count.ballots", "workshop.export")
        return ("workshop.next", "workshop.agenda", "workshop.roster")

    def draw(self, view: View) -> None:
        """Say what state the workshop is in."""
        state = view.state
        is_slide = state.wall_mirrors and (bool(state.final_at) or not state.runs)
        self.set_class(is_slide, "-slide")
        if not is_slide:
            self.query_one("#waiting", Prose).update(waiting_content(view))
        elif self.slide.size:
            self.slide.show(self._slide_lines())

    def _slide_lines(self) -> Sequence[Line]:
        """Return the slide for the columns and rows that there are now."""
        return slide_lines(self.view, self.slide.size) if self.view else ()


def slide_lines(view: View, size: Size) -> list[Line]:
    """Return what the room reads, laid out for so many columns and rows."""
    from fiche_tui.drawing.wall.seen import Seen
    from fiche_tui.drawing.wall.whole import draw_slide
    from fiche_tui.workshop.room.whole import room_value

    seen = Seen(room_value(view.state), view.at)
    return draw_slide(seen, under_the_slide(view), *size)


def under_the_slide(view: View) -> list[str]:
    """Return the same in two lines, for whoever sits at the keyboard."""
    if view.state.final_at:
        told = _("Le compte rendu est final.\ns : le relire, l’enregistrer, le corriger ou noter son adoption.")
        return told.splitlines()
    if view.lost:
        return []
    coming = next_step_of(view.state)
    lead = [_("n : commencer par « {step} »").format(step=coming.title)] if coming else []
    return [_("Tout est prêt. L’horloge part quand vous le dites."), *lead]


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
    words = _("n : reprendre « {step} »") if interrupted_step(state) else _("n : commencer par « {step} »")
    lead = Content(words.format(step=coming.title)) if coming and not view.lost else Content("")
    if not state.suspended:
        ready = Content("") if view.lost else Content(_("Tout est prêt. L’horloge part quand vous le dites."))
        return Content.assemble(title, "\n\n", ready, "\n\n", lead)
    suspended = _("Suspendu jusqu’à la prochaine rencontre. Rien ne bouge, tout est gardé.")
    parts: list[Content | str] = [title, "\n\n", suspended, "\n\n", lead]
    pending = pending_round(state)
    if pending and view.turnout and not view.lost:
        answered = answered_words(view.turnout, pending.asked, voters_of_round(state, pending))
        parts += ["\n", _("b : saisir les bulletins au calme ({answered})").format(answered=answered)]
    return Content.assemble(*parts)
