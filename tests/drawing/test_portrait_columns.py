"""The portrait side by side: every role once, under its group, at any width; nothing where there is no room."""

import re

from hypothesis import given
from hypothesis import strategies as st

from fiche_tui.drawing.portrait_columns import NARROWEST, group_titles, portrait_in_columns
from fiche_tui.workshop.portrait import portrait
from tests.workshop.samples import Play

VOTED = Play.voted({"a1": 3, "a2": 2, "b1": 1}, 2).state


def test_every_role_stands_once_and_every_group_has_its_title() -> None:
    lines = portrait_in_columns(VOTED, 140, 40)
    assert lines is not None
    text = " ".join(one.text for one in lines)
    found = portrait(VOTED)
    assert found is not None
    for group, title in group_titles():
        for role in found[group]:
            assert len(re.findall(rf"{role.code} [●■]", text)) == 1
        assert (title in text) is bool(found[group])


@given(st.integers(1, 240), st.integers(1, 60))
def test_it_fits_or_is_not_drawn(width: int, height: int) -> None:
    lines = portrait_in_columns(VOTED, width, height)
    if lines is None:
        assert width < 2 * NARROWEST + 3 or height < 12
    else:
        assert len(lines) <= height
        assert max(one.width for one in lines) <= width


def test_before_anything_decides_there_is_no_portrait() -> None:
    assert portrait_in_columns(Play.assessing().state, 140, 40) is None
