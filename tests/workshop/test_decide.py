"""The other commands: what each gives, why each is refused."""

import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

import fiche_tui.workshop
from fiche_tui.language.sentences import REFUSALS
from fiche_tui.workshop import commands as c
from fiche_tui.workshop import facts as f
from fiche_tui.workshop.decide import with_details
from fiche_tui.workshop.sheet import Sheet
from fiche_tui.workshop.state import State
from fiche_tui.workshop.values import (
    AgreementRule,
    Capture,
    CaptureKind,
    Carrier,
    Details,
    Person,
    Presence,
    Purpose,
    Reservation,
    Wall,
)
from tests.workshop.samples import START, Play, created, full_ballot, small_sheet


def test_a_workshop_is_created_once_with_a_title_and_a_preset_of_its_sheet() -> None:
    play = Play()
    assert play.refused(f.ListSettled()).code == "no-workshop"
    assert play.refused(created(title="")).code == "no-title"
    assert play.refused(created(objectives=("1", "2", "3", "4"))).code == "too-many-objectives"
    refusal = play.refused(created(preset="60"))
    assert (refusal.code, refusal.values) == ("unknown-preset", {"preset": "60", "known": "120, 90, 45, deux"})
    play.record(created())
    refusal = play.refused(created())
    assert (refusal.code, refusal.values) == ("exists-already", {"workshop": "w1"})


def test_a_created_workshop_is_a_copy_of_its_sheet() -> None:
    state = Play.prepared().state
    assert (state.id, state.timezone, state.preset, state.retain) == ("w1", "America/Toronto", "90", 4)
    assert state.created_at == START
    assert [role.code for role in state.roles] == ["A1", "A2", "A3", "B1", "B2"]
    assert [role.source_text for role in state.roles][:2] == ["Src A1", "Src A2"]
    assert state.codes == ("A1", "A2", "A3", "B1", "B2")
    assert [family.title for family in state.families] == ["Famille A", "Famille B"]


def test_a_sheet_without_roles_runs_as_timed_steps() -> None:
    sheet = replace(small_sheet({}), scales=())
    play = Play.prepared(sheet).do(c.StartStep("evaluer"))
    assert play.state.rounds == ()
    assert play.refused(f.ListSettled()).code == "list-empty"
    play.do(c.StartStep("vote"), c.StartStep("relire")).record(f.MinutesFinalised())
    assert play.state.final_at == START


def test_details_keep_a_title_and_at_most_three_objectives() -> None:
    play = Play.prepared()
    assert play.refused(with_details(play.state, title=" ")).code == "no-title"
    assert play.refused(with_details(play.state, objectives=("1", "2", "3", "4"))).code == "too-many-objectives"
    play.record(with_details(play.state, objectives=("1", "2", "3"), place="Salle B"))
    assert play.state.details == replace(created().details, objectives=("1", "2", "3"), place="Salle B")


def test_what_was_prepared_is_kept() -> None:
    play = Play.prepared().record(
        f.WallDeclared(Wall.TWO), f.KeyboardHeld("Ana"), f.RetainChanged(0), f.HeadcountStated(-2), f.ClockShown(False)
    )
    state = play.state
    assert (state.wall, state.keyboard, state.retain, state.headcount, state.clock_visible) == (
        Wall.TWO,
        "Ana",
        1,
        0,
        False,
    )


def test_the_room_may_see_this_screen_until_somebody_says_otherwise() -> None:
    play = Play.prepared()
    assert play.state.wall is None
    assert play.state.wall_mirrors
    mirrors = {wall: play.record(f.WallDeclared(wall)).state.wall_mirrors for wall in Wall}
    assert mirrors == {Wall.SAME: True, Wall.TWO: False, Wall.NONE: False}


# People


def test_the_roster_takes_people_with_a_name() -> None:
    play = Play.prepared()
    assert play.refused(f.PeopleAdded(())).code == "empty"
    assert play.refused(f.PeopleAdded((Person("p1", " "),))).code == "empty"
    play.record(f.PeopleAdded((Person("p1", "Ana"),)))
    assert play.refused(f.PersonCorrected("p1", " ", "", True)).code == "empty"
    play.record(f.PersonCorrected("p1", "Anna", "CLSC", False))
    assert play.state.person("p1") == Person("p1", "Anna", "CLSC", votes=False)
    play.record(f.PersonRemoved("p1"))
    assert play.state.person("p1") is None


