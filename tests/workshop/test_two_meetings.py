"""Two meetings: each has its steps, its slot, its presences; a round belongs to the meeting that it was opened in."""

from datetime import timedelta

from fiche_tui.workshop import commands as c
from fiche_tui.workshop import facts as f
from fiche_tui.workshop.room.whole import room_of
from fiche_tui.workshop.schedule import coming_steps, excess, outlook, promised_end, sitting_of, slots
from fiche_tui.workshop.values import Presence, Purpose
from fiche_tui.workshop.voters import earlier_meeting, headcount_of, voters_of, voters_of_round
from tests.workshop.samples import START, Play, full_ballot, people

WEEK = 7 * 24 * 60


def first_meeting(voters: int = 4) -> Play:
    """The first meeting, its assessment open, with so many people there."""
    play = Play.prepared(preset="deux").record(f.PeopleAdded(people(voters)), f.ListSettled())
    for step, minutes in (("accueil", 6), ("ajuster", 20)):
        play.do(c.StartStep(step)).move(minutes=minutes)
    return play.do(c.StartStep("evaluer"))


def ids(play: Play) -> list[str]:
    return [step.id for step in coming_steps(play.state)]


def behind(play: Play) -> int:
    found = outlook(play.state, play.at)
    assert found is not None
    return found.minutes


# Whom a round is asked of


def test_a_round_is_asked_of_those_present_now_while_its_meeting_goes_on() -> None:
    play = first_meeting()
    assert voters_of_round(play.state, play.state.rounds[0]) == 4
    play.record(f.PresenceMarked("p1", Presence.LEFT))
    assert voters_of_round(play.state, play.state.rounds[0]) == 3
    assert earlier_meeting(play.state, play.state.rounds[0]) == 0


def test_the_presences_of_the_next_meeting_change_nothing_to_a_round_of_the_first() -> None:
    play = first_meeting().move(minutes=12).record(f.SittingSuspended())
    # Between the two, and then in the second: other people, fewer of them.
    play.move(minutes=WEEK).record(f.PresenceMarked("p1", Presence.EXCUSED), f.PresenceMarked("p2", Presence.ABSENT))
    assert voters_of_round(play.state, play.state.rounds[0]) == 4
    play.do(c.StartStep("devoiler")).record(f.PresenceMarked("p3", Presence.LEFT))
    assert len(voters_of(play.state)) == 1
    assert voters_of_round(play.state, play.state.rounds[0]) == 4
    assert earlier_meeting(play.state, play.state.rounds[0]) == 1
    assert room_of(play.state)["asked"][0]["voters"] == 4
    play.reveal([full_ballot({}, play.asked)] * 4)
    assert play.state.rounds[0].voters == 4
    play.record(f.PresenceMarked("p4", Presence.LEFT))
    assert room_of(play.state)["asked"][0]["voters"] == 4


def test_a_round_of_the_second_meeting_is_asked_of_those_who_are_there() -> None:
    play = first_meeting().move(minutes=12).record(f.SittingSuspended())
    play.move(minutes=WEEK).do(c.StartStep("devoiler")).reveal([full_ballot({"a1": (0, 3)}, play.asked)] * 4)
    play.record(f.PresenceMarked("p1", Presence.ABSENT)).do(c.StartStep("vote"))
    assert (play.state.rounds[1].sitting, voters_of_round(play.state, play.state.rounds[1])) == (2, 3)


def test_a_number_without_a_list_is_one_of_its_meeting_too() -> None:
    play = Play.prepared(preset="deux").record(f.HeadcountStated(12), f.ListSettled()).do(c.StartStep("evaluer"))
    play.record(f.SittingSuspended()).move(minutes=WEEK).record(f.HeadcountStated(9))
    assert voters_of_round(play.state, play.state.rounds[0]) == 12
    play.do(c.StartStep("devoiler"))
    assert (headcount_of(play.state, 1), headcount_of(play.state, 2)) == (12, 9)
    play.reveal([full_ballot({}, play.asked)] * 12)
    assert play.state.rounds[0].voters == 12


def test_what_is_opened_between_two_meetings_is_for_the_one_that_comes() -> None:
    play = Play.prepared(preset="deux").record(f.PeopleAdded(people(3)), f.ListSettled()).do(c.StartStep("accueil"))
    play.record(f.SittingSuspended(), f.PresenceMarked("p1", Presence.EXCUSED)).do(c.OpenRound(Purpose.ASSESS))
    assert voters_of_round(play.state, play.state.rounds[0]) == 2
    play.do(c.StartStep("devoiler"))
    assert voters_of_round(play.state, play.state.rounds[0]) == 2


