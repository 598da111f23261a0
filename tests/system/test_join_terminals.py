"""``fiche join`` on terminals of every kind: their size, their colours, and those that cannot draw at all."""

import re
import sys
from pathlib import Path

import pytest

from tests.command_line.fiche import fiche_in
from tests.serve.people import CODE
from tests.serve.test_killed import opened
from tests.soaked import rest_in_soak
from tests.terminal.line import Line

COLOUR = re.compile(rb"\x1b\[[0-9;]*?\b(3[0-8]|4[0-8]|9[0-7]|10[0-7])\b[0-9;]*m")
MANY = re.compile(rb"\x1b\[[0-9;]*?\b[34]8;[25];")


def join(tmp_path: Path, size: tuple[int, int], **environment: str) -> Line:
    opened(tmp_path)
    around = {**fiche_in(tmp_path).environment, "XDG_STATE_HOME": str(tmp_path), **environment}
    command = [sys.executable, "-m", "fiche_tui.cli", "join", CODE]
    columns, rows = size
    return Line(command, around, columns=columns, rows=rows, drawn=size if all(size) else (80, 24))


@pytest.mark.parametrize(
    ("environment", "coloured", "many"),
    rest_in_soak(
        [
            ({"TERM": "linux"}, True, False),
            ({"NO_COLOR": "1"}, False, False),
            ({"TERM": "xterm-256color"}, True, True),
            ({"TERM": "vt100"}, False, False),
        ],
        several=True,
        kept=2,
    ),
    ids=["linux", "no colour", "256 colours", "vt100"],
)
def test_colours_are_those_that_the_terminal_has(
    tmp_path: Path, environment: dict[str, str], coloured: bool, many: bool
) -> None:
    with join(tmp_path, (80, 24), **environment) as line:
        line.until("lié à votre bulletin sur ce serveur", "Entrée entrer")
        line.type("\r")
        # The fonts of the Linux console have no round shape as large as ours.
        shape = "•" if environment.get("TERM") == "linux" else "●"
        line.until(f"Évaluer · A {shape}", "1 sur 26", "Entrée terminer")
        line.type("23")
        line.until("2 sur 26")
        sent = b"".join(line.seen)
    assert bool(COLOUR.search(sent)) is coloured
    assert bool(MANY.search(sent)) is many


def test_a_terminal_without_a_size_has_24_rows_of_80_and_is_followed(tmp_path: Path) -> None:
    with join(tmp_path, (0, 0)) as line:
        line.until("Entrée entrer")
        line.type("\r")
        line.until("Évaluer · A ●", "1 sur 26")
        assert max(row for row, text in enumerate(line.screen.lines) if text) == 23
        for columns, rows in ((40, 20), (240, 80), (8, 3)):
            line.resize(columns, rows)
            line.wait(lambda: any(text.strip() for text in line.screen.lines))
        line.resize(40, 20)
        line.until("Évaluer · A ●", "1 sur 26", "aujourd’hui   0   1   2   3   x")


def test_a_terminal_that_cannot_draw_is_talked_to_line_by_line(tmp_path: Path) -> None:
    with join(tmp_path, (80, 24), TERM="dumb") as line:
        line.until("Entrée pour entrer, q pour quitter.")
        line.type("\r")
        line.until("Rôle 1 sur 26, A1.")
        line.type("q\r")
        line.until("q pour quitter.")
        assert b"\x1b" not in b"".join(line.seen)
