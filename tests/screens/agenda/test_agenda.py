"""The agenda: what each step was and will be, and how a late meeting ends on time."""

from datetime import timedelta
from pathlib import Path

import pytest

from fiche_tui.keys.acts import acts_of
from fiche_tui.language.sentences import refusal_sentence
from fiche_tui.screens.agenda.catch_up_dialog import CatchUpPreview, missing_words
from fiche_tui.screens.agenda.following import Following
from fiche_tui.screens.agenda.menu import RUNNING, SHAPING, StepMenu, choices_for, words_for
from fiche_tui.screens.agenda.plan import Planning
from fiche_tui.screens.agenda.rows import Place, agenda_rows, drawn_step, summary_words
from fiche_tui.screens.agenda.screen import AgendaScreen
from fiche_tui.screens.kit.dialogs import Confirm
from fiche_tui.workshop import commands as c
from fiche_tui.workshop import facts as f
from fiche_tui.workshop.agenda import PlannedStep
from fiche_tui.workshop.catching_up import Need, fact_of, proposal
from fiche_tui.workshop.schedule import coming_steps, outlook
from fiche_tui.workshop.sheet import Step, StepKind
from fiche_tui.workshop.state import voters_present
from tests.screens.agenda.test_catch_up import late_at_the_fifth_step
from tests.screens.fake_desk import FakeListDesk
from tests.screens.prepared import HOSTILE, NAMES, SIZES, below, drawn, press, said, showing, warning, write
from tests.stage import Stage
from tests.workshop.samples import Play


def step(stage: Stage, step_id: str) -> PlannedStep:
    found = stage.session.state.planned_step(step_id)
    assert found is not None
    return found


def minutes(stage: Stage) -> dict[str, int]:
    return {one.id: one.minutes for one in stage.session.state.plan}


def agenda(stage: Stage, *, preparing: bool = False) -> AgendaScreen:
    return AgendaScreen(stage.session, preparing=preparing)


# Rows


def test_before_the_start_hours_are_announced() -> None:
    rows = agenda_rows(Play.prepared().state, Play.prepared().at)
    assert [row.starts for row in rows[:3]] == ["13\u00a0h 30", "13\u00a0h 36", "13\u00a0h 48"]
    assert {row.place for row in rows} == {Place.COMING}
    assert {row.actual for row in rows} == {None}


def test_without_an_announced_hour_nobody_can_tell() -> None:
    play = Play.prepared()
    rows = agenda_rows(play.record(f.DetailsChanged(type(play.state.details)("Sans heure"))).state, play.at)
    assert {row.starts for row in rows} == {""}


def test_while_a_step_runs_the_others_move_with_it() -> None:
    play = Play.prepared().do(c.StartStep("accueil")).move(minutes=9).do(c.StartStep("ajuster")).move(minutes=5)
    rows = {row.step.id: row for row in agenda_rows(play.state, play.at)}
    assert (rows["accueil"].place, rows["accueil"].actual) == (Place.DONE, 9)
    assert (rows["ajuster"].place, rows["ajuster"].actual, rows["ajuster"].starts) == (Place.NOW, 5, "13\u00a0h 39")
    assert (rows["evaluer"].place, rows["evaluer"].starts) == (Place.COMING, "13\u00a0h 51")
    play.move(minutes=10)
    rows = {row.step.id: row for row in agenda_rows(play.state, play.at)}
    assert rows["evaluer"].starts == "13\u00a0h 54"
    assert summary_words(play.state, play.at) == (
        "Fin promise 15\u00a0h · fin prévue 15\u00a0h 06 · ▲ En retard de 6 min"
    )


def test_steps_left_out_or_aside_say_so() -> None:
    play = Play.prepared().record(f.StepPlanned("vote", 6, True, True)).do(c.StartStep("devoiler"))
    places = {row.step.id: row.place for row in agenda_rows(play.state, play.at)}
    assert (places["accueil"], places["vote"], places["devoiler"]) == (Place.PASSED, Place.DROPPED, Place.NOW)


