"""What the facts of time and of the plan change."""

from collections.abc import Callable
from datetime import datetime, timedelta

from fiche_tui.workshop import facts as f
from fiche_tui.workshop.agenda import PlannedStep, Run, ended, moved, paused, planned, resumed
from fiche_tui.workshop.changing import changed, with_run
from fiche_tui.workshop.effects import apply
from fiche_tui.workshop.frozen import replace
from fiche_tui.workshop.state import PlanChange, Sitting, State
from fiche_tui.workshop.values import Person, Presence


@apply.register
def _(fact: f.StepStarted, state: State, at: datetime) -> State:
    closed = with_run(state, lambda run: ended(run, at))
    sittings = closed.sittings or (Sitting(1, at),)
    run = Run(fact.step, at, fact.seconds, sittings[-1].number)
    started = replace(closed, runs=(*closed.runs, run), sittings=sittings)
    # A dropped step that is entered all the same is part of the meeting again.
    return _with_step(started, fact.step, lambda step: replace(step, dropped=False))


@apply.register
def _(fact: f.Paused, state: State, at: datetime) -> State:
    return with_run(state, lambda run: paused(run, at))


@apply.register
def _(fact: f.Resumed, state: State, at: datetime) -> State:
    return with_run(state, lambda run: resumed(run, at))


@apply.register
def _(fact: f.MinutesAdded, state: State, at: datetime) -> State:
    if state.run is None:
        return state
    step = state.run.step
    longer = with_run(state, lambda run: replace(run, seconds=run.seconds + 60 * fact.minutes))
    longer = _with_step(
        longer,
        step,
        lambda planned_step: replace(planned_step, minutes=max(0, planned_step.minutes + fact.minutes)),
    )
    return _logged(longer, at, fact, step, fact.minutes)


@apply.register
def _(fact: f.ClockShown, state: State, at: datetime) -> State:
    return replace(state, clock_visible=fact.visible)


@apply.register
def _(fact: f.StepPlanned, state: State, at: datetime) -> State:
    before = state.planned_step(fact.step)
    if before is None:
        return state

    def change(step: PlannedStep) -> PlannedStep:
        return replace(
            step,
            minutes=fact.minutes,
            planned=step.planned if state.runs else fact.minutes,
            minimum=min(step.minimum, fact.minutes),
            protected=fact.protected,
            dropped=fact.dropped,
        )

    planned_again = _with_step(state, fact.step, change)
    return _logged(
        planned_again,
        at,
        fact,
        fact.step,
        fact.minutes - before.minutes,
        dropped=(fact.step,) if fact.dropped and not before.dropped else (),
        kept=(fact.step,) if before.dropped and not fact.dropped else (),
    )


@apply.register
def _(fact: f.StepInserted, state: State, at: datetime) -> State:
    place = next((place for place, step in enumerate(state.plan) if step.id == fact.before), len(state.plan))
    sitting = state.plan[min(place, len(state.plan) - 1)].sitting if state.plan else 1
    step = planned(fact.step, fact.minutes, 0, sitting)
    if state.runs:
        # It was not promised: what was prepared stays what the meeting is measured against.
        step = replace(step, planned=0)
    inserted = replace(state, plan=(*state.plan[:place], step, *state.plan[place:]))
    return _logged(inserted, at, fact, step.id, fact.minutes)


@apply.register
def _(fact: f.StepsReordered, state: State, at: datetime) -> State:
    order = [step for step in map(state.planned_step, dict.fromkeys(fact.order)) if step is not None]
    moving = {step.id for step in order}
    following = iter(order)
    # Each place keeps its sitting: what moves there is part of that meeting.
    plan = tuple(replace(next(following), sitting=step.sitting) if step.id in moving else step for step in state.plan)
    if plan == state.plan:
        return state
    return _logged(replace(state, plan=plan), at, fact, order=tuple(step.id for step in order))


@apply.register
def _(fact: f.PlanCaughtUp, state: State, at: datetime) -> State:
    plan = tuple(_caught_up(step, fact, begun=bool(state.runs)) for step in state.plan)
    gone = tuple(step.id for step in state.plan if step.id in fact.dropped and not step.dropped)
    pairs = [(was, step) for was, step in zip(state.plan, plan, strict=True) if step.id not in gone]
    given = tuple((step.id, step.minutes - was.minutes) for was, step in pairs if step.minutes != was.minutes)
    difference = sum(minutes for _step, minutes in given)
    return _logged(replace(state, plan=plan), at, fact, value=difference, dropped=gone, given=given)


