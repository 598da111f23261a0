"""What a ballot and a tally slip may hold, and how they are counted."""

import itertools
from collections.abc import Mapping, Sequence
from random import Random
from statistics import median

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fiche_tui.workshop.ballots import (
    Ballot,
    Question,
    Round,
    Slip,
    ballot_fault,
    dots_for,
    is_complete,
    questions_for,
    slip_fault,
)
from fiche_tui.workshop.sheet import Instrument
from fiche_tui.workshop.tally import (
    Figures,
    Tally,
    by_disagreement,
    by_gap,
    by_marks,
    by_wanted,
    count,
    cut,
    figures,
    is_divided,
    median_of,
    ranks,
    shortlisted,
)
from fiche_tui.workshop.values import Purpose

SUBJECTS = ("a1", "a2", "b1")
FULL = Round(1, Purpose.ASSESS, SUBJECTS, questions_for(Instrument.FULL, 4), instrument=Instrument.FULL)
CHECK = Round(1, Purpose.ASSESS, SUBJECTS, questions_for(Instrument.CHECK, 4), instrument=Instrument.CHECK)
VOTE = Round(1, Purpose.VOTE, SUBJECTS, (Question("dots", most=2),))

levels = st.none() | st.integers(0, 3)
full_ballots = st.fixed_dictionaries({subject: st.tuples(levels, levels) for subject in SUBJECTS}).map(Ballot)
vote_ballots = st.sets(st.sampled_from(SUBJECTS), max_size=2).map(lambda chosen: Ballot(dict.fromkeys(chosen, (1,))))
check_ballots = st.dictionaries(st.sampled_from(SUBJECTS), st.sampled_from([(1, 0), (0, 1)])).map(Ballot)
counts = st.lists(st.integers(0, 6), min_size=5, max_size=5).map(tuple)


def slip_of(asked: Round, ballots: Sequence[Ballot]) -> Slip:
    """What a table writes for these ballots, counted by hand: subject by subject, level by level."""
    written: dict[str, tuple[tuple[int, ...], ...]] = {}
    for subject in asked.subjects:
        by_question = []
        for position, question in enumerate(asked.questions):
            answers = [ballot.answers.get(subject, (0,) * len(asked.questions))[position] for ballot in ballots]
            if question.levels:
                order: list[int | None] = [*range(question.levels), None]
                by_question.append(tuple(answers.count(level) for level in order))
            else:
                by_question.append((answers.count(1),))
        written[subject] = tuple(by_question)
    return Slip(len(ballots), written)


@pytest.mark.parametrize(
    ("instrument", "questions"),
    [
        (Instrument.FULL, (Question("today", 4), Question("wanted", 4))),
        (Instrument.FAMILY, (Question("today", 4), Question("wanted", 4))),
        (Instrument.WANTED, (Question("wanted", 4),)),
        (Instrument.CHECK, (Question("reinforce", most=7), Question("lighten", most=3))),
    ],
)
def test_each_instrument_asks_its_questions(instrument: Instrument, questions: tuple[Question, ...]) -> None:
    assert questions_for(instrument, 4) == questions


@pytest.mark.parametrize(
    ("options", "dots"), [(0, 0), (1, 1), (2, 2), (3, 3), (12, 3), (13, 3), (14, 4), (15, 4), (16, 4), (20, 5), (26, 6)]
)
def test_dots_are_a_quarter_of_the_options_and_at_least_three(options: int, dots: int) -> None:
    assert dots_for(options) == dots


@pytest.mark.parametrize(
    ("asked", "answers", "fault"),
    [
        (FULL, {"a1": (0, 3), "a2": (None, None), "b1": (1, 2)}, ""),
        (FULL, {}, ""),
        (FULL, {"zz": (0, 3)}, "unknown-subject"),
        (FULL, {"a1": (0, 3, 1)}, "unknown-subject"),
        (FULL, {"a1": (0, 4)}, "not-a-level"),
        (FULL, {"a1": (-1, 0)}, "not-a-level"),
        (VOTE, {"a1": (1,), "b1": (1,)}, ""),
        (VOTE, {"a1": (1,), "a2": (1,), "b1": (1,)}, "too-many-marks"),
        (VOTE, {"a1": (2,)}, "not-a-mark"),
        (VOTE, {"a1": (None,)}, "not-a-mark"),
        (VOTE, {"zz": (1,)}, "unknown-subject"),
        (CHECK, {"a1": (1, 0), "a2": (0, 1)}, ""),
        (CHECK, {"a1": (1, 1)}, "both-marks"),
    ],
)
def test_a_ballot_s_first_fault_is_told(
    asked: Round, answers: Mapping[str, tuple[int | None, ...]], fault: str
) -> None:
    assert ballot_fault(asked, Ballot(answers)) == fault


