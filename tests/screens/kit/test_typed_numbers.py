"""Numbers as people type them."""

import pytest

from fiche_tui.screens.kit.typed_numbers import number_of


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("8", 8),
        (" 12 ", 12),
        ("é", 2),
        ("&à", 10),
        ("", None),
        ("-1", None),
        ("à", 0),
        ("a", None),
        ("1.5", None),
        ("9" * 9, None),
    ],
)
def test_numbers_of_both_keyboards(typed: str, number: int | None) -> None:
    assert number_of(typed) == number
