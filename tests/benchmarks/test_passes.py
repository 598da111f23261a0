"""What several passes make of a figure, and which measures are taken again."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from tests.benchmarks.measuring import RATE, Figure, Goal, Size, figure
from tests.benchmarks.passes import confirmed, in_passes, merged

SIZE = Size(1, 1, 1, (), 0, 0, 0, 0, 0, 0, 0, 0, passes=2, most_passes=4)


def test_of_several_passes_the_best_counts_and_the_worst_of_what_is_counted() -> None:
    passes = [figure("home", [value], "ms", "a bare app", [beside]) for value, beside in ((9, 4), (3, 6), (4, 5))]
    whole = merged(passes)
    assert (whole.value, whole.other, whole.samples, whole.others) == (3, 4, (9, 3, 4), (4, 6, 5))
    assert whole.passes == ((9, 4), (3, 6), (4, 5))
    assert merged([Figure("lost", value, "ballots", counted=True) for value in (0, 1, 0)]).value == 1
    assert merged([Figure("10 writers", value, RATE) for value in (200, 300, 100)]).value == 300
    assert merged([Figure("notes", value, "exponent") for value in (0.9, 1.4, 1)]).value == 1


@pytest.mark.parametrize(
    ("unit", "least", "values", "twice"),
    [
        ("ms", False, (90, 100), False),
        ("ms", False, (95, 100), True),
        ("ms", False, (60, 100, 65), True),
        ("ms", False, (80, 85, 60), False),
        ("ms", False, (1, 4), True),
        (RATE, True, (100, 130), False),
        (RATE, True, (100, 130, 125), True),
        (RATE, True, (100, 105, 130), False),
        ("exponent", False, (1, 2), True),
    ],
)
def test_a_figure_is_confirmed_where_its_best_was_found_twice(
    unit: str, least: bool, values: Sequence[float], twice: bool
) -> None:
    assert confirmed([Figure("x", one, unit, goal=Goal(50, least=least)) for one in values]) is twice


def test_what_has_no_goal_or_is_counted_need_not_be_confirmed() -> None:
    assert confirmed([Figure("x", one, "ms") for one in (1, 90)])
    assert confirmed([Figure("lost", one, "ballots", goal=Goal(0), counted=True) for one in (1, 90)])


def test_only_what_was_not_found_twice_is_measured_again(tmp_path: Path) -> None:
    found = {"steady": iter((100, 101)), "late": iter((100, 200, 104)), "never": iter((100, 200, 300, 400))}

    def measure(name: str) -> Iterator[Figure]:
        yield Figure(name, next(found[name]), "ms", goal=Goal(50))

    def steady(_folder: Path, _size: Size) -> Iterator[Figure]:
        return measure("steady")

    def late(folder: Path, _size: Size) -> Iterator[Figure]:
        assert [*folder.iterdir()] == []
        return measure("late")

    def never(_folder: Path, _size: Size) -> Iterator[Figure]:
        return measure("never")

    groups = in_passes({"A": (steady, late), "B": (never,)}, SIZE, tmp_path)
    assert {name: [[value for value, _other in one.passes] for one in same] for name, same in groups.items()} == {
        "A": [[100, 101], [100, 200, 104]],
        "B": [[100, 200, 300, 400]],
    }
    assert groups["A"][1].pace
