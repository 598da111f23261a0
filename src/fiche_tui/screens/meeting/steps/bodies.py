"""Which body a step's kind brings."""

from collections.abc import Mapping

from fiche_tui.screens.kit.step_body import StepBody
from fiche_tui.screens.meeting.steps.agree import AgreeBody
from fiche_tui.screens.meeting.steps.carry import CarryBody
from fiche_tui.screens.meeting.steps.clock import ClockBody
from fiche_tui.screens.meeting.steps.close import CloseBody
from fiche_tui.screens.meeting.steps.count import CountBody
from fiche_tui.screens.meeting.steps.waiting import WaitingBody
from fiche_tui.screens.results.reveal import RevealBody
from fiche_tui.screens.results.vote import VoteBody
from fiche_tui.screens.sheet.adjust_body import AdjustBody
from fiche_tui.workshop.sheet import StepKind
from fiche_tui.workshop.state import State

BODIES: Mapping[StepKind, type[StepBody]] = {
    StepKind.PLENARY: ClockBody,
    StepKind.PAIRS: ClockBody,
    StepKind.ADJUST: AdjustBody,
    StepKind.ASSESS: ClockBody,
    StepKind.COUNT: CountBody,
    StepKind.REVEAL: RevealBody,
    StepKind.VOTE: VoteBody,
    StepKind.CARRY: CarryBody,
    StepKind.AGREE: AgreeBody,
    StepKind.BREAK: ClockBody,
    StepKind.CLOSE: CloseBody,
}


def body_for(state: State) -> tuple[type[StepBody], str]:
    """Return the body that the state calls for, and a name that changes when another one must be mounted."""
    step = state.step
    if step is None:
        return WaitingBody, f"waiting-{len(state.runs)}-{bool(state.final_at)}"
    return BODIES[step.kind], f"{step.id}-{len(state.runs)}"