def test_the_minutes_of_the_running_step_are_a_number_and_a_word_says_that_they_go_on() -> None:
    play = Play.prepared().do(c.StartStep("accueil")).move(minutes=9).do(c.StartStep("ajuster")).move(minutes=1)
    found = [drawn_step(row, 78, running=True).plain.split() for row in agenda_rows(play.state, play.at)]
    assert found[0][-2:] == ["6", "9"]
    assert found[1][-4:] == ["12", "1", "en", "cours"]
    assert not any("…" in word for row in found for word in row)


def test_two_meetings_are_parted() -> None:
    play = Play.prepared(preset="deux")
    rows = agenda_rows(play.state, play.at)
    assert [row.step.id for row in rows if row.ends_sitting] == ["evaluer"]
    assert rows[-1].starts == ""
    play.do(c.StartStep("accueil"))
    assert {row.step.id: row for row in agenda_rows(play.state, play.at)}["devoiler"].place is Place.COMING


# Catching up, as a value


def planned(step_id: str, minutes: int, minimum: int, *, optional: bool = False, margin: bool = False) -> PlannedStep:
    return PlannedStep(step_id, step_id, StepKind.PLENARY, minutes, minutes, minimum, optional=optional, margin=margin)


COMING = (
    planned("contexte", 7, 5, optional=True),
    planned("porter", 17, 10),
    planned("marge", 5, 0, margin=True),
)


def test_a_dropped_step_gives_its_minutes() -> None:
    assert proposal(COMING, 20, frozenset()).missing == 6
    found = proposal(COMING, 20, frozenset({"contexte"}))
    assert (found.missing, found.minutes["porter"], found.minutes["marge"]) == (1, 10, 0)


def test_what_a_dropped_step_gives_in_excess_goes_to_the_margin() -> None:
    found = proposal(COMING, 3, frozenset({"contexte"}))
    assert found.minutes["marge"] == 9


def test_a_plan_that_changes_nothing_is_no_fact() -> None:
    assert fact_of(Need((planned("porter", 10, 10),), 4, {})) is None
    assert fact_of(Need(COMING, 4, {})) == f.PlanCaughtUp({"contexte": 7, "porter": 17, "marge": 1})


def test_what_is_missing_is_said() -> None:
    assert missing_words(0).startswith("✓")
    assert missing_words(1) == "▲ Il manquerait encore 1 minute à la fin."


# The screen


async def test_the_screen_shows_the_meeting(tmp_path: Path) -> None:
    stage = Stage(tmp_path).until("evaluer")
    stage.clock.move(minutes=9)
    async with showing(stage.workshops, stage.clock, agenda(stage)) as pilot:
        text = drawn(pilot)
        assert "Fin promise 15\u00a0h" in text
        assert below(pilot).rows.selected == "evaluer"  # type: ignore[attr-defined]
        for words in ("Évaluer en silence", "protégée", "réel", "début"):
            assert words in text


async def test_the_hours_follow_the_clock(tmp_path: Path) -> None:
    stage = Stage(tmp_path).until("evaluer")
    async with showing(stage.workshops, stage.clock, agenda(stage)) as pilot:
        stage.clock.move(minutes=30)
        screen = pilot.app.screen
        assert isinstance(screen, AgendaScreen)
        screen._look_again()
        await pilot.pause()
        assert "▲ En retard de" in drawn(pilot)


async def test_minutes_of_a_coming_step(tmp_path: Path) -> None:
    stage = Stage(tmp_path).until("accueil")
    async with showing(stage.workshops, stage.clock, agenda(stage)) as pilot:
        await press(pilot, "down", "plus", "plus", "minus")
        assert step(stage, "ajuster").minutes == 13
        assert step(stage, "ajuster").planned == 12
        assert "12 → 13" in drawn(pilot)
        assert below(pilot).top.right == "Étape 1 sur 10"
        assert "fin prévue 15\u00a0h 01 · ▲ En retard de 1 min" in drawn(pilot)