def _caught_up(step: PlannedStep, fact: f.PlanCaughtUp, *, begun: bool) -> PlannedStep:
    minutes = fact.minutes.get(step.id, step.minutes)
    return replace(
        step,
        minutes=minutes,
        planned=step.planned if begun else minutes,
        dropped=step.dropped or step.id in fact.dropped,
    )


@apply.register
def _(fact: f.ClockShifted, state: State, at: datetime) -> State:
    sitting = state.sittings[-1] if state.sittings else None
    if sitting is None or sitting.ended_at:
        return state
    try:
        return _shifted(state, sitting, timedelta(seconds=fact.seconds))
    except (OverflowError, ValueError):
        return state  # No clock shows such a moment.


def _shifted(state: State, sitting: Sitting, by: timedelta) -> State:
    def follow(moment: datetime | None) -> datetime | None:
        """Return a moment of this meeting, as the clock that was changed would have dated it."""
        return moment + by if moment and moment >= sitting.started_at else moment

    return replace(
        state,
        runs=tuple(moved(run, by) if run.sitting == sitting.number else run for run in state.runs),
        sittings=(*state.sittings[:-1], replace(sitting, started_at=sitting.started_at + by)),
        plan_changes=tuple(replace(one, at=follow(one.at) or one.at) for one in state.plan_changes),
        people=tuple(
            replace(one, arrived_at=follow(one.arrived_at), left_at=follow(one.left_at)) for one in state.people
        ),
        marks=(),
        rounds=tuple(
            replace(one, opened_at=follow(one.opened_at), revealed_at=follow(one.revealed_at)) for one in state.rounds
        ),
    )


@apply.register
def _(fact: f.TimeGivenBack, state: State, at: datetime) -> State:
    if state.run is None:
        return state
    given = with_run(state, lambda run: replace(run, paused=run.paused + fact.seconds))
    return _logged(given, at, fact, state.run.step, round(fact.seconds / 60))


@apply.register
def _(fact: f.EndPutOff, state: State, at: datetime) -> State:
    if not state.sittings:
        return state
    last = replace(state.sittings[-1], put_off=state.sittings[-1].put_off + fact.minutes)
    return _logged(replace(state, sittings=(*state.sittings[:-1], last)), at, fact, value=fact.minutes)


@apply.register
def _(fact: f.SittingSuspended, state: State, at: datetime) -> State:
    closed = with_run(state, lambda run: ended(run, at))
    if not closed.sittings or closed.sittings[-1].ended_at:
        return closed
    last = replace(closed.sittings[-1], ended_at=at, people=closed.people, headcount=closed.headcount)
    return replace(closed, sittings=(*closed.sittings[:-1], last), marks=())


@apply.register
def _(fact: f.SittingResumed, state: State, at: datetime) -> State:
    return replace(
        state,
        sittings=(*state.sittings, Sitting(len(state.sittings) + 1, at)),
        people=tuple(map(_expected_again, state.people)),
        marks=(),
    )


def _expected_again(person: Person) -> Person:
    """Return the person at the door of another meeting: whoever left the last one early is there, nobody came late
    yet."""
    there = person.presence in (Presence.PRESENT, Presence.LEFT)
    return replace(person, presence=Presence.PRESENT if there else person.presence, arrived_at=None, left_at=None)


@apply.register
def _(fact: f.MinutesFinalised, state: State, at: datetime) -> State:
    closed = with_run(state, lambda run: ended(run, at))
    sittings = changed(closed.sittings, lambda one: one.ended_at is None, lambda one: replace(one, ended_at=at))
    shut = replace(closed.ssh, is_open=False)
    return replace(closed, sittings=sittings, final_at=closed.final_at or at, marks=(), ssh=shut)


def _with_step(state: State, step_id: str, change: Callable[[PlannedStep], PlannedStep]) -> State:
    return replace(state, plan=changed(state.plan, lambda step: step.id == step_id, change))


def _logged(
    state: State,
    at: datetime,
    fact: f.Fact,
    step: str = "",
    value: int = 0,
    *,
    dropped: tuple[str, ...] = (),
    kept: tuple[str, ...] = (),
    order: tuple[str, ...] = (),
    given: tuple[tuple[str, int], ...] = (),
) -> State:
    """Return the state that tells this change of plan too. Before the start the plan is still being made: nothing
    changed."""
    if not state.runs:
        return state
    change = PlanChange(at, type(fact).__name__, step, value, dropped, kept, order, given)
    return replace(state, plan_changes=(*state.plan_changes, change))