def test_late_arrivals_and_departures_bear_their_hour() -> None:
    play = Play.prepared().record(
        f.PeopleAdded((Person("p1", "Ana"), Person("p2", "Bo", presence=Presence.EXCUSED))),
        f.PresenceMarked("p1", Presence.ABSENT),
    )
    play.do(c.StartStep("accueil")).move(minutes=20).record(f.PresenceMarked("p1", Presence.PRESENT))
    play.record(f.PeopleAdded((Person("p3", "Cy"),))).move(minutes=20).record(f.PresenceMarked("p3", Presence.LEFT))
    ana, bo, cy = play.state.people
    assert (ana.arrived_at, ana.left_at) == (play.at.replace(minute=50, hour=18), None)
    assert (bo.presence, bo.arrived_at) == (Presence.EXCUSED, None)
    assert (cy.arrived_at, cy.left_at) == (ana.arrived_at, play.at)
    play.record(f.PresenceMarked("p3", Presence.PRESENT), f.PresenceMarked("p1", Presence.ABSENT))
    assert (play.state.people[2].left_at, play.state.people[0].arrived_at) == (None, None)


def test_who_was_there_before_the_start_did_not_arrive_late() -> None:
    play = Play.prepared().record(f.PeopleAdded((Person("p1", "Ana", presence=Presence.ABSENT),)))
    play.record(f.PresenceMarked("p1", Presence.PRESENT)).do(c.StartStep("accueil"))
    assert play.state.people[0].arrived_at is None


# Captures


def test_decisions_number_themselves_and_captures_belong_to_their_step() -> None:
    play = Play.prepared().do(c.Write("n0", CaptureKind.NOTE, "Avant")).do(c.StartStep("accueil"))
    play.do(
        c.Write("d1", CaptureKind.DECISION, "Une"),
        c.Write("a1", CaptureKind.ACTION, "Appeler", "Ana", "vendredi"),
        c.Write("d2", CaptureKind.DECISION, "Deux"),
    )
    assert play.state.captures == (
        Capture("n0", CaptureKind.NOTE, "Avant"),
        Capture("d1", CaptureKind.DECISION, "Une", "accueil", number=1),
        Capture("a1", CaptureKind.ACTION, "Appeler", "accueil", "Ana", "vendredi"),
        Capture("d2", CaptureKind.DECISION, "Deux", "accueil", number=2),
    )
    assert play.refused(c.Write("x", CaptureKind.NOTE, " \n")).code == "empty"


def test_the_number_of_a_removed_decision_is_not_given_again() -> None:
    play = Play.prepared().do(c.Write("d1", CaptureKind.DECISION, "Une")).record(f.CaptureRemoved("d1"))
    play.do(c.Write("d2", CaptureKind.DECISION, "Deux"))
    assert [capture.number for capture in play.state.captures] == [2]


def test_a_capture_is_amended_and_keeps_its_number() -> None:
    play = Play.prepared().do(c.Write("d1", CaptureKind.DECISION, "Une"))
    assert play.refused(f.CaptureAmended("d1", " ")).code == "empty"
    assert play.refused(f.CaptureAmended("zz", "x")).code == "unknown-capture"
    play.record(f.CaptureAmended("d1", "Une autre", "Bo", "lundi"))
    assert play.state.captures == (Capture("d1", CaptureKind.DECISION, "Une autre", "", "Bo", "lundi", 1),)


# Carrying, agreeing, closing


def test_one_carrier_a_role_and_nobody_is_a_result() -> None:
    play = Play.prepared().record(f.CarrierRecorded(Carrier("a1", "Ana")), f.CarrierRecorded(Carrier("a2", "Bo")))
    play.record(f.CarrierRecorded(Carrier("a1", nobody=True)))
    assert {carrier.role: (carrier.who, carrier.nobody) for carrier in play.state.carriers} == {
        "a1": ("", True),
        "a2": ("Bo", False),
    }
    assert play.refused(f.CarrierRecorded(Carrier("zz"))).values == {"role": "zz"}


