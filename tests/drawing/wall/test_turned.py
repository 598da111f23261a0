"""A list that does not fit is shown page by page: all of it, each line once, a title with what it heads."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fiche_tui.drawing.line import line
from fiche_tui.drawing.wall.layout import PAGE_SECONDS, Place, turned
from fiche_tui.drawing.wall.results import revealed
from fiche_tui.workshop.values import Purpose
from tests.drawing.wall.moments import moment

START = datetime(2026, 11, 23, 18, 0, tzinfo=UTC)


@given(st.integers(0, 40), st.integers(1, 12), st.integers(0, 3), st.sets(st.integers(0, 40)))
def test_every_line_is_shown_once_and_a_title_is_never_the_last_of_a_page(
    count: int, rows: int, head: int, joined: set[int]
) -> None:
    lines = [line(str(number)) for number in range(count)]
    if count <= rows or rows <= head:
        assert turned(lines, rows, START, head, joined) == (lines[:rows], "")
        return
    seen: list[int] = []
    total, number = 1, 0
    while number < total:
        shown, where = turned(lines, rows, START + timedelta(seconds=PAGE_SECONDS * number), head, joined)
        total = int(where.rpartition(" ")[2])
        assert len(shown) == rows
        assert shown[:head] == lines[:head]
        told = [int(one.text) for one in shown[head:] if one.text]
        assert told[-1] not in joined or told[-1] == count - 1 or {*told} <= joined
        seen += told
        number += 1
    assert START.timestamp() % PAGE_SECONDS == 0
    assert sorted(seen) == [*range(head, count)]


@pytest.mark.parametrize("rows", range(10, 30))
def test_the_heading_of_the_roles_to_lighten_is_above_one_of_them(rows: int) -> None:
    known, headings = moment("revealed"), 0
    found = known.seen().revealed(Purpose.ASSESS)
    assert found
    for number in range(6):
        seen = replace(known, at=START + timedelta(seconds=PAGE_SECONDS * number)).seen()
        (page, _legend), _where = revealed(seen, *found, Place(76, rows))
        for place, row in enumerate(page):
            if row.text.strip() == "À ALLÉGER":
                headings += 1
                assert page[place + 1].text.strip()
    assert headings