async def test_five_minutes_of_a_coming_step_at_once(tmp_path: Path) -> None:
    stage = Stage(tmp_path).until("accueil")
    async with showing(stage.workshops, stage.clock, agenda(stage)) as pilot:
        await press(pilot, "down", "greater_than_sign")
        assert step(stage, "ajuster").minutes == 17
        await press(pilot, "less_than_sign", "less_than_sign")
        assert step(stage, "ajuster").minutes == 7
        await press(pilot, "up", "less_than_sign")
        assert stage.session.state.run is not None
        assert stage.session.state.run.seconds == 60
        await press(pilot, "less_than_sign")
        assert stage.session.state.run.seconds == 60


async def test_minutes_of_the_running_step_are_its_clock(tmp_path: Path) -> None:
    stage = Stage(tmp_path).until("accueil")
    async with showing(stage.workshops, stage.clock, agenda(stage)) as pilot:
        await press(pilot, "plus")
        assert stage.session.state.run is not None
        assert stage.session.state.run.seconds == 7 * 60
        assert said(pilot) == "Une minute de plus."


async def test_a_step_that_is_over_does_not_change(tmp_path: Path) -> None:
    stage = Stage(tmp_path).until("ajuster")
    async with showing(stage.workshops, stage.clock, agenda(stage)) as pilot:
        before = minutes(stage)
        await press(pilot, "home")
        for key in ("plus", "minus", "m", "i"):
            await press(pilot, key)
            assert said(pilot).startswith("Cette étape est commencée ou passée")
        assert minutes(stage) == before


async def test_minutes_never_go_under_zero(tmp_path: Path) -> None:
    stage = Stage(tmp_path)
    async with showing(stage.workshops, stage.clock, agenda(stage, preparing=True)) as pilot:
        await press(pilot, "end", *["minus"] * 6)
        assert step(stage, "marge").minutes == 0
        assert said(pilot) == "Une étape dure de 0 à 600 minutes."


async def test_a_step_is_left_aside_and_kept_again(tmp_path: Path) -> None:
    stage = Stage(tmp_path)
    async with showing(stage.workshops, stage.clock, agenda(stage, preparing=True)) as pilot:
        await press(pilot, "down", "m")
        assert step(stage, "ajuster").dropped
        assert "de côté" in drawn(pilot)
        assert below(pilot).top.right == "78 min pour 90\u00a0: 12 libres"
        await press(pilot, "plus")
        assert said(pilot) == "Cette étape est de côté. m\u00a0: la garder."
        await press(pilot, "m")
        assert not step(stage, "ajuster").dropped
        assert step(stage, "ajuster").minutes == 12


async def test_a_step_is_protected_and_not_any_more(tmp_path: Path) -> None:
    stage = Stage(tmp_path)
    async with showing(stage.workshops, stage.clock, agenda(stage, preparing=True)) as pilot:
        await press(pilot, "down", "enter")
        assert "2  Ne jamais la raccourcir pour rattraper" in drawn(pilot)
        await press(pilot, "2")
        assert step(stage, "ajuster").protected
        await press(pilot, "enter")
        assert "2  Permettre de la raccourcir" in drawn(pilot)
        await press(pilot, "2")
        assert not step(stage, "ajuster").protected


async def test_in_prepare_the_first_of_the_menu_asks_for_minutes(tmp_path: Path) -> None:
    stage = Stage(tmp_path)
    async with showing(stage.workshops, stage.clock, agenda(stage, preparing=True)) as pilot:
        await press(pilot, "enter")
        assert "début 13\u00a0h 30 · 6 min" in drawn(pilot)
        assert "Aller à cette étape" not in drawn(pilot)
        await press(pilot, "enter")
        await write(pilot, "beaucoup")
        assert warning(pilot) == "Écrivez un nombre entier de 0 à 600."
        await write(pilot, "13")
        assert (step(stage, "accueil").minutes, step(stage, "accueil").planned) == (13, 13)
        assert stage.session.state.runs == ()
        assert "97 min pour 90\u00a0: 7 de trop · de 13\u00a0h 30 à 15\u00a0h 07" in drawn(pilot)