def test_checking_takes_seven_to_reinforce_and_three_to_lighten() -> None:
    subjects = tuple(f"r{number}" for number in range(12))
    asked = Round(1, Purpose.ASSESS, subjects, questions_for(Instrument.CHECK, 4))
    seven_and_three = {one: (1, 0) if place < 7 else (0, 1) for place, one in enumerate(subjects[:10])}
    assert ballot_fault(asked, Ballot(seven_and_three)) == ""
    assert ballot_fault(asked, Ballot({**seven_and_three, "r10": (1, 0)})) == "too-many-marks"
    assert ballot_fault(asked, Ballot({**seven_and_three, "r10": (0, 1)})) == "too-many-marks"


def test_a_ballot_of_scales_is_complete_when_every_question_is_answered() -> None:
    answers: dict[str, tuple[int | None, ...]] = {"a1": (0, 3), "a2": (None, None), "b1": (1, 2)}
    assert is_complete(FULL, Ballot(answers))
    assert not is_complete(FULL, Ballot({**answers, "a2": (1,)}))
    assert not is_complete(FULL, Ballot({"a1": (0, 3)}))


def test_a_ballot_of_marks_is_complete_with_none() -> None:
    assert is_complete(VOTE, Ballot({}))
    assert is_complete(CHECK, Ballot({}))


ROW = (1, 0, 1, 2, 0)


@pytest.mark.parametrize(
    ("asked", "slip", "fault"),
    [
        (FULL, Slip(4, {"a1": (ROW, ROW)}), ""),
        (FULL, Slip(4, {}), ""),
        (FULL, Slip(0, {}), "no-people"),
        (FULL, Slip(2_000, {}), ""),
        (FULL, Slip(2_001, {}), "too-many-people"),
        (FULL, Slip(4, {"zz": (ROW, ROW)}), "unknown-subject"),
        (FULL, Slip(4, {"a1": (ROW,)}), "unknown-subject"),
        (FULL, Slip(4, {"a1": (ROW, (1, 0, 1, 2))}), "not-a-count"),
        (FULL, Slip(4, {"a1": (ROW, (5, -1, 0, 0, 0))}), "not-a-count"),
        (FULL, Slip(5, {"a1": (ROW, ROW)}), "wrong-total"),
        (VOTE, Slip(4, {"a1": ((4,),), "a2": ((4,),)}), ""),
        (VOTE, Slip(4, {"a1": ((5,),)}), "too-many-marks"),
        (VOTE, Slip(4, {"a1": ((4,),), "a2": ((4,),), "b1": ((1,),)}), "too-many-marks"),
        (VOTE, Slip(4, {"a1": ((1, 2),)}), "not-a-count"),
        (CHECK, Slip(2, {"a1": ((2,), (0,))}), ""),
    ],
)
def test_a_slip_s_first_fault_is_told(asked: Round, slip: Slip, fault: str) -> None:
    assert slip_fault(asked, slip) == fault


@pytest.mark.parametrize(
    ("asked", "ballots"),
    [(FULL, full_ballots), (VOTE, vote_ballots), (CHECK, check_ballots)],
    ids=["full", "vote", "check"],
)
def test_counting_ballots_in_any_order_or_by_tables_gives_the_same_figures(
    asked: Round, ballots: st.SearchStrategy[Ballot]
) -> None:
    @given(st.lists(ballots, min_size=1, max_size=9), st.randoms(use_true_random=False), st.integers(0, 9))
    def same(cast: list[Ballot], random: Random, edge: int) -> None:
        assert all(ballot_fault(asked, ballot) == "" and is_complete(asked, ballot) for ballot in cast)
        whole = count(asked, cast)
        shuffled = list(cast)
        random.shuffle(shuffled)
        assert count(asked, shuffled) == whole
        tables = [table for table in (cast[:edge], cast[edge:]) if table]
        slips = [slip_of(asked, table) for table in tables]
        assert all(slip_fault(asked, slip) == "" for slip in slips)
        for by_tables in (count(asked, [], slips), count(asked, tables[0], slips[1:])):
            assert by_tables.people == whole.people == len(cast)
            assert by_tables.counts == whole.counts
            assert figures(asked, by_tables) == figures(asked, whole)

    same()


@given(st.lists(full_ballots, min_size=1, max_size=6))
def test_slips_by_family_count_each_person_once(cast: list[Ballot]) -> None:
    slip = slip_of(FULL, cast)
    families = [("a1", "a2"), ("b1",)]
    by_family = [Slip(slip.people, {one: slip.counts[one] for one in family}) for family in families]
    tally = count(FULL, [], by_family)
    assert (tally.people, tally.slips, tally.ballots) == (len(cast), 2, 0)
    assert tally.counts == count(FULL, cast).counts


