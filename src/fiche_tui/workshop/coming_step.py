"""Which step comes when the facilitator goes on."""

from fiche_tui.workshop.agenda import PlannedStep, seconds_for
from fiche_tui.workshop.state import State


def next_step_of(state: State) -> PlannedStep | None:
    """Return the step that ``n`` starts: the first of the agenda, else the one after the last.

    What was suspended in the middle of a step goes on with that step, while it has time left.
    """
    last = state.runs[-1].step if state.runs else ""
    if interrupted := interrupted_step(state):
        return interrupted
    ids = [step.id for step in state.plan]
    start = ids.index(last) + 1 if last in ids else 0
    return next((step for step in state.plan[start:] if not step.dropped), None)


def is_last_step(state: State) -> bool:
    """Return whether the step that runs is the one after which only the minutes are left to make final."""
    return state.step is not None and state.final_at is None and next_step_of(state) is None


def interrupted_step(state: State) -> PlannedStep | None:
    """Return the step in which the meeting was suspended, before its time was up and before its meeting was over."""
    if not state.suspended:
        return None
    last = state.planned_step(state.runs[-1].step)
    ended_at = state.sittings[-1].ended_at
    if last is None or ended_at is None or seconds_for(last, state.runs, ended_at) <= 0:
        return None
    after = state.plan[state.plan.index(last) + 1 :]
    coming = next((step for step in after if not step.dropped), last)
    return last if coming.sitting == last.sitting else None
