"""What must hold of any ballots: order, doors, withdrawals, merges and cuts change nothing that they should not."""

import json
from collections import Counter
from collections.abc import Sequence
from itertools import product
from random import Random
from statistics import median

from hypothesis import assume, given
from hypothesis import strategies as st

from fiche_tui.minutes.data import minutes_json
from fiche_tui.minutes.markdown import minutes_markdown
from fiche_tui.minutes.to_csv import counts_csv
from fiche_tui.workshop import commands as c
from fiche_tui.workshop import facts as f
from fiche_tui.workshop.ballots import Ballot, Round, Slip
from fiche_tui.workshop.portrait import portrait
from fiche_tui.workshop.results import assessed, retained, selection, shortlist, unsettled_tie
from fiche_tui.workshop.sheet import Instrument
from fiche_tui.workshop.state import State
from fiche_tui.workshop.tally import cut, median_of
from tests.workshop.samples import Play, dots, people

ROLES = ("a1", "a2", "a3", "b1", "b2")
PAIRS = [(kept, absorbed) for kept in ROLES for absorbed in ROLES if kept != absorbed]

levels = st.none() | st.integers(0, 3)
complete = st.fixed_dictionaries({role: st.tuples(levels, levels) for role in ROLES}).map(Ballot)
checked = st.dictionaries(st.sampled_from(ROLES), st.sampled_from([(1, 0), (0, 1)])).filter(
    lambda marks: sum(pair[1] for pair in marks.values()) <= 3
)
dotted = st.sets(st.sampled_from(ROLES), max_size=3).map(lambda roles: dots(*sorted(roles)))
votes = st.lists(dotted, min_size=1, max_size=7)
ballots_of = {Instrument.FULL: complete, Instrument.CHECK: checked.map(Ballot)}


def slip_of(asked: Round, ballots: Sequence[Ballot]) -> Slip:
    """What a table writes for these ballots, counted by hand."""
    counts: dict[str, tuple[tuple[int, ...], ...]] = {}
    for subject in asked.subjects:
        rows = []
        for place, question in enumerate(asked.questions):
            given = [ballot.answers[subject][place] if subject in ballot.answers else 0 for ballot in ballots]
            answers: list[int | None] = [*range(question.levels), None] if question.levels else [1]
            rows.append(tuple(given.count(one) for one in answers))
        counts[subject] = tuple(rows)
    return Slip(len(ballots), counts)


def outcome(state: State) -> list[object]:
    """Everything that the room and the minutes are told of the results, but the doors that the answers came by."""
    groups = portrait(state)
    return [
        [one.tally.counts for one in state.rounds],
        [one.tally.people for one in state.rounds],
        assessed(state),
        shortlist(state),
        found.rows if (found := selection(state)) else None,
        found.cut if found else None,
        [role.id for role in retained(state)],
        {group: [role.id for role in roles] for group, roles in groups.groups.items()} if groups else None,
    ]


def assessing(instrument: Instrument) -> Play:
    return Play.assessing(instrument=instrument).record(f.PeopleAdded(people(9)))


def voting() -> Play:
    return Play.assessed(dict.fromkeys(ROLES, (0, 3))).record(f.PeopleAdded(people(9))).do(c.StartStep("vote"))


@given(st.sampled_from(sorted(ballots_of)), st.data(), st.randoms(use_true_random=False))
def test_the_order_of_the_ballots_changes_no_byte_of_the_minutes(
    instrument: Instrument, data: st.DataObject, random: Random
) -> None:
    cast = data.draw(st.lists(ballots_of[instrument], min_size=1, max_size=7))
    first = assessing(instrument).reveal(cast).state
    second = assessing(instrument).reveal(random.sample(cast, len(cast))).state
    assert first == second
    assert minutes_markdown(first) == minutes_markdown(second)
    assert (minutes_json(first), counts_csv(first)) == (minutes_json(second), counts_csv(second))


@given(st.sampled_from(sorted(ballots_of)), st.data(), st.integers(0, 7))
def test_the_same_answers_by_ballots_by_counts_or_half_and_half_decide_the_same(
    instrument: Instrument, data: st.DataObject, edge: int
) -> None:
    cast = data.draw(st.lists(ballots_of[instrument], min_size=1, max_size=7))
    whole = assessing(instrument).reveal(cast).state
    tables = [table for table in (cast[:edge], cast[edge:]) if table]
    play = assessing(instrument)
    counted = play.reveal((), [slip_of(play.asked, table) for table in tables]).state
    play = assessing(instrument)
    mixed = play.reveal(tables[0], [slip_of(play.asked, table) for table in tables[1:]]).state
    assert outcome(counted) == outcome(mixed) == outcome(whole)


@given(votes, st.integers(1, 5))
def test_dots_by_ballots_or_as_stickers_decide_the_same(cast: list[Ballot], retain: int) -> None:
    assume(any(ballot.answers for ballot in cast))
    whole = voting().record(f.RetainChanged(retain)).reveal(cast).state
    play = voting().record(f.RetainChanged(retain))
    assert outcome(play.reveal((), [slip_of(play.asked, cast)]).state) == outcome(whole)


