from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fiche_tui.store.documents import MAX_DEPTH, check_meta, decode, encode, is_too_deep
from fiche_tui.store.errors import Damaged, NewerSchema, Unwritable

PATH = Path("journal-0001.json")
TEXT = st.text(st.characters(exclude_categories=["Cs"]))
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | TEXT,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXT, inner, max_size=4),
    max_leaves=20,
)


@given(st.dictionaries(TEXT, JSON, max_size=5))
def test_what_is_written_reads_back_the_same(value: dict[str, Any]) -> None:
    assert decode(encode(value, PATH, 1 << 20), PATH) == value


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b" \n\n", "empty"),
        (b'{"_meta":{"schema":1', "truncated"),
        (b'{"_meta":{"schema":1}}', "truncated"),
        (b'{"a":1}', "shape"),
        (b'["a"]\n', "shape"),
        (b'"{}"\n', "shape"),
        (b"3}\n", "not-json"),
        (b'"a}\n', "not-json"),
        (b'{\n  "a": 1\n}\n\n', "shape"),
        (b'{"a":' + b"[" * 100_000, "truncated"),
        (b"\x00" * 4096, "truncated"),
        (b'{"_meta":{"sch' + b"\x00" * 512, "truncated"),
        (b"bonjour\n", "not-json"),
        (b"\x89PNG\r\n\x1a\n", "not-json"),
        (b"{bonjour", "not-json"),
        (b'{"a":bonjour', "not-json"),
        (b'["a"', "not-json"),
        (b'{"a":}\n', "not-json"),
        (b'{"a":1}}\n', "not-json"),
        (b'[{"a":1}\n', "not-json"),
        (b'{"a":NaN}\n', "not-finite"),
        (b'{"a":-Infinity}\n', "not-finite"),
        (b'{"a":1e999}\n', "not-finite"),
        (b'{"a":' + b"9" * 5000 + b"}\n", "not-json"),
        (b'{"a":"\xff"}\n', "not-utf8"),
        (b'{"a":"\\ud800"}\n', "not-utf8"),
        (b'{"a":' + b"[" * 200_000 + b"]" * 200_000 + b"}\n", "too-deep"),
        (b'{"a":' + b"[" * 200_000 + b"}\n", "too-deep"),
        (b'{"a":' * 200_000 + b"1" + b"}" * 200_000 + b"\n", "too-deep"),
        (b'{"a":' + b"[{" * 100_000 + b"}]" * 100_000 + b"}\n", "too-deep"),
    ],
)
def test_what_the_store_did_not_write_is_damaged(data: bytes, reason: str) -> None:
    with pytest.raises(Damaged) as caught:
        decode(data, PATH)
    assert caught.value.reason == reason


@given(st.dictionaries(TEXT, JSON, max_size=5), st.data())
def test_what_was_written_and_cut_anywhere_is_truncated(value: dict[str, Any], data: st.DataObject) -> None:
    whole = encode({"_meta": {"schema": 1}, **value}, PATH, 1 << 20)
    cut = whole[: data.draw(st.integers(1, len(whole) - 1))]
    with pytest.raises(Damaged) as caught:
        decode(cut, PATH)
    assert caught.value.reason == "truncated"


def test_a_whole_pair_of_surrogates_is_a_character() -> None:
    assert decode(b'{"a":"\\ud83c\\udf41"}\n', PATH) == {"a": "🍁"}


@pytest.mark.parametrize("text", ["[" * 500, '"[' * 500, "\\" * 501, '\\"[' * 300, "{\\\\" * 300])
def test_brackets_in_texts_do_not_nest(text: str) -> None:
    assert decode(encode({"a": text, text: 1}, PATH, 1 << 20), PATH) == {"a": text, text: 1}


@given(st.lists(st.sampled_from(['"', "\\", "[", "]", "{", "}", "a", "é"]), max_size=300).map("".join))
def test_any_text_is_shallow(text: str) -> None:
    assert not is_too_deep(encode({"a": [text] * 3, "b": {text: text}}, PATH, 1 << 20))


@given(st.integers(1, 200), st.sampled_from([(b"[", b"]"), (b'{"a":', b"}")]))
def test_the_bound_on_nesting_is_exact(depth: int, kind: tuple[bytes, bytes]) -> None:
    start, end = kind
    wide = b"[" + b"[]," * 100 + start * (depth - 1) + b"1" + end * (depth - 1) + b"]"
    assert is_too_deep(wide) is (depth > MAX_DEPTH)


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        (float("nan"), "not-finite"),
        (float("inf"), "not-finite"),
        ("\udcff", "not-utf8"),
        ({1, 2}, "not-json"),
        ("x" * 2000, "too-large"),
    ],
)
def test_what_could_not_be_read_is_not_written(value: object, reason: str) -> None:
    with pytest.raises(Unwritable) as caught:
        encode({"a": value}, PATH, 1000)
    assert caught.value.reason == reason


def test_what_holds_itself_is_not_written() -> None:
    value: list[Any] = []
    value.append(value)
    with pytest.raises(Unwritable, match="not-json"):
        encode(value, PATH, 1000)


def test_what_nests_too_deep_is_not_written() -> None:
    value: Any = 1
    for _ in range(MAX_DEPTH + 1):
        value = [value]
    with pytest.raises(Unwritable, match="too-deep"):
        encode(value, PATH, 1000)


@pytest.mark.parametrize(
    "meta", [None, [], {}, {"schema": "1", "rev": 1}, {"schema": 0, "rev": 1}, {"schema": True, "rev": 1}]
)
def test_a_description_that_makes_no_sense_is_damaged(meta: object) -> None:
    with pytest.raises(Damaged, match="shape"):
        check_meta(meta, "box", PATH)


def test_a_later_release_is_told_apart_from_damage() -> None:
    with pytest.raises(NewerSchema) as caught:
        check_meta({"schema": 2, "kind": "unheard of", "rev": 1}, "box", PATH)
    assert (caught.value.found, caught.value.known) == (2, 1)
    with pytest.raises(Damaged, match="kind"):
        check_meta({"schema": 1, "kind": "journal", "rev": 1}, "box", PATH)