def test_ballots_and_slips_are_told_apart_in_the_tally() -> None:
    tally = count(VOTE, [Ballot({"a1": (1,)}), Ballot({})], [Slip(5, {"a1": ((3,),), "b1": ((5,),)})])
    assert tally == Tally(7, 2, 1, {"a1": ((4,),), "a2": ((0,),), "b1": ((5,),)})


def test_every_subject_is_in_the_tally_also_at_zero() -> None:
    assert count(FULL, []).counts == dict.fromkeys(SUBJECTS, ((0,) * 5, (0,) * 5))


@given(st.lists(levels, max_size=20))
def test_the_median_is_that_of_the_answers_without_dont_know(answers: list[int | None]) -> None:
    by_level = [answers.count(level) for level in (0, 1, 2, 3, None)]
    known = [answer for answer in answers if answer is not None]
    assert median_of(by_level) == (median(known) if known else None)


def test_a_median_may_be_a_half() -> None:
    assert median_of((0, 0, 1, 1, 7)) == 2.5


@given(counts)
def test_a_role_is_divided_when_a_quarter_answers_low_and_a_quarter_high(by_level: tuple[int, ...]) -> None:
    answers = [level for level in range(4) for _ in range(by_level[level])]
    low = [one for one in answers if one <= 1]
    high = [one for one in answers if one >= 2]
    expected = bool(answers) and len(low) >= len(answers) / 4 and len(high) >= len(answers) / 4
    assert is_divided(by_level) is expected


@pytest.mark.parametrize(
    ("by_level", "divided"),
    [((1, 0, 4, 6, 1), False), ((2, 1, 4, 5, 0), True), ((0, 3, 9, 0, 9), True), ((0, 2, 0, 7, 0), False)],
)
def test_just_a_quarter_is_enough(by_level: tuple[int, ...], divided: bool) -> None:
    assert is_divided(by_level) is divided


def test_the_figures_of_a_role_can_be_redone_by_hand() -> None:
    cast = [Ballot({"a1": answer, "a2": (None, None), "b1": (3, 0)}) for answer in ((0, 3), (1, 2), (None, 3), (2, 0))]
    first, second, third = figures(FULL, count(FULL, cast))
    assert (first.today, first.wanted, first.gap) == (1.0, 2.5, 1.5)
    assert (first.today_counts, first.wanted_counts, first.divided) == ((1, 1, 1, 0, 1), (1, 0, 1, 2, 0), True)
    assert (second.today, second.wanted, second.gap) == (None, None, None)
    assert third.gap == -3
    assert first.marks == ()


def test_the_figures_of_marks_are_their_counts() -> None:
    cast = [Ballot({"a1": (1, 0)}), Ballot({"a1": (0, 1), "a2": (1, 0)}), Ballot({"a1": (1, 0)})]
    rows = figures(CHECK, count(CHECK, cast))
    assert [(row.marked("reinforce"), row.marked("lighten")) for row in rows] == [(2, 1), (1, 0), (0, 0)]
    assert rows[0].marked("dots") == 0
    assert (rows[0].today, rows[0].wanted, rows[0].gap, rows[0].divided) == (None, None, None, False)


def row(subject: str, today: float | None, wanted: float | None, wanted_counts: tuple[int, ...] = ()) -> Figures:
    divided = is_divided(wanted_counts) if wanted_counts else False
    return Figures(subject, today, wanted, wanted_counts, divided=divided)


def subjects(rows: Sequence[Figures]) -> list[str]:
    return [one.subject for one in rows]


def test_rows_are_sorted_by_gap_and_by_wanted_with_the_unknown_last() -> None:
    rows = (row("a", 1, 2), row("b", None, 3), row("c", 0, 2), row("d", None, None), row("e", 1, 3), row("g", 2, 1))
    assert subjects(by_gap(rows)) == ["e", "c", "a", "g", "b", "d"]
    assert subjects(by_wanted(rows)) == ["e", "b", "c", "a", "g", "d"]


def test_equal_rows_keep_the_order_of_the_list() -> None:
    rows = tuple(row(name, 1, 2) for name in "dcba")
    for order in (by_gap, by_wanted, by_disagreement):
        assert subjects(order(rows)) == ["d", "c", "b", "a"]


def test_divided_rows_come_first_however_many_did_not_know() -> None:
    consensual = row("consensual", 1, 2, (1, 1, 9, 0, 0))
    few = row("few", 1, 1.5, (1, 0, 1, 0, 9))
    evenly = row("evenly", 1, 1.5, (5, 0, 0, 5, 0))
    less_evenly = row("less", 1, 3, (3, 0, 0, 8, 0))
    other = row("other", 1, 3, (0, 0, 0, 8, 3))
    ordered = by_disagreement((other, consensual, less_evenly, few, evenly))
    assert subjects(ordered) == ["few", "evenly", "less", "other", "consensual"]


