"""How fast the machine is, and the moments in which a core is quiet."""

import os

import pytest

from tests.benchmarks import pace
from tests.benchmarks.measuring import Figure
from tests.benchmarks.pace import Core, Moment, paced, quietest


def test_each_figure_knows_the_pace_around_it() -> None:
    found = [*paced(iter((Figure("home", 900, "ms"), Figure("50 writers", 2127, "votes/s"))))]
    assert [one.name for one in found] == ["home", "50 writers"]
    assert all(one.pace and one.pace > 0 for one in found)


def test_quiet_moments_count_first_then_the_least_slow_in_the_order_of_time() -> None:
    moments = [Moment(*pair) for pair in ((3, 30), (1.2, 11), (2, 20), (1, 10), (1.1, 12))]
    assert quietest(moments, 2, slow=1.25) == [11, 10]
    assert quietest(moments, 3, slow=1.25) == [11, 10, 12]
    assert quietest(moments, 4, slow=1.25) == [11, 20, 10, 12]


@pytest.mark.parametrize(
    ("paces", "found"),
    [
        # Slow before the second act and after it: that one and the one after are done again.
        ((1, 1, 1, 2, 1, 1), [1, 2, 5]),
        # The quickest pace is known late, and what came before it was slow.
        ((2, 2, 2, 1, 1, 1, 1), [4, 5, 6]),
        # Never quiet again: no more than three times as often.
        ((1, *(2, 3) * 9), [1, 2, 3]),
    ],
)
def test_what_was_measured_while_the_core_was_slow_is_measured_again(
    paces: tuple[float, ...], found: list[float], monkeypatch: pytest.MonkeyPatch
) -> None:
    told, numbers = iter(paces), iter(range(1, 99))
    monkeypatch.setattr(pace, "pace", lambda _times: next(told))
    with Core() as core:
        assert core.in_quiet({"act": lambda: next(numbers)}, 3) == {"act": found}


def test_several_acts_are_done_in_turn(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pace, "pace", lambda _times: 1.0)
    order: list[str] = []
    with Core() as core:
        core.in_quiet({name: lambda name=name: order.append(name) or 1.0 for name in "ab"}, 2)  # type: ignore[misc, func-returns-value]
    assert order == ["a", "b", "a", "b"]


def test_programs_get_a_core_and_whoever_measures_the_others() -> None:
    before = os.sched_getaffinity(0)
    with Core() as core:
        ours = os.sched_getaffinity(0)
        with core.theirs():
            theirs = os.sched_getaffinity(0)
        assert os.sched_getaffinity(0) == ours
    assert len(theirs) == 1
    assert ours == before - theirs or len(before) == 1
    assert os.sched_getaffinity(0) == before