@pytest.mark.parametrize(
    ("counts", "met"),
    [
        ((0, 0, 1, 3, 5, 3), True),
        ((0, 1, 0, 3, 5, 3), False),
        ((1, 0, 0, 9, 9, 9), False),
        ((0, 0, 5, 5, 0, 0), False),
        ((0, 0, 5, 6, 0, 0), True),
        ((0, 0, 0, 0, 0, 0), False),
    ],
)
def test_the_group_goes_on_when_nobody_is_under_two_and_a_majority_at_three(counts: tuple[int, ...], met: bool) -> None:
    assert AgreementRule().met(counts) is met


def test_another_level_may_be_required() -> None:
    play = Play.prepared().record(f.AgreementRuleSet(AgreementRule(1, 4)))
    assert play.state.agreement_rule.met((0, 1, 0, 0, 2, 0))
    assert play.refused(f.AgreementRuleSet(AgreementRule(6, 3))).values == {"most": 5}
    assert play.refused(f.AgreementRuleSet(AgreementRule(2, -1))).code == "not-a-level"


@pytest.mark.parametrize(
    ("fact", "code"),
    [
        (f.FingersCounted((1, 2, 3)), "not-a-count"),
        (f.FingersCounted((0, 0, 0, -1, 2, 0)), "not-a-count"),
        (f.FingersCounted((0, 0, 0, 0, 0, 0)), "empty"),
        (f.MeetingRated((1, 2, 3)), "not-a-count"),
        (f.MeetingRated((1, 2, 3, -4, 5)), "not-a-count"),
        (f.ReservationRecorded(Reservation("r1", " ")), "empty"),
    ],
)
def test_counts_and_reservations_are_whole(fact: f.Fact, code: str) -> None:
    assert Play.prepared().refused(fact).code == code


def test_fingers_are_kept_time_after_time_and_the_rating_once() -> None:
    first, second = (0, 1, 2, 3, 4, 0), (0, 0, 2, 3, 5, 0)
    play = Play.prepared().record(f.FingersCounted(first), f.FingersCounted(second))
    play.record(f.MeetingRated((0, 0, 1, 2, 3)), f.MeetingRated((0, 0, 0, 3, 3)))
    play.record(f.ReservationRecorded(Reservation("r1", "Trop vite", "Ana")), f.NextMeetingSet("le 7 décembre", "ici"))
    assert play.state.fingers == (first, second)
    assert play.state.rating == (0, 0, 0, 3, 3)
    assert play.state.reservations == (Reservation("r1", "Trop vite", "Ana"),)
    assert (play.state.next_meeting, play.state.next_meeting_place) == ("le 7 décembre", "ici")


def test_a_reservation_is_corrected_in_its_place_and_its_name_taken_out() -> None:
    play = Play.prepared().record(
        f.ReservationRecorded(Reservation("r1", "Trop vite", "Ana")),
        f.ReservationRecorded(Reservation("r2", "Trop cher")),
    )
    assert play.refused(f.ReservationAmended("zz", "x")).code == "unknown-capture"
    assert play.refused(f.ReservationAmended("r1", " ", "Ana")).code == "empty"
    play.record(f.ReservationAmended("r1", "Un peu vite"))
    assert play.state.reservations == (Reservation("r1", "Un peu vite"), Reservation("r2", "Trop cher"))


# Final minutes


def final() -> Play:
    play = Play.prepared().do(c.StartStep("accueil"), c.Write("d1", CaptureKind.DECISION, "Une"))
    play.record(f.PeopleAdded((Person("p1", "Ana"),)), f.ReservationRecorded(Reservation("r1", "Trop vite")))
    return play.move(minutes=80).record(f.MinutesFinalised())


def test_final_minutes_end_the_running_step_and_the_meeting() -> None:
    play = final()
    assert play.state.run is None
    assert (play.state.final_at, play.state.sittings[-1].ended_at) == (play.at, play.at)
    assert not play.state.suspended


def test_minutes_are_final_only_after_a_start_and_without_a_hidden_round() -> None:
    play = Play.prepared()
    assert play.refused(f.MinutesFinalised()).code == "not-started"
    play.do(c.StartStep("accueil")).record(f.ListSettled()).do(c.OpenRound(Purpose.ASSESS))
    assert play.refused(f.MinutesFinalised()).values == {"round": 1}
    play.reveal([full_ballot({}, play.asked)]).record(f.MinutesFinalised())


