"""What the figures of the store rest on, at a small size: nothing lost, two syncs, few bytes."""

from pathlib import Path

from tests.benchmarks import ballots, working
from tests.benchmarks.measuring import SMALL, Figure
from tests.benchmarks.report import Run, page


def test_many_writers_lose_nothing_and_a_ballot_costs_two_syncs_and_few_bytes(tmp_path: Path) -> None:
    measures = (ballots.alone, ballots.together, working.kept, ballots.noticed, working.opening)
    found: list[Figure] = []
    for one in measures:
        (tmp_path / one.__name__).mkdir()
        found += one(tmp_path / one.__name__, SMALL)
    counted = {one.name: one.value for one in found if one.unit in ("syncs", "ballots", "KB")}
    assert counted.pop("a ballot kept writes") < 1
    assert counted == {"a ballot kept": 2, "2 writers, lost": 0}
    assert all(one.value > 0 for one in found if one.unit in ("ms", "votes/s"))
    assert page(Run("here", 0, 1, {"Store": found})).count("\n| ") >= len(found)
