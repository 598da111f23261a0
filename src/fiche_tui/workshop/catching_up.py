"""Ending on time: how many minutes are to be found in what comes, and the plan that finds them. Nothing is decided."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from fiche_tui.workshop import facts as f
from fiche_tui.workshop.agenda import CatchUp, PlannedStep, catch_up, spread, total_minutes
from fiche_tui.workshop.frozen import frozen
from fiche_tui.workshop.schedule import coming_steps, excess, outlook, slots
from fiche_tui.workshop.state import State


@frozen
class Need:
    """What catching up starts from. ``deficit`` is whole minutes to find, negative when there are some to place.

    ``coming`` are the steps that may give them, each with the minutes that it still has: of a step that was entered
    before, what it ``spent`` is gone. ``projected_end`` is ``None`` before the start.
    """

    coming: tuple[PlannedStep, ...]
    deficit: int
    spent: Mapping[str, int]
    projected_end: datetime | None = None

    def ends_at(self, missing: int) -> datetime | None:
        """Return when the meeting would end with a plan that leaves that many minutes to find."""
        return self.projected_end and self.projected_end - timedelta(minutes=self.deficit - missing)


def need_of(state: State, at: datetime) -> Need:
    """Return what there is to find or to place now.

    Before the start it is by how much the agenda is longer or shorter than its slot: of several meetings, of the
    first one that is longer than its own. With nothing running after the start there is nothing to find.
    """
    ahead = outlook(state, at)
    steps = coming_steps(state)
    deficit = ahead.minutes if ahead else 0
    if not state.runs:
        over = excess(state)
        first = next(iter(over), 0)
        deficit = over[first] if first else total_minutes(state.plan) - sum(slots(state).values())
        steps = tuple(step for step in steps if first in (0, step.sitting))
    coming, spent = [], {}
    for step in steps:
        seconds = sum(run.spent(at) for run in state.runs if run.step == step.id)
        gone = min(step.minutes, math.ceil(round(seconds / 60, 6)))
        left = replace(step, minutes=step.minutes - gone, minimum=max(0, step.minimum - gone))
        if gone and seconds >= 60 * step.minutes:
            # All of its time is spent, or more: a minute given to it would only pay back what it owes.
            left = replace(left, protected=True, margin=False)
        coming.append(left)
        spent[step.id] = gone
    return Need(tuple(coming), deficit, spent, ahead.on_the_minute(ahead.projected_end) if ahead else None)


def proposal(
    coming: Sequence[PlannedStep], deficit: int, dropped: frozenset[str] = frozenset(), *, spreads: bool = False
) -> CatchUp:
    """Return the plan that finds ``deficit`` minutes once some steps are dropped; what they give in excess goes to the
    margin. A surplus goes to the margin too, or to the coming steps when it ``spreads``."""
    if deficit < 0 and spreads:
        return spread(coming, -deficit)
    freed = sum(step.minutes for step in coming if step.id in dropped)
    kept = [replace(step, dropped=True) if step.id in dropped else step for step in coming]
    return catch_up(kept, deficit - freed)


def placeable(coming: Sequence[PlannedStep]) -> bool:
    """Return whether a surplus could go anywhere: to a margin, or to steps that may take it."""
    return any(step.margin and not step.dropped for step in coming) or not spread(coming, 1).missing


def fact_of(need: Need, dropped: frozenset[str] = frozenset(), *, spreads: bool = False) -> f.PlanCaughtUp | None:
    """Return what accepting the proposal records; ``None`` when it would change nothing."""
    found = proposal(need.coming, need.deficit, dropped, spreads=spreads)
    gone = tuple(step.id for step in need.coming if step.id in dropped)
    if not gone and all(found.minutes.get(step.id, step.minutes) == step.minutes for step in need.coming):
        return None
    return f.PlanCaughtUp({step: minutes + need.spent.get(step, 0) for step, minutes in found.minutes.items()}, gone)


def missing_after(need: Need, fact: f.PlanCaughtUp) -> int:
    """Return the minutes still to be found once a plan is accepted; 0 when the meeting then ends on time."""
    before = sum(step.minutes for step in need.coming)
    after = sum(minutes - need.spent.get(step, 0) for step, minutes in fact.minutes.items() if step not in fact.dropped)
    return max(0, need.deficit - (before - after))
