"""Which body a step's kind brings.

A body is imported when its step comes: a meeting opens without the minutes, the results and the list being adjusted.
"""

from collections.abc import Callable, Mapping

from fiche_tui.screens.kit.step_body import StepBody
from fiche_tui.workshop.sheet import StepKind
from fiche_tui.workshop.state import State


def _clock() -> type[StepBody]:
    from fiche_tui.screens.meeting.steps.clock import ClockBody

    return ClockBody


def _adjust() -> type[StepBody]:
    from fiche_tui.screens.sheet.adjust_body import AdjustBody

    return AdjustBody


def _count() -> type[StepBody]:
    from fiche_tui.screens.meeting.steps.count import CountBody

    return CountBody


def _reveal() -> type[StepBody]:
    from fiche_tui.screens.results.reveal import RevealBody

    return RevealBody


def _vote() -> type[StepBody]:
    from fiche_tui.screens.results.vote import VoteBody

    return VoteBody


def _carry() -> type[StepBody]:
    from fiche_tui.screens.meeting.steps.carry import CarryBody

    return CarryBody


def _agree() -> type[StepBody]:
    from fiche_tui.screens.meeting.steps.agree import AgreeBody

    return AgreeBody


def _close() -> type[StepBody]:
    from fiche_tui.screens.meeting.steps.close import CloseBody

    return CloseBody


def _waiting() -> type[StepBody]:
    from fiche_tui.screens.meeting.steps.waiting import WaitingBody

    return WaitingBody


BODIES: Mapping[StepKind, Callable[[], type[StepBody]]] = {
    StepKind.PLENARY: _clock,
    StepKind.PAIRS: _clock,
    StepKind.ADJUST: _adjust,
    StepKind.ASSESS: _clock,
    StepKind.COUNT: _count,
    StepKind.REVEAL: _reveal,
    StepKind.VOTE: _vote,
    StepKind.CARRY: _carry,
    StepKind.AGREE: _agree,
    StepKind.BREAK: _clock,
    StepKind.CLOSE: _close,
}
"""What imports the body of each kind."""


def body_for(state: State) -> tuple[type[StepBody], str]:
    """Return the body that the state calls for, and a name that changes when another one must be mounted."""
    step = state.step
    if step is None:
        return _waiting(), f"waiting-{len(state.runs)}-{bool(state.final_at)}"
    return BODIES[step.kind](), f"{step.id}-{len(state.runs)}"
