"""« Où en sommes-nous? »: one screen for latecomers, and for whoever wants to see what was written down."""

from collections.abc import Mapping

from textual.content import Content

from fiche_tui.drawing.portrait_cards import portrait_run_in
from fiche_tui.language.translation import N_, _
from fiche_tui.screens.kit.drawn import page_of
from fiche_tui.workshop.results import retained
from fiche_tui.workshop.sheet import StepKind
from fiche_tui.workshop.short_text import one_line
from fiche_tui.workshop.state import State
from fiche_tui.workshop.values import Capture, CaptureKind

LATER: Mapping[CaptureKind, str] = {
    CaptureKind.ACTION: N_("Suivi : "),
    CaptureKind.TOPIC: N_("À reprendre : "),
    CaptureKind.NOTE: N_("Note : "),
}
"""What is written down beside the decisions."""

ANSWERED = (StepKind.ASSESS, StepKind.COUNT, StepKind.VOTE, StepKind.AGREE)
"""The steps in which people answer."""


def recap(state: State) -> Content:
    """Where the meeting is, what was decided and written down, and what is retained so far; never a hidden result.

    While people answer, what was written down stays away: it would prime them.
    """
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
    written = [] if state.step and state.step.kind in ANSWERED else [one for one in state.captures if one.kind in LATER]
    if written:
        parts += ["\n", _title(_("Ce que nous avons consigné")), "\n"]
        parts += [Content(f"{_(LATER[one.kind])}{_written(one)}\n") for one in written]
    if retained(state):
        parts += ["\n", _title(_("Le portrait")), "\n", page_of(portrait_run_in(state))]
    return Content.assemble(*parts)


def _written(capture: Capture) -> str:
    """Return what was written down on one line: « Réserver la salle · Ian Smith · 1er décembre 2026 »."""
    return " · ".join(one_line(part) for part in (capture.text, capture.who, capture.due) if part)


def _title(text: str) -> Content:
    return Content(text).stylize("bold $accent")