async def test_a_break_is_inserted(tmp_path: Path) -> None:
    stage = Stage(tmp_path)
    async with showing(stage.workshops, stage.clock, agenda(stage, preparing=True)) as pilot:
        await press(pilot, "down", "down", "i")
        assert "Avant «\u00a0Évaluer en silence\u00a0»" in drawn(pilot)
        await press(pilot, "down")
        await write(pilot, "dix")
        assert warning(pilot) == "Écrivez un nombre entier de 1 à 600."
        await write(pilot, "15")
        inserted = stage.session.state.plan[2]
        assert (inserted.title, inserted.kind, inserted.minutes) == ("Pause", StepKind.BREAK, 15)
        assert "Pause" in drawn(pilot)


async def test_the_first_of_the_menu_goes_to_a_step_once_confirmed(tmp_path: Path) -> None:
    stage = Stage(tmp_path).until("accueil")
    answers: list[None] = []
    async with showing(stage.workshops, stage.clock) as pilot:
        pilot.app.push_screen(agenda(stage), answers.append)
        await press(pilot, "down", "enter", "1")
        assert isinstance(pilot.app.screen, Confirm)
        await press(pilot, "escape")
        assert stage.session.state.step is not None
        assert stage.session.state.step.id == "accueil"
        await press(pilot, "enter", "enter", "enter")
        assert stage.session.state.step is not None
        assert stage.session.state.step.id == "ajuster"
        assert answers == [None]


async def test_a_step_that_assesses_an_open_list_is_refused(tmp_path: Path) -> None:
    stage = Stage(tmp_path).until("accueil")
    async with showing(stage.workshops, stage.clock, agenda(stage)) as pilot:
        await press(pilot, "down", "down", "enter", "1", "enter")
        assert said(pilot) == "La liste n’est pas arrêtée. Arrêtez-la avant de l’évaluer."
        assert isinstance(pilot.app.screen, AgendaScreen)


async def test_of_the_running_step_the_menu_offers_its_minutes(tmp_path: Path) -> None:
    stage = Stage(tmp_path).until("accueil")
    async with showing(stage.workshops, stage.clock, agenda(stage)) as pilot:
        await press(pilot, "enter")
        assert "Aller à cette étape" not in drawn(pilot)
        await press(pilot, "1")
        assert stage.session.state.run is not None
        assert stage.session.state.run.seconds == 7 * 60


async def test_catching_up_is_shown_before_it_is_accepted(tmp_path: Path) -> None:
    stage = Stage(tmp_path).until("accueil")
    stage.clock.move(minutes=7)
    async with showing(stage.workshops, stage.clock, agenda(stage)) as pilot:
        before = minutes(stage)
        await press(pilot, "l")
        assert isinstance(pilot.app.screen, CatchUpPreview)
        text = drawn(pilot)
        assert "Il faut trouver 2 minutes." in text
        assert "→ 3" in text
        await press(pilot, "escape")
        assert minutes(stage) == before
        await press(pilot, "l", "enter")
        assert minutes(stage) == before | {"marge": 3}
        assert said(pilot) == "Le déroulement est rattrapé."
        assert "À l’heure" in drawn(pilot)


async def test_steps_that_could_be_dropped_are_offered(tmp_path: Path) -> None:
    stage = Stage(tmp_path, preset="120").until("accueil")
    stage.clock.move(minutes=80)
    async with showing(stage.workshops, stage.clock, agenda(stage)) as pilot:
        await press(pilot, "l")
        text = drawn(pilot)
        assert "1  5 min de plus en laissant de côté «\u00a0Contexte" in text
        assert "▲ Il manquerait encore" in text
        await press(pilot, "1")
        assert "garder «\u00a0Contexte" in drawn(pilot)
        await press(pilot, "ampersand")
        assert "en laissant de côté «\u00a0Contexte" in drawn(pilot)
        await press(pilot, "1", "enter")
        assert step(stage, "contexte").dropped
        assert step(stage, "ajuster").minutes == 6


async def test_nothing_to_shorten_is_said(tmp_path: Path) -> None:
    stage = Stage(tmp_path).until("marge")
    stage.clock.move(minutes=60)
    async with showing(stage.workshops, stage.clock, agenda(stage)) as pilot:
        await press(pilot, "l")
        assert said(pilot) == "Il n’y a plus d’étape à raccourcir."


