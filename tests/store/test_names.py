"""Numbers in the names of files have four figures: none outside them is ever written, none is read."""

from pathlib import Path

import pytest

from fiche_tui.store.journal_files import journals_of
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


def test_a_chain_of_journals_ends_where_one_is_missing_and_at_the_last_number(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def named() -> list[str]:
        return [path.name for path in journals_of(tmp_path)]

    assert named() == ["journal-0001.json"], "also when it is missing"
    for number in (2, 3, 5):
        (tmp_path / journal_file(number)).touch()
    assert named() == [journal_file(number) for number in (1, 2, 3)]
    monkeypatch.setattr("fiche_tui.store.journal_files.LAST", 2)
    assert named() == [journal_file(number) for number in (1, 2)]
