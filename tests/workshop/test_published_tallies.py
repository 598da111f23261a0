"""Our figures against published ones: only the numbers are copied, each source is named with the day it was read.

Where a source's rule differs from ours, the test holds what both say and tells the difference.
"""

from collections.abc import Mapping, Sequence
from itertools import combinations, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fiche_tui.workshop import commands as c
from fiche_tui.workshop import facts as f
from fiche_tui.workshop.ballots import Ballot, Question, Round, Slip, ballot_fault, dots_for, slip_fault
from fiche_tui.workshop.results import retained, selection
from fiche_tui.workshop.tally import Cut, Tally, by_marks, count, cut, figures, median_of, ranks
from fiche_tui.workshop.values import AgreementRule, Purpose, TieWay
from tests.workshop.samples import Play, small_sheet


def vote_on(options: Sequence[str], most: int) -> Round:
    """A vote on these options, so many dots each."""
    return Round(1, Purpose.VOTE, tuple(options), (Question("dots", most=most),))


def ranked(asked: Round, tally: Tally) -> list[tuple[str, int]]:
    """Options with their dots, best first, as our result shows them."""
    return [(row.subject, row.marked("dots")) for row in by_marks(figures(asked, tally), "dots")]


def slip_of(asked: Round, people: int, votes: Mapping[str, int]) -> Slip:
    """What was published of a vote as a tally slip that our rules accept."""
    slip = Slip(people, {option: ((number,),) for option, number in votes.items()})
    assert slip_fault(asked, slip) == ""
    return slip


def committees(edge: Cut) -> set[frozenset[str]]:
    """Every way to fill the places that the tie leaves open."""
    return {frozenset((*edge.kept, *chosen)) for chosen in combinations(edge.tied, edge.places_left)}


# Dots and approvals: the counts, the order, the cut

ELECTIONS: dict[int, tuple[int, tuple[int, ...], tuple[int, ...]]] = {
    8100: (69, (45, 44, 33, 31, 25, 22, 21, 21, 20, 18, 15, 11, 10, 8, 7, 6, 3), (1, 2, 3, 4, 5)),
    8101: (63, (54, 54, 50, 40, 38, 37, 37, 32, 30), (1, 2, 3, 4, 5)),
    8102: (74, (59, 57, 56, 54, 52, 43, 42, 31, 28, 15), (1, 2, 3, 4, 5)),
    8103: (67, (61, 48, 48, 44, 42, 39, 35, 34, 26, 24), (1, 2, 3, 4, 5)),
    8106: (76, (58, 48, 52, 31, 50, 23, 63, 38), (1, 2, 3, 5, 7)),
}
"""By PEP: ballots cast, votes in the order of the table, and the lines of those elected; no names."""


def lines(votes: Sequence[int]) -> dict[str, int]:
    """Votes by line of the published table, from « 1 »."""
    return {str(line): number for line, number in enumerate(votes, 1)}


@pytest.mark.parametrize("number", ELECTIONS)
def test_five_seats_of_a_council_elected_by_approval(number: int) -> None:
    """The votes received and the five elected of the Python steering council, 2019 to 2025.

    PEP 8100 (Nathaniel J. Smith and Ee Durbin), 8101 (Ewa Jodlowska and Ee Durbin), 8102 and 8103 (the same and Joe
    Carey), 8106 (Ee Durbin), « Results »: https://peps.python.org/pep-8100/ and following, read on 2026-11-23 in
    github.com/python/peps at ba4deeb. The same ballot as our dots, one per candidate, with as many as one likes.
    """
    people, published, elected = ELECTIONS[number]
    votes = lines(published)
    asked = vote_on(tuple(votes), len(votes))
    rows = ranked(asked, count(asked, [], [slip_of(asked, people, votes)]))
    assert dict(rows) == votes
    edge = cut(rows, 5)
    assert (set(edge.kept), edge.tied, edge.places_left) == ({str(line) for line in elected}, (), 0)