async def test_a_plan_without_slack_shows_the_overrun(tmp_path: Path) -> None:
    stage = Stage(tmp_path).until("accord")
    stage.do(c.Record(f.StepPlanned("marge", 0, False, True)))
    stage.clock.move(minutes=60)
    async with showing(stage.workshops, stage.clock, agenda(stage)) as pilot:
        await press(pilot, "l")
        assert "▲ Il manquerait encore" in drawn(pilot)
        await press(pilot, "enter")
        assert warning(pilot) == "Ce plan ne change rien\u00a0: Échap pour revenir."


async def test_an_agenda_longer_than_its_slot_is_caught_up_before_the_start(tmp_path: Path) -> None:
    stage = Stage(tmp_path)
    stage.do(c.Record(f.StepPlanned("ajuster", 19, False, False)))
    async with showing(stage.workshops, stage.clock, agenda(stage, preparing=True)) as pilot:
        await press(pilot, "l", "enter")
        assert below(pilot).top.right == "90 min"
        await press(pilot, "l")
        assert said(pilot) == "À l’heure\u00a0: il n’y a rien à rattraper."


async def test_a_surplus_goes_to_the_margin(tmp_path: Path) -> None:
    stage = Stage(tmp_path).until("accueil")
    stage.do(c.StartStep("ajuster"))
    async with showing(stage.workshops, stage.clock, agenda(stage)) as pilot:
        await press(pilot, "l")
        assert "Il y a 5 minutes d’avance." in drawn(pilot)
        await press(pilot, "enter")
        assert step(stage, "marge").minutes == 10


async def test_a_full_disk_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stage = Stage(tmp_path)

    def full(*_arguments: object, **_options: object) -> None:
        raise OSError(28, "No space left on device")

    async with showing(stage.workshops, stage.clock, agenda(stage, preparing=True)) as pilot:
        monkeypatch.setattr("fiche_tui.store.disk.write_all", full)
        await press(pilot, "plus")
        assert "le disque est plein" in said(pilot)
        assert step(stage, "accueil").minutes == 6


@pytest.mark.parametrize("text", HOSTILE, ids=NAMES)
async def test_hostile_titles_are_shown_as_text(tmp_path: Path, text: str) -> None:
    # A title is cut between words.
    begins = text.split()[0][:10]
    stage = Stage(tmp_path).until("accueil")
    stage.do(c.Record(f.StepInserted(Step("pause-1", text, StepKind.BREAK, {}, {}, optional=True), 5, "ajuster")))
    stage.clock.move(minutes=90)
    async with showing(stage.workshops, stage.clock, agenda(stage)) as pilot:
        assert begins in drawn(pilot)
        await press(pilot, "l")
        assert begins in drawn(pilot)
        await press(pilot, "1", "escape", "down", "enter")
        assert begins in drawn(pilot)
        await press(pilot, "escape", "i")
        await write(pilot, text)
        await press(pilot, "enter")
        assert any(one.title == text and one.id != "pause-1" for one in stage.session.state.plan)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("preset", ["120", "90", "45", "deux"])
async def test_every_size(tmp_path: Path, size: tuple[int, int], preset: str) -> None:
    stage = Stage(tmp_path, preset=preset).until("ajuster")
    stage.clock.move(minutes=40)
    async with showing(stage.workshops, stage.clock, agenda(stage), size=size) as pilot:
        await press(pilot, "end")
        assert "Marge" in drawn(pilot)
        await press(pilot, "l", "escape")
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        assert "▲ En retard" in drawn(pilot)


def test_the_plan_shown_is_the_plan_recorded() -> None:
    play = Play.prepared(preset="120").do(c.StartStep("accueil")).move(minutes=20)
    coming = coming_steps(play.state)
    fact = fact_of(Need(coming, 12, {}), frozenset({"contexte"}))
    assert fact is not None
    play.record(fact)
    shown = proposal(coming, 12, frozenset({"contexte"})).minutes
    kept = {one.id: one.minutes for one in play.state.plan if not one.dropped and one.id in shown}
    assert kept == dict(shown)
    assert play.at - play.state.runs[0].started_at == timedelta(minutes=20)


# Changing places, a surplus, and the meeting that started late