# The steps of each, and how long they may be


def test_each_meeting_has_its_slot_of_the_sheet_whatever_is_planned() -> None:
    play = Play.prepared(preset="deux")
    assert (slots(play.state), excess(play.state)) == ({1: 38, 2: 52}, {})
    play.record(f.StepPlanned("ajuster", 27, protected=False, dropped=False))
    assert (slots(play.state), excess(play.state)) == ({1: 38, 2: 52}, {1: 7})
    play.record(f.StepPlanned("porter", 7, protected=False, dropped=False))
    # Ten minutes less in the second meeting do not make the first one shorter.
    assert excess(play.state) == {1: 7}
    play.do(c.StartStep("accueil"))
    assert promised_end(play.state) == START + timedelta(minutes=38)
    assert behind(play) == 7


def test_a_single_meeting_has_the_slot_of_its_preset() -> None:
    play = Play.prepared()
    assert (slots(play.state), excess(play.state)) == ({1: 90}, {})
    play.record(f.StepPlanned("porter", 20, protected=False, dropped=False))
    assert excess(play.state) == {1: 3}
    play.record(f.StepPlanned("ajuster", 12, protected=False, dropped=True))
    assert excess(play.state) == {}


def test_a_meeting_more_than_was_planned_is_held_against_what_the_first_left_of_the_agenda() -> None:
    play = Play.prepared(preset="90").record(f.ListSettled()).do(c.StartStep("accueil")).move(minutes=13)
    assert room_of(play.state)["sitting"]["minutes"] == 90
    play.record(f.SittingSuspended()).move(minutes=WEEK).do(c.StartStep("ajuster"))
    assert room_of(play.state)["sitting"]["minutes"] == 77


def test_going_on_into_the_steps_of_the_next_meeting_counts_them() -> None:
    play = first_meeting().move(minutes=12)
    assert (ids(play), behind(play), sitting_of(play.state)) == ([], 0, 1)
    play.do(c.StartStep("devoiler"))
    # Nothing was suspended: the 52 minutes of the second meeting are on top of the first one's promise.
    assert (ids(play), behind(play), sitting_of(play.state)) == (["vote", "porter", "accord", "relire"], 52, 2)


def test_going_back_into_a_step_of_the_first_meeting_keeps_what_comes_in_the_second() -> None:
    play = first_meeting().move(minutes=12).record(f.SittingSuspended()).move(minutes=WEEK)
    play.do(c.StartStep("devoiler"), c.StartStep("evaluer"))
    assert ids(play) == ["devoiler", "vote", "porter", "accord", "relire"]
    assert behind(play) == 0


def test_between_two_meetings_a_step_that_was_left_out_of_the_first_does_not_come_back() -> None:
    play = Play.prepared(preset="deux").record(f.ListSettled()).do(c.StartStep("accueil"), c.StartStep("evaluer"))
    play.record(f.SittingSuspended())
    assert ids(play) == ["devoiler", "vote", "porter", "accord", "relire"]


# A clock that is changed


def test_everything_that_a_meeting_dated_follows_a_clock_that_is_changed() -> None:
    play = first_meeting().record(f.PresenceMarked("p2", Presence.LEFT)).move(minutes=2)
    play.record(f.PeopleAdded(people(5)[4:]))
    wrong = play.state
    play.move(minutes=-60).append((f.ClockShifted(-3600.0),))
    hour = timedelta(hours=1)
    then, now = {person.id: person for person in wrong.people}, {person.id: person for person in play.state.people}
    left, came = then["p2"].left_at, then["p5"].arrived_at
    assert left is not None
    assert came is not None
    assert (now["p2"].left_at, now["p5"].arrived_at) == (left - hour, came - hour)
    opened = wrong.rounds[0].opened_at
    assert opened is not None
    assert play.state.rounds[0].opened_at == opened - hour
    assert play.state.sittings[0].started_at == wrong.sittings[0].started_at - hour


def test_a_clock_that_is_changed_in_the_second_meeting_leaves_the_first_as_it_was() -> None:
    play = first_meeting().move(minutes=1).record(f.PresenceMarked("p2", Presence.LEFT), f.SittingSuspended())
    first, opened = play.state.people_of(1), play.state.rounds[0].opened_at
    play.move(minutes=WEEK).do(c.StartStep("devoiler")).move(minutes=5).append((f.ClockShifted(7200.0),))
    assert play.state.people_of(1) == first
    assert play.state.rounds[0].opened_at == opened