@pytest.mark.parametrize(
    ("number", "places", "tied"),
    [(8100, 7, ("7", "8")), (8101, 1, ("1", "2")), (8101, 6, ("6", "7")), (8103, 2, ("2", "3"))],
)
def test_equal_votes_of_a_council_are_a_tie_at_the_cut_between_them_alone(
    number: int, places: int, tied: tuple[str, ...]
) -> None:
    """The equal votes in the tables of PEP 8100, 8101 and 8103 (see above), which decided nothing at five seats."""
    people, published, _elected = ELECTIONS[number]
    votes = lines(published)
    asked = vote_on(tuple(votes), len(votes))
    rows = ranked(asked, count(asked, [], [slip_of(asked, people, votes)]))
    assert (cut(rows, places).tied, cut(rows, places).places_left) == (tied, 1)
    assert cut(rows, places + 1).tied == cut(rows, places - 1).tied == ()
    shared = dict(zip((name for name, _votes in rows), ranks([score for _name, score in rows]), strict=True))
    assert {shared[name] for name in tied} == {places}


def test_two_counts_of_one_election_add_up_to_the_published_total() -> None:
    """An election held in two parts, 56 and 12 ballots, each published with its total.

    PEP 8105, Ee Durbin, « Results »: https://peps.python.org/pep-8105/, read on 2026-11-23 in github.com/python/peps
    at ba4deeb. Two tally slips in one box; in the first part alone two candidates are equal.
    """
    first, extension = lines((35, 27, 38, 42, 25, 48, 30, 27)), lines((8, 5, 8, 10, 5, 12, 10, 8))
    combined = lines((43, 32, 46, 52, 30, 60, 40, 35))
    asked = vote_on(tuple(first), len(first))
    slips = [slip_of(asked, 56, first), slip_of(asked, 12, extension)]
    tally = count(asked, [], slips)
    assert (tally.people, tally.slips, dict(ranked(asked, tally))) == (68, 2, combined)
    edge = cut(ranked(asked, tally), 5)
    assert edge == Cut(("6", "4", "3", "1", "7"))
    assert cut(ranked(asked, count(asked, [], slips[:1])), 6).tied == ("2", "8")
    assert cut(ranked(asked, tally), 6) == Cut((*edge.kept, "8"))


def test_a_board_with_eleven_seats_and_a_tie_for_the_last_one() -> None:
    """22 candidates for eleven seats, two of them equal at the eleventh place.

    « PSF 2017 board », results published by Ian Stapleton Cordasco,
    https://vote.heliosvoting.org/helios/elections/8c8fad48-4669-11e7-8084-ce67df4bbe74/view; that it was a tie for the
    last seat: Van Lindberg and Naomi Ceder, https://www.mail-archive.com/psf-community@python.org/msg00252.html; both
    read on 2026-11-23. There a procedure of the bylaws named one, and the other was seated when a seat came free: the
    way we call « les garder tous ». We name nobody. How many people voted is not on the page.
    """
    votes = lines(
        (163, 228, 180, 77, 88, 230, 108, 135, 126, 135, 154, 109, 126, 171, 113, 155, 57, 168, 97, 80, 95, 105)
    )
    asked = vote_on(tuple(votes), len(votes))
    rows = ranked(asked, Tally(counts={name: ((number,),) for name, number in votes.items()}))
    edge = cut(rows, 11)
    assert (edge.tied, edge.places_left, len(edge.kept)) == (("9", "13"), 1, 10)
    assert cut(rows, 12).tied == ()
    assert cut(rows, 9).tied == ("8", "10")


def test_five_sticky_dots_on_thirteen_criteria() -> None:
    """« A set of five sticky dots […] on the five criteria they felt were most important », one a criterion.

    City of Eugene, « MovingAhead Spring 2019 Outreach Summary », page 24, « Distribution of sticky dots in choosing
    evaluation criteria », https://coeapps.eugene-or.gov/CMOWeblink/0/doc/2559293/Page121.aspx, read on 2026-11-23: the
    bars in rising order, the names in the same order. We give a quarter of the options in dots, three of thirteen.
    """
    names = (
        *("Acquisitions", "Parking", "Capital Cost", "Relocations", "Public Support", "Plans", "Trees"),
        *("Operating Cost", "Development", "Disadvantaged", "Travel Time", "Ridership Increase", "Bike/Ped"),
    )
    dots = dict(zip(names, (0, 1, 2, 2, 4, 5, 7, 13, 13, 20, 23, 31, 35), strict=True))
    asked = vote_on(names, 5)
    # Nobody may put two dots on one criterion: 35 people at least.
    assert slip_fault(asked, Slip(34, {"Bike/Ped": ((35,),)})) == "too-many-marks"
    tally = count(asked, [], [slip_of(asked, 35, dots)])
    rows = ranked(asked, tally)
    assert sum(number for _name, number in rows) == sum(dots.values()) == 156
    assert [number for _name, number in rows] == sorted(dots.values(), reverse=True)
    assert cut(rows, 4) == Cut(("Bike/Ped", "Ridership Increase", "Travel Time", "Disadvantaged"))
    assert cut(rows, 5) == Cut(cut(rows, 4).kept, ("Operating Cost", "Development"), 1)
    assert ranks([number for _name, number in rows]) == (1, 2, 3, 4, 5, 5, 7, 8, 9, 10, 10, 12, 13)
    assert dots_for(len(names)) == 3