async def test_a_coming_step_changes_places(tmp_path: Path) -> None:
    stage = Stage(tmp_path).until("devoiler", revealed=True)
    async with showing(stage.workshops, stage.clock, agenda(stage)) as pilot:
        screen = below(pilot)
        assert isinstance(screen, AgendaScreen)
        screen.rows.choose("relecture")
        await press(pilot, "enter", "5", "enter", "5")
        order = [one.id for one in stage.session.state.plan]
        assert order[order.index("devoiler") + 1 :] == ["voter", "relecture", "porter", "accord", "marge"]
        assert screen.selected == "relecture"
        assert said(pilot) == "L’ordre est changé."
        await press(pilot, "enter", "6")
        assert [one.id for one in stage.session.state.plan][-3:] == ["relecture", "accord", "marge"]
        assert [change.what for change in stage.session.state.plan_changes] == ["StepsReordered"] * 3


@pytest.mark.parametrize(
    ("step_id", "later"), [("accueil", True), ("devoiler", False), ("voter", False), ("marge", True)]
)
def test_what_began_and_the_ends_stay_where_they_are(tmp_path: Path, step_id: str, later: bool) -> None:
    stage = Stage(tmp_path).until("devoiler", revealed=True)
    before = stage.session.state
    desk = FakeListDesk(stage.session, step_id)
    planning = Planning(desk)
    (planning.later if later else planning.earlier)()
    assert stage.session.state == before
    assert desk.refused


def test_the_menu_of_a_step_holds_what_can_be_done_to_it_and_no_more(tmp_path: Path) -> None:
    stage = Stage(tmp_path).until("ajuster")
    state = stage.session.state
    assert choices_for(state, step(stage, "accueil"), shapes=False) == ("agenda.go", "agenda.catch_up")
    assert choices_for(state, step(stage, "ajuster"), shapes=False) == RUNNING
    assert choices_for(state, step(stage, "voter"), shapes=False) == ("agenda.go", *SHAPING)
    assert choices_for(state, step(stage, "voter"), shapes=True) == SHAPING
    assert words_for("agenda.drop", step(stage, "voter")) == "La laisser de côté (m)"
    assert words_for("agenda.later", step(stage, "voter")) == "La reculer d’une place"


def test_every_choice_of_the_menu_has_its_act(tmp_path: Path) -> None:
    stage = Stage(tmp_path)
    owners = agenda(stage).act_owners()
    assert {"agenda.go", *SHAPING, *RUNNING} <= set(acts_of(*owners))


async def test_a_surplus_is_spread_on_demand(tmp_path: Path) -> None:
    stage = Stage(tmp_path).until("accueil")
    stage.do(c.StartStep("ajuster"))
    before = minutes(stage)
    async with showing(stage.workshops, stage.clock, agenda(stage)) as pilot:
        await press(pilot, "l")
        assert "1  répartir cette avance entre les étapes" in drawn(pilot)
        await press(pilot, "1")
        assert "mettre cette avance à la marge" in drawn(pilot)
        await press(pilot, "enter")
        assert said(pilot) == "L’avance est placée."
    more = {step_id: after - before[step_id] for step_id, after in minutes(stage).items() if after != before[step_id]}
    assert sum(more.values()) == 5
    assert set(more) <= {"evaluer", "depouiller", "devoiler", "porter"}


async def test_without_a_margin_a_surplus_is_spread(tmp_path: Path) -> None:
    stage = Stage(tmp_path).until("accueil")
    stage.do(c.Record(f.StepPlanned("marge", 5, False, True)), c.StartStep("ajuster"))
    async with showing(stage.workshops, stage.clock, agenda(stage)) as pilot:
        await press(pilot, "l")
        assert "Il y a 10 minutes d’avance." in drawn(pilot)
        assert "mettre cette avance" not in drawn(pilot)
        await press(pilot, "enter")
        assert stage.session.state.plan_changes[-1].value == 10


async def test_a_surplus_that_nobody_can_take_is_said(tmp_path: Path) -> None:
    stage = Stage(tmp_path).until("accord")
    stage.do(c.Record(f.StepPlanned("marge", 5, False, True)))
    stage.do(c.Record(f.MinutesAdded(-6)))
    async with showing(stage.workshops, stage.clock, agenda(stage)) as pilot:
        await press(pilot, "l")
        assert said(pilot) == "En avance, et il n’y a ni marge ni étape où placer ces minutes."