@pytest.mark.parametrize(
    "fact",
    [
        f.CaptureAmended("d1", "Mieux dit"),
        f.CarrierRecorded(Carrier("a1", "Ana")),
        f.DetailsChanged(Details("Autre titre")),
        f.NextMeetingSet("bientôt"),
        f.PersonCorrected("p1", "Anna", "", True),
        f.PresenceMarked("p1", Presence.LEFT),
        f.ReservationAmended("r1", "Moins vite"),
        f.FacilitationTaken("s2"),
    ],
)
def test_words_and_names_are_still_corrected_once_final(fact: f.Fact) -> None:
    play = final().record(fact)
    assert play.history.entries[-1].fact == fact


@pytest.mark.parametrize(
    "command",
    [
        c.StartStep("ajuster"),
        c.TogglePause(),
        c.AddRole("new", "fam-a", "Nouveau"),
        c.OpenRound(Purpose.ASSESS),
        c.RevealRound(1, (), (), ""),
        c.Write("n9", CaptureKind.NOTE, "Trop tard"),
        c.Record(f.FingersCounted((0, 0, 0, 0, 0, 9))),
        c.Record(f.ReservationRecorded(Reservation("r9", "Trop tard"))),
        c.Record(f.RoleReworded("a1", "Autre")),
        c.Record(f.MinutesFinalised()),
        c.Record(f.CaptureRemoved("d1")),
    ],
)
def test_no_result_changes_once_final(command: c.Command) -> None:
    assert final().refused(command).code == "final"


# The whole


def test_a_refusal_changes_nothing() -> None:
    play = Play.prepared()
    before = play.history
    play.refused(c.TogglePause())
    assert play.history is before


def test_a_command_without_a_rule_is_an_error_of_the_program() -> None:
    with pytest.raises(TypeError, match="no rule for Command"):
        Play.prepared().decide(c.Command())


SOURCES = sorted(Path(fiche_tui.workshop.__file__).parent.rglob("*.py"))
RULES = [path for path in SOURCES if path.stem.startswith("decide") or path.stem == "history"]
CODES = sorted({code for path in RULES for code in re.findall(r'Refusal\(\s*"([a-z-]+)"', path.read_text("utf-8"))})


def test_the_codes_of_refusals_are_found_in_the_sources() -> None:
    assert {"no-title", "hands-tied", "answers-exist"} <= set(CODES)


@pytest.mark.parametrize("code", CODES)
def test_every_refusal_has_its_sentence(code: str) -> None:
    assert code in REFUSALS


def test_every_fact_has_an_effect_or_is_known_to_have_none() -> None:
    from fiche_tui.workshop.effects import apply

    without = {kind for name, kind in f.FACTS.items() if apply.dispatch(kind) is apply.dispatch(f.Fact)}
    assert without == {f.FacilitationTaken, f.HandedOver, f.Undone}


def test_the_domain_loads_nothing_but_the_standard_library() -> None:
    code = (
        f"import sys; sys.path.insert(0, {str(SOURCES[0].parents[2])!r}); before = set(sys.modules)\n"
        "import importlib, pkgutil, fiche_tui.workshop as room\n"
        "for module in pkgutil.walk_packages(room.__path__, room.__name__ + '.'):\n"
        "    importlib.import_module(module.name)\n"
        "loaded = {name.split('.')[0] for name in set(sys.modules) - before}\n"
        "print(sorted(name for name in loaded - set(sys.stdlib_module_names) if not name.startswith('_')))"
    )
    # Without site-packages, anything else would also fail to load.
    command = [sys.executable, "-I", "-S", "-c", code]
    printed = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert printed.strip() == "['fiche_tui']"


def test_an_unwritten_workshop_has_an_empty_state() -> None:
    state = State()
    assert (state.run, state.step, state.suspended, state.sheet) == (None, None, False, Sheet("", "", "fr", "", ""))
    assert (state.planned_step("x"), state.role("x"), state.family("x")) == (None, None, None)
    assert (state.person("x"), state.round(1)) == (None, None)