def test_a_dot_poll_of_a_neighbourhood_meeting() -> None:
    """Dots by theme at the annual meeting of the Jordan Area Community Council, 28 October 2010.

    « Dot Poll Results from 10/28/10 Annual Meeting », no author named,
    http://jacc-flash-nomi.blogspot.com/2010/10/dot-poll-results-from-102810-annual.html, read on 2026-11-23. How many
    people and dots each is not said, so only counts and order are compared.
    """
    dots = {
        "Beautification": 39,
        "Home ownership": 49,
        "Block clubs": 33,
        "Youth": 40,
        "Transit": 44,
        "Safety": 54,
        "Resources": 10,
    }
    asked = vote_on(tuple(dots), len(dots))
    rows = ranked(asked, count(asked, [], [slip_of(asked, 54, dots)]))
    assert [name for name, _number in rows[:3]] == ["Safety", "Home ownership", "Transit"]
    assert sum(number for _name, number in rows) == sum(dots.values())
    assert all(cut(rows, places).tied == () for places in range(len(dots) + 1))


def test_a_neighbourhood_s_budget_voted_with_up_to_five_marks() -> None:
    """608 ballots with up to five projects each, the votes of each project published in falling order.

    « Local PB in Łódź, Górna | Nad Nerem », 2020, as kept in tests/data/poland_lodz_2020_nad-nerem.pb of
    github.com/martinlackner/abcvoting (Martin Lackner and others) at 2c0c412, read on 2026-11-23. There money decides
    too: the fourth and the fifth were passed over for cheaper ones. Order and first three are the same.
    """
    votes = {"030": 217, "042": 167, "032": 164, "033": 160, "023": 104, "021": 99, "020": 78, "081": 63}
    funded = {"030", "042", "032", "021", "081"}
    asked = vote_on(tuple(votes), 5)
    rows = ranked(asked, count(asked, [], [slip_of(asked, 608, votes)]))
    assert rows == list(votes.items())
    assert set(cut(rows, 3).kept) <= funded
    assert not set(cut(rows, 4).kept) <= funded


def ballots_of(approvals: str) -> list[Ballot]:
    """One ballot a word, one approved option a letter."""
    return [Ballot(dict.fromkeys(word, (1,))) for word in approvals.split()]


TEXTBOOK = "ab ab ab ac ac ac ad ad bcf e f g"


@pytest.mark.parametrize(
    ("approvals", "places", "scores", "winning"),
    [
        (TEXTBOOK, 4, {"a": 8, "b": 4, "c": 4, "d": 2, "e": 1, "f": 2, "g": 1, "h": 0}, {"abcd", "abcf"}),
        ("ab abc abd acd acd b c d", 1, {"a": 5, "b": 4, "c": 4, "d": 4}, {"a"}),
        (
            "aef a bef b cef c def d",
            4,
            {"a": 2, "b": 2, "c": 2, "d": 2, "e": 4, "f": 4},
            {"abef", "acef", "adef", "bcef", "bdef", "cdef"},
        ),
    ],
    ids=["example 2.2", "example 2.6", "all rules"],
)
def test_the_committees_of_a_textbook_are_the_ways_to_settle_our_tie(
    approvals: str, places: int, scores: Mapping[str, int], winning: set[str]
) -> None:
    """Approval voting (AV): the scores and every winning committee.

    Martin Lackner and Piotr Skowron, *Multi-Winner Voting with Approval Preferences*, Springer, 2023,
    https://doi.org/10.1007/978-3-031-09016-5, examples 2.1, 2.2 and 2.6, and the example « allrules », with their
    results in tests/expected_output of github.com/martinlackner/abcvoting at 2c0c412, read on 2026-11-23. Where they
    list several winners we list none: what is common to all is kept, the rest is a tie for what is left.
    """
    asked = vote_on(tuple(scores), 3)
    ballots = ballots_of(approvals)
    assert all(ballot_fault(asked, ballot) == "" for ballot in ballots)
    rows = ranked(asked, count(asked, ballots))
    assert dict(rows) == scores
    assert committees(cut(rows, places)) == {frozenset(one) for one in winning}


