"""Approval of final minutes, and what is corrected after them."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fiche_tui.workshop import commands as c
from fiche_tui.workshop import facts as f
from fiche_tui.workshop.closing import last_held_on
from fiche_tui.workshop.commands import Refusal
from fiche_tui.workshop.decide import decide
from fiche_tui.workshop.history import entry_from_json, entry_to_json, history_of
from fiche_tui.workshop.state import BallotsGone, State
from fiche_tui.workshop.values import CaptureKind, Carrier, Details, Person, Presence, Reservation
from tests.workshop.samples import Play

DAY = 24 * 60
"""Minutes."""


def final() -> Play:
    play = Play.prepared().do(c.StartStep("accueil"), c.Write("d1", CaptureKind.DECISION, "Une"))
    play.record(f.PeopleAdded((Person("p1", "Ana"),)), f.ReservationRecorded(Reservation("r1", "Trop vite", "Ana")))
    return play.move(minutes=80).record(f.MinutesFinalised())


def test_minutes_are_approved_on_a_date_once_final() -> None:
    assert Play.prepared().do(c.StartStep("accueil")).refused(f.MinutesApproved(date(2026, 12, 1))).code == "not-final"
    play = final().move(minutes=15 * DAY)
    assert play.state.approved_on is None
    play.record(f.MinutesApproved(date(2026, 12, 1)))
    assert play.state.approved_on == date(2026, 12, 1)
    play.record(f.MinutesApproved(date(2026, 12, 2)))
    assert play.state.approved_on == date(2026, 12, 2)
    assert not play.state.corrections
    assert not play.history.undoable(play.holding)


def test_who_approved_is_kept_with_the_day_and_the_last_said_counts() -> None:
    play = final().move(minutes=60 * DAY).record(f.MinutesApproved(date(2026, 12, 14), "  l’assemblée générale\n"))
    assert (play.state.approved_on, play.state.approved_by) == (date(2026, 12, 14), "l’assemblée générale")
    play.record(f.MinutesApproved(date(2026, 12, 10)))
    assert (play.state.approved_on, play.state.approved_by) == (date(2026, 12, 10), "")
    assert history_of([entry_from_json(entry_to_json(one)) for one in play.history.entries]).state == play.state


def test_minutes_are_not_approved_before_the_meeting() -> None:
    play = final()
    held = last_held_on(play.state)
    assert held is not None
    refused = play.refused(f.MinutesApproved(held - timedelta(days=1)))
    assert (refused.code, refused.values) == ("approved-too-early", {"date": held.isoformat()})
    play.record(f.MinutesApproved(held))
    assert play.state.approved_on == held


def test_minutes_are_not_approved_on_a_day_to_come() -> None:
    play = final()
    refused = play.refused(f.MinutesApproved(date(2026, 11, 24)))
    assert (refused.code, refused.values) == ("approved-too-late", {"today": "2026-11-23"})
    # 23 h 59 in Toronto, where the next day has begun in UTC.
    play.move(minutes=(datetime(2026, 11, 24, 4, 59, tzinfo=UTC) - play.at).total_seconds() / 60)
    assert play.refused(f.MinutesApproved(date(2026, 11, 24))).values == {"today": "2026-11-23"}
    play.move(minutes=1).record(f.MinutesApproved(date(2026, 11, 24)))
    assert play.state.approved_on == date(2026, 11, 24)


@given(
    st.integers(-400, 400),
    st.integers(-30 * DAY, 400 * DAY),
    st.sampled_from(["America/Toronto", "Asia/Tokyo", "Pacific/Kiritimati"]),
)
def test_a_day_is_accepted_from_the_meeting_to_today_in_any_zone(days: int, minutes: int, zone: str) -> None:
    play = final()
    state = replace(play.state, timezone=zone, details=Details("T"))
    held = state.sittings[-1].started_at.astimezone(ZoneInfo(zone)).date()
    at = play.at + timedelta(minutes=minutes)
    day, today = held + timedelta(days=days), at.astimezone(ZoneInfo(zone)).date()
    decision = decide(state, c.Record(f.MinutesApproved(day)), at)
    assert isinstance(decision, Refusal) == (day < held or day > max(today, held))
    if isinstance(decision, Refusal):
        assert decision.code == ("approved-too-early" if day < held else "approved-too-late")


def test_a_second_meeting_is_the_one_that_is_approved() -> None:
    play = final()
    second = replace(play.state.sittings[-1], number=2, started_at=datetime(2026, 12, 8, 2, tzinfo=UTC))
    state = replace(play.state, sittings=(*play.state.sittings, second))
    assert last_held_on(state) == date(2026, 12, 7)
    assert last_held_on(State()) is None


def test_ballots_are_told_destroyed_once_final_and_that_is_not_undone() -> None:
    assert Play.prepared().do(c.StartStep("accueil")).refused(f.BallotsPurged(1, 1)).code == "ballots-stay"
    play = final().move(minutes=5).record(f.BallotsPurged(3, 2))
    assert play.state.ballots_gone == BallotsGone(play.at, 3, 2)
    assert not play.state.corrections
    assert not play.history.undoable(play.holding)


@pytest.mark.parametrize(
    ("fact", "subject", "before"),
    [
        (f.CaptureAmended("d1", "Mieux dit"), "d1", "Une"),
        (f.CarrierRecorded(Carrier("a1", "Ana")), "a1", ""),
        (f.DetailsChanged(Details("Autre titre")), "", None),
        (f.NextMeetingSet("bientôt"), "", ""),
        (f.PersonCorrected("p1", "Anna", "", True), "p1", ""),
        (f.PresenceMarked("p1", Presence.LEFT), "p1", ""),
        (f.ReservationAmended("r1", "Moins vite"), "r1", "Trop vite"),
        (f.ReservationAmended("r1", "Trop vite"), "r1", ""),
    ],
)
def test_a_correction_after_final_is_told_with_its_moment(fact: f.Fact, subject: str, before: str | None) -> None:
    play = final()
    said = play.state.details.title if before is None else before
    play.move(minutes=5).record(fact)
    (told,) = play.state.corrections
    assert (told.at, told.what, told.subject) == (play.at, type(fact).__name__, subject)
    assert said in told.before if before is None else told.before == said
    assert history_of([entry_from_json(entry_to_json(one)) for one in play.history.entries]).state == play.state


def test_what_changes_nothing_is_no_correction() -> None:
    play = final().record(f.NextMeetingSet(""), f.FacilitationTaken("s2"))
    assert not play.state.corrections


def test_a_correction_before_final_is_not_one_of_them() -> None:
    play = Play.prepared().do(c.StartStep("accueil")).record(f.NextMeetingSet("en mars"), f.MinutesFinalised())
    assert not play.state.corrections


def test_a_presence_corrected_after_final_is_no_arrival_of_that_hour() -> None:
    play = final()
    play.move(minutes=24 * 60)
    for presence in (Presence.ABSENT, Presence.PRESENT, Presence.LEFT):
        play.move(minutes=2).record(f.PresenceMarked("p1", presence))
        person = play.state.person("p1")
        assert person is not None
        assert (person.arrived_at, person.left_at) == (None, None)


def test_what_was_said_before_is_kept_with_its_correction() -> None:
    play = final().record(f.CaptureAmended("d1", "Deux", "Ana", "en mars"), f.NextMeetingSet("en mai", "ici"))
    play.record(f.CaptureAmended("d1", "Trois"), f.NextMeetingSet("en juin"), f.CarrierRecorded(Carrier("a1", "Ana")))
    play.record(f.CarrierRecorded(Carrier("a1", nobody=True)))
    assert [one.before for one in play.state.corrections] == [
        "Une",
        "",
        "Deux · Ana · en mars",
        "en mai · ici",
        "",
        "Ana",
    ]
