"""Marks of the same person within a minute are one act: only where it stops is meant."""

from collections.abc import Sequence

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from fiche_tui.minutes.markdown import minutes_markdown
from fiche_tui.workshop import commands as c
from fiche_tui.workshop import facts as f
from fiche_tui.workshop.history import entry_from_json, entry_to_json, history_of
from fiche_tui.workshop.values import Person, Presence
from fiche_tui.workshop.voters import voters_of
from tests.workshop.samples import Play, people

PRESENT, ABSENT, EXCUSED, LEFT = Presence.PRESENT, Presence.ABSENT, Presence.EXCUSED, Presence.LEFT
presences = st.sampled_from(Presence)


def began(*before: Presence) -> Play:
    """A meeting of three people that began at 13 h 30; p1 was marked so, ten minutes apart."""
    play = Play.prepared().record(f.PeopleAdded(people(3))).do(c.StartStep("accueil"))
    for presence in before:
        play.move(minutes=10).record(f.PresenceMarked("p1", presence))
    return play.move(minutes=10)


def mark(play: Play, *marks: Presence, seconds: float = 1) -> Play:
    """Mark p1 so many seconds apart, the first at once."""
    for place, presence in enumerate(marks):
        play.move(seconds=seconds if place else 0).record(f.PresenceMarked("p1", presence))
    return play


def first(play: Play) -> Person:
    return play.state.people[0]


@settings(max_examples=150, deadline=None)
@given(
    st.lists(presences, max_size=4),
    st.lists(st.tuples(presences, st.integers(0, 60), st.booleans()), min_size=1, max_size=9),
    st.booleans(),
)
@example([ABSENT], [(EXCUSED, 1, False), (LEFT, 1, False), (PRESENT, 1, False)], False)
@example([ABSENT, PRESENT], [(ABSENT, 1, False), (EXCUSED, 1, False), (LEFT, 1, False)], False)
@example([ABSENT, PRESENT], [(ABSENT, 60, True), (PRESENT, 60, True)], True)
def test_going_round_gives_what_marking_at_once_gives(
    before: Sequence[Presence], cycled: Sequence[tuple[Presence, int, bool]], final: bool
) -> None:
    round_about, at_once = began(*before), began(*before)
    for play in (round_about, at_once):
        if final:
            play.record(f.MinutesFinalised())
    for place, (presence, seconds, other) in enumerate(cycled):
        for play in (round_about, at_once):
            play.move(seconds=seconds if place else 0)
            if other:
                play.record(f.PresenceMarked("p2", ABSENT))
        round_about.record(f.PresenceMarked("p1", presence))
    at_once.record(f.PresenceMarked("p1", cycled[-1][0]))
    assert round_about.state.people == at_once.state.people
    assert voters_of(round_about.state) == voters_of(at_once.state)
    written = [entry_from_json(entry_to_json(one)) for one in round_about.history.entries]
    assert history_of(written).state.people == round_about.state.people


@settings(max_examples=60, deadline=None)
@given(st.lists(presences, max_size=4), st.lists(presences, max_size=6))
def test_coming_back_to_where_it_began_changes_nothing(before: Sequence[Presence], cycled: Sequence[Presence]) -> None:
    play = began(*before)
    known = play.state.people
    mark(play, *cycled, known[0].presence)
    assert play.state.people == known


def test_whoever_was_absent_and_comes_arrives_at_that_hour() -> None:
    play = mark(began(ABSENT), EXCUSED, LEFT, PRESENT)
    assert (first(play).presence, first(play).arrived_at, first(play).left_at) == (PRESENT, play.at, None)
    assert "Personne 1 — arrivée à 13 h 50" in _plain(play)


def test_a_departure_keeps_the_late_arrival() -> None:
    play = began(ABSENT, PRESENT)
    came = first(play).arrived_at
    mark(play, ABSENT, EXCUSED, LEFT)
    assert came is not None
    assert (first(play).arrived_at, first(play).left_at) == (came, play.at)
    told = _plain(play)
    assert "Personne 1 — arrivée à 13 h 50 — départ à 14 h" in told


@pytest.mark.parametrize(("seconds", "arrives"), [(60, False), (61, True)])
def test_a_minute_parts_a_slip_from_an_arrival(seconds: int, arrives: bool) -> None:
    play = mark(began(), ABSENT, PRESENT, seconds=seconds)
    assert (first(play).arrived_at is not None) is arrives


def test_an_act_ends_with_its_meeting() -> None:
    play = mark(began(), LEFT)
    left = play.at
    play.record(f.SittingSuspended())
    mark(play, ABSENT, PRESENT)
    kept, now = play.state.people_of(1)[0], first(play)
    assert (kept.presence, kept.left_at) == (LEFT, left)
    assert (now.presence, now.arrived_at, now.left_at) == (PRESENT, None, None)
    play.do(c.StartStep("ajuster"))
    mark(play, LEFT)
    assert first(play).left_at == play.at
    assert play.state.people_of(1)[0].left_at == left


def test_a_name_corrected_during_the_act_stays_corrected() -> None:
    play = mark(began(ABSENT), EXCUSED).record(f.PersonCorrected("p1", "Anna", "Ville", False))
    mark(play, LEFT, PRESENT)
    assert first(play) == Person("p1", "Anna", "Ville", False, PRESENT, play.at)


def test_a_departure_taken_back_after_final_keeps_the_hour_of_arrival() -> None:
    play = began(ABSENT, PRESENT, LEFT)
    came = first(play).arrived_at
    play.record(f.MinutesFinalised()).move(minutes=30).record(f.PresenceMarked("p1", PRESENT))
    assert came is not None
    assert (first(play).presence, first(play).arrived_at, first(play).left_at) == (PRESENT, came, None)


def _plain(play: Play) -> str:
    return minutes_markdown(play.state).replace("\u00a0", " ").replace("\u202f", " ")
