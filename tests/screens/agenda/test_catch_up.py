"""Late? One key on any step shows the plan, one accepts it, and Escape leaves everything as it is."""

from datetime import timedelta
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Static

from fiche_tui.screens.agenda.catch_up_dialog import CatchUpPreview
from fiche_tui.screens.kit.dialog import Dialog
from fiche_tui.screens.kit.lines import KeyLine, fitting
from fiche_tui.session.session import Session
from fiche_tui.workshop import commands as c
from fiche_tui.workshop import facts as f
from fiche_tui.workshop.agenda import PlannedStep
from fiche_tui.workshop.catching_up import Need, fact_of, missing_after, need_of
from fiche_tui.workshop.schedule import coming_steps, outlook
from fiche_tui.workshop.sheet import StepKind
from fiche_tui.workshop.state import voters_present
from fiche_tui.workshop.values import Person
from tests.screens.meeting.test_workshop import running, said, screen_of
from tests.screens.prepared import SIZES, drawn, press
from tests.stage import Stage
from tests.workshop.samples import Play


def late_at_the_fifth_step(folder: Path, preset: str) -> Stage:
    """14 people who enter the fifth step eight minutes after its hour."""
    stage = Stage(folder, preset=preset)
    stage.do(c.Record(f.PeopleAdded((Person("p13", "Marc Roy"), Person("p14", "Nora Gill")))))
    plan = [one for one in stage.session.state.plan if not one.dropped]
    for place, one in enumerate(plan[:4]):
        if one.kind is StepKind.ASSESS:
            stage.do(c.Record(f.ListSettled()))
        stage.do(c.StartStep(one.id))
        stage.clock.move(minutes=one.minutes + (8 if place == 3 else 0))
    stage.do(c.StartStep(plan[4].id))
    assert voters_present(stage.session.state) == 14
    return stage


def behind(session: Session) -> float:
    found = outlook(session.state, session.clock.now())
    assert found is not None
    return found.behind


def plan(stage: Stage) -> dict[str, PlannedStep]:
    return {one.id: one for one in stage.session.state.plan}


def last_row(pilot: Pilot[None]) -> str:
    line = screen_of(pilot).query_one(KeyLine)
    return str(line.render()).replace("\u00a0", " ")


