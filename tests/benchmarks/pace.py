"""How fast the machine is just now: the same work takes longer where something else slows a core down."""

import math
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Self

from tests.benchmarks.measuring import Figure, timed


def pace(times: int = 9) -> float:
    """Return the milliseconds that the same work takes, the least of several times."""
    return 1000 * min(timed(_same_work) for _again in range(times))


def _same_work() -> None:
    words = {str(number): [number] * 8 for number in range(4_000)}
    assert "".join(f"{key}{len(found)}" for key, found in words.items())


def paced(found: Iterator[Figure]) -> Iterator[Figure]:
    """Yield each figure with the pace of the machine before and after it was measured."""
    before = pace()
    for one in found:
        after = pace()
        yield replace(one, pace=(before + after) / 2)
        before = after


SLOW = 1.25
"""How many times its quickest pace a core may take and still be quiet."""
PATIENCE = 3
"""How many times as often as asked something is done at most, where few moments are quiet."""


@dataclass(frozen=True)
class Moment:
    """What was measured, and the pace of the core meanwhile: the slower of before and after, in milliseconds."""

    pace: float
    found: float


class Core:
    """One core for the programs that are measured; whoever measures works on another, inside of ``with``."""

    def __init__(self) -> None:
        self._all = os.sched_getaffinity(0)
        self._theirs = {max(self._all)}
        self._ours = self._all - self._theirs or self._all
        self._quickest = math.inf

    def __enter__(self) -> Self:
        os.sched_setaffinity(0, self._ours)
        return self

    def __exit__(self, *_error: object) -> None:
        os.sched_setaffinity(0, self._all)

    @contextmanager
    def theirs(self) -> Iterator[None]:
        """Be on their core for a while: the programs that are started meanwhile stay on it."""
        os.sched_setaffinity(0, self._theirs)
        try:
            yield
        finally:
            os.sched_setaffinity(0, self._ours)

    def in_quiet(self, acts: Mapping[str, Callable[[], float]], times: int) -> dict[str, list[float]]:
        """Return what each act gives so many times, in turn, done again where their core was slow before or after.

        That it was slow is told by other work, not by what the act gives: a slow answer on a quiet core counts. Where
        too few moments are quiet, the quietest count.
        """
        found: dict[str, list[Moment]] = {name: [] for name in acts}
        before = self._pace()
        for _again in range(PATIENCE * times):
            if all(self._quiet(moments) >= times for moments in found.values()):
                break
            for name, act in acts.items():
                given = act()
                after = self._pace()
                found[name].append(Moment(max(before, after), given))
                before = after
        return {name: quietest(moments, times, SLOW * self._quickest) for name, moments in found.items()}

    def _pace(self) -> float:
        with self.theirs():
            now = pace(2)
        self._quickest = min(self._quickest, now)
        return now

    def _quiet(self, moments: Sequence[Moment]) -> int:
        return sum(one.pace <= SLOW * self._quickest for one in moments)


def quietest(moments: Sequence[Moment], times: int, slow: float) -> list[float]:
    """Return what was found in the first so many moments that were not slower than ``slow`` milliseconds.

    Where there are too few of them, the least slow of the others as well; all in the order of time.
    """
    ranked = sorted(range(len(moments)), key=lambda place: (max(slow, moments[place].pace), place))
    return [moments[place].found for place in sorted(ranked[:times])]
