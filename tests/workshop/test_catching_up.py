"""Ending on time in any meeting: whatever happened until now, a plan that is accepted keeps every rule."""

from dataclasses import dataclass
from datetime import timedelta

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from fiche_tui.screens.kit.time_words import local_hour
from fiche_tui.workshop import commands as c
from fiche_tui.workshop import facts as f
from fiche_tui.workshop.agenda import CatchUp, Outlook, PlannedStep, seconds_for
from fiche_tui.workshop.catching_up import Need, fact_of, missing_after, need_of, placeable, proposal
from fiche_tui.workshop.commands import Command, Refusal
from fiche_tui.workshop.schedule import coming_steps, outlook
from fiche_tui.workshop.sheet import Step, StepKind
from tests.workshop.samples import START, Play, people

ACTS = ("jump", "pause", "longer", "shorter", "insert", "reorder", "drop", "protect", "nothing")
acts = st.lists(st.tuples(st.sampled_from(ACTS), st.integers(0, 10), st.integers(0, 900)), max_size=12)


@dataclass(frozen=True)
class Course:
    """A meeting of 14 people in the middle of a step, and what it would take to end on time."""

    play: Play
    need: Need

    @property
    def behind(self) -> int:
        found = outlook(self.play.state, self.play.at)
        assert found is not None
        return found.minutes

    def plan(self) -> dict[str, PlannedStep]:
        return {step.id: step for step in self.play.state.plan}


def played(preset: str, todo: list[tuple[str, int, int]]) -> Course:
    play = Play.prepared(preset=preset).record(f.PeopleAdded(people(14)), f.ListSettled()).do(c.StartStep("accueil"))
    for number, (what, which, seconds) in enumerate(todo):
        play.move(seconds=seconds)
        coming = coming_steps(play.state)
        step = coming[which % len(coming)] if coming else None
        command: Command | None = None
        if what == "jump":
            command = c.StartStep(play.state.plan[which % len(play.state.plan)].id)
        elif what == "pause":
            command = c.TogglePause()
        elif what in ("longer", "shorter"):
            command = c.Record(f.MinutesAdded(1 if what == "longer" else -1))
        elif what == "insert" and step:
            pause = Step(f"pause{number}", "Pause", StepKind.BREAK, {}, {}, optional=True)
            command = c.Record(f.StepInserted(pause, 7, step.id))
        elif what == "reorder":
            command = c.Record(f.StepsReordered(tuple(one.id for one in reversed(coming))))
        elif what in ("drop", "protect") and step:
            drops = what == "drop"
            command = c.Record(f.StepPlanned(step.id, step.minutes, step.protected is drops, dropped=drops))
        decision = play.decide(command) if command else ()
        if decision and not isinstance(decision, Refusal):
            play.append(decision)
    return Course(play, need_of(play.state, play.at))


courses = st.builds(played, st.sampled_from(("120", "90", "45", "deux")), acts)


@settings(max_examples=300, deadline=None)
@given(courses, st.frozensets(st.integers(0, 8), max_size=3), st.booleans())
def test_a_plan_that_is_accepted_keeps_every_rule(course: Course, chosen: frozenset[int], spreads: bool) -> None:
    need, before, late = course.need, course.plan(), course.behind
    offered = [step for step, _minutes in proposal(need.coming, need.deficit).droppable]
    dropped = frozenset(step for place, step in enumerate(offered) if place in chosen)
    fact = fact_of(need, dropped, spreads=spreads)
    assume(fact is not None)
    assert fact is not None
    missing = missing_after(need, fact)
    course.play.record(fact)
    after = course.plan()
    assert list(after) == list(before), "the order is kept"
    coming = {step.id for step in need.coming}
    for step_id, step in after.items():
        was = before[step_id]
        assert isinstance(step.minutes, int)
        assert (step.planned, step.minimum, step.protected) == (was.planned, was.minimum, was.protected)
        if step_id not in coming:
            assert step == was, "what is held or past is not planned any more"
        elif step.dropped:
            assert step_id in dropped
        else:
            assert step.minutes >= min(was.minutes, max(was.minimum, need.spent[step_id])), "no step under its minimum"
            if not step.margin and (step.protected or step.kind is StepKind.BREAK):
                assert step.minutes == was.minutes, "protected steps and breaks are untouched"
            if late > 0 and not dropped:
                assert step.minutes <= was.minutes, "late, nothing grows"
    if late > 0 and any(after[one].minutes < before[one].minutes for one in coming if not before[one].margin):
        margins = [step for step in after.values() if step.margin and step.id in coming and not step.dropped]
        assert all(step.minutes <= need.spent[step.id] for step in margins), "the margin goes first"
    # A step that had begun and is left aside frees the seconds of its minute as well.
    begun = any(need.spent[step_id] for step_id in dropped)
    if late > 0:
        surplus_has_a_place = placeable(need.coming) or not dropped
        if not begun and surplus_has_a_place and missing:
            assert course.behind == missing
        if not dropped:
            assert course.behind == missing
    else:
        assert course.behind == (0 if placeable(need.coming) else late)


@settings(max_examples=200, deadline=None)
@given(courses)
def test_what_comes_and_what_is_promised_are_one_sum(course: Course) -> None:
    play, found = course.play, outlook(course.play.state, course.play.at)
    run = play.state.run
    assert run is not None
    assert found is not None
    seconds = max(0.0, run.left(play.at)) + sum(
        max(0, seconds_for(step, play.state.runs, play.at)) for step in coming_steps(play.state)
    )
    assert found.projected_end == play.at + timedelta(seconds=seconds)


@given(st.integers(-9000, 9000), st.integers(0, 86_400_000_000))
def test_a_room_that_reads_both_hours_finds_the_minutes_that_are_said(seconds: int, offset: int) -> None:
    promised = START + timedelta(microseconds=offset)
    found = Outlook(promised, promised + timedelta(seconds=seconds))
    state = Play.prepared().state
    said = found.on_the_minute(promised) + timedelta(minutes=found.minutes)
    assert local_hour(said, state) == local_hour(found.on_the_minute(found.projected_end), state)
    assert abs(found.minutes - seconds / 60) <= 0.5
    for moment in (promised, found.projected_end):
        shown = found.on_the_minute(moment)
        assert (shown.second, shown.microsecond) == (0, 0)
        assert abs((shown - moment).total_seconds()) <= 60


def test_the_proposal_of_nothing_is_nothing() -> None:
    assert proposal((), 5) == CatchUp({}, 5)
