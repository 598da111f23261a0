"""Facts and entries to plain JSON and back."""

import json
from dataclasses import MISSING, fields
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fiche_tui.workshop import facts as f
from fiche_tui.workshop.ballots import Ballot, Round, Slip
from fiche_tui.workshop.codec import DecodeError, from_json, to_json
from fiche_tui.workshop.history import Entry, entry_from_json, entry_to_json
from fiche_tui.workshop.tally import Figures
from fiche_tui.workshop.values import Details, Presence, Purpose, TieWay
from tests.workshop import strategies
from tests.workshop.samples import START, created

KINDS = sorted(f.FACTS)


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_fact_comes_back_as_it_was(kind: str) -> None:
    @settings(max_examples=12)
    @given(strategies.KINDS[kind])
    def comes_back(fact: f.Fact) -> None:
        written = json.dumps(to_json(fact), allow_nan=False)
        assert from_json(type(fact), json.loads(written)) == fact

    comes_back()


@pytest.mark.parametrize("kind", KINDS)
def test_a_required_field_that_is_missing_is_named(kind: str) -> None:
    required = {one.name for one in fields(f.FACTS[kind]) if one.default is MISSING and one.default_factory is MISSING}
    if not required:
        assert from_json(f.FACTS[kind], {}) == f.FACTS[kind]()
        return
    with pytest.raises(DecodeError, match=f"{kind}: missing {', '.join(sorted(required))}"):
        from_json(f.FACTS[kind], {})


@settings(max_examples=60)
@given(strategies.facts)
def test_fields_of_a_later_release_are_ignored(fact: f.Fact) -> None:
    assert from_json(type(fact), {**to_json(fact), "later": {"deep": [1]}}) == fact


@settings(max_examples=60)
@given(st.integers(1, 9999), st.integers(1, 9999), strategies.moments, strategies.facts)
def test_an_entry_comes_back_from_strict_json(number: int, act: int, at: datetime, fact: f.Fact) -> None:
    entry = Entry(number, act, at, fact)
    written = json.dumps(entry_to_json(entry), allow_nan=False, ensure_ascii=False).encode()
    assert entry_from_json(json.loads(written)) == entry


@given(
    st.dictionaries(
        st.sampled_from(strategies.ROLES), st.lists(st.none() | st.integers(0, 3), max_size=2).map(tuple), max_size=4
    ),
    st.integers(1, 30),
)
def test_ballots_and_slips_come_back(answers: dict[str, tuple[int | None, ...]], people: int) -> None:
    ballot = Ballot(answers)
    slip = Slip(people, {"a1": ((people, 0),)})
    assert from_json(Ballot, json.loads(json.dumps(to_json(ballot)))) == ballot
    assert from_json(Slip, json.loads(json.dumps(to_json(slip)))) == slip


def test_fields_at_their_default_are_left_out() -> None:
    assert to_json(f.RoleRescued("a1")) == {"role": "a1"}
    assert to_json(f.TieSettled(2, TieWay.SHOW_OF_HANDS, hands={"a1": 3})) == {
        "round": 2,
        "way": "show_of_hands",
        "hands": {"a1": 3},
    }


def test_moments_are_written_in_utc() -> None:
    montreal = timezone(timedelta(hours=-5))
    entry = Entry(1, 1, datetime(2026, 11, 23, 13, 30, tzinfo=montreal), f.Paused())
    assert entry_to_json(entry) == {
        "number": 1,
        "act": 1,
        "at": "2026-11-23T18:30:00Z",
        "fact": "Paused",
        "data": {},
    }
    assert entry_from_json(entry_to_json(entry)).at == START


def test_a_moment_of_another_zone_is_read_as_utc() -> None:
    read = from_json(datetime, "2026-11-23T13:30:00-05:00")
    assert (read, read.tzinfo) == (START, UTC)


