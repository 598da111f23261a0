"""Where a meeting is in its time: what is still to come, when it was promised to end, when it will.

Everything here is recomputed from the state and a moment that is handed in.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta

from fiche_tui.workshop.agenda import Outlook, PlannedStep, plan_of, seconds_for, total_minutes
from fiche_tui.workshop.sheet import Preset
from fiche_tui.workshop.state import Sitting, State
from fiche_tui.workshop.zones import zone_of


def sitting_of(state: State) -> int:
    """Return the number of the meeting whose steps are being held; of the last one held while nothing runs, at first 1.

    A group that goes on into the steps of the next meeting holds that one too, and so does one that goes back.
    """
    held = state.sittings[-1].number if state.sittings else 1
    return max(held, state.step.sitting) if state.step else held


def coming_steps(state: State) -> tuple[PlannedStep, ...]:
    """Return the steps after the running one in this meeting, dropped ones left out; the whole agenda before the start,
    and between two meetings what follows the last step held."""
    last = state.runs[-1].step if state.runs else ""
    begins = next((place + 1 for place, step in enumerate(state.plan) if step.id == last), 0)
    after = tuple(step for step in state.plan[begins:] if not step.dropped)
    if state.run is None:
        return after
    sitting = sitting_of(state)
    return tuple(step for step in after if step.sitting <= sitting)


def movable_steps(state: State) -> tuple[PlannedStep, ...]:
    """Return the steps that may still change places: those after the last one that began, dropped ones included."""
    begun = {run.step for run in state.runs}
    last = max((place for place, step in enumerate(state.plan) if step.id in begun), default=-1)
    return tuple(step for step in state.plan[last + 1 :])


def slots(state: State) -> Mapping[int, int]:
    """Return the minutes promised for each meeting, by its number: those of the sheet, whatever was planned since."""
    preset = next((one for one in state.sheet.presets if one.id == state.preset), None)
    if preset and not preset.sitting_ends_after:
        return {1: preset.minutes}
    promised: dict[int, int] = {}
    for step in plan_of(state.sheet, preset) if preset else state.plan:
        promised[step.sitting] = promised.get(step.sitting, 0) + step.planned
    return promised


def excess(state: State) -> Mapping[int, int]:
    """By how many minutes the plan of each meeting is longer than its slot; only those that are, in their order."""
    over = {
        sitting: total_minutes(step for step in state.plan if step.sitting == sitting) - minutes
        for sitting, minutes in slots(state).items()
    }
    return {sitting: minutes for sitting, minutes in over.items() if minutes > 0}


def promised_end(state: State) -> datetime | None:
    """Return when this meeting was promised to end: its slot after the announced hour, or after the real start, and
    later when the group put its end off."""
    if not state.sittings:
        return None
    sitting = state.sittings[-1]
    minutes = promised_minutes(state, sitting)
    return _counted_from(state, sitting) + timedelta(minutes=minutes + sitting.put_off)


def promised_minutes(state: State, sitting: Sitting) -> int:
    """Return the minutes promised for a meeting: its slot; where none was planned, what those before it left of the
    agenda."""
    return slots(state).get(sitting.number) or _left_for(state, sitting)


def late_start(state: State) -> int:
    """Return by how many whole minutes the meeting began after the hour that it was announced for, 0 where none
    counts."""
    if not state.sittings:
        return 0
    sitting = state.sittings[-1]
    return max(0, int((sitting.started_at - _counted_from(state, sitting)).total_seconds() // 60))


def _counted_from(state: State, sitting: Sitting) -> datetime:
    """Return the moment from which the time of a meeting is promised.

    The announced hour counts when the start is within an hour of it; a rehearsal on another day has its own.
    """
    start, details = sitting.started_at, state.details
    if sitting.number == 1 and details.date and details.start:
        announced = datetime.combine(details.date, details.start, zone_of(state.timezone))
        if abs((announced - start).total_seconds()) <= 3600:
            return announced.astimezone(start.tzinfo)
    return start


def _left_for(state: State, sitting: Sitting) -> int:
    """Return the whole minutes of the agenda that earlier meetings did not spend."""
    spent = sum(run.spent(sitting.started_at) for run in state.runs if run.started_at < sitting.started_at)
    return max(0, slot_minutes(state) - round(spent / 60))


def outlook(state: State, at: datetime) -> Outlook | None:
    """Projected end against promised end, or ``None`` when no step runs."""
    promised = promised_end(state)
    if state.run is None or promised is None:
        return None
    left = max(0.0, state.run.left(at))
    # Of a step entered before and to come again, only what it has left counts, as when it starts.
    coming = sum(max(0, seconds_for(step, state.runs, at)) for step in coming_steps(state))
    return Outlook(promised, at + timedelta(seconds=left + coming))


def starts_of(state: State, at: datetime) -> Mapping[str, datetime]:
    """Return when each step began, then when the coming ones will if every step takes its minutes, on the minute."""
    starts: dict[str, datetime] = {}
    for run in state.runs:
        starts.setdefault(run.step, run.started_at)
    if state.run:
        # A step of an earlier meeting that is taken up again began here at another hour.
        here = [run for run in state.runs if run.step == state.run.step and run.sitting == state.run.sitting]
        starts[state.run.step] = here[0].started_at
    moment = _next_start(state, at)
    ahead = outlook(state, at)
    for step in coming_steps(state):
        if moment is None or (state.run is None and step.sitting > 1):
            break
        starts[step.id] = ahead.on_the_minute(moment) if ahead else moment
        moment += timedelta(seconds=max(0, seconds_for(step, state.runs, at)))
    return starts


def _next_start(state: State, at: datetime) -> datetime | None:
    if state.run:
        return at + timedelta(seconds=max(0.0, state.run.left(at)))
    if state.runs or state.details.start is None:
        return None
    day = state.details.date or at.astimezone(zone_of(state.timezone)).date()
    return datetime.combine(day, state.details.start, zone_of(state.timezone))


def preset_of(state: State) -> Preset | None:
    """Return the preset that the workshop runs, or ``None`` when its sheet no longer has it."""
    return next((preset for preset in state.sheet.presets if preset.id == state.preset), None)


def slot_minutes(state: State) -> int:
    """Return the minutes promised for all meetings; where no preset says, those that are planned."""
    return sum(slots(state).values())
