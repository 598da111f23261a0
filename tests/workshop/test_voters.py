"""Who may vote at the laptop that is passed around, and when it may be."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fiche_tui.workshop import facts as f
from fiche_tui.workshop.commands import Refusal
from fiche_tui.workshop.state import State, voters_present
from fiche_tui.workshop.values import Person, Presence, Wall
from fiche_tui.workshop.voters import Voter, station_offered, station_refusal, voters_of
from tests.workshop.samples import Play

PERSONS = st.builds(
    Person,
    id=st.uuids().map(str),
    name=st.text(max_size=8),
    organisation=st.sampled_from(["", "Ville", "VILLE", "Caisse", "é"]),
    votes=st.booleans(),
    presence=st.sampled_from(Presence),
)


@given(st.lists(PERSONS, max_size=12, unique_by=lambda one: one.id), st.booleans())
def test_there_is_one_voter_for_each_voice(people: list[Person], per_organisation: bool) -> None:
    state = State(people=tuple(people), per_organisation=per_organisation)
    voters = voters_of(state)
    assert len(voters) == voters_present(state)
    assert len({voter.id for voter in voters}) == len(voters)


def test_nobody_is_asked_for_a_name_where_only_a_number_was_said() -> None:
    assert voters_of(State(people=(Person("p", "Anne"),), headcount=9)) == ()


def test_who_left_or_watches_has_no_ballot() -> None:
    people = (Person("a", "Anne", "Ville"), Person("b", "Ben", votes=False), Person("c", "Cia", presence=Presence.LEFT))
    assert voters_of(State(people=people)) == (Voter("a", "Anne", "Ville"),)


def test_the_laptop_goes_round_while_a_round_takes_ballots_and_the_wall_is_elsewhere() -> None:
    before = Play.prepared()
    assert station_refusal(before.state) == Refusal("no-open-round")
    play = Play.assessing().record(f.WallDeclared(Wall.TWO))
    assert station_refusal(play.state) is None
    assert station_offered(play.state)
    play.record(f.RoundClosed(1))
    assert station_refusal(play.state) == Refusal("round-closed")
    assert not station_offered(play.state)


@pytest.mark.parametrize("wall", [None, Wall.SAME])
def test_a_wall_that_may_show_it_refuses_it(wall: Wall | None) -> None:
    state = replace(Play.assessing().state, wall=wall)
    assert station_refusal(state) == Refusal("station-on-the-wall")
    assert station_offered(state) is (wall is None)


def test_a_round_of_slips_has_no_ballot_to_fill() -> None:
    state = Play.assessing().record(f.WallDeclared(Wall.NONE)).state
    one = replace(state.rounds[0], asked=replace(state.rounds[0].asked, by_counts=True))
    assert station_refusal(replace(state, rounds=(one,))) == Refusal("round-by-counts")


def test_an_organisation_whose_name_is_corrected_keeps_its_one_voice() -> None:
    ann, ben = Person("a", "Anne", "Vile"), Person("b", "Ben", "vile")
    (before,) = voters_of(State(people=(ann, ben), per_organisation=True))
    both = (replace(ann, organisation="Ville"), replace(ben, organisation="Ville"))
    assert voters_of(State(people=both, per_organisation=True)) == (replace(before, name="Ville"),)
    gone = (replace(both[0], presence=Presence.LEFT), both[1])
    assert voters_of(State(people=gone, per_organisation=True)) == (replace(before, name="Ville"),)
