"""When the meetings were held and how long the steps took, in the workshop's own zone and without a clock."""

from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from fiche_tui.minutes.dates import hours_range
from fiche_tui.minutes.document import Inline, Span, inline, joined
from fiche_tui.minutes.words import Words
from fiche_tui.workshop.agenda import PlannedStep
from fiche_tui.workshop.state import Sitting, State
from fiche_tui.workshop.zones import zone_of


class Slot(NamedTuple):
    """From a moment to another, in the workshop's zone; what is not known is ``None``."""

    day: date | None
    start: datetime | time | None
    end: datetime | time | None


def whole_minutes(seconds: float) -> int:
    """Return the seconds as whole minutes, the half rounded up."""
    return int((seconds + 30) // 60)


def held_on(state: State) -> date | None:
    """Return the day of the (first) meeting: the day that was written, else the day it began."""
    if state.details.date or not state.sittings:
        return state.details.date
    return state.sittings[0].started_at.astimezone(zone_of(state.timezone)).date()


def slots(state: State) -> tuple[Slot, ...]:
    """Return the meetings held, or the one that is announced while none began."""
    details = state.details
    if not state.sittings:
        end = None
        if details.start:
            minutes = planned_minutes(state, 1)
            end = (datetime.combine(date(2000, 1, 1), details.start) + timedelta(minutes=minutes)).time()
        return (Slot(details.date, details.start, end),)
    zone = zone_of(state.timezone)
    return tuple(_slot(state, sitting, sitting.started_at.astimezone(zone)) for sitting in state.sittings)


def _slot(state: State, sitting: Sitting, start: datetime) -> Slot:
    end = sitting.ended_at.astimezone(start.tzinfo) if sitting.ended_at else None
    return Slot(held_on(state) if sitting.number == 1 else start.date(), start, end)


def when(state: State, words: Words) -> Inline:
    """Return the days and hours of the meetings in words; « à préciser » where something is not known."""
    parts = [joined([_day(slot, words), _hours(slot, words)], ", ") for slot in slots(state)]
    return joined(parts, " · ")


def days(state: State, words: Words) -> Inline:
    """Return the days of the meetings in words, each said once."""
    return joined(list(dict.fromkeys(_day(slot, words) for slot in slots(state))), " · ")


def hours(state: State, words: Words) -> Inline:
    """Return the hours of the meetings in words, in the order of their days."""
    return joined([_hours(slot, words) for slot in slots(state)], " · ")


def _day(slot: Slot, words: Words) -> Inline:
    return inline(words.day(slot.day)) if slot.day else words._("date à préciser")


def _hours(slot: Slot, words: Words) -> Inline:
    if slot.start is None:
        return words._("heure à préciser")
    if slot.end is None:
        return words._("à partir de {hour}", hour=words.hour(slot.start))
    return (Span(hours_range(slot.start, slot.end, words.lang)),)


def was_planned(state: State, step: PlannedStep) -> bool:
    """Return whether a step was part of what was prepared: one dropped before the start was not, nor one added
    since."""
    if not step.planned:
        return False
    if not step.dropped:
        return True
    return any(step.id in change.dropped for change in state.plan_changes)


def planned_minutes(state: State, sitting: int | None = None) -> int:
    """Return the minutes that were prepared, of one sitting or of all."""
    return sum(step.planned for step in state.plan if was_planned(state, step) and sitting in (None, step.sitting))


def actual_minutes(state: State) -> int | None:
    """Return the minutes that the meetings lasted, or ``None`` before the start and while one goes on."""
    if not state.sittings:
        return None
    lasted = 0.0
    for sitting in state.sittings:
        if sitting.ended_at is None:
            return None
        lasted += (sitting.ended_at - sitting.started_at).total_seconds()
    return whole_minutes(lasted)


def step_minutes(state: State, at: datetime | None = None) -> dict[str, int]:
    """Return the whole minutes that each step really took, pauses included, by its id.

    A stretch is counted once it ended; one that still runs, up to ``at`` or not at all. Rounding is cumulative: the
    time that the meetings had lasted at the start and at the end of each stretch is rounded, the half up, and the
    stretch has the difference. So the steps add up to ``actual_minutes``, no figure is a whole minute off, and none
    changes when a later step ends.
    """
    begun, before = {}, 0.0
    for sitting in state.sittings:
        begun[sitting.number] = sitting.started_at, before
        if sitting.ended_at:
            before += (sitting.ended_at - sitting.started_at).total_seconds()
    minutes: dict[str, int] = {}
    for run in state.runs:
        ended_at = run.ended_at or at
        if ended_at is None:
            continue
        start, earlier = begun[run.sitting]
        first, last = (
            whole_minutes(earlier + (moment - start).total_seconds()) for moment in (run.started_at, ended_at)
        )
        minutes[run.step] = minutes.get(run.step, 0) + last - first
    return minutes
