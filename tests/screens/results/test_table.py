"""The window of a table that is longer than its place."""

from fiche_tui.drawing.results.columns import Drawing
from fiche_tui.drawing.results.table import drawn_lines
from fiche_tui.screens.results.table import top_of_window
from fiche_tui.workshop.presenting import Sort, assessment_results
from fiche_tui.workshop.results import revealed_round
from fiche_tui.workshop.values import Purpose
from tests.workshop.samples import Play


def test_the_chosen_row_is_always_in_sight() -> None:
    play = Play.assessed({"a1": (0, 3), "a2": (3, 1), "b1": (1, 2)})
    revealed = revealed_round(play.state, Purpose.ASSESS)
    assert revealed is not None
    lines = drawn_lines(Drawing(play.state, assessment_results(play.state, revealed, Sort.FAMILY), 78), "")
    for height in range(1, len(lines) + 2):
        top = 0
        for place, line in [*enumerate(lines), *reversed(list(enumerate(lines)))]:
            if line.subject:
                top = top_of_window(lines, line.subject, top, height)
                assert top <= place < top + height
