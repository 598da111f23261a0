"""Frozen values are as the standard decorator makes them."""

import copy
import pickle
from dataclasses import FrozenInstanceError, dataclass, field, fields, replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fiche_tui.workshop.frozen import describe_late, frozen
from fiche_tui.workshop.frozen import replace as replaced


@frozen
class Base:
    name: str
    number: int = 3


@frozen
class Whole(Base):
    things: tuple[int, ...] = ()
    made: dict[str, int] = field(default_factory=dict, compare=False)
    last: str = field(default="", kw_only=True)


@frozen
class Empty:
    pass


@dataclass(frozen=True, slots=True)
class StandardBase:
    name: str
    number: int = 3


@dataclass(frozen=True, slots=True)
class StandardWhole(StandardBase):
    things: tuple[int, ...] = ()
    made: dict[str, int] = field(default_factory=dict, compare=False)
    last: str = field(default="", kw_only=True)


PARTS = st.fixed_dictionaries(
    {"name": st.sampled_from("ab")},
    optional={
        "number": st.integers(0, 2),
        "things": st.tuples(st.integers(0, 1)),
        "made": st.just({"a": 1}),
        "last": st.sampled_from("ab"),
    },
)


@given(PARTS, PARTS)
def test_it_compares_hashes_and_reads_as_the_standard_one(one: dict[str, Any], other: dict[str, Any]) -> None:
    ours, standard = [Whole(**one), Whole(**other)], [StandardWhole(**one), StandardWhole(**other)]
    assert (ours[0] == ours[1]) is (standard[0] == standard[1])
    if ours[0] == ours[1]:
        assert hash(ours[0]) == hash(ours[1])
    assert [repr(value) for value in ours] == [repr(value).removeprefix("Standard") for value in standard]
    assert repr(replace(ours[0], **other)) == repr(replace(standard[0], **other)).removeprefix("Standard")


@given(PARTS, PARTS)
def test_a_copy_with_changes_is_the_standard_one(one: dict[str, Any], changes: dict[str, Any]) -> None:
    value = Whole(**one)
    before = repr(value)
    assert repr(replaced(value, **changes)) == repr(replace(value, **changes))
    assert repr(value) == before


def test_only_fields_change_in_a_copy() -> None:
    assert replaced(Empty()) == Empty()
    with pytest.raises(AttributeError):
        replaced(Empty(), **{"name": "a"})


def test_its_fields_and_slots_are_the_standard_ones() -> None:
    assert [one.name for one in fields(Whole)] == [one.name for one in fields(StandardWhole)]
    assert Whole.__match_args__ == StandardWhole.__match_args__
    assert not hasattr(Whole("a"), "__dict__")


def test_defaults_are_made_for_each_value() -> None:
    assert Whole("a") == Whole("a", 3, (), {}, last="")
    assert Whole("a").made is not Whole("a").made


@pytest.mark.parametrize(
    ("given", "by_name"),
    [((), {}), (("a", 1, (), {}, "too many"), {}), (("a",), {"name": "b"}), (("a",), {"unknown": 1})],
)
def test_wrong_arguments_are_refused_as_by_the_standard_one(given: tuple[Any, ...], by_name: dict[str, Any]) -> None:
    with pytest.raises(TypeError) as ours:
        Whole(*given, **by_name)
    with pytest.raises(TypeError) as standard:
        StandardWhole(*given, **by_name)
    assert str(ours.value).removeprefix("Whole.") == str(standard.value).removeprefix("StandardWhole.")


def test_nothing_is_set_or_deleted_afterwards() -> None:
    value: Any = Whole("a")
    with pytest.raises(FrozenInstanceError, match="cannot assign to field 'name'"):
        value.name = "b"
    with pytest.raises(FrozenInstanceError, match="cannot delete field 'name'"):
        del value.name
    assert value == Whole("a")


def test_values_of_two_kinds_are_never_equal() -> None:
    @frozen
    class Twin:
        name: str
        number: int = 3

    values: list[object] = [Twin("a"), Base("a"), Whole("a")]
    assert [one == other for one in values for other in values] == [one is other for one in values for other in values]
    assert Empty() == Empty()
    assert hash(Empty()) == hash(Empty())


def test_a_value_is_copied_and_pickled() -> None:
    value = Whole("a", 1, (2,), {"b": 3}, last="c")
    assert copy.copy(value) == copy.deepcopy(value) == pickle.loads(pickle.dumps(value)) == value


def test_a_method_of_its_own_is_kept() -> None:
    @frozen
    class Quiet:
        name: str

        def __repr__(self) -> str:
            return "quiet"

    assert repr(Quiet("a")) == "quiet"


def test_an_ordinary_class_may_derive_from_it() -> None:
    @frozen
    class Named:
        name: str

    class Numbered(Named):
        def __init__(self, number: int) -> None:
            super().__init__(f"n{number}")

    assert [Numbered(1).name, Numbered(2).name, Named("a").name] == ["n1", "n2", "a"]
    assert Numbered(1) == Numbered(1) != Numbered(2)
    assert len({Numbered(1), Numbered(1), Numbered(2)}) == 2


def test_a_class_described_late_builds_as_the_standard_one() -> None:
    class Late:
        name: str
        made: dict[str, int] = field(default_factory=dict)

    describe_late(Late)
    assert "made" not in vars(Late)
    build: Any = Late
    one, other = build("a"), build(name="b", made={"c": 1})
    assert (one.name, one.made, other.name, other.made) == ("a", {}, "b", {"c": 1})
    assert one.made is not build("a").made
    assert [part.name for part in fields(one)] == ["name", "made"]


def test_looking_at_its_fields_leaves_no_other_class_among_the_subclasses_of_its_base() -> None:
    @frozen
    class Root:
        name: str

    @frozen
    class Leaf(Root):
        number: int = 0

    before = Root.__subclasses__()
    assert [one.name for one in fields(Leaf)] == ["name", "number"]
    assert Root.__subclasses__() == before
