"""The plan of a workshop and the clock that follows it. Time is handed in; minutes are whole, moments are in UTC."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from enum import StrEnum

from fiche_tui.workshop.bounds import SOON_SHARE
from fiche_tui.workshop.frozen import frozen
from fiche_tui.workshop.sheet import Part, Preset, Sheet, Step, StepKind


@frozen
class PlannedStep:
    """A step of this workshop. ``planned`` is what was prepared, ``minutes`` what remains of it after changes."""

    id: str
    title: str
    kind: StepKind
    planned: int
    minutes: int
    minimum: int
    protected: bool = False
    optional: bool = False
    margin: bool = False
    dropped: bool = False
    sitting: int = 1
    instruction: str = ""
    note: str = ""
    parts: tuple[Part, ...] = ()


@frozen
class Run:
    """One stretch of a step. ``seconds`` is the time given; ``paused`` the seconds spent in pauses that ended."""

    step: str
    started_at: datetime
    seconds: int
    sitting: int
    paused: float = 0.0
    paused_at: datetime | None = None
    ended_at: datetime | None = None

    def spent(self, at: datetime) -> float:
        """Return the seconds of the stretch that counted against its time, pauses left out."""
        # Up to the pause, and not up to now less the pause: a stopped clock must not tremble in its last digit.
        end = self.ended_at or self.paused_at or at
        return (end - self.started_at).total_seconds() - self.paused

    def left(self, at: datetime) -> float:
        """Return the seconds left, negative in overtime."""
        return self.seconds - self.spent(at)

    def lasted(self, at: datetime) -> float:
        """Return the seconds from start to end, pauses included."""
        return ((self.ended_at or at) - self.started_at).total_seconds()


class Phase(StrEnum):
    """How far the time of a step is."""

    RUNNING = "running"
    SOON = "soon"
    LAST = "last"
    OVER = "over"


@frozen
class Countdown:
    """What a clock shows: seconds left (negative in overtime), the share left, the phase, and when the step ends."""

    left: float
    share: float
    phase: Phase
    paused: bool
    ends_at: datetime


@frozen
class Outlook:
    """Projected end against promised end; ``behind`` in seconds, negative when ahead."""

    promised_end: datetime
    projected_end: datetime

    @property
    def behind(self) -> float:
        """Seconds by which the meeting would run over its promise; negative when it would end before."""
        return (self.projected_end - self.promised_end).total_seconds()

    @property
    def minutes(self) -> int:
        """``behind`` in whole minutes, the nearest: 0 is on time. What is said and what is caught up are this one."""
        return _nearest(self.behind)

    def on_the_minute(self, moment: datetime) -> datetime:
        """A moment of this meeting as its hour is shown: minutes from the promised end, so that two hours agree."""
        promised = (self.promised_end + timedelta(seconds=30)).replace(second=0, microsecond=0)
        return promised + timedelta(minutes=_nearest((moment - self.promised_end).total_seconds()))


def _nearest(seconds: float) -> int:
    """Return that many seconds in whole minutes, halves up, so that a minute less is one less."""
    return math.floor(seconds / 60 + 0.5)


@frozen
class CatchUp:
    """A proposed plan. ``minutes`` by coming step; ``missing`` the minutes that cannot be found; ``droppable`` the
    breaks and optional steps that would give some, with their minutes."""

    minutes: Mapping[str, int]
    missing: int
    droppable: tuple[tuple[str, int], ...] = ()


def plan_of(sheet: Sheet, preset: Preset) -> tuple[PlannedStep, ...]:
    """Return the steps that a preset holds, in the sheet's order, each in its sitting."""
    sitting, result = 1, []
    for step in sheet.steps:
        if preset.id not in step.minutes:
            continue
        result.append(planned(step, step.minutes[preset.id], step.minimum.get(preset.id, 0), sitting))
        if step.id in preset.sitting_ends_after:
            sitting += 1
    return tuple(result)


def planned(step: Step, minutes: int, minimum: int, sitting: int) -> PlannedStep:
    """Return a step of the sheet as a step of a workshop."""
    return PlannedStep(
        id=step.id,
        title=step.title,
        kind=step.kind,
        planned=minutes,
        minutes=minutes,
        minimum=minimum,
        protected=step.protected,
        optional=step.optional,
        margin=step.margin,
        sitting=sitting,
        instruction=step.instruction,
        note=step.note,
        parts=step.parts,
    )


def total_minutes(plan: Iterable[PlannedStep]) -> int:
    """Minutes of the steps that were not dropped."""
    return sum(step.minutes for step in plan if not step.dropped)


def countdown(run: Run, at: datetime, soon_share: float = SOON_SHARE) -> Countdown:
    """Return the clock of a running step at a moment; « bientôt » begins with that share left, in 1 to 5 minutes."""
    left = run.left(at)
    soon = min(max(run.seconds * soon_share, 60), 300)
    phase = Phase.RUNNING
    if left < 0:
        phase = Phase.OVER
    elif left <= 60:
        phase = Phase.LAST
    elif left <= soon:
        phase = Phase.SOON
    share = min(max(left / run.seconds, 0.0), 1.0) if run.seconds > 0 else 0.0
    return Countdown(left, share, phase, run.paused_at is not None, at + timedelta(seconds=left))


