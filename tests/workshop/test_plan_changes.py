"""Changing the plan on the way: the order of what comes, a surplus, and what the workshop remembers of each change."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from fiche_tui.workshop import commands as c
from fiche_tui.workshop import facts as f
from fiche_tui.workshop.agenda import PlannedStep, spread, total_minutes
from fiche_tui.workshop.schedule import coming_steps, movable_steps, outlook
from fiche_tui.workshop.sheet import Step, StepKind
from fiche_tui.workshop.state import PlanChange
from tests.workshop import strategies
from tests.workshop.samples import START, Play


def ids(play: Play) -> list[str]:
    return [step.id for step in play.state.plan]


def a_break(step_id: str = "pause") -> Step:
    return Step(step_id, "Pause", StepKind.BREAK, {}, {}, optional=True)


def last_change(play: Play) -> PlanChange:
    return play.state.plan_changes[-1]


# The order of coming steps


def test_coming_steps_change_places_and_the_others_stay() -> None:
    play = Play.prepared().do(c.StartStep("accueil")).move(minutes=3)
    before = ids(play)
    play.record(f.StepsReordered(("relire", "accord")))
    assert ids(play) == [{"accord": "relire", "relire": "accord"}.get(step, step) for step in before]
    assert last_change(play) == PlanChange(START + timedelta(minutes=3), "StepsReordered", order=("relire", "accord"))
    assert total_minutes(play.state.plan) == 90
    play.undo()
    assert ids(play) == before


def test_what_began_or_passed_keeps_its_place() -> None:
    play = Play.prepared().do(c.StartStep("accueil"), c.StartStep("devoiler"))
    assert [step.id for step in movable_steps(play.state)] == ["vote", "porter", "accord", "relire", "marge"]
    for order in (("accueil", "vote"), ("devoiler", "vote"), ("evaluer", "vote")):
        assert play.refused(f.StepsReordered(order)).code == "step-begun"
    assert play.refused(f.StepsReordered(("vote", "zz"))).code == "unknown-step"
    assert play.refused(f.StepsReordered(("vote", "vote"))).code == "unknown-step"


def test_going_back_does_not_free_what_was_begun() -> None:
    play = Play.prepared().do(c.StartStep("accueil"), c.StartStep("devoiler"), c.StartStep("accueil"))
    assert play.refused(f.StepsReordered(("ajuster", "devoiler"))).code == "step-begun"


def test_a_step_that_moves_to_the_other_meeting_is_part_of_it() -> None:
    play = Play.prepared(preset="deux")
    play.record(f.StepsReordered(("devoiler", "evaluer")))
    assert [(step.id, step.sitting) for step in play.state.plan][2:4] == [("devoiler", 1), ("evaluer", 2)]


@given(st.lists(st.sampled_from([*strategies.STEPS, "porter", "accord"]), max_size=8))
def test_no_order_loses_or_doubles_a_step(order: list[str]) -> None:
    play = Play.prepared()
    before = play.state.plan
    play.append((f.StepsReordered(tuple(order)),))
    assert sorted(step.id for step in play.state.plan) == sorted(step.id for step in before)
    named = [step for step in dict.fromkeys(order) if step in {one.id for one in before}]
    assert [step for step in ids(play) if step in named] == named


# A surplus


@given(strategies.coming_steps(), st.integers(0, 90))
def test_a_surplus_is_spread_in_whole_minutes_within_the_rules(coming: tuple[PlannedStep, ...], surplus: int) -> None:
    result = spread(coming, surplus)
    assert list(result.minutes) == [step.id for step in coming if not step.dropped]
    given_to = {step.id: result.minutes[step.id] - step.minutes for step in coming if not step.dropped}
    assert sum(given_to.values()) + result.missing == surplus
    assert all(isinstance(more, int) and more >= 0 for more in given_to.values())
    takers = [step for step in coming if not (step.dropped or step.protected or step.margin)]
    takers = [step for step in takers if step.kind is not StepKind.BREAK]
    assert {step_id for step_id, more in given_to.items() if more} <= {step.id for step in takers}
    assert (result.missing == 0) is (bool(takers) or not surplus)
    planned = sum(step.planned for step in takers)
    assume(planned)
    for step in takers:
        # The share of each is proportional; whole minutes move it by less than one.
        assert abs(given_to[step.id] - surplus * step.planned / planned) < 1


def test_a_surplus_follows_what_was_prepared_rather_than_what_was_cut() -> None:
    coming = tuple(
        PlannedStep(step_id, step_id, StepKind.PLENARY, planned, minutes, 0)
        for step_id, planned, minutes in (("a", 20, 5), ("b", 10, 10))
    )
    assert spread(coming, 9).minutes == {"a": 11, "b": 13}


def test_a_surplus_that_was_spread_ends_the_meeting_on_time() -> None:
    play = Play.prepared().do(c.StartStep("accueil")).move(minutes=1).do(c.StartStep("ajuster")).move(minutes=5)
    play.do(c.StartStep("devoiler"))
    view = outlook(play.state, play.at)
    assert view is not None
    surplus = round(-view.behind / 60)
    assert surplus == 30
    play.record(f.PlanCaughtUp(spread(coming_steps(play.state), surplus).minutes))
    again = outlook(play.state, play.at)
    assert again is not None
    assert again.behind == 0
    protected = {"vote": 6, "accord": 7, "relire": 7}
    assert {step.id: step.minutes for step in play.state.plan if step.id in protected} == protected


# What is remembered of each change


def test_before_the_start_the_plan_is_being_made_and_nothing_changed() -> None:
    play = Play.prepared().record(
        f.StepInserted(a_break(), 10, "vote"),
        f.PlanCaughtUp({"porter": 12}, ("pause",)),
        f.StepsReordered(("accord", "porter")),
        f.StepPlanned("accord", 9, protected=True, dropped=False),
    )
    assert play.state.plan_changes == ()
    carry = play.state.planned_step("porter")
    assert carry is not None
    assert (carry.planned, carry.minutes) == (12, 12)


def test_accepting_a_plan_remembers_which_steps_it_dropped() -> None:
    play = Play.prepared(preset="120").do(c.StartStep("accueil")).move(minutes=12)
    play.record(f.PlanCaughtUp({"ajuster": 12, "contexte": 7}, ("contexte",)))
    assert last_change(play) == PlanChange(
        START + timedelta(minutes=12), "PlanCaughtUp", value=-3, dropped=("contexte",), given=(("ajuster", -3),)
    )


def test_leaving_a_step_aside_and_keeping_it_are_remembered() -> None:
    play = Play.prepared(preset="120").do(c.StartStep("accueil"))
    play.record(f.StepPlanned("contexte", 7, protected=False, dropped=True))
    assert (last_change(play).dropped, last_change(play).value) == (("contexte",), 0)
    play.record(f.StepPlanned("contexte", 7, protected=False, dropped=False))
    assert last_change(play).kept == ("contexte",)
    play.record(f.StepPlanned("contexte", 9, protected=True, dropped=False))
    assert (last_change(play).value, last_change(play).dropped, last_change(play).kept) == (2, (), ())


@pytest.mark.parametrize("deficit", [1, 8, 60])
def test_a_break_that_was_inserted_is_kept_or_dropped_and_never_squeezed(deficit: int) -> None:
    from fiche_tui.workshop.agenda import catch_up

    play = Play.prepared().do(c.StartStep("accueil")).record(f.StepInserted(a_break(), 10, "vote"))
    result = catch_up(coming_steps(play.state), deficit)
    assert result.minutes["pause"] == 10
    coming = tuple(replace(step, dropped=step.id == "pause") for step in coming_steps(play.state))
    assert "pause" not in catch_up(coming, deficit).minutes
