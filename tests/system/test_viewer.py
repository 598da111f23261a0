"""The program that shows files: where somebody sits in front of it, without a shell, believed when it fails."""

import os
import shlex
import stat
from pathlib import Path

import pytest

from fiche_tui.system.viewer import show, viewer

DESK = {"DISPLAY": ":0"}


def found(name: str) -> str:
    return f"/usr/bin/{name}"


@pytest.mark.parametrize(
    ("environment", "platform", "opener"),
    [
        (DESK, "linux", "/usr/bin/xdg-open"),
        ({"WAYLAND_DISPLAY": "wayland-0"}, "linux", "/usr/bin/xdg-open"),
        ({}, "linux", None),
        ({"DISPLAY": ""}, "linux", None),
        ({}, "darwin", "/usr/bin/open"),
        (DESK | {"SSH_CONNECTION": "192.0.2.1 5000 192.0.2.2 22"}, "linux", None),
        (DESK | {"SSH_TTY": "/dev/pts/1"}, "linux", None),
        ({"SSH_CONNECTION": "192.0.2.1 5000 192.0.2.2 22"}, "darwin", None),
    ],
)
def test_there_is_a_viewer_where_somebody_sits_in_front(
    environment: dict[str, str], platform: str, opener: str | None
) -> None:
    assert viewer(environment, platform, found) == opener


def test_none_is_found_where_none_is_installed() -> None:
    assert viewer(DESK, "linux", lambda _name: None) is None


def opener(folder: Path, body: str) -> str:
    path = folder / "opener"
    path.write_text(f"#!/bin/sh\n{body}\n")
    path.chmod(stat.S_IRWXU)
    return str(path)


def test_the_path_is_handed_over_as_it_is(tmp_path: Path) -> None:
    """One argument, whatever a shell would make of it, and nothing on this program's terminal."""
    file = tmp_path / "-n $(touch planted); 'a' \" b.html"
    noted = tmp_path / "noted"
    assert show(opener(tmp_path, f"printf '%s|' \"$@\" > {shlex.quote(str(noted))}; echo heard; echo bad >&2"), file)
    assert noted.read_text() == f"{file}|"
    assert not (tmp_path / "planted").exists()


def test_an_opener_that_fails_is_believed(tmp_path: Path) -> None:
    assert not show(opener(tmp_path, "exit 4"), tmp_path / "a.html")
    assert not show(str(tmp_path / "absent"), tmp_path / "a.html")


def test_an_opener_that_stays_is_the_viewer_itself(tmp_path: Path) -> None:
    """It is left alone: it writes down its process, then waits for a pipe that this test closes."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    end = os.open(pipe, os.O_RDWR)
    try:
        assert show(opener(tmp_path, f"read line < {shlex.quote(str(pipe))}"), tmp_path / "a.html", patience=0.05)
    finally:
        os.write(end, b"done\n")
        os.close(end)
