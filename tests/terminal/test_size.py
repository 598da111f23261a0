"""The size is the terminal's own, whatever the environment says; and it is followed."""

import os
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from fiche_tui.terminal import size as sizes
from fiche_tui.terminal.size import believe_the_terminal
from fiche_tui.workshop import commands as c
from tests.soaked import rest_in_soak
from tests.terminal.line import Line
from tests.terminal.meeting import Meeting


def last_row(line: Line) -> int:
    """The row of the keys, which is the last of the screen."""
    return max(row for row, text in enumerate(line.screen.lines) if text)


@pytest.mark.parametrize(
    ("exported", "columns", "rows"),
    rest_in_soak(
        [({"COLUMNS": "200", "LINES": "60"}, 80, 24), ({"COLUMNS": "80", "LINES": "24"}, 120, 35), ({}, 100, 30)],
        several=True,
    ),
    ids=["more", "less", "nothing"],
)
def test_the_screen_is_drawn_for_the_terminal_and_follows_it(
    tmp_path: Path, exported: dict[str, str], columns: int, rows: int
) -> None:
    meeting = Meeting(tmp_path)
    meeting.play(c.StartStep("accueil"))
    with meeting.shown(columns=columns, rows=rows, around=exported) as line:
        line.until("Étape 1 sur", "suivante")
        assert last_row(line) == rows - 1
        for width, height in ((130, 40), (80, 24), (160, 45)):
            line.resize(width, height)
            line.until("Étape 1 sur", "suivante")
            line.settled()
            assert last_row(line) == height - 1


@pytest.mark.parametrize(("columns", "rows"), [(60, 20), (79, 24)])
def test_a_small_terminal_is_small_whatever_is_exported(tmp_path: Path, columns: int, rows: int) -> None:
    meeting = Meeting(tmp_path)
    meeting.play(c.StartStep("accueil"))
    with meeting.shown(columns=columns, rows=rows, around={"COLUMNS": "200", "LINES": "60"}) as line:
        line.until(f"Le terminal a {columns} colonnes et {rows} rangées")
        assert line.process.wait(10) == 1


def test_where_the_terminal_says_nothing_the_environment_is_asked(tmp_path: Path) -> None:
    meeting = Meeting(tmp_path)
    meeting.play(c.StartStep("accueil"))
    with meeting.shown(columns=0, rows=0, around={"COLUMNS": "100", "LINES": "30"}, drawn=(100, 30)) as line:
        line.until("Étape 1 sur", "suivante")
        assert last_row(line) == 29
        line.resize(120, 35)
        line.until("Étape 1 sur", "suivante")
        line.settled()
        assert last_row(line) == 34


def test_only_a_size_of_the_terminal_replaces_what_was_exported(monkeypatch: pytest.MonkeyPatch) -> None:
    exported = {"COLUMNS": "200", "LINES": "60", "TERM": "xterm"}
    monkeypatch.setattr(sizes, "own_size", lambda: None)
    believe_the_terminal(exported)
    assert exported == {"COLUMNS": "200", "LINES": "60", "TERM": "xterm"}
    monkeypatch.setattr(sizes, "own_size", lambda: (80, 24))
    believe_the_terminal(exported)
    assert exported == {"TERM": "xterm"}


@pytest.mark.parametrize(
    ("sizes_of", "found"),
    [
        ([os.terminal_size((0, 0)), os.terminal_size((80, 24))], (80, 24)),
        ([OSError(), os.terminal_size((0, 24)), os.terminal_size((120, 36))], (120, 36)),
        ([OSError(), OSError(), os.terminal_size((0, 0))], None),
    ],
)
def test_a_stream_that_tells_no_size_is_passed_over(
    monkeypatch: pytest.MonkeyPatch, sizes_of: list[os.terminal_size | OSError], found: tuple[int, int] | None
) -> None:
    told = list(sizes_of)

    def size(_descriptor: int) -> os.terminal_size:
        one = told.pop(0)
        if isinstance(one, OSError):
            raise one
        return one

    for name in ("__stdin__", "__stdout__", "__stderr__"):
        monkeypatch.setattr(sys, name, SimpleNamespace(fileno=lambda: 0))
    monkeypatch.setattr("fiche_tui.terminal.size.os.get_terminal_size", size)
    assert sizes.own_size() == found
