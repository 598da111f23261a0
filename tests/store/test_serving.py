"""One server a workshop, known from outside while it lives."""

import json
import os
from dataclasses import asdict, replace
from pathlib import Path

import pytest

from fiche_tui.store.archive import pack
from fiche_tui.store.names import SERVING
from fiche_tui.store.serving import Serving, read_serving, take_serving
from tests.store.makers import make_workshop

HERE = Serving("127.0.0.1", 2222, 0, 7, "SHA256:abc")


def test_one_server_at_a_time_says_where_it_is(tmp_path: Path) -> None:
    folder = make_workshop(tmp_path).folder
    before = pack(folder)
    assert read_serving(folder) is None
    hold = take_serving(folder)
    assert hold is not None
    assert read_serving(folder) is None, "nothing was said yet"
    for serving in (HERE, replace(HERE, connected=12)):
        hold.write(serving)
        assert read_serving(folder) == serving
    assert take_serving(folder) is None
    assert pack(folder) == before, "no backup tells of it"
    hold.release()
    hold.release()  # Harmless.
    assert read_serving(folder) is None
    again = take_serving(folder)
    assert again is not None
    again.release()


def test_what_a_killed_server_said_counts_no_more(tmp_path: Path) -> None:
    folder = make_workshop(tmp_path).folder
    hold = take_serving(folder)
    assert hold is not None
    hold.write(HERE)
    said = (folder / SERVING).read_bytes()
    hold.release()
    (folder / SERVING).write_bytes(said)
    assert read_serving(folder) is None


def test_what_the_server_of_another_account_left_goes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = make_workshop(tmp_path).folder
    hold = take_serving(folder)
    assert hold is not None
    hold.write(HERE)
    said = (folder / SERVING).read_bytes()
    hold.release()
    (folder / SERVING).write_bytes(said)
    owner = os.getuid()
    with monkeypatch.context() as patch:
        patch.setattr("fiche_tui.store.serving.os.getuid", lambda: owner + 1)
        again = take_serving(folder)
    assert again is not None
    assert not (folder / SERVING).exists()
    assert not again.says(HERE)
    again.release()


def said_with(**values: object) -> bytes:
    """The file of a server that says those values, and else what is right."""
    whole = {"_meta": {"schema": 1, "kind": "serving", "rev": 1}, **asdict(HERE), **values}
    return json.dumps(whole, separators=(",", ":")).encode() + b"\n"


@pytest.mark.parametrize(
    "wrong",
    [
        b"",
        b"{}\n",
        said_with(address=3),
        said_with(port="x"),
        said_with(port=0),
        said_with(pid=None),
        said_with(connected=-1),
    ],
)
def test_a_file_that_says_something_else_says_nothing(tmp_path: Path, wrong: bytes) -> None:
    folder = make_workshop(tmp_path).folder
    hold = take_serving(folder)
    assert hold is not None
    (folder / SERVING).write_bytes(wrong)
    assert read_serving(folder) is None
    assert not hold.says(HERE)
    hold.write(HERE)
    assert hold.says(HERE)
    hold.release()
