"""Time: countdown, pause, plan, ahead or behind, catch-up."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fiche_tui.workshop import commands as c
from fiche_tui.workshop import facts as f
from fiche_tui.workshop.agenda import (
    CatchUp,
    Phase,
    PlannedStep,
    Run,
    catch_up,
    countdown,
    ended,
    parts_within,
    paused,
    plan_of,
    resumed,
    seconds_for,
    total_minutes,
)
from fiche_tui.workshop.history import history_of
from fiche_tui.workshop.schedule import coming_steps, late_start, outlook, promised_end
from fiche_tui.workshop.sheet import Part, Step, StepKind
from fiche_tui.workshop.state import voters_present
from fiche_tui.workshop.values import Presence
from tests.workshop import strategies
from tests.workshop.samples import START, Play, created, people, small_sheet


def run_of(minutes: float) -> Run:
    return Run("step", START, round(minutes * 60), sitting=1)


def after(seconds: float) -> datetime:
    return START + timedelta(seconds=seconds)


def left(play: Play) -> float:
    assert play.state.run is not None
    return play.state.run.left(play.at)


@pytest.mark.parametrize(
    ("minutes", "seconds_left", "phase"),
    [
        (10, 121, Phase.RUNNING),
        (10, 120, Phase.SOON),
        (10, 61, Phase.SOON),
        (10, 60, Phase.LAST),
        (10, 0, Phase.LAST),
        (10, -0.5, Phase.OVER),
        # 20 % of an hour would be twelve minutes: « bientôt » lasts five at most.
        (60, 301, Phase.RUNNING),
        (60, 300, Phase.SOON),
        # 20 % of three minutes would be 36 seconds: it is one minute at least, which is the last one.
        (3, 61, Phase.RUNNING),
        (3, 60, Phase.LAST),
        (25, 300, Phase.SOON),
        (25, 301, Phase.RUNNING),
        (1, 60, Phase.LAST),
    ],
)
def test_the_phase_changes_at_its_threshold(minutes: int, seconds_left: float, phase: Phase) -> None:
    run = run_of(minutes)
    assert countdown(run, after(minutes * 60 - seconds_left)).phase is phase


@given(st.integers(0, 120), st.floats(0, 10_000), st.floats(0, 10_000))
def test_time_never_goes_back_to_an_earlier_phase(minutes: int, one: float, other: float) -> None:
    order = list(Phase)
    first, second = sorted((one, other))
    run = run_of(minutes)
    assert order.index(countdown(run, after(first)).phase) <= order.index(countdown(run, after(second)).phase)


@given(st.integers(-300, 7200), st.floats(-100, 10_000))
def test_the_share_left_stays_between_nothing_and_all(seconds: int, passed: float) -> None:
    share = countdown(Run("step", START, seconds, 1), after(passed)).share
    assert 0 <= share <= 1


def test_a_clock_shows_what_is_left_and_when_the_step_ends() -> None:
    shown = countdown(run_of(10), after(240))
    assert (shown.left, shown.share, shown.paused) == (360, 0.6, False)
    assert shown.ends_at == after(600)


def test_overtime_counts_on_and_ends_in_the_past() -> None:
    shown = countdown(run_of(10), after(730))
    assert (shown.left, shown.share, shown.phase) == (-130, 0, Phase.OVER)
    assert shown.ends_at == after(600)


def test_a_pause_stops_the_clock_and_moves_the_deadline() -> None:
    stopped = paused(run_of(10), after(60))
    assert countdown(stopped, after(160)).left == 540
    assert countdown(stopped, after(160)).paused
    assert countdown(stopped, after(160)).ends_at == after(700)
    going = resumed(stopped, after(160))
    assert countdown(going, after(160)).left == 540
    assert countdown(going, after(260)).left == 440
    assert going.lasted(after(260)) == 260
    assert going.spent(after(260)) == 160


def test_pausing_twice_and_resuming_twice_change_nothing() -> None:
    run = run_of(10)
    stopped = paused(run, after(60))
    assert paused(stopped, after(90)) == stopped
    assert resumed(run, after(60)) == run
    assert ended(ended(run, after(60)), after(90)) == ended(run, after(60))


def test_a_step_that_ends_in_a_pause_counts_the_time_before_it() -> None:
    closed = ended(paused(run_of(10), after(60)), after(300))
    assert (closed.spent(after(9999)), closed.lasted(after(9999))) == (60, 300)


@given(st.lists(st.floats(0, 600), max_size=6))
def test_pauses_add_up(gaps: list[float]) -> None:
    run, moment, counted = run_of(10), 0.0, 0.0
    for place, gap in enumerate(gaps):
        moment += gap
        counted += gap if place % 2 == 0 else 0
        run = paused(run, after(moment)) if place % 2 == 0 else resumed(run, after(moment))
    # A timedelta keeps microseconds.
    assert run.spent(after(moment)) == pytest.approx(counted, abs=1e-4)


def test_two_readers_of_one_run_agree_and_a_restart_is_right_at_once() -> None:
    play = Play.prepared().do(c.StartStep("accueil")).move(minutes=2).do(c.TogglePause()).move(minutes=30)
    again = history_of(play.history.entries).state.run
    assert again is not None
    assert again == play.state.run
    assert again.left(play.at) == 240


def test_toggling_the_pause_stops_and_goes_on() -> None:
    play = Play.prepared().do(c.StartStep("accueil"))
    assert play.decide(c.TogglePause()) == (f.Paused(),)
    play.do(c.TogglePause())
    assert play.decide(c.TogglePause()) == (f.Resumed(),)


def test_without_a_running_step_the_clock_takes_no_orders() -> None:
    play = Play.prepared()
    for command in (c.TogglePause(), f.MinutesAdded(1), f.SittingSuspended()):
        assert play.refused(command).code == "not-running"


def test_minutes_added_move_the_deadline_and_are_logged() -> None:
    play = Play.prepared().do(c.StartStep("accueil")).move(minutes=5).record(f.MinutesAdded(2))
    assert left(play) == 180
    step = play.state.planned_step("accueil")
    assert step is not None
    assert (step.planned, step.minutes) == (6, 8)
    change = play.state.plan_changes[-1]
    assert (change.what, change.step, change.value, change.at) == ("MinutesAdded", "accueil", 2, play.at)
    play.record(f.MinutesAdded(-4))
    assert left(play) == -60


def test_a_plan_never_holds_fewer_minutes_than_none() -> None:
    play = Play.prepared().do(c.StartStep("accueil"))
    assert play.refused(f.MinutesAdded(-7)).code == "minutes-out-of-range"
    assert play.refused(f.MinutesAdded(595)).code == "minutes-out-of-range"
    play.record(f.MinutesAdded(-6))
    assert left(play) == 0
    assert play.refused(f.MinutesAdded(-1)).values == {"minutes": -1}
    # A minute given back is a minute: the plan and the clock never part.
    play.record(f.MinutesAdded(1))
    step = play.state.planned_step("accueil")
    assert step is not None
    assert (step.minutes, left(play)) == (1, 60)


def test_a_journal_that_took_more_minutes_than_there_were_still_opens() -> None:
    play = Play.prepared().do(c.StartStep("accueil")).append((f.MinutesAdded(-9),))
    step = play.state.planned_step("accueil")
    assert step is not None
    assert (step.minutes, left(play)) == (0, -180)


@pytest.mark.parametrize(
    ("fact", "code"),
    [
        (f.PlanCaughtUp({"ajuster": -1}), "minutes-out-of-range"),
        (f.PlanCaughtUp({"ajuster": 601}), "minutes-out-of-range"),
        (f.PlanCaughtUp({"zz": 5}), "unknown-step"),
        (f.PlanCaughtUp({}, ("zz",)), "unknown-step"),
    ],
)
def test_a_plan_that_no_agenda_could_hold_is_refused(fact: f.PlanCaughtUp, code: str) -> None:
    assert Play.prepared().refused(fact).code == code


def test_nothing_happens_by_itself_when_the_time_is_over() -> None:
    play = Play.prepared().do(c.StartStep("accueil"))
    before = play.state
    play.move(minutes=500)
    assert play.state == before
    assert left(play) == 360 - 500 * 60


def test_starting_the_next_step_ends_the_one_before() -> None:
    play = Play.prepared().do(c.StartStep("accueil")).move(minutes=4).do(c.StartStep("ajuster"))
    first, second = play.state.runs
    assert (first.ended_at, second.step, second.seconds) == (play.at, "ajuster", 720)
    assert play.state.step is not None
    assert play.state.step.id == "ajuster"


def test_a_step_entered_again_has_what_it_had_left() -> None:
    play = Play.prepared().do(c.StartStep("accueil")).move(minutes=4).do(c.StartStep("ajuster")).move(minutes=3)
    play.do(c.StartStep("accueil"))
    assert left(play) == 120
    play.move(minutes=3).do(c.StartStep("ajuster"))
    assert left(play) == 9 * 60
    play.do(c.StartStep("accueil"))
    assert left(play) == -60


def test_a_pause_is_not_taken_from_what_a_step_has_left() -> None:
    play = Play.prepared().do(c.StartStep("accueil")).move(minutes=1).do(c.TogglePause()).move(minutes=20)
    play.do(c.StartStep("ajuster"), c.StartStep("accueil"))
    assert left(play) == 300


def test_a_dropped_step_that_is_entered_all_the_same_is_part_of_the_meeting() -> None:
    play = Play.prepared().record(f.StepPlanned("vote", 6, protected=True, dropped=True)).do(c.StartStep("vote"))
    step = play.state.planned_step("vote")
    assert step is not None
    assert not step.dropped


def test_one_cannot_start_an_unknown_step_or_the_running_one() -> None:
    play = Play.prepared().do(c.StartStep("accueil"))
    assert play.refused(c.StartStep("zz")).values == {"step": "zz"}
    assert play.refused(c.StartStep("contexte")).code == "unknown-step"
    assert play.refused(c.StartStep("accueil")).code == "already-there"
    assert play.refused(c.StartStep("evaluer")).code == "list-not-settled"


@pytest.mark.parametrize(("preset", "total", "count"), [("120", 120, 11), ("90", 90, 10), ("45", 45, 9)])
def test_a_preset_holds_its_steps_and_its_minutes(preset: str, total: int, count: int) -> None:
    plan = Play.prepared(preset=preset).state.plan
    assert (total_minutes(plan), len(plan)) == (total, count)


def test_a_sheet_without_that_preset_or_that_scale_says_which() -> None:
    assert small_sheet().preset("45").minutes == 45
    with pytest.raises(KeyError, match="60"):
        small_sheet().preset("60")
    assert small_sheet().scale("wanted").title == "Souhaité"
    with pytest.raises(KeyError, match="effort"):
        small_sheet().scale("effort")


def test_the_preset_of_two_meetings_divides_the_agenda() -> None:
    sheet = small_sheet()
    plan = plan_of(sheet, sheet.preset("deux"))
    assert [(step.id, step.sitting) for step in plan][:4] == [
        ("accueil", 1),
        ("ajuster", 1),
        ("evaluer", 1),
        ("devoiler", 2),
    ]


def test_choosing_another_preset_starts_the_plan_afresh_before_the_start() -> None:
    play = Play.prepared().record(f.StepPlanned("vote", 9, protected=True, dropped=False), f.PresetChosen("45"))
    assert total_minutes(play.state.plan) == 45
    assert (play.state.retain, play.state.method.instrument.value) == (3, "check")
    refusal = play.refused(f.PresetChosen("60"))
    assert (refusal.code, refusal.values) == ("unknown-preset", {"preset": "60", "known": "120, 90, 45, deux"})
    play.do(c.StartStep("accueil"))
    assert play.refused(f.PresetChosen("90")).code == "already-started"


def test_planning_before_the_start_changes_the_promise_and_after_it_only_what_remains() -> None:
    play = Play.prepared().record(f.StepPlanned("porter", 9, protected=False, dropped=False))
    step = play.state.planned_step("porter")
    assert step is not None
    assert (step.planned, step.minutes, step.minimum) == (9, 9, 9)
    assert list(play.state.plan_changes) == []
    play.do(c.StartStep("accueil")).record(f.StepPlanned("porter", 12, protected=True, dropped=False))
    step = play.state.planned_step("porter")
    assert step is not None
    assert (step.planned, step.minutes, step.protected) == (9, 12, True)
    assert [change.what for change in play.state.plan_changes] == ["StepPlanned"]


@pytest.mark.parametrize("minutes", [-1, 601])
def test_a_step_lasts_from_nothing_to_ten_hours(minutes: int) -> None:
    play = Play.prepared()
    assert play.refused(f.StepPlanned("vote", minutes, protected=False, dropped=False)).code == "minutes-out-of-range"
    assert play.refused(f.StepInserted(a_break(), minutes)).code == "minutes-out-of-range"


def test_an_unknown_step_cannot_be_planned() -> None:
    assert Play.prepared().refused(f.StepPlanned("zz", 5, protected=False, dropped=False)).code == "unknown-step"


def a_break(step_id: str = "pause") -> Step:
    return Step(step_id, "Pause", StepKind.BREAK, {}, {})


def test_a_break_is_inserted_before_a_step_or_at_the_end() -> None:
    play = Play.prepared().record(f.StepInserted(a_break(), 10, "vote"), f.StepInserted(a_break("fin"), 5))
    ids = [step.id for step in play.state.plan]
    assert ids[ids.index("vote") - 1] == "pause"
    assert ids[-1] == "fin"
    assert total_minutes(play.state.plan) == 105


def test_a_step_is_inserted_once_and_before_a_step_that_exists() -> None:
    play = Play.prepared().record(f.StepInserted(a_break(), 10, "vote"))
    assert play.refused(f.StepInserted(a_break(), 5)).code == "exists-already"
    assert play.refused(f.StepInserted(a_break("autre"), 5, "zz")).code == "unknown-step"


def test_a_step_inserted_during_the_meeting_does_not_move_the_promise() -> None:
    play = Play.prepared(preset="deux").do(c.StartStep("accueil"))
    before = promised_end(play.state)
    play.record(f.StepInserted(a_break(), 10, "ajuster"))
    step = play.state.planned_step("pause")
    assert step is not None
    assert (step.planned, step.minutes, step.sitting) == (0, 10, 1)
    assert promised_end(play.state) == before
    view = outlook(play.state, play.at)
    assert view is not None
    assert view.behind == 600


def test_the_end_is_promised_from_the_announced_hour() -> None:
    play = Play.prepared().move(minutes=8).do(c.StartStep("accueil"))
    assert promised_end(play.state) == datetime(2026, 11, 23, 20, 0, tzinfo=UTC)
    view = outlook(play.state, play.at)
    assert view is not None
    assert view.behind == 480


@pytest.mark.parametrize(("late", "counts"), [(60, True), (61, False), (-60, True), (-61, False)])
def test_a_rehearsal_at_another_hour_has_a_promise_of_its_own(late: int, counts: bool) -> None:
    play = Play.prepared().move(minutes=late).do(c.StartStep("accueil"))
    start = START if counts else play.at
    assert promised_end(play.state) == start + timedelta(minutes=90)


def test_without_an_announced_hour_the_real_start_counts() -> None:
    play = Play().record(created(date=None, start=None)).move(minutes=8).do(c.StartStep("accueil"))
    assert promised_end(play.state) == play.at + timedelta(minutes=90)


def test_the_announced_hour_is_one_of_the_workshop_s_zone() -> None:
    play = Play().record(created(date=date(2026, 7, 2), start=time(13, 30)))
    play.clock.moment = datetime(2026, 7, 2, 17, 30, tzinfo=UTC)
    play.do(c.StartStep("accueil"))
    assert promised_end(play.state) == datetime(2026, 7, 2, 19, 0, tzinfo=UTC)


def test_a_meeting_is_late_by_the_whole_minutes_after_its_hour() -> None:
    play = Play.prepared().move(minutes=12, seconds=59)
    assert late_start(play.state) == 0
    play.do(c.StartStep("accueil"))
    assert late_start(play.state) == 12
    assert late_start(Play.prepared().move(minutes=-5).do(c.StartStep("accueil")).state) == 0


def test_before_the_start_nothing_is_promised() -> None:
    play = Play.prepared()
    assert promised_end(play.state) is None
    assert outlook(play.state, play.at) is None


def behind(play: Play) -> float:
    view = outlook(play.state, play.at)
    assert view is not None
    return view.behind


def test_on_time_ahead_and_behind() -> None:
    play = Play.prepared().do(c.StartStep("accueil"))
    assert behind(play) == 0
    play.move(minutes=6)
    assert behind(play) == 0
    play.move(seconds=90)
    assert behind(play) == 90
    play.do(c.StartStep("ajuster")).move(minutes=2).do(c.StartStep("devoiler"))
    # Ten minutes of adjusting, assessing (10) and counting (8) were jumped.
    assert behind(play) == 90 - 60 * (10 + 10 + 8)


def test_a_pause_puts_the_meeting_behind() -> None:
    play = Play.prepared().do(c.StartStep("accueil"), c.TogglePause()).move(minutes=7)
    assert behind(play) == 420


def test_going_back_a_step_does_not_count_twice_what_was_spent() -> None:
    play = Play.prepared().do(c.StartStep("accueil")).move(minutes=6).do(c.StartStep("ajuster")).move(minutes=10)
    assert behind(play) == 0
    play.do(c.StartStep("accueil"))
    assert behind(play) == 0
    play.do(c.StartStep("ajuster"))
    assert (behind(play), left(play)) == (0, 120)


def test_the_second_meeting_has_its_own_promise_and_its_own_steps() -> None:
    play = Play.prepared(preset="deux").do(c.StartStep("accueil"))
    assert promised_end(play.state) == START + timedelta(minutes=38)
    assert [step.id for step in coming_steps(play.state)] == ["ajuster", "evaluer"]
    play.move(minutes=38).record(f.SittingSuspended())
    assert play.state.suspended
    assert play.state.run is None
    play.move(minutes=7 * 24 * 60)
    assert play.decide(c.StartStep("devoiler")) == (f.SittingResumed(), f.StepStarted("devoiler", 900))
    play.do(c.StartStep("devoiler"))
    assert not play.state.suspended
    assert [sitting.number for sitting in play.state.sittings] == [1, 2]
    assert promised_end(play.state) == play.at + timedelta(minutes=52)
    assert [step.id for step in coming_steps(play.state)] == ["vote", "porter", "accord", "relire"]


def test_the_end_is_put_off_by_whole_minutes_while_the_meeting_goes_on() -> None:
    play = Play.prepared()
    assert play.refused(f.EndPutOff(12)).code == "not-running"
    play.do(c.StartStep("accueil"))
    before = promised_end(play.state)
    assert before is not None
    for minutes in (0, -1, 601):
        assert play.refused(f.EndPutOff(minutes)).code == "minutes-out-of-range"
    play.record(f.EndPutOff(12)).record(f.EndPutOff(3))
    assert promised_end(play.state) == before + timedelta(minutes=15)
    assert behind(play) == -15 * 60
    assert [(one.what, one.value) for one in play.state.plan_changes] == [("EndPutOff", 12), ("EndPutOff", 3)]
    play.undo()
    assert promised_end(play.state) == before + timedelta(minutes=12)


def test_a_meeting_that_is_suspended_in_any_preset_goes_on_with_what_is_left_of_its_agenda() -> None:
    play = Play.prepared().do(c.StartStep("accueil")).move(minutes=6).do(c.StartStep("ajuster")).move(minutes=4)
    total = total_minutes(play.state.plan)
    play.record(f.SittingSuspended()).move(minutes=7 * 24 * 60).do(c.StartStep("ajuster"))
    assert promised_end(play.state) == play.at + timedelta(minutes=total - 10)
    assert behind(play) == 0


def test_each_meeting_has_its_own_presences() -> None:
    play = (
        Play.prepared(preset="deux").record(f.PeopleAdded(people(3))).record(f.PresenceMarked("p3", Presence.EXCUSED))
    )
    play.do(c.StartStep("accueil")).move(minutes=20).record(f.PresenceMarked("p2", Presence.LEFT))
    play.move(minutes=18).record(f.SittingSuspended())
    first = play.state.people
    # Between the two, what is marked is about the meeting that comes, and nobody is late.
    play.move(minutes=7 * 24 * 60).record(f.PresenceMarked("p3", Presence.PRESENT))
    assert voters_present(play.state) == 2
    play.do(c.StartStep("devoiler"))
    assert play.state.people_of(1) == first
    assert [person.presence for person in first] == [Presence.PRESENT, Presence.LEFT, Presence.EXCUSED]
    assert [(one.presence, one.arrived_at, one.left_at) for one in play.state.people_of(2)] == [
        (Presence.PRESENT, None, None)
    ] * 3
    play.move(minutes=5).record(f.PersonCorrected("p2", "Béa", "CLSC", votes=False))
    assert [(one.people_of(1)[1].name, one.people_of(1)[1].votes) for one in (play.state,)] == [("Béa", True)]
    assert play.state.people_of(2) == play.state.people


def test_a_roster_that_was_empty_at_the_first_meeting_stays_so() -> None:
    play = Play.prepared(preset="deux").do(c.StartStep("accueil")).record(f.SittingSuspended())
    play.record(f.PeopleAdded(people(2)))
    assert play.state.people_of(1) == ()
    assert len(play.state.people_of(2)) == 2


@given(st.lists(st.integers(0, 9), max_size=4), st.integers(0, 40))
def test_the_parts_of_a_step_fill_its_minutes_exactly(minutes: list[int], whole: int) -> None:
    parts = tuple(Part(f"partie {place}", size) for place, size in enumerate(minutes))
    fitted = parts_within(parts, whole)
    assert [part.title for part in fitted] == [part.title for part in parts]
    assert sum(part.minutes for part in fitted) == (whole if parts else 0)
    assert all(0 <= part.minutes <= before.minutes for part, before in zip(fitted[:-1], parts, strict=False))


def test_undoing_the_suspension_goes_on_with_the_step() -> None:
    play = Play.prepared(preset="deux").do(c.StartStep("accueil")).move(minutes=2).record(f.SittingSuspended())
    play.move(minutes=1).undo()
    assert not play.state.suspended
    assert left(play) == 180


def found(coming: tuple[PlannedStep, ...], result: CatchUp) -> int:
    return total_minutes(coming) - sum(result.minutes.values())


@settings(max_examples=300)
@given(strategies.coming_steps(), st.integers(1, 90))
def test_catching_up_finds_whole_minutes_within_the_rules(coming: tuple[PlannedStep, ...], deficit: int) -> None:
    result = catch_up(coming, deficit)
    assert list(result.minutes) == [step.id for step in coming if not step.dropped]
    assert found(coming, result) + result.missing == deficit
    assert result.missing >= 0
    cuts = {step.id: step.minutes - result.minutes[step.id] for step in coming if not step.dropped}
    for step in coming:
        if step.dropped:
            continue
        assert isinstance(result.minutes[step.id], int)
        assert result.minutes[step.id] >= step.minimum
        assert cuts[step.id] >= 0
        if (step.protected or step.kind is StepKind.BREAK) and not step.margin:
            assert cuts[step.id] == 0
    cut_elsewhere = sum(cut for step_id, cut in cuts.items() if step_id != "margin")
    assert cut_elsewhere == 0 or result.minutes.get("margin", 0) == 0
    room = {
        step.id: step.minutes - step.minimum
        for step in coming
        if not (step.dropped or step.protected or step.margin) and step.kind is not StepKind.BREAK
    }
    for step_id, size in room.items():
        # The share of each is proportional; whole minutes move it by less than one.
        assert abs(cuts[step_id] - cut_elsewhere * size / max(1, sum(room.values()))) < 1
    if result.missing:
        assert all(cuts[step_id] == size for step_id, size in room.items())


@given(strategies.coming_steps(), st.integers(1, 90))
def test_steps_are_offered_to_drop_only_when_minutes_are_missing(coming: tuple[PlannedStep, ...], deficit: int) -> None:
    result = catch_up(coming, deficit)
    offered = dict(result.droppable)
    expected = {
        step.id: result.minutes[step.id]
        for step in coming
        if (step.optional or step.kind is StepKind.BREAK)
        and not (step.dropped or step.protected)
        and result.minutes[step.id] > 0
    }
    assert offered == (expected if result.missing else {})


@given(strategies.coming_steps(), st.integers(0, 60))
def test_a_surplus_goes_to_the_margin_alone(coming: tuple[PlannedStep, ...], surplus: int) -> None:
    result = catch_up(coming, -surplus)
    changed = {
        step.id: result.minutes[step.id] - step.minutes
        for step in coming
        if not step.dropped and result.minutes[step.id] != step.minutes
    }
    has_margin = any(step.margin for step in coming)
    assert changed == ({"margin": surplus} if has_margin and surplus else {})
    assert (result.missing, result.droppable) == (0, ())


def step_of(
    step_id: str, minutes: int, minimum: int, *, protected: bool = False, optional: bool = False
) -> PlannedStep:
    kind = StepKind.PLENARY
    return PlannedStep(step_id, step_id, kind, minutes, minutes, minimum, protected=protected, optional=optional)


def test_equal_remainders_go_to_the_earlier_step() -> None:
    coming = (step_of("a", 10, 5), step_of("b", 10, 5), step_of("c", 10, 5))
    assert catch_up(coming, 4).minutes == {"a": 8, "b": 9, "c": 9}


def test_what_cannot_be_found_is_told_with_what_could_be_dropped() -> None:
    coming = (step_of("a", 10, 5), step_of("context", 7, 5, optional=True), step_of("vote", 6, 4, protected=True))
    assert catch_up(coming, 9) == CatchUp({"a": 5, "context": 5, "vote": 6}, 2, (("context", 5),))


def test_a_break_may_always_be_dropped_and_what_was_protected_never() -> None:
    pause = replace(step_of("pause", 10, 0), kind=StepKind.BREAK)
    kept = step_of("contexte", 7, 7, protected=True, optional=True)
    assert catch_up((pause, kept), 5).droppable == (("pause", 10),)


def test_a_break_is_never_squeezed() -> None:
    coming = (replace(step_of("pause", 10, 0, optional=True), kind=StepKind.BREAK), step_of("a", 10, 9))
    assert catch_up(coming, 5) == CatchUp({"pause": 10, "a": 9}, 4, (("pause", 10),))


def test_fourteen_people_eight_minutes_late_at_the_fifth_step_of_ninety_minutes() -> None:
    play = Play.prepared().record(f.PeopleAdded(people(14)), f.ListSettled())
    for step, minutes in (("accueil", 6), ("ajuster", 12), ("evaluer", 10), ("depouiller", 16)):
        play.do(c.StartStep(step)).move(minutes=minutes)
    play.do(c.StartStep("devoiler"))
    assert [step.id for step in play.state.plan].index("devoiler") + 1 == 5
    assert behind(play) == 8 * 60
    coming = coming_steps(play.state)
    result = catch_up(coming, 8)
    # The margin gives its 5 minutes; of what comes, only « Qui porte » (17, at least 10) may still give.
    assert result.minutes == {"vote": 6, "porter": 14, "accord": 7, "relire": 7, "marge": 0}
    assert (result.missing, result.droppable) == (0, ())
    play.record(f.PlanCaughtUp(result.minutes))
    assert behind(play) == 0
    change = play.state.plan_changes[-1]
    assert (change.what, change.value) == ("PlanCaughtUp", -8)
    assert sum(step.planned for step in play.state.plan) == 90


def test_before_the_fifth_step_its_own_minutes_share_the_cut() -> None:
    play = Play.prepared().record(f.ListSettled())
    for step, minutes in (("accueil", 6), ("ajuster", 12), ("evaluer", 10), ("depouiller", 16)):
        play.do(c.StartStep(step)).move(minutes=minutes)
    result = catch_up(coming_steps(play.state), 8)
    # 3 minutes over 4 + 7 that may be cut: 1.09 and 1.91.
    assert (result.minutes["devoiler"], result.minutes["porter"], result.minutes["marge"]) == (11, 15, 0)


def test_accepting_a_plan_may_drop_a_step() -> None:
    play = Play.prepared(preset="120").do(c.StartStep("accueil"))
    play.record(f.PlanCaughtUp({"ajuster": 10}, ("contexte",)))
    step = play.state.planned_step("contexte")
    assert step is not None
    assert step.dropped
    assert total_minutes(play.state.plan) == 120 - 7 - 5
    assert "contexte" not in [one.id for one in coming_steps(play.state)]


@given(st.integers(0, 60), st.lists(st.integers(0, 900), max_size=4))
def test_the_time_given_to_a_step_is_its_minutes_less_what_it_spent(minutes: int, spent: list[int]) -> None:
    step = step_of("a", minutes, 0)
    runs = [
        Run("a", after(10_000 * place), 60, 1, ended_at=after(10_000 * place + seconds))
        for place, seconds in enumerate(spent)
    ]
    other = Run("b", START, 60, 1, ended_at=after(500))
    assert seconds_for(step, [*runs, other], after(90_000)) == minutes * 60 - sum(spent)
