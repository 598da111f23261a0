"""Bars and blocks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fiche_tui.drawing.bars import bar, blocks, spread_bar


@pytest.mark.parametrize(
    ("value", "drawn"), [(8, "████████"), (4, "████"), (1, "█"), (0, ""), (3, "███"), (9, "████████")]
)
def test_a_bar_is_as_long_as_its_share(value: int, drawn: str) -> None:
    assert bar(value, 8, 8) == drawn


def test_a_bar_counts_in_eighths_and_one_always_shows() -> None:
    assert bar(5, 8, 20) == "█" * 12 + "▌"
    assert bar(1, 1000, 8) == "▏"
    assert bar(1, 0, 8) == ""


def test_blocks_are_filled_up_to_the_level() -> None:
    assert [blocks(level, 3) for level in (-1, 0, 2, 3, 4)] == ["▯▯▯", "▯▯▯", "▮▮▯", "▮▮▮", "▮▮▮"]


@pytest.mark.parametrize(
    ("counts", "whole", "drawn"),
    [
        ((0, 0, 2, 10, 0), 12, "2▓▓▓3" + "█" * 19),
        ((1, 0, 0, 0, 1), 12, "0░?·"),
        ((6, 0, 0, 0, 0), 0, "0" + "░" * 23),
        ((0, 0, 0, 0, 0), 12, ""),
        ((1, 0, 0, 99, 0), 100, "03" + "█" * 22),
    ],
    ids=["two cells a person", "those who did not answer", "alone", "nobody", "more people than cells"],
)
def test_a_bar_of_answers_is_as_wide_as_the_voters(counts: tuple[int, ...], whole: int, drawn: str) -> None:
    assert spread_bar(counts, 24, whole) == drawn


@given(st.lists(st.integers(0, 12), min_size=2, max_size=5).filter(any), st.integers(0, 60), st.integers(60, 120))
def test_as_many_people_take_as_many_cells_in_every_bar(counts: list[int], absent: int, width: int) -> None:
    whole = sum(counts) + absent
    if whole > width:
        return
    drawn = spread_bar(counts, width, whole)
    starts = [place for place, sign in enumerate(drawn) if sign in "01234?"]
    sizes = [after - before for before, after in zip(starts, [*starts[1:], len(drawn)], strict=True)]
    for count, size in zip([count for count in counts if count], sizes, strict=True):
        assert abs(size - count * width / whole) <= 1