@given(st.lists(complete, min_size=1, max_size=9))
def test_the_medians_are_those_of_the_answers_without_dont_know(cast: list[Ballot]) -> None:
    rows = assessed(assessing(Instrument.FULL).reveal(cast).state)
    for role in ROLES:
        for place, shown in enumerate((rows[role].today, rows[role].wanted)):
            known = [level for ballot in cast if (level := ballot.answers[role][place]) is not None]
            assert shown == (median(known) if known else None)


def dots_in(ballots: Sequence[Ballot]) -> Counter[str]:
    return Counter(role for ballot in ballots for role in ballot.answers)


def dots_exported(state: State) -> Counter[str]:
    """The dots of the vote in the data export, by role."""
    found = next(one for one in json.loads(minutes_json(state))["rounds"] if one["purpose"] == "vote")
    ids = {role.code: role.id for role in state.roles}
    return Counter({ids[row["code"]]: row["marks"] for row in found["counts"]})


@given(votes, st.lists(st.sampled_from(PAIRS), max_size=3), st.sets(st.sampled_from(ROLES), max_size=2))
def test_the_dots_shown_are_those_of_the_ballots_whatever_becomes_of_the_list(
    cast: list[Ballot], merges: list[tuple[str, str]], hidden: set[str]
) -> None:
    """The list is opened again after the vote: asking to merge and hiding move no dot, and a journal that holds a
    merge after a vote moves none either."""
    assume(any(ballot.answers for ballot in cast))
    play = voting().reveal(cast).do(c.ReopenList())
    expected = dots_in(cast)
    for kept, absorbed in merges:
        assert play.refused(c.MergeRoles(kept, absorbed, holding=frozenset({1, 2}))).code in (
            "answers-exist",
            "cannot-merge",
        )
    play.record(*(f.RoleHidden(role) for role in sorted(hidden)))
    after_refusals = play.state
    play.append([f.RolesMerged(kept, absorbed) for kept, absorbed in merges])
    for state in (after_refusals, play.state):
        assert {role: row[0][0] for role, row in state.rounds[1].tally.counts.items()} == {
            role: expected[role] for role in ROLES
        }
        found = selection(state)
        assert found is not None
        assert {row.role: row.score for row in found.rows} == dict(expected)
        assert dots_exported(state) == Counter({role: expected[role] for role in ROLES})
        assert sum(row.score for row in found.rows) == sum(len(ballot.answers) for ballot in cast)


@given(votes)
def test_every_cut_finds_the_ties_that_counting_by_hand_finds(cast: list[Ballot]) -> None:
    """For each number to retain: who is sure, who shares the last places, how many those are."""
    assume(any(ballot.answers for ballot in cast))
    play, scores = voting().reveal(cast), dots_in(cast)
    for retain in range(1, len(ROLES) + 1):
        state = play.record(f.RetainChanged(retain)).state
        sure = {one for one in scores if sum(scores[other] >= scores[one] for other in scores) <= retain}
        tied = {one for one in scores if sum(scores[other] > scores[one] for other in scores) < retain} - sure
        found = selection(state)
        assert found is not None
        assert (set(found.cut.kept), set(found.cut.tied)) == (sure, tied)
        assert found.cut.places_left == (retain - len(sure) if tied else 0)
        assert {role.id for role in retained(state)} == sure
        assert (unsettled_tie(state) is not None) == bool(tied)
        for row in found.rows:
            assert row.rank == 1 + sum(scores[other] > scores[row.role] for other in scores)


def test_a_cut_is_right_for_every_small_ranking() -> None:
    """All 4,096 rankings of six options with 0 to 3 dots, at every cut."""
    for numbers in product(range(4), repeat=6):
        scores = sorted(enumerate(numbers), key=lambda pair: -pair[1])
        named = [(str(option), number) for option, number in scores]
        for places in range(1, 7):
            sure = {one for one, number in named if sum(other >= number for _name, other in named) <= places}
            able = {one for one, number in named if sum(other > number for _name, other in named) < places}
            edge = cut(named, places)
            assert (set(edge.kept), set(edge.tied)) == (sure, able - sure)
            assert edge.places_left == (places - len(sure) if able - sure else 0)


@given(st.lists(st.integers(0, 9), min_size=2, max_size=6))
def test_a_median_from_counts_is_that_of_the_answers(counts: list[int]) -> None:
    answers = [level for level, number in enumerate(counts[:-1]) for _ in range(number)]
    assert median_of(counts) == (float(median(answers)) if answers else None)


def test_a_median_of_a_million_millions_is_found_without_a_list_of_them() -> None:
    assert median_of([10**12, 0, 0, 10**12, 5]) == 1.5
    assert median_of([-1, 0, 3, 10**12, 0]) == 3.0