@pytest.mark.parametrize(
    ("settled", "kept"),
    [
        (c.SettleTie(2, TieWay.KEEP_ALL), {"abcdf"}),
        (c.SettleTie(2, TieWay.DECIDED, ("a4",), "Déjà commencé"), {"abcd"}),
        (c.SettleTie(2, TieWay.SHOW_OF_HANDS, hands={"a4": 3, "a6": 9}), {"abcf"}),
    ],
)
def test_the_textbook_played_as_a_workshop_waits_for_the_group(settled: c.SettleTie, kept: set[str]) -> None:
    """Example 2.2 (see above) as a real vote on eight roles; each way of settling gives a published committee, or, when
    all are kept, the union of both."""
    names = {letter: f"a{place}" for place, letter in enumerate("abcdefgh", 1)}
    play = Play.assessed(dict.fromkeys(names.values(), (0, 3)), small_sheet({"A": 8}))
    play.record(f.RetainChanged(4)).do(c.StartStep("vote"))
    assert play.asked.questions[0].most == 3
    play.reveal([Ballot({names[letter]: (1,) for letter in word}) for word in TEXTBOOK.split()])
    shown = selection(play.state)
    assert shown is not None
    assert (shown.cut, shown.settled) == (Cut(("a1", "a2", "a3"), ("a4", "a6"), 1), False)
    assert [role.id for role in retained(play.state)] == ["a1", "a2", "a3"]
    play.do(settled)
    assert {role.id for role in retained(play.state)} == {names[letter] for one in kept for letter in one}


# Medians


def counts_of(answers: Sequence[int], levels: int) -> tuple[int, ...]:
    """Answers by level, nobody not knowing."""
    return (*(answers.count(level) for level in range(levels)), 0)


@pytest.mark.parametrize(
    ("counts", "median"),
    [
        (counts_of([1, 3, 5], 8), 3),
        (counts_of([1, 3, 5, 7], 8), 4.0),
        (counts_of([1, 2, 3, 4, 5, 5, 5], 6), 4),
        (counts_of([0, 1, 2, 2, 2, 2, 3, 3, 4, 9], 10), 2),
        (counts_of([1, 2, 4, 5], 6), 3),
        ((6, 12, 11, 6, 3, 1, 0, 0), 2),
    ],
    ids=["python odd", "python even", "likert", "siblings", "survey", "families"],
)
def test_medians_of_manuals_and_textbooks(counts: tuple[int, ...], median: float) -> None:
    """Medians of answers by level, an even number of them too. All read on 2026-11-23:

    - Python, « statistics.median » (Steven D'Aprano), https://docs.python.org/3/library/statistics.html: two examples,
      in Doc/library/statistics.rst of github.com/python/cpython at 0191a63;
    - Salvatore S. Mangiafico, « Descriptive Statistics for Likert Data », in *Summary and Analysis of Extension Program
      Evaluation in R*, https://rcompanion.org/handbook/E_02.html, which averages the two in the middle as we do;
    - McGraw-Hill, sociology statistics primer, number of brothers and sisters, no author named,
      http://www.mhhe.com/socscience/sociology/statistics/graphics/stat_des07.html;
    - Callout, « Numeric questions » of a survey tool's manual, http://callout.com/manual/numericquestions.htm;
    - « Number of children in families at a church in Tucson », 39 families by number of children, no author named,
      https://wizedu.com/questions/183511/.

    Python adds that data which are ordered but are no numbers call for the low or the high median instead: we print the
    half (« 2,5 ») and show the counts beside it.
    """
    assert median_of(counts) == median


