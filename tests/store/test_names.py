"""Numbers in the names of files have four figures: none outside them is ever written, none is read."""

import pytest

from fiche_tui.store.names import journal_file, round_file


@pytest.mark.parametrize("number", [1, 42, 9999])
def test_a_number_has_a_file(number: int) -> None:
    assert round_file(number) == f"round-{number:04}.json"
    assert journal_file(number) == f"journal-{number:04}.json"


@pytest.mark.parametrize("number", [-1, 0, 10_000])
def test_a_number_outside_has_none(number: int) -> None:
    with pytest.raises(ValueError, match="rounds are numbered from 1 to 9999"):
        round_file(number)
    with pytest.raises(ValueError, match="journals are numbered from 1 to 9999"):
        journal_file(number)
