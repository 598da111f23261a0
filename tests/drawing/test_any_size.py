"""At any size, in either language, with any names: nothing leaves its place, and nothing is cut in silence."""

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fiche_tui.drawing.agreement import agreement_lines
from fiche_tui.drawing.assessing import assessing_page
from fiche_tui.drawing.grid_paper import draw_grid
from fiche_tui.drawing.line import Line
from fiche_tui.drawing.own_ballot import draw_own
from fiche_tui.drawing.styles import SHAPES
from fiche_tui.language.translation import use_language
from fiche_tui.workshop.keying.grid import GridKeying
from fiche_tui.workshop.keying.own import OwnScales
from fiche_tui.workshop.keying.paper import strips_of
from fiche_tui.workshop.sheet import Instrument, StepKind
from tests.drawing.test_agreement import agreeing, counted
from tests.drawing.test_assessing import assessed
from tests.drawing.test_keyed_papers import asked, paper

NAME = "Wqxyz"
"""A name is this word again and again: where it is cut, less than the word or « … » ends it."""

LABELS = st.integers(1, 16).map(lambda times: " ".join([NAME] * times))
SIZES = st.tuples(st.integers(80, 200), st.integers(24, 60))


@pytest.fixture(autouse=True)
def spoken() -> Iterator[None]:
    yield
    use_language(None)


def sound(lines: list[Line], width: int) -> None:
    for one in lines:
        assert one.width <= width, one.text
        for cut in re.finditer(r"\bWq?x?y?z?(?![a-z])", one.text):
            whole = cut[0] == NAME or one.text[cut.end() : cut.end() + 1] == "…"
            assert whole or len(cut[0]) < 2, one.text


LANGUAGES = st.sampled_from(["fr", "en"])


@settings(deadline=None)
@given(SIZES, LABELS, LANGUAGES)
def test_nothing_leaves_its_place_or_is_cut_in_silence(size: tuple[int, int], label: str, tongue: str) -> None:
    drawn_at(size, label, tongue)


@pytest.mark.soak
@settings(deadline=None, max_examples=600)
@given(SIZES, LABELS, LANGUAGES)
def test_nor_at_any_other_size(size: tuple[int, int], label: str, tongue: str) -> None:
    drawn_at(size, label, tongue)


def drawn_at(size: tuple[int, int], label: str, tongue: str) -> None:
    use_language(tongue)
    width, rows = size
    state = assessed(label)
    one = asked(state, Instrument.FULL)
    step = next(each for each in state.plan if each.kind is StepKind.ASSESS)
    clock, lines = assessing_page(state, step, one, None, (width - 6, rows - 7))
    sound(lines, width - 6)
    assert clock + len(lines) <= rows - 7
    # A name follows its mark, or hangs behind the room that the mark takes.
    for row in lines:
        assert row.text.count(NAME) == 0 or re.match(rf" {{5}}|[A-E]\d ?[{SHAPES}] ", row.text), row.text
    strips = strips_of(state, one)
    grid = GridKeying.of(one, tuple(strip.subjects for strip in strips)).pressed("2")
    own = OwnScales.of(one, one.subjects).pressed("2")
    for drawn in (
        draw_grid(grid, paper(state, one), width, rows - 4),
        draw_own(own, paper(state, one), width, rows - 4),
    ):
        assert len(drawn) == rows - 4
        sound(drawn, width)
    named = replace(counted(), roles=tuple(replace(role, label=label) for role in agreeing().roles))
    sound(agreement_lines(named, width - 6, rows - 3), width - 6)
