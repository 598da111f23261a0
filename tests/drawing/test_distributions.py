"""Bars drawn true: their lengths are worked out again from the counts, on one scale for a whole screen."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fiche_tui.drawing.line import Line
from fiche_tui.drawing.results.columns import Drawing
from fiche_tui.drawing.results.role_card import card_lines
from fiche_tui.drawing.results.table import TableLines
from fiche_tui.drawing.results.talk_card import Card, talk_lines, why_words
from fiche_tui.drawing.styles import CURSOR
from fiche_tui.workshop import commands as c
from fiche_tui.workshop import facts as f
from fiche_tui.workshop.ballots import Ballot
from fiche_tui.workshop.presenting import Sort, assessment_results, figures_of, sorts_of
from fiche_tui.workshop.results import revealed_round
from fiche_tui.workshop.sheet import Instrument
from fiche_tui.workshop.state import State
from fiche_tui.workshop.talking import Talk, Why, worth_talking
from fiche_tui.workshop.tally import Figures
from fiche_tui.workshop.values import Method, Purpose
from tests.workshop.samples import Play

SIZES = [(80, 24), (120, 36), (160, 45), (200, 50)]
SIGNS = " ▏▎▍▌▋▊▉█"
BAR = f"[{SIGNS[1:]}]*"
LEVELS = st.sampled_from([0, 1, 2, 3, None])
FULL_BALLOTS = st.lists(st.lists(st.tuples(LEVELS, LEVELS), min_size=5, max_size=5), min_size=1, max_size=40)
CHECKS = st.sampled_from([(1, 0), (0, 1), (0, 0)])
CHECKED = st.lists(CHECKS, min_size=5, max_size=5).filter(lambda marks: sum(less for _more, less in marks) <= 3)
CHECK_BALLOTS = st.lists(CHECKED, min_size=1, max_size=40)

Answers = Sequence[Sequence[tuple[int | None, ...]]]


def assessed(instrument: Instrument, ballots: Answers, present: int) -> State:
    """A revealed assessment for which so many people were present; 0 where nobody said how many."""
    play = Play.prepared().record(f.MethodChosen(Method(instrument)))
    if present:
        play.record(f.HeadcountStated(present))
    play.record(f.ListSettled()).do(c.StartStep("evaluer"))
    subjects = play.asked.subjects
    return play.reveal([Ballot(dict(zip(subjects, answers, strict=True))) for answers in ballots]).state


def bars(lines: Iterable[Line], pattern: str) -> list[tuple[int, int]]:
    """The counts with the lengths of their bars, in eighths of a cell."""
    found = []
    for one in lines:
        for match in re.finditer(pattern, one.text):
            found.append((int(match["count"]), sum(SIGNS.index(sign) for sign in match["bar"])))
    return found


def drawn_true(found: Iterable[tuple[int, int]], cells: int, voters: int) -> None:
    for count, eighths in found:
        exact = Fraction(count * cells * 8, voters)
        # An eighth at least, so that one person in a large room is seen.
        assert abs(eighths - exact) <= Fraction(1, 2) or (eighths == 1 and 0 < exact < 1), (count, eighths, voters)


@pytest.mark.parametrize(("width", "height"), SIZES)
@given(FULL_BALLOTS, st.sampled_from([0, 5, 60]))
def test_the_pass_draws_both_questions_on_the_scale_of_the_voters(
    width: int, height: int, ballots: Answers, present: int
) -> None:
    state = assessed(Instrument.FULL, ballots, present)
    voters = max(present, len(ballots))
    roomy = width >= 160
    talks = worth_talking(state)
    for number, talk in enumerate(talks, 1):
        lines = talk_lines(Card(state, talk, number, len(talks)), width - 5, height - 6)
        found = bars(lines, rf"  (?P<count> ?\d+) (?P<bar>{BAR})$")
        row = talk.figures
        counts = [*(row.today_counts if roomy else ()), *row.wanted_counts]
        assert [count for count, _length in found] == counts
        drawn_true(found, 48 if roomy else 24, voters)


@given(FULL_BALLOTS, st.sampled_from([0, 5, 60]))
def test_the_card_of_a_role_has_one_scale(ballots: Answers, present: int) -> None:
    state = assessed(Instrument.FULL, ballots, present)
    for role in ("a1", "b2"):
        row = figures_of(state, role)
        found = bars(card_lines(state, "Texte", row), rf"  (?P<bar>{BAR}) ?(?P<count>\d+)$")
        assert [count for count, _length in found] == [*row.today_counts, *row.wanted_counts]
        drawn_true(found, 26, max(present, len(ballots)))


@pytest.mark.parametrize(("width", "height"), SIZES)
@given(CHECK_BALLOTS, st.sampled_from([0, 5, 60]))
def test_marks_have_the_same_scale_in_the_table_and_on_the_cards(
    width: int, height: int, ballots: Answers, present: int
) -> None:
    state = assessed(Instrument.CHECK, ballots, present)
    voters = max(present, len(ballots))
    revealed = revealed_round(state, Purpose.ASSESS)
    assert revealed is not None
    drawing = Drawing(state, assessment_results(state, revealed, Sort.REINFORCE), width - 4)
    lines = TableLines(drawing).whole("")
    found = bars(lines, rf"(?<= )(?P<count>[ \d]\d) (?P<bar>{BAR})(?= |$)")
    rows = assessment_results(state, revealed, Sort.REINFORCE).rows
    assert len(found) == 2 * len(rows)
    drawn_true(found, 30 if drawing.roomy else 13, voters)
    for talk in worth_talking(state):
        on_card = bars(
            talk_lines(Card(state, talk, 1, 1), width - 5, height - 6), rf"  (?P<count> ?\d+) (?P<bar>{BAR})$"
        )
        assert [count for count, _length in on_card] == [number for _question, number in talk.figures.marks]
        drawn_true(on_card, 48 if width >= 160 else 24, voters)


@pytest.mark.parametrize(
    ("width", "label", "drawn"),
    [(76, 16, False), (118, 16, True), (118, 32, True), (118, 44, False), (140, 44, True)],
)
def test_answers_are_bars_where_labels_stay_whole_beside_them(width: int, label: int, drawn: bool) -> None:
    state = assessed(Instrument.FULL, [[(0, 3)] * 5] * 10, 12)
    revealed = revealed_round(state, Purpose.ASSESS)
    assert revealed is not None
    state = replace(state, roles=tuple(replace(role, label="x" * label) for role in state.roles))
    drawing = Drawing(state, assessment_results(state, revealed, Sort.GAP), width)
    rows = [one.text for one in TableLines(drawing).whole("")]
    assert all(("x" * label in row) and (row.rstrip().endswith(" 3" + "█" * 19) == drawn) for row in rows if row), rows


@pytest.mark.parametrize(("instrument", "answer"), [(Instrument.FULL, (0, 3)), (Instrument.CHECK, (1, 0))])
def test_the_bar_of_the_chosen_row_ends_before_a_bar_that_counts(instrument: Instrument, answer: tuple[int]) -> None:
    state = assessed(instrument, [[answer] * 5] * 10, 10)
    revealed = revealed_round(state, Purpose.ASSESS)
    assert revealed is not None
    drawing = Drawing(state, assessment_results(state, revealed, sorts_of(state, revealed)[0]), 118)
    chosen = drawing.results.rows[0].subject
    lines = TableLines(drawing)
    place = lines.subjects.index(chosen)
    row, plain = lines.at(place, chosen), lines.at(place, "")
    assert row.text.rstrip() == plain.text.rstrip()
    held = [CURSOR in span.style for span in row.spans]
    # One filled bar, from the first cell.
    assert held == sorted(held, reverse=True)
    assert held[0]
    assert not any(CURSOR in span.style for span in row.spans if "█" in span.text)


@pytest.mark.parametrize(("width", "height"), [(76, 21), (120, 40)])
def test_where_only_the_wished_is_asked_the_card_has_one_block_of_bars(width: int, height: int) -> None:
    state = assessed(Instrument.WANTED, [[(3,), (0,), (1,), (None,), (2,)], [(3,), (3,), (1,), (0,), (2,)]], 2)
    talks = worth_talking(state)
    rows = [" ".join(one.text.split()) for one in talk_lines(Card(state, talks[0], 1, len(talks)), width, height)]
    first = rows.index("Souhaité") + 1
    figures = ["0 niveau 0 1", "1 niveau 1 0", "2 niveau 2 0", "3 niveau 3 1", "? je ne sais pas 0"]
    assert [one.rstrip("█ ") for one in rows[first : first + 5]] == figures
    assert not any("Aujourd’hui" in one or "aujourd’hui" in one or "écart" in one for one in rows)


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (Figures("a1", wanted_counts=(1, 0, 0, 1, 0)), "1 dit 0 ou 1, 1 dit 2 ou 3."),
        (Figures("a1", wanted_counts=(1, 1, 0, 1, 0)), "2 disent 0 ou 1, 1 dit 2 ou 3."),
        (Figures("a1", wanted_counts=(1, 0, 2, 0)), "1 dit 0 ou 1, 2 disent 2."),
        (Figures("a1", marks=(("reinforce", 1), ("lighten", 1))), "1 le renforcerait, 1 l’allégerait."),
        (Figures("a1", marks=(("reinforce", 3), ("lighten", 2))), "3 le renforceraient, 2 l’allégeraient."),
    ],
)
def test_a_divided_group_is_said_in_the_singular_where_one_person_is_alone(row: Figures, words: str) -> None:
    card = Card(Play.prepared().state, Talk("a1", Why.DIVIDED, row), 1, 1)
    assert why_words(card).replace("\u00a0", " ") == f"↔ Le groupe est partagé : {words}"