@pytest.mark.parametrize(
    ("kind", "value", "message"),
    [
        (f.RoleReworded, {"role": "a1", "text": 3}, "RoleReworded: expected str, found int"),
        (f.MinutesAdded, {"minutes": True}, "MinutesAdded: expected int, found bool"),
        (f.MinutesAdded, {"minutes": 1.5}, "MinutesAdded: expected int, found float"),
        (f.ClockShown, {"visible": 1}, "ClockShown: expected bool, found int"),
        (f.FingersCounted, {"counts": "012345"}, "FingersCounted: expected a list, found str"),
        (f.PresenceMarked, {"person": "p1", "presence": "gone"}, "PresenceMarked: expected Presence, found 'gone'"),
        (f.PlanCaughtUp, {"minutes": [1]}, "PlanCaughtUp: expected an object, found list"),
        (f.RoundClosed, [1], "RoundClosed: expected an object, found list"),
        (Details, {"title": "T", "date": "hier"}, "Details: expected date, found 'hier'"),
        (datetime, "2026-11-23T13:30:00", "expected datetime, found '2026-11-23T13:30:00'"),
        (datetime, "0001-01-01T00:00:00+10:00", "expected datetime, found '0001-01-01T00:00:00+10:00'"),
        (datetime, None, "expected datetime, found None"),
    ],
)
def test_a_value_of_the_wrong_shape_is_told(kind: type[Any], value: object, message: str) -> None:
    with pytest.raises(DecodeError) as error:
        from_json(kind, value)
    assert str(error.value) == message


def test_a_nested_value_of_the_wrong_shape_is_told_with_its_place() -> None:
    record = to_json(f.RoundOpened(Round(1, Purpose.ASSESS, ("a1",), ())))
    record["asked"]["number"] = "1"
    with pytest.raises(DecodeError, match="RoundOpened: Round: expected int, found str"):
        from_json(f.RoundOpened, record)


ENTRY: dict[str, Any] = {"number": 3, "act": 3, "at": "2026-11-23T18:30:00Z", "fact": "Paused", "data": {}}


@pytest.mark.parametrize(
    ("record", "message"),
    [
        ({**ENTRY, "fact": "SomethingElse"}, "entry: unknown or missing 'SomethingElse'"),
        ({name: value for name, value in ENTRY.items() if name != "act"}, "entry: unknown or missing 'act'"),
        ({**ENTRY, "fact": ["Paused"]}, "expected str, found list"),
        ({**ENTRY, "number": "3"}, "expected int, found str"),
        ({**ENTRY, "data": None}, "Paused: expected an object, found NoneType"),
        ([ENTRY], "entry: expected an object, found list"),
    ],
)
def test_a_malformed_entry_is_a_decode_error(record: Any, message: str) -> None:
    with pytest.raises(DecodeError) as error:
        entry_from_json(record)
    assert str(error.value) == message


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)


@given(st.sampled_from(KINDS), st.data())
def test_any_json_is_a_fact_or_a_decode_error(kind: str, data: st.DataObject) -> None:
    names = [one.name for one in fields(f.FACTS[kind])]
    record = data.draw(st.fixed_dictionaries(dict.fromkeys(names, json_values)))
    try:
        read = from_json(f.FACTS[kind], record)
    except DecodeError:
        return
    assert type(read) is f.FACTS[kind]


def test_a_value_that_has_no_json_form_is_an_error_of_the_program() -> None:
    with pytest.raises(TypeError, match="no JSON form for object"):
        to_json(object())


@pytest.mark.parametrize(
    ("kind", "message"),
    [(complex, "no decoder for <class 'complex'>"), (int | str, "only X | None is supported, not int | str")],
)
def test_a_type_that_is_never_read_is_an_error_of_the_program(kind: Any, message: str) -> None:
    with pytest.raises(TypeError) as error:
        from_json(kind, 1)
    assert str(error.value) == message


def test_a_pair_is_two_values() -> None:
    written = to_json(Figures("a1", marks=(("reinforce", 2), ("lighten", 1))))
    assert from_json(Figures, written).marks == (("reinforce", 2), ("lighten", 1))
    with pytest.raises(DecodeError, match="Figures: expected 2 values, found 1"):
        from_json(Figures, {**written, "marks": [["reinforce"]]})


def test_the_creation_keeps_the_whole_sheet() -> None:
    first = created()
    assert from_json(f.WorkshopCreated, json.loads(json.dumps(to_json(first)))).sheet == first.sheet


def test_enums_are_written_as_their_value() -> None:
    written = to_json(f.PresenceMarked("p1", Presence.EXCUSED))
    assert written == {"person": "p1", "presence": "excused"}
    assert type(written["presence"]) is str
