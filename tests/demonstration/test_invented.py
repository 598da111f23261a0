"""Invented answers are answers that the box takes, whatever a round asks; the example's vote ends in its tie."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fiche_tui.demonstration.invented import any_ballots, example_ballots
from fiche_tui.workshop.ballots import (
    Ballot,
    Question,
    Round,
    Slip,
    ballot_fault,
    is_complete,
    questions_for,
    slip_fault,
)
from fiche_tui.workshop.sheet import Instrument
from fiche_tui.workshop.values import Purpose

SUBJECTS = st.integers(1, 30).map(lambda n: tuple(f"r{one}" for one in range(n)))


@given(st.sampled_from(list(Instrument)), SUBJECTS, st.booleans(), st.integers(1, 25), st.integers(2, 6))
def test_any_round_is_answered_by_everybody(
    instrument: Instrument, subjects: tuple[str, ...], by_counts: bool, voters: int, levels: int
) -> None:
    asked = Round(1, Purpose.ASSESS, subjects, questions_for(instrument, levels), by_counts, instrument)
    check(asked, voters)


@given(SUBJECTS, st.integers(1, 7), st.booleans(), st.integers(1, 25))
def test_any_vote_is_answered_by_everybody(subjects: tuple[str, ...], dots: int, by_counts: bool, voters: int) -> None:
    asked = Round(1, Purpose.VOTE, subjects, (Question("dots", most=min(dots, len(subjects))),), by_counts)
    check(asked, voters)


def check(asked: Round, voters: int) -> None:
    answers = any_ballots(asked, voters, 7)
    assert answers == any_ballots(asked, voters, 7)
    assert sum(one.people if isinstance(one, Slip) else 1 for one in answers) == voters
    for one in answers:
        if isinstance(one, Slip):
            assert asked.by_counts
            assert not slip_fault(asked, one)
        else:
            assert not ballot_fault(asked, one)
            assert is_complete(asked, one)


@pytest.mark.parametrize("roles", range(1, 14))
def test_the_vote_of_the_example_holds_whatever_list_the_person_made(roles: int) -> None:
    subjects = tuple(f"r{one}" for one in range(roles))
    codes = {"r0": "A1", "r1": "A3", "r2": "B1", "r3": "B2", "r4": "C1"}
    asked = Round(1, Purpose.VOTE, subjects, (Question("dots", most=min(3, roles)),))
    ballots = example_ballots(asked, codes, 9)
    assert len(ballots) == 9
    for ballot in ballots:
        assert not ballot_fault(asked, ballot)
    points = sorted((sum(role in one.answers for one in ballots) for role in subjects), reverse=True)
    if roles >= 8:
        assert points[0] > points[1] > points[2] == points[3] > points[4]


def test_an_added_role_is_answered_too() -> None:
    asked = Round(1, Purpose.ASSESS, ("mine", "a"), questions_for(Instrument.FULL, 4), instrument=Instrument.FULL)
    for ballot in example_ballots(asked, {"mine": "A7", "a": "A1"}, 9):
        assert isinstance(ballot, Ballot)
        assert is_complete(asked, ballot)