async def test_eight_minutes_late_of_ninety_one_key_shows_the_plan_and_one_accepts_it(tmp_path: Path) -> None:
    stage = late_at_the_fifth_step(tmp_path, "90")
    assert voters_present(stage.session.state) == 14
    before = {one.id: one for one in stage.session.state.plan}
    async with showing(stage.workshops, stage.clock, agenda(stage)) as pilot:
        assert "▲ En retard de 8 min" in drawn(pilot)
        await press(pilot, "l")
        shown = drawn(pilot)
        assert "Il faut trouver 8 minutes." in shown
        assert "✓ Avec ce plan, la rencontre finit à l’heure." in shown
        await press(pilot, "enter")
        assert "À l’heure" in drawn(pilot)
    ahead = outlook(stage.session.state, stage.clock.now())
    assert ahead is not None
    assert ahead.behind == 0
    after = {one.id: one for one in stage.session.state.plan}
    assert list(after) == list(before)
    assert after["marge"].minutes == 0
    for step_id, one in after.items():
        assert one.minutes >= one.minimum
        if one.protected:
            assert one.minutes == before[step_id].minutes
    assert sum(one.minutes for one in after.values()) == 90 - 8
    assert stage.session.state.plan_changes[-1].value == -8


async def test_eight_minutes_late_of_forty_five_what_cannot_be_caught_up_is_said(tmp_path: Path) -> None:
    stage = late_at_the_fifth_step(tmp_path, "45")
    coming = coming_steps(stage.session.state)
    room = sum(one.minutes - one.minimum for one in coming if one.margin or not one.protected)
    async with showing(stage.workshops, stage.clock, agenda(stage)) as pilot:
        await press(pilot, "l")
        assert f"▲ Il manquerait encore {8 - room} minutes à la fin." in drawn(pilot)
        await press(pilot, "enter")
    ahead = outlook(stage.session.state, stage.clock.now())
    assert ahead is not None
    assert ahead.behind == (8 - room) * 60


async def test_where_no_step_is_chosen_the_keys_of_the_agenda_do_nothing(tmp_path: Path) -> None:
    stage = Stage(tmp_path).until("accueil")
    desk = FakeListDesk(stage.session, "no such step")
    planning = Planning(desk)
    left: list[str] = []
    planning.protect()
    await planning.write_minutes()
    await Following(desk, lambda: left.append(""), preparing=False).go()
    await StepMenu(desk, {}, lambda: False).menu()
    assert (desk.shown, left, stage.session.state.plan_changes) == ([], [], ())


async def test_the_running_step_is_not_gone_to_again(tmp_path: Path) -> None:
    stage = Stage(tmp_path).until("accueil")
    desk = FakeListDesk(stage.session, "accueil")
    left: list[str] = []
    await Following(desk, lambda: left.append(""), preparing=False).go()
    assert (desk.shown, left, desk.refused) == ([], [], True)
    assert desk.said == [refusal_sentence("already-there", {})]
    desk = FakeListDesk(stage.session, "ajuster", False, True)
    for agreed in (False, True):
        await Following(desk, lambda: left.append(""), preparing=False).go()
        assert bool(left) is agreed
    assert stage.session.state.step is not None
    assert stage.session.state.step.id == "ajuster"


async def test_the_agenda_is_drawn_again_only_when_the_clock_changed_what_it_shows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stage = Stage(tmp_path).until("accueil")
    screen = agenda(stage)
    async with showing(stage.workshops, stage.clock, screen) as pilot:
        before, drawings = drawn(pilot), []
        real = AgendaScreen.draw

        def draw(self: AgendaScreen) -> None:
            drawings.append("")
            real(self)

        monkeypatch.setattr(AgendaScreen, "draw", draw)
        screen._look_again()
        assert drawings == []
        stage.clock.move(minutes=9)
        screen._look_again()
        await pilot.pause()
        assert len(drawings) == 1
        assert "▲ En retard de" in drawn(pilot)
        assert drawn(pilot) != before