@pytest.mark.parametrize("size", SIZES)
async def test_one_key_shows_the_plan_of_ninety_minutes_and_one_accepts_it(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    stage = late_at_the_fifth_step(tmp_path, "90")
    before = plan(stage)
    async with running(stage, size) as pilot:
        assert "▲ En retard de 8 min" in screen_of(pilot).top.right or "▲ retard 8 min" in screen_of(pilot).top.right
        assert "l à l’heure" in last_row(pilot)
        await press(pilot, "l")
        shown = drawn(pilot)
        assert "Il faut trouver 8 minutes." in shown
        assert "✓ Avec ce plan, la rencontre finit à l’heure." in shown
        assert plan(stage) == before
        await press(pilot, "enter")
        assert said(pilot) == "Le déroulement est rattrapé."
        assert "l à l’heure" not in last_row(pilot)
        assert "retard" not in screen_of(pilot).top.right
    assert behind(stage.session) == 0
    after = plan(stage)
    assert list(after) == list(before)
    assert after["marge"].minutes == 0
    for step_id, one in after.items():
        assert one.minutes >= one.minimum
        if one.protected:
            assert one.minutes == before[step_id].minutes
    assert sum(one.minutes for one in after.values()) == 90 - 8
    change = stage.session.state.plan_changes[-1]
    assert (change.what, change.value, change.at) == ("PlanCaughtUp", -8, stage.clock.now())


async def test_escape_leaves_everything_as_it_is(tmp_path: Path) -> None:
    stage = late_at_the_fifth_step(tmp_path, "90")
    before, head = stage.session.state, stage.session.history.head
    async with running(stage) as pilot:
        await press(pilot, "l", "escape")
        assert not isinstance(pilot.app.screen, Dialog)
        assert "l à l’heure" in last_row(pilot)
    assert (stage.session.state, stage.session.history.head) == (before, head)


async def test_of_forty_five_minutes_what_cannot_be_caught_up_is_said_with_the_hour(tmp_path: Path) -> None:
    stage = late_at_the_fifth_step(tmp_path, "45")
    # The margin gives 3 minutes and « Qui porte » 2: the rest is protected, or at its minimum.
    async with running(stage) as pilot:
        await press(pilot, "l")
        outcome = str(pilot.app.screen.query_one("#outcome", Static).content)
        assert outcome == "▲ Il manquerait encore 3 minutes à la fin.\nLa rencontre finirait à 14\u00a0h 18."
        assert "Il faut trouver 8 minutes." in drawn(pilot)
        assert "Il manquerait encore 3 minutes à la fin." in drawn(pilot)
        await press(pilot, "enter")
        assert said(pilot) == "Rattrapé en partie\u00a0: il manque encore 3 minutes à la fin."
        assert "l à l’heure" in last_row(pilot)
    assert behind(stage.session) == 3 * 60
    assert {step.id: step.minutes for step in coming_steps(stage.session.state)} == {
        "porter": 7,
        "accord": 4,
        "relecture": 3,
        "marge": 0,
    }


@pytest.mark.parametrize("step_id", ["accueil", "contexte", "ajuster", "evaluer", "depouiller", "devoiler", "voter"])
async def test_the_key_and_its_place_are_the_same_on_every_step(tmp_path: Path, step_id: str) -> None:
    stage = Stage(tmp_path, preset="120").until(step_id)
    stage.clock.move(minutes=30)
    async with running(stage) as pilot:
        assert "l à l’heure   n suivante   ? aide" in last_row(pilot)
        assert "retard" in drawn(pilot)
        await press(pilot, "l")
        assert isinstance(pilot.app.screen, CatchUpPreview)


@pytest.mark.parametrize("step_id", ["devoiler", "porter", "accord", "relecture"])
async def test_the_key_is_there_once_results_are_shown(tmp_path: Path, step_id: str) -> None:
    stage = Stage(tmp_path, preset="120").until(step_id, revealed=True)
    stage.clock.move(minutes=60)
    async with running(stage) as pilot:
        assert "l à l’heure   n suivante   ? aide" in last_row(pilot)
        assert "▲" in screen_of(pilot).top.right
        await press(pilot, "l")
        assert isinstance(pilot.app.screen, CatchUpPreview)


async def test_the_row_of_keys_changes_at_the_minute_that_is_lost(tmp_path: Path) -> None:
    stage = Stage(tmp_path).until("accueil")
    async with running(stage) as pilot:
        stage.clock.move(minutes=4)
        screen_of(pilot)._tick()
        assert "l à l’heure" not in last_row(pilot)
        stage.clock.move(minutes=2)
        screen_of(pilot)._tick()
        assert "l à l’heure" in last_row(pilot)


async def test_the_plan_follows_the_time_while_the_group_talks_about_it(tmp_path: Path) -> None:
    stage = Stage(tmp_path).until("accueil")
    stage.clock.move(minutes=7)
    async with running(stage) as pilot:
        await press(pilot, "l")
        assert "Il faut trouver 2 minutes." in drawn(pilot)
        stage.clock.move(minutes=3)
        preview = pilot.app.screen
        assert isinstance(preview, CatchUpPreview)
        preview.look_again()
        await pilot.pause()
        assert "Il faut trouver 5 minutes." in drawn(pilot)
        await press(pilot, "enter")
        assert said(pilot) == "Le déroulement est rattrapé."
    assert abs(behind(stage.session)) < 30


async def test_ahead_the_same_key_places_the_minutes(tmp_path: Path) -> None:
    stage = Stage(tmp_path).until("accueil")
    stage.do(c.StartStep("ajuster"))
    async with running(stage) as pilot:
        assert screen_of(pilot).top.right.endswith("avance 5 min")
        await press(pilot, "l", "enter")
        assert said(pilot) == "L’avance est placée."
    assert plan(stage)["marge"].minutes == 10


async def test_where_there_is_nothing_to_plan_it_is_said(tmp_path: Path) -> None:
    stage = Stage(tmp_path, preset="deux")
    async with running(stage) as pilot:
        await press(pilot, "l")
        assert said(pilot) == "À l’heure\u00a0: il n’y a rien à rattraper."
        stage.do(c.StartStep("accueil"), c.Record(f.SittingSuspended()))
        await press(pilot, "l")
        assert said(pilot) == "Aucune étape n’est en cours\u00a0: il n’y a rien à rattraper."
        assert not isinstance(pilot.app.screen, Dialog)


async def test_a_plan_that_was_accepted_can_be_taken_back(tmp_path: Path) -> None:
    stage = late_at_the_fifth_step(tmp_path, "90")
    before = plan(stage)
    async with running(stage) as pilot:
        await press(pilot, "l", "enter")
        assert plan(stage) != before
        await press(pilot, "u", "enter")
    assert plan(stage) == before


def test_a_step_that_was_begun_only_gives_what_it_still_has() -> None:
    play = Play.prepared().do(c.StartStep("accueil")).move(minutes=6).do(c.StartStep("ajuster")).move(minutes=11)
    play.do(c.StartStep("accueil")).move(minutes=30)
    # « Ajuster » has one minute left of twelve: it cannot give the six between its twelve and its minimum.
    need = need_of(play.state, play.at)
    coming = {step.id: (step.minutes, step.minimum) for step in need.coming}
    assert coming["ajuster"] == (1, 0)
    late = need.deficit
    fact = fact_of(need)
    assert fact is not None
    left = missing_after(need, fact)
    play.record(fact)
    found = outlook(play.state, play.at)
    assert found is not None
    assert found.minutes == left < late
    adjusted = play.state.planned_step("ajuster")
    assert adjusted is not None
    assert 11 <= adjusted.minutes <= 12


def test_a_margin_that_was_spent_gives_no_minute() -> None:
    margin = PlannedStep("marge", "Marge", StepKind.PLENARY, 5, 5, 0, margin=True)
    porter = PlannedStep("porter", "Porter", StepKind.CARRY, 10, 10, 6)
    need = Need((porter, margin), 7, {"porter": 3})
    fact = fact_of(need)
    assert fact == f.PlanCaughtUp({"porter": 11, "marge": 0})
    assert missing_after(need, fact) == 0
    assert need.ends_at(0) is None


def test_before_the_start_the_agenda_is_measured_against_its_slot() -> None:
    play = Play.prepared().record(f.StepPlanned("ajuster", 19, protected=False, dropped=False))
    need = need_of(play.state, play.at)
    assert need.deficit == 7
    assert need.projected_end is None


def test_the_hour_of_a_plan_that_is_not_enough() -> None:
    play = Play.prepared().do(c.StartStep("accueil")).move(minutes=60)
    need = need_of(play.state, play.at)
    assert need.projected_end is not None
    assert need.ends_at(need.deficit) == need.projected_end
    assert need.ends_at(0) == need.projected_end - timedelta(minutes=need.deficit)


@pytest.mark.parametrize("size", SIZES)
async def test_a_long_title_to_come_leaves_its_minutes_and_the_lateness_whole(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    stage = Stage(tmp_path, preset="45").until("accueil")
    stage.do(c.Record(f.StepsReordered(("porter", "ajuster"))))
    stage.clock.move(minutes=30)
    async with running(stage, size) as pilot:
        await pilot.pause()
        assert " · 9 min" in drawn(pilot)
        assert "▲ En retard de 28 min" in drawn(pilot)


KEYS = [("espace", "pause"), ("+", "minute"), ("c", "consigner"), ("d", "décision")]
LAST = [("l", "à l’heure"), ("n", "suivante"), ("?", "aide")]


@pytest.mark.parametrize("width", [20, 40, 60, 78, 120])
def test_the_last_keys_stay_whatever_the_width(width: int) -> None:
    assert fitting([*KEYS, *LAST], width, 3)[-3:] == tuple(LAST)
    assert len(fitting([*KEYS, *LAST], width, 3)) <= 6
    assert fitting([*KEYS, *LAST], width)[-1] == ("?", "aide")
    assert fitting([*KEYS, *LAST], width)[0] == KEYS[0]


async def test_the_plan_follows_the_clock_while_it_is_read(tmp_path: Path) -> None:
    stage = late_at_the_fifth_step(tmp_path, "90")
    async with running(stage) as pilot:
        await press(pilot, "l")
        dialog = pilot.app.screen
        assert isinstance(dialog, CatchUpPreview)

        def heading() -> str:
            return str(dialog.query_one("#heading", Static).render())

        before = heading()
        assert "8 minutes" in before
        dialog.look_again()
        assert heading() == before
        assert stage.session.state.run is not None
        stage.clock.move(seconds=stage.session.state.run.left(stage.clock.now()) + 120)
        dialog.look_again()
        assert "10 minutes" in heading()
