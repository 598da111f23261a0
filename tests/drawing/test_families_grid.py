"""A ballot as a whole on a wide screen: every family at once, digits alone, the family that is answered lit."""

import pytest

from fiche_tui.drawing.grid_paper import draw_grid
from fiche_tui.drawing.own_ballot import draw_own
from fiche_tui.drawing.paper import Paper
from fiche_tui.drawing.styles import ACCENT, CURSOR, STRONG
from fiche_tui.workshop.keying.grid import GridKeying
from fiche_tui.workshop.keying.own import OwnScales
from fiche_tui.workshop.keying.paper import strips_of
from fiche_tui.workshop.sheet import Instrument
from tests.drawing.test_keyed_papers import asked, listed, paper

LABEL = "Mettre en relation les personnes et les organismes"


def keyed(keys: str, *, masked: bool = False) -> tuple[GridKeying, Paper]:
    state = listed(LABEL)
    one = asked(state, Instrument.FULL)
    grid = GridKeying.of(one, tuple(strip.subjects for strip in strips_of(state, one)))
    for key in keys:
        grid = grid.pressed("enter" if key == "|" else key)
    return grid, paper(state, one, masked=masked)


def test_all_families_show_and_the_answered_one_is_lit() -> None:
    lines = draw_grid(*keyed("12" * 6 + "|3"), 160, 45)
    text = "\n".join(one.text for one in lines)
    assert all(f"{code} " in text for code in ("A1", "A6", "B1", "C4", "D5", "E5"))
    rule = next(one for one in lines if "━" in one.text)
    lit = [span.text.index("━") if span.text[0] == "━" else -1 for span in rule.spans if "━" in span.text]
    assert lit == [0]
    assert rule.text.index("━") == next(one.text.index("B ■") for one in lines if "B ■" in one.text)
    assert [span.style for span in rule.spans if "━" in span.text] == [f"{STRONG} {ACCENT}"]
    first = next(one.text for one in lines if "A1" in one.text and "B1" in one.text)
    assert first.split() == ["A1", "1", "2", "B1", "3", "[", "_", "]", "C1", "D1", "E1"]
    assert sum(CURSOR in span.style for one in lines for span in one.spans) == 1


def test_the_line_under_the_cursor_is_named_and_nothing_is_at_the_end_of_a_family() -> None:
    assert any(LABEL in one.text for one in draw_grid(*keyed("1"), 160, 45))
    ended = draw_grid(*keyed("12" * 6), 160, 45)
    assert not any(LABEL in one.text for one in ended)
    assert any("Famille A\u00a0: 12 chiffres sur 12 · Entrée" in one.text for one in ended)


def test_a_masked_paper_tells_no_choice_there_either() -> None:
    text = "\n".join(one.text for one in draw_grid(*keyed("23x", masked=True), 160, 45)[:12])
    assert text.count("•") == 3
    assert not {"2", "3", "x"} & set(text.replace("A2", "").replace("A3", "").split())


@pytest.mark.parametrize(("width", "height"), [(149, 45), (160, 16)])
def test_where_it_does_not_fit_one_family_is_shown(width: int, height: int) -> None:
    lines = draw_grid(*keyed("1"), width, height)
    assert len(lines) == height
    assert not any("B1" in one.text for one in lines)


@pytest.mark.parametrize("height", [20, 30, 41])
def test_a_ballot_of_one_s_own_has_the_whole_of_it_under_the_question(height: int) -> None:
    state = listed(LABEL)
    one = asked(state, Instrument.FULL)
    keying = OwnScales.of(one, one.subjects)
    for key in "23":
        keying = keying.pressed(key)
    lines = draw_own(keying, paper(state, one), 160, height)
    assert len(lines) == height
    assert max(row.width for row in lines) <= 160
    whole = [row.text for row in lines if "E1" in row.text]
    assert [row.split()[:3] for row in whole] == ([] if height == 20 else [["A1", "2", "3"]])
    assert LABEL in "\n".join(row.text for row in lines)
    assert sum(CURSOR in span.style for row in lines for span in row.spans) <= 1