@frozen
class RunningPart:
    """The part of a step that runs (1-2-tous): its place from 0, and its seconds left."""

    place: int
    left: float


def parts_within(parts: Sequence[Part], minutes: int) -> tuple[Part, ...]:
    """Return the parts as they fit into a step of that many minutes: the last one takes the rest.

    So a minute more or less, and a plan that was caught up, are given to the talk of all, never to the silence.
    """
    fitted, left = [], minutes
    for part in parts[:-1]:
        fitted.append(replace(part, minutes=min(part.minutes, left)))
        left -= fitted[-1].minutes
    return (*fitted, *(replace(part, minutes=left) for part in parts[-1:]))


def running_part(parts: Sequence[Part], spent: float) -> RunningPart | None:
    """Return the part that runs after that many seconds of the step; ``None`` without parts and after the last."""
    end = 0
    for place, part in enumerate(parts):
        end += part.minutes * 60
        if spent < end:
            return RunningPart(place, end - spent)
    return None


def paused(run: Run, at: datetime) -> Run:
    """Return the run with its clock stopped; unchanged when it was stopped already."""
    return run if run.paused_at else replace(run, paused_at=at)


def resumed(run: Run, at: datetime) -> Run:
    """Return the run with its clock going again; unchanged when it was going."""
    if run.paused_at is None:
        return run
    return replace(run, paused=run.paused + (at - run.paused_at).total_seconds(), paused_at=None)


def ended(run: Run, at: datetime) -> Run:
    """Return the run closed at a moment, its pause too."""
    return run if run.ended_at else replace(resumed(run, at), ended_at=at)


def moved(run: Run, by: timedelta) -> Run:
    """Return the run as a clock that was changed ``by`` that much would have dated it; what it lasted stays."""
    return replace(
        run,
        started_at=run.started_at + by,
        paused_at=run.paused_at + by if run.paused_at else None,
        ended_at=run.ended_at + by if run.ended_at else None,
    )


def seconds_for(step: PlannedStep, runs: Sequence[Run], at: datetime) -> int:
    """Time to give to a step that starts now: its minutes less what its earlier stretches of this plan spent."""
    return round(step.minutes * 60 - sum(run.spent(at) for run in runs if run.step == step.id))


def catch_up(coming: Sequence[PlannedStep], deficit: int) -> CatchUp:
    """Return how to find ``deficit`` whole minutes in coming steps, or to place a surplus when it is negative.

    The margin goes first, then cut_i = d * (planned_i - min_i) / sum over the steps that are neither protected nor at
    their minimum, breaks left out, whole minutes by largest remainder. A surplus goes to the margin.
    """
    minutes = {step.id: step.minutes for step in coming if not step.dropped}
    margins = [step for step in coming if step.margin and not step.dropped]
    if deficit <= 0:
        if margins:
            minutes[margins[0].id] -= deficit
        return CatchUp(minutes, 0)
    for step in margins:
        taken = min(minutes[step.id], deficit)
        minutes[step.id] -= taken
        deficit -= taken
    room = {
        step.id: step.minutes - step.minimum
        for step in coming
        if not (step.dropped or step.protected or step.margin or step.kind is StepKind.BREAK)
        and step.minutes > step.minimum
    }
    taken_in_all = min(deficit, sum(room.values()))
    for step_id, taken in _largest_remainder(room, taken_in_all).items():
        minutes[step_id] -= taken
    missing = deficit - taken_in_all
    droppable = tuple(
        (step.id, minutes[step.id])
        for step in coming
        if _may_drop(step) and not step.dropped and minutes[step.id] > 0 and missing
    )
    return CatchUp(minutes, missing, droppable)


def spread(coming: Sequence[PlannedStep], surplus: int) -> CatchUp:
    """Return how to give ``surplus`` whole minutes to coming steps, in proportion to what was planned for each.

    As in catching up, protected steps and breaks are left alone; so is the margin. What nobody can take is missing.
    """
    minutes = {step.id: step.minutes for step in coming if not step.dropped}
    takers = [
        step for step in coming if not (step.dropped or step.protected or step.margin or step.kind is StepKind.BREAK)
    ]
    weights = {step.id: step.planned for step in takers if step.planned > 0} or {step.id: 1 for step in takers}
    given = _largest_remainder(weights, max(0, surplus))
    for step_id, more in given.items():
        minutes[step_id] += more
    return CatchUp(minutes, max(0, surplus) - sum(given.values()))


def _may_drop(step: PlannedStep) -> bool:
    """Return whether a step may be dropped: an optional one or a break, but nothing that a person protected."""
    return (step.optional or step.kind is StepKind.BREAK) and not step.protected


def _largest_remainder(room: Mapping[str, int], total: int) -> dict[str, int]:
    """``total`` in whole parts proportional to ``room``; nothing of nothing."""
    whole = sum(room.values())
    if not whole or not total:
        return {}
    shares = {step: divmod(total * size, whole) for step, size in room.items()}
    result = {step: share[0] for step, share in shares.items()}
    # What the divisions left over goes to the largest remainders; equal ones in the order of the agenda.
    order = sorted(room, key=lambda step: -shares[step][1])
    for step in order[: total - sum(result.values())]:
        result[step] += 1
    return result
