"""« Où en sommes-nous? »: one screen for latecomers."""

from textual.content import Content

from fiche_tui.language.translation import _
from fiche_tui.screens.meeting.steps.agree import portrait_content
from fiche_tui.workshop.results import retained
from fiche_tui.workshop.state import State
from fiche_tui.workshop.values import CaptureKind


def recap(state: State) -> Content:
    """Where the meeting is, what was decided, and what is retained so far; never a hidden result."""
    parts: list[Content | str] = []
    if state.details.objectives:
        parts += [_title(_("Nos objectifs communs")), "\n", Content("\n".join(state.details.objectives)), "\n\n"]
    current = state.run.step if state.run else ""
    done = {run.step for run in state.runs if run.step != current}
    parts += [_title(_("Le déroulement")), "\n"]
    for step in state.plan:
        if not step.dropped:
            mark = "▸" if step.id == current else "✓" if step.id in done else " "
            parts += [f"{mark} ", Content(step.title), "\n"]
    decisions = [capture for capture in state.captures if capture.kind is CaptureKind.DECISION]
    if decisions:
        parts += ["\n", _title(_("Ce que nous avons décidé")), "\n"]
        parts += [Content(f"{_('Déc. {n}').format(n=capture.number)} {capture.text}\n") for capture in decisions]
    if retained(state):
        parts += ["\n", _title(_("Le portrait")), "\n", portrait_content(state)]
    return Content.assemble(*parts)


def _title(text: str) -> Content:
    return Content(text).stylize("bold $accent")
