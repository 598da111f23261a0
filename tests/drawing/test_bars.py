"""Bars and blocks."""

import pytest

from fiche_tui.drawing.bars import bar, blocks


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