def test_rows_are_sorted_by_marks() -> None:
    rows = tuple(Figures(name, marks=(("dots", number),)) for name, number in (("a", 1), ("b", 3), ("c", 1)))
    assert subjects(by_marks(rows, "dots")) == ["b", "a", "c"]


medians = st.none() | st.integers(0, 6).map(lambda half: half / 2)
rows_of_figures = st.lists(st.tuples(medians, medians), max_size=30).map(
    lambda pairs: [row(f"r{place}", today, wanted) for place, (today, wanted) in enumerate(pairs)]
)


@given(rows_of_figures)
def test_the_shortlist_takes_the_most_wanted_and_a_tie_at_the_twelfth_place_whole(rows: list[Figures]) -> None:
    chosen = shortlisted(rows)
    may = [one for one in rows if one.wanted is not None and one.wanted >= 2]

    def better(one: Figures, other: Figures) -> bool:
        unknown = float("-inf")
        ours = (one.wanted or 0, unknown if one.gap is None else one.gap)
        theirs = (other.wanted or 0, unknown if other.gap is None else other.gap)
        return ours > theirs

    expected = {one.subject for one in may if sum(better(other, one) for other in may) < 12}
    assert set(chosen) == expected
    assert len(chosen) == len(expected)


@given(st.lists(st.integers(0, 4), max_size=25))
def test_the_shortlist_of_marks_holds_no_role_without_a_mark(marks: list[int]) -> None:
    rows = [Figures(f"r{place}", marks=(("reinforce", number), ("lighten", 9))) for place, number in enumerate(marks)]
    expected = {
        f"r{place}" for place, number in enumerate(marks) if number and sum(other > number for other in marks) < 12
    }
    assert set(shortlisted(rows)) == expected


def test_thirteen_enter_when_two_share_the_twelfth_place() -> None:
    rows = [row(f"r{place}", 0, 3) for place in range(11)] + [row("x", 1, 2), row("y", 1, 2), row("z", 2, 2)]
    assert shortlisted(rows) == (*(f"r{place}" for place in range(11)), "x", "y")


scores_best_first = st.lists(st.integers(0, 6), max_size=14).map(lambda scores: sorted(scores, reverse=True))


@given(scores_best_first, st.integers(0, 15))
def test_a_cut_keeps_the_best_and_never_orders_equals(scores: list[int], places: int) -> None:
    named = [(f"r{place}", score) for place, score in enumerate(scores)]
    by_name = dict(named)
    edge = cut(named, places)
    out = set(by_name) - set(edge.kept) - set(edge.tied)
    assert len(edge.kept) + edge.places_left == min(places, len(scores))
    assert not set(edge.kept) & set(edge.tied)
    assert len({by_name[one] for one in edge.tied}) <= 1
    if edge.tied:
        assert 0 < edge.places_left < len(edge.tied)
    else:
        assert edge.places_left == 0
    floor = min((by_name[one] for one in edge.kept), default=99)
    tied_at = max((by_name[one] for one in edge.tied), default=-1)
    assert floor > tied_at
    assert all(by_name[one] < min(floor, tied_at if edge.tied else floor) for one in out) or places == 0


@given(st.lists(st.integers(0, 3), max_size=7), st.integers(0, 8), st.randoms(use_true_random=False))
def test_a_cut_does_not_depend_on_the_order_of_equals(scores: list[int], places: int, random: Random) -> None:
    named = [(f"r{place}", score) for place, score in enumerate(scores)]
    shuffled = random.sample(named, len(named))
    orders = [sorted(order, key=lambda pair: -pair[1]) for order in (named, shuffled)]
    one, two = (cut(order, places) for order in orders)
    assert (set(one.kept), set(one.tied), one.places_left) == (set(two.kept), set(two.tied), two.places_left)


def test_ranks_are_shared_and_the_next_one_is_jumped() -> None:
    assert ranks((9, 7, 5, 5, 2)) == (1, 2, 3, 3, 5)
    assert ranks(()) == ()


@given(scores_best_first)
def test_a_rank_is_one_more_than_how_many_did_better(scores: list[int]) -> None:
    assert list(ranks(scores)) == [1 + sum(other > score for other in scores) for score in scores]


def test_every_tie_of_four_roles_at_every_cut() -> None:
    for scores in itertools.product(range(3), repeat=4):
        ordered = sorted(scores, reverse=True)
        for places in range(1, 4):
            tied = cut([(str(place), score) for place, score in enumerate(ordered)], places).tied
            assert bool(tied) is (ordered[places - 1] == ordered[places])
