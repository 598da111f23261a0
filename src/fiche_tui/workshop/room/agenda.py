"""The meeting in its time, for the room: its steps, its clock, when it was promised to end."""

from collections.abc import Sequence

from fiche_tui.workshop.agenda import PlannedStep, Run, seconds_for
from fiche_tui.workshop.room.values import RoomClock, RoomSitting, RoomStep
from fiche_tui.workshop.schedule import promised_end, promised_minutes, sitting_of, slots
from fiche_tui.workshop.state import State
from fiche_tui.workshop.values import Presence


def steps_of_room(state: State) -> tuple[RoomStep, ...]:
    """Return the steps of the meeting that goes on; one dropped while it runs is still where the group is."""
    return tuple(_step(state, step) for step in _kept(state, sitting_of(state)))


def clock_of_room(state: State) -> RoomClock | None:
    """Return the running step, or ``None`` when none runs."""
    run, step = state.run, state.step
    if run is None or step is None:
        return None
    kept = [one.id for one in _kept(state, step.sitting)]
    return RoomClock(
        step=step.id,
        title=step.title,
        kind=step.kind,
        instruction=step.instruction,
        number=kept.index(step.id) + 1,
        steps=len(kept),
        started_at=run.started_at,
        seconds=run.seconds,
        paused=run.paused,
        paused_at=run.paused_at,
        visible=state.clock_visible,
    )


def sitting_of_room(state: State) -> RoomSitting:
    """Return the meeting that goes on, is to begin, or was held last."""
    number = sitting_of(state)
    promised = slots(state)
    people = sum(person.presence is Presence.PRESENT for person in state.people)
    held = state.sittings[-1] if state.sittings else None
    last = state.runs[-1] if state.runs else None
    return RoomSitting(
        number=number,
        minutes=promised_minutes(state, held) if held else promised.get(number, sum(promised.values())),
        people=max(people, state.headcount),
        started_at=held.started_at if held else None,
        promised_end=promised_end(state),
        ended_at=last.ended_at if last else None,
    )


def _kept(state: State, sitting: int) -> list[PlannedStep]:
    running = state.run.step if state.run else ""
    return [one for one in state.plan if (not one.dropped or one.id == running) and one.sitting == sitting]


def _step(state: State, step: PlannedStep) -> RoomStep:
    runs = [run for run in state.runs if run.step == step.id]
    return RoomStep(
        id=step.id,
        title=step.title,
        kind=step.kind,
        minutes=step.minutes,
        seconds=_seconds(step, runs),
        started_at=runs[0].started_at if runs else None,
        ended_at=runs[-1].ended_at if runs else None,
        margin=step.margin,
        parts=step.parts,
    )


def _seconds(step: PlannedStep, runs: Sequence[Run]) -> int:
    """Return the time that a step would get; of one that runs, what its clock was given."""
    if not runs:
        return step.minutes * 60
    last = runs[-1]
    return last.seconds if last.ended_at is None else seconds_for(step, runs, last.ended_at)
