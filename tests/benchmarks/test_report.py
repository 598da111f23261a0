"""The page of the benchmarks: what misses its goal first, and how far two runs differ."""

import json
import math
from pathlib import Path

import pytest

from tests.benchmarks.measuring import Figure, Goal, figure, growth, interleaved
from tests.benchmarks.report import Run, differences, keep, page, row

FAST = Figure("home", 900, "ms", "a bare app", 600, Goal(1.5, ratio=True, required=2))
SLOW = Figure("50 writers", 2127, "votes/s", "SQLite", 1756, Goal(4, ratio=True, least=True))
RUN = Run("A machine", 0.1, 200, {"Starting": [FAST], "Ballots kept": [SLOW]})


def test_a_row_has_the_figure_what_it_is_beside_and_its_goal() -> None:
    assert row(FAST) == "| home | 900 ms | a bare app: 600 ms | 1.50x | at most 1.50x (required: 2x) |  |"
    assert row(Figure("syncs", 2, "syncs", goal=Goal(2))) == "| syncs | 2 syncs |  |  | at most 2 |  |"


def test_what_misses_its_goal_is_at_the_top() -> None:
    missed = "| ballots kept: 50 writers | 2,127 votes/s | SQLite: 1,756 votes/s | 1.21x | at least 4x | **missed** |"
    text = page(RUN)
    assert missed in text.partition("## Starting")[0]
    assert "home" not in text.partition("## Starting")[0]
    assert "A machine; load before: 0.1; 200 s." in text
    assert "Nothing." in page(Run("A machine", 0.1, 200, {"Starting": [FAST]}))


def test_growth_is_the_power_of_the_size() -> None:
    assert growth("notes", (20, [0.5]), (200, [5, 4, 6]), 1).value == pytest.approx(1)
    assert growth("notes", (10, [0.5]), (1000, [0.5]), 1).value == 0
    assert not growth("notes", (10, [1]), (100, [100]), 1.1).holds


def test_what_a_median_is_of_is_kept(tmp_path: Path) -> None:
    taken = figure("home", [3, 1, 2], "ms", "a bare app", [4, 6], Goal(1, ratio=True))
    assert (taken.value, taken.other, taken.ratio) == (2, 5, 0.4)
    keep(Run("A machine", 0, 1, {"Starting": [taken]}), tmp_path, "whole")
    kept = json.loads((tmp_path / "whole.json").read_text())["groups"]["Starting"][0]
    assert (kept["samples"], kept["others"]) == ([3, 1, 2], [4, 6])


def test_a_figure_beside_nothing_measurable_holds_no_ratio() -> None:
    assert Figure("x", 1, "ms", "y", 0, Goal(1, ratio=True)).judged == math.inf


def test_rounds_are_interleaved_and_begin_with_another() -> None:
    order: list[str] = []
    found = interleaved({name: lambda name=name: order.append(name) or 1.0 for name in "ab"}, 3)  # type: ignore[misc, func-returns-value]
    assert order == ["a", "b", "b", "a", "a", "b"]
    assert found == {"a": [1.0] * 3, "b": [1.0] * 3}


def test_two_runs_are_compared_by_ratio(tmp_path: Path) -> None:
    assert keep(RUN, tmp_path, "whole") is None
    slower = Figure("home", 2200, "ms", "a bare app", 1000, FAST.goal)
    again = Run("A machine", 3, 210, {"Starting": [slower], "Ballots kept": [SLOW]})
    before = keep(again, tmp_path, "whole")
    assert before is not None
    assert [(round(share, 2), name) for share, name in differences(before, again.kept())] == [
        (0.47, "Starting: home"),
        (0.0, "Ballots kept: 50 writers"),
    ]


@pytest.mark.parametrize(
    ("before", "after", "share"), [(4, 9, 0), (4, 9.5, 1.38), (48, 52, 0), (40, 50, 0.25), (400, 440, 0.1)]
)
def test_a_figure_that_moves_by_less_than_a_tenth_of_its_bound_says_the_same(
    before: float, after: float, share: float
) -> None:
    first, then = (
        Run("A machine", 0, 1, {"Keys": [Figure("a key", one, "ms", "the version before", 7 * one**2, Goal(50))]})
        for one in (before, after)
    )
    assert [(round(found, 2), name) for found, name in differences(first.kept(), then.kept())] == [
        (share, "Keys: a key")
    ]


@pytest.mark.parametrize(
    ("beside", "after", "share"), [(10, (0.9, 15), 0), (10, (0.6, 13), 0), (10, (0.9, 10), 0.5), (10, (0.9, 6), 0.5)]
)
def test_a_figure_whose_peer_moved_as_far_or_moved_alone_is_the_same(
    beside: float, after: tuple[float, float], share: float
) -> None:
    first, then = (
        Run("A machine", 0, 1, {"Running": [Figure("a clock", one, "%", "a peer", other, Goal(0.5))]})
        for one, other in ((0.6, beside), after)
    )
    assert [round(found, 2) for found, _name in differences(first.kept(), then.kept())] == [share]


def test_a_figure_that_moved_with_the_pace_of_the_machine_is_the_same() -> None:
    first, then = (
        Run("A machine", 0, 1, {"Keys": [Figure("a key", value, "ms", goal=Goal(50), pace=pace)]})
        for value, pace in ((10, 2), (20, 3.2))
    )
    assert [round(found, 2) for found, _name in differences(first.kept(), then.kept())] == [0.25]
    assert "1 s; the same work took 3.20 to 3.20 ms." in page(then)
