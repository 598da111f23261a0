"""The same measured over again, until the best of each figure was found twice."""

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from tests.benchmarks.measuring import RATE, Figure, Size, median
from tests.benchmarks.pace import paced

Measure = Callable[[Path, Size], Iterator[Figure]]

CONFIRMED = 0.1
"""By which share the best figure and the next one may differ, and be the same one found twice."""
SAME = 0.1
"""Share of its bound by which a figure may move and say the same of its goal: 4 ms or 7, where 100 are allowed."""

_BEST: Mapping[str, Callable[[Sequence[float]], float]] = {"exponent": median, RATE: max}
"""By unit, which of several passes counts, where it is not the least."""


def in_passes(groups: Mapping[str, Sequence[Measure]], size: Size, folder: Path) -> dict[str, list[Figure]]:
    """Return every figure, by group, of several passes: whatever else uses the machine has slow minutes.

    A measure whose figures were not found twice is taken again, as long as the size allows.
    """
    found: dict[Measure, list[list[Figure]]] = {one: [] for measures in groups.values() for one in measures}
    for number in range(1, size.most_passes + 1):
        for group, measures in groups.items():
            for one in measures:
                if number > size.passes and all(map(confirmed, zip(*found[one], strict=True))):
                    continue
                place = folder / f"{one.__name__}-{number}"
                place.mkdir()
                begun = time.monotonic()
                found[one].append([*paced(one(place, size))])
                print(f"{number}. {group}, {one.__name__}: {time.monotonic() - begun:.0f} s", flush=True)
    return {
        group: [merged(same) for one in measures for same in zip(*found[one], strict=True)]
        for group, measures in groups.items()
    }


def confirmed(same: Sequence[Figure]) -> bool:
    """Say whether the best of a figure that several passes give was found twice, or need not be."""
    if not compared(same[0]) or same[0].counted:
        return True
    best, *others = sorted(same, key=lambda one: one.value, reverse=same[0].unit == RATE)
    return any(apart(best, one) <= CONFIRMED for one in others)


def merged(same: Sequence[Figure]) -> Figure:
    """Return the one figure that several passes give: the best, because whatever else uses the machine only adds to it.

    Of what is counted it is the worst, and of an exponent the median, since there is no better one.
    """
    first = same[0]
    of = _BEST.get(first.unit, min)
    if first.counted:
        of = max
    others = [one.other for one in same if one.other is not None]
    return replace(
        first,
        value=of([one.value for one in same]),
        other=of(others) if others else None,
        samples=tuple(sample for one in same for sample in one.samples),
        others=tuple(other for one in same for other in one.others),
        passes=tuple((one.value, one.other) for one in same),
        pace=min((one.pace for one in same if one.pace), default=None),
    )


def compared(one: Figure) -> bool:
    """Say whether two runs are compared by a figure: what has no goal is mostly near nothing, and is its own noise."""
    return one.goal is not None and one.unit != "exponent" and one.value > 0


def apart(before: Figure, now: Figure) -> float:
    """Return by which share two findings of a figure differ that has a goal; 0 where they say the same of it.

    By itself, beside its peer of the same seconds or beside the machine's pace then, whichever differs least: where
    those moved as far, the machine did.
    """
    goal = now.goal
    assert goal is not None
    if not goal.least and abs(before.judged - now.judged) <= SAME * goal.bound:
        return 0.0
    shares = [max(before.value, now.value) / min(before.value, now.value) - 1]
    for one, other in ((before.other, now.other), (before.pace, now.pace)):
        if one and other:
            found = (before.value / one, now.value / other)
            shares.append(max(found) / min(found) - 1)
    return min(shares)