@pytest.mark.parametrize(
    ("counts", "grade"),
    [
        ((31, 72), 1),
        ((42, 42), 0),
        ((4, 2, 0, 1, 2, 2, 3), 3),
        ((4, 0, 0, 1, 0, 0, 4), 3),
        ((1, 1, 1, 1, 1, 1, 1), 3),
    ],
)
def test_where_majority_judgment_takes_the_lower_middle_we_take_the_half(counts: tuple[int, ...], grade: int) -> None:
    """The median grade of tallies by grade, in the tests of MieuxVoter's library of majority judgment.

    src/ProposalAnalysis.test.ts of github.com/MieuxVoter/majority-judgment-library-typescript at f76ddcc, read on
    2026-11-23. With an odd number of judgments both medians are one; with an even number theirs is the lower of the two
    in the middle (« equality favors contestation ») and ours the average of both.
    """
    ours = median_of((*counts, 0))
    assert ours is not None
    if sum(counts) % 2:
        assert ours == grade
    else:
        upper = -_lower_middle(counts[::-1]) + len(counts) - 1
        assert (grade, ours) == (_lower_middle(counts), (grade + upper) / 2)
        assert ours > grade


def _lower_middle(counts: Sequence[int]) -> int:
    answers = [level for level, number in enumerate(counts) for _person in range(number)]
    return answers[(len(answers) - 1) // 2]


# Five fingers


@given(st.lists(st.integers(0, 12), min_size=6, max_size=6))
def test_everybody_at_three_or_more_is_the_rule_of_manuals(fingers: list[int]) -> None:
    """« A passing Fist of Five decision is one in which nobody votes less than 3 » (« What is a Fist of Five vote »,
    Instant Agenda, http://support.instantagenda.com/running-meetings/what-is-a-fist-of-five-vote); « All 3+ fingers:
    decision approved » (« Fist of Five », https://www.workshopr.io/exercises/detail/?code=fistfive); both read on
    2026-11-23. It is our rule with a floor of 3. Ours by default lets a 2 pass, with a majority at 3 or more.
    """
    counts = tuple(fingers)
    passes = sum(counts) > 0 and sum(counts[:3]) == 0
    assert AgreementRule(floor=3, majority_at=3).met(counts) is passes
    assert AgreementRule().met(counts) or not passes


@given(st.integers(0, 12), st.integers(0, 12))
def test_two_members_at_two_while_the_others_show_four_or_five(four: int, five: int) -> None:
    """« Two members show 2 while others show 4-5 »: the team talks and votes again. HKSM, « Fist of Five »,
    https://hksmnow.com/definitions/agile-project-management/fist_of_five.php, read on 2026-11-23; how many the others
    are is not said. With a floor of 3 we ask for more talk too; by default we go on as soon as most are at 3 or more.
    """
    counts = (0, 0, 2, 0, four, five)
    assert not AgreementRule(floor=3).met(counts)
    assert AgreementRule().met(counts) is (four + five > 2)


@given(st.integers(0, 12), st.integers(0, 12))
def test_one_person_at_two_where_four_or_five_are_asked_of_all(four: int, five: int) -> None:
    """« It's acceptable to proceed if everyone votes 4 or 5 »; the example has all developers at 4 or 5 and one
    researcher at 2, who is asked why. Chris Gagné, « A Useful Technique: Fists-of-Five voting »,
    https://chrisgagne.com/3140/a-useful-technique-fists-of-five-voting/, read on 2026-11-23.
    """
    everyone = AgreementRule(floor=4, majority_at=4)
    assert everyone.met((0, 0, 0, 0, four, five)) is (four + five > 0)
    assert not everyone.met((0, 0, 1, 0, four, five))


def test_every_show_of_fingers_of_four_people_is_judged_as_the_rule_says() -> None:
    """The words of the screen (« personne n’est sous 2 et la majorité est à 3 ou plus »), person by person."""
    for hands in product(range(6), repeat=4):
        counts = tuple(hands.count(level) for level in range(6))
        agreed = min(hands) >= 2 and 2 * sum(one >= 3 for one in hands) > 4
        assert AgreementRule().met(counts) is agreed
