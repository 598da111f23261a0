import json
import os
from typing import Any

import pytest

from fiche_tui.store.documents import Record
from fiche_tui.store.durable import DataFile, read, transact
from fiche_tui.store.errors import CannotRead, Damaged, NewerSchema, StoreError
from tests.store.makers import Calls
from tests.store.test_durable import contents, insert


def test_truncation_at_every_byte_is_refused_and_overwritten_by_nothing(file: DataFile) -> None:
    transact(file, lambda database: database.insert_multiple([{"text": "é[{\\"}, {"b": [1, {}]}]))
    whole = file.path.read_bytes()
    for length in range(len(whole)):
        file.path.write_bytes(whole[:length])
        with pytest.raises(Damaged):
            read(file)
        with pytest.raises(Damaged):
            transact(file, insert({}))
        assert file.path.read_bytes() == whole[:length]


@pytest.mark.parametrize(
    "tables",
    [
        {},
        {"_default": {}},
        {"_meta": {"1": 3}},
        {"_meta": {"1": {"schema": 1, "rev": 1, "kind": "other"}}},
        {"_default": []},
        {"_default": {"1": 3}},
        {"_default": {"01": {}}},
        {"_default": {"x": {}}},
        {"_default": {"0": {}}},
        {"_default": {"-1": {}}},
        {"_default": {"١": {}}},
        {"_default": {"": {}}},
    ],
)
def test_another_shape_is_damage(file: DataFile, tables: Record) -> None:
    meta = {"_meta": {"1": {"schema": 1, "rev": 1, "kind": "votes"}}} if "_default" in tables else {}
    file.path.write_text(json.dumps((meta if tables != {"_default": {}} else {}) | tables) + "\n")
    with pytest.raises(Damaged):
        read(file)


def test_a_newer_schema_is_neither_read_nor_written(file: DataFile) -> None:
    later = b'{"_meta":{"1":{"schema":2,"rev":1,"kind":"votes"}},"new":{}}\n'
    file.path.write_bytes(later)
    for attempt in (lambda: read(file), lambda: transact(file, insert({}))):
        with pytest.raises(NewerSchema):
            attempt()
    assert file.path.read_bytes() == later


def test_a_change_never_makes_a_file_that_would_be_refused(file: DataFile) -> None:
    transact(file, insert({"a": 1}))
    deep: Any = 1
    for _ in range(70):
        deep = [deep]
    for value in ("x" * (1 << 20), deep, float("nan"), "\ud800"):
        with pytest.raises(StoreError, match="unwritable-value"):
            transact(file, insert({"value": value}))
    assert contents(file) == [{"a": 1}]


def test_a_fifo_or_a_link_in_its_place_blocks_nothing(file: DataFile) -> None:
    os.mkfifo(file.path)
    with pytest.raises(Damaged, match="not-regular"):
        transact(file, insert({}))
    file.path.unlink()
    file.path.symlink_to("/etc/hostname")
    with pytest.raises(Damaged, match="symlink"):
        transact(file, insert({}))
    assert file.path.is_symlink()


def test_a_read_error_is_not_taken_for_an_empty_file(file: DataFile) -> None:
    transact(file, insert({"a": 1}))
    with pytest.MonkeyPatch.context() as patch:
        Calls(patch, ("read", 1))
        with pytest.raises(CannotRead):
            transact(file, insert({}))
    assert contents(file) == [{"a": 1}]
