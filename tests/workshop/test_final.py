"""Approval of final minutes, and what is corrected after them."""

from datetime import date

import pytest

from fiche_tui.workshop import commands as c
from fiche_tui.workshop import facts as f
from fiche_tui.workshop.history import entry_from_json, entry_to_json, history_of
from fiche_tui.workshop.state import LateCorrection
from fiche_tui.workshop.values import CaptureKind, Carrier, Details, Person, Presence
from tests.workshop.samples import Play


def final() -> Play:
    play = Play.prepared().do(c.StartStep("accueil"), c.Write("d1", CaptureKind.DECISION, "Une"))
    play.record(f.PeopleAdded((Person("p1", "Ana"),)))
    return play.move(minutes=80).record(f.MinutesFinalised())


def test_minutes_are_approved_on_a_date_once_final() -> None:
    assert Play.prepared().do(c.StartStep("accueil")).refused(f.MinutesApproved(date(2026, 12, 1))).code == "not-final"
    play = final()
    assert play.state.approved_on is None
    play.record(f.MinutesApproved(date(2026, 12, 1)))
    assert play.state.approved_on == date(2026, 12, 1)
    play.record(f.MinutesApproved(date(2026, 12, 2)))
    assert play.state.approved_on == date(2026, 12, 2)
    assert not play.state.corrections


@pytest.mark.parametrize(
    ("fact", "subject"),
    [
        (f.CaptureAmended("d1", "Mieux dit"), "d1"),
        (f.CarrierRecorded(Carrier("a1", "Ana")), "a1"),
        (f.DetailsChanged(Details("Autre titre")), ""),
        (f.NextMeetingSet("bientôt"), ""),
        (f.PersonCorrected("p1", "Anna", "", True), "p1"),
        (f.PresenceMarked("p1", Presence.LEFT), "p1"),
    ],
)
def test_a_correction_after_final_is_told_with_its_moment(fact: f.Fact, subject: str) -> None:
    play = final().move(minutes=5).record(fact)
    assert play.state.corrections == (LateCorrection(play.at, type(fact).__name__, subject),)
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
        play.record(f.PresenceMarked("p1", presence))
        person = play.state.person("p1")
        assert person is not None
        assert (person.arrived_at, person.left_at) == (None, None)
