"""How figures are written, and what the lines of a table hold."""

from dataclasses import replace

import pytest

from fiche_tui.drawing import figures as v
from fiche_tui.drawing.results.columns import Drawing
from fiche_tui.drawing.results.role_card import sentences
from fiche_tui.drawing.results.table import TableLines, heading_line
from fiche_tui.language.translation import use_language
from fiche_tui.workshop.presenting import Sort, assessment_results, vote_results
from fiche_tui.workshop.results import revealed_round, selection
from fiche_tui.workshop.sheet import Level
from fiche_tui.workshop.state import RoundState
from fiche_tui.workshop.tally import Figures, Tally
from fiche_tui.workshop.values import Purpose
from tests.workshop.samples import Play


@pytest.mark.parametrize(
    ("value", "words", "blocks"),
    [
        (0.0, "0", "0 ▯▯▯"),
        (2.0, "2", "2 ▮▮▯"),
        (2.5, "2,5", "2,5 ▮▮▯"),
        (0.5, "0,5", "0,5 ▯▯▯"),
        (3.0, "3", "3 ▮▮▮"),
        (None, "?", "?"),
    ],
)
def test_a_level_is_a_digit_and_blocks(value: float | None, words: str, blocks: str) -> None:
    assert v.number_words(value) == words
    assert v.level_words(value, 3) == blocks


def test_a_half_follows_the_language() -> None:
    use_language("en")
    assert v.number_words(2.5) == "2.5"


@pytest.mark.parametrize(("gap", "words"), [(1.5, "+1,5"), (3.0, "+3"), (0.0, "0"), (-2.0, "\u22122"), (None, "?")])
def test_a_gap_has_its_sign(gap: float | None, words: str) -> None:
    assert v.gap_words(gap) == words


def test_counts_stand_under_their_levels() -> None:
    assert v.counts_words((0, 1, 3, 7, 1)) == "0·1·3·7·1"
    assert v.levels_heading(5) == "0·1·2·3·?"


def test_late_ballots_are_a_fact() -> None:
    assert v.late_words(0) == ""
    assert v.late_words(1) == "1 bulletin reçu après le dévoilement, non compté"
    assert v.late_words(2) == "2 bulletins reçus après le dévoilement, non comptés"


def test_the_cut_says_what_waits() -> None:
    assert v.cut_words(5, 5, 0, 0) == "retenir 5"
    assert v.cut_words(5, 7, 0, 0) == "7 rôles retenus"
    assert v.cut_words(5, 4, 3, 1) == "retenir 5 ─ ─ ─ 3 rôles à égalité pour une seule place"
    assert v.cut_words(5, 3, 3, 2) == "retenir 5 ─ ─ ─ 3 rôles à égalité pour 2 places"


def test_a_median_in_the_words_of_the_scale() -> None:
    levels = (Level(0, "jamais"), Level(1, "parfois"), Level(2, "souvent"))
    assert v.median_in_words(1.0, levels) == "«\u00a0parfois\u00a0»"
    assert v.median_in_words(1.5, levels) == "entre «\u00a0parfois\u00a0» et «\u00a0souvent\u00a0»"
    assert v.median_in_words(3.0, levels) == "«\u00a03\u00a0»"
    assert v.median_in_words(None, levels) == ""


def test_a_card_says_in_words_what_the_figures_say() -> None:
    play = Play.assessed({"a1": (1, 3), "a2": (3, 1)})

    def said(row: Figures) -> list[str]:
        return [sentence.replace("\u00a0", " ") for sentence in sentences(play.state, row)]

    row = Figures("a1", 1.0, 2.5, (1, 2, 0, 3, 2), (0, 6, 0, 0, 0), divided=True)
    assert said(row) == [
        "Aujourd’hui, plutôt « niveau 1 »; souhaité, plutôt entre « niveau 2 » et « niveau 3 ».",
        "Écart +1,5 : le groupe souhaite en faire plus.",
        "↔ Le groupe est partagé : 3 à 0 ou 1, 3 à 2 ou plus.",
        "2 personnes ne savent pas.",
    ]
    less = said(Figures("a2", 3.0, 1.0))
    assert less[1] == "Écart \u22122 : à alléger ou à confier, le groupe souhaite en faire moins."
    assert said(Figures("a3", 1.0, 1.0))[1] == "Écart 0 : à maintenir tel quel."
    assert said(Figures("a3", None, 2.0)) == ["Souhaité : plutôt « niveau 2 »."]
    assert said(Figures("a3")) == []


@pytest.mark.parametrize("width", [70, 78, 112])
def test_no_line_is_wider_than_its_place(width: int) -> None:
    play = Play.assessed({"a1": (0, 3), "a2": (3, 1), "b1": (1, 2)})
    revealed = revealed_round(play.state, Purpose.ASSESS)
    assert revealed is not None
    for sort in (Sort.GAP, Sort.FAMILY):
        drawing = Drawing(play.state, assessment_results(play.state, revealed, sort), width)
        lines = TableLines(drawing).whole("a1")
        assert max(one.width for one in lines) <= width
        assert heading_line(drawing, "trié par écart").width <= width
    voted = Play.voted({"a1": 5, "a2": 3, "a3": 3, "b1": 1}, 2)
    decided = selection(voted.state)
    assert decided is not None
    lines = TableLines(Drawing(voted.state, vote_results(voted.state, decided), width)).whole("a2")
    assert max(one.width for one in lines) <= width


def revealed(tally: Tally, voters: int, *, vote: bool = False) -> RoundState:
    """A revealed round of that tally; by counts where the tally has slips."""
    play = Play.voted({"a1": 2}, 1) if vote else Play.assessed({"a1": (0, 3)})
    one = play.state.rounds[-1]
    return replace(one, tally=tally, voters=voters, asked=replace(one.asked, by_counts=tally.slips > 0))


@pytest.mark.parametrize(
    ("tally", "voters", "words"),
    [
        (Tally(12, 12), 14, "12 bulletins sur 14 personnes"),
        (Tally(1, 1), 0, "1 bulletin"),
        (Tally(12, slips=3), 14, "12 personnes comptées sur 14 présentes"),
        (Tally(1, slips=1), 1, "1 personne comptée sur 1 présente"),
        (Tally(12, slips=3), 0, "12 personnes comptées"),
        (Tally(12, 2, hands=10), 14, "10 personnes à main levée et 2 autrement sur 14 présentes · tour public"),
        (Tally(10, hands=10), 0, "10 personnes à main levée · tour public"),
    ],
)
def test_who_answered_is_counted_as_they_answered(tally: Tally, voters: int, words: str) -> None:
    assert v.people_words(revealed(tally, voters)) == words


@pytest.mark.parametrize(
    ("tally", "vote", "words"),
    [
        (Tally(12, 12, counts={"a1": ((9,),), "b1": ((3,),)}), True, "12 bulletins, 12 points"),
        (Tally(12, slips=1, counts={"a1": ((9,),)}), True, "12 personnes comptées, 9 points"),
        (Tally(3, hands=3, counts={"a1": ((1,),)}), True, "3 personnes à main levée, 1 point · tour public"),
        (Tally(7, 7), False, "7 bulletins"),
        (Tally(7, slips=2), False, "7 personnes comptées"),
    ],
)
def test_the_total_of_a_round_has_points_where_points_were_given(tally: Tally, vote: bool, words: str) -> None:
    assert v.round_total_words(revealed(tally, 12, vote=vote)) == words
