"""A table that is longer than its place, and what of it is drawn again."""

import pytest
from textual.strip import Strip
from textual.widgets import Static

from fiche_tui.drawing.results.columns import Drawing
from fiche_tui.drawing.results.table import TableLines
from fiche_tui.screens.kit.lines_pane import LinesPane
from fiche_tui.screens.results.reveal import RevealBody
from fiche_tui.screens.results.table import top_of_window
from fiche_tui.workshop.presenting import Sort, assessment_results
from fiche_tui.workshop.results import revealed_round
from fiche_tui.workshop.values import Purpose
from tests.screens.body_host import press, shown
from tests.screens.results.test_reveal_body import real
from tests.workshop.samples import Play


def test_the_chosen_row_is_always_in_sight() -> None:
    play = Play.assessed({"a1": (0, 3), "a2": (3, 1), "b1": (1, 2)})
    revealed = revealed_round(play.state, Purpose.ASSESS)
    assert revealed is not None
    subjects = TableLines(Drawing(play.state, assessment_results(play.state, revealed, Sort.FAMILY), 78)).subjects
    for height in range(1, len(subjects) + 2):
        top = 0
        for place, subject in [*enumerate(subjects), *reversed(list(enumerate(subjects)))]:
            if subject:
                top = top_of_window(subjects, subject, top, height)
                assert top <= place < top + height


async def test_an_arrow_draws_the_row_that_it_leaves_and_the_one_that_it_comes_to(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    drawn: list[int] = []
    real_line = LinesPane.render_line

    def render_line(self: LinesPane, y: int) -> Strip:
        drawn.append(y)
        return real_line(self, y)

    async with shown(RevealBody(), real()) as (_host, pilot):
        monkeypatch.setattr(LinesPane, "render_line", render_line)
        await press(pilot, "down")
        assert sorted(drawn) == [1, 2]


async def test_another_order_leaves_the_notes_that_are_there(monkeypatch: pytest.MonkeyPatch) -> None:
    updated: list[str | None] = []
    async with shown(RevealBody(), real()) as (_host, pilot):
        monkeypatch.setattr(Static, "update", lambda self, *_given, **_named: updated.append(self.id))
        await press(pilot, "t")
        assert not {"text", "notes"} & {*updated}
