"""What a participant's program loads, seen from its own process: a server runs one for each person.

Each weighs on the memory of a hundred people, so each step loads what it needs and nothing of the next.
"""

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from fiche_tui.workshop.room.values import WallView, WayIn
from tests.command_line.fiche import fiche_in
from tests.serve.people import CODE
from tests.stage import Stage
from tests.terminal.line import Line

DOOR = "Le groupe ne verra que les totaux."
KEPT = "Enregistré. Le groupe ne verra que les totaux."

OPENSSL = {"_hashlib", "hashlib", "hmac", "secrets", "_ssl"}
FILES = {"tempfile", "shutil", "random", "bz2", "lzma", "platformdirs"}
PROCESSES = {"asyncio", "subprocess", "threading", "multiprocessing", "logging", "socket"}
SCREENS = {"textual", "rich", "yaml", "markdown_it", "docx"}
NEVER = OPENSSL | FILES | PROCESSES | SCREENS | {"difflib", "email", "importlib.metadata", "importlib.resources"}
"""What no part of taking part needs, from the door to a ballot that is kept."""

BOXES = {"tinydb", "fiche_tui.store.boxes", "fiche_tui.store.durable", "fiche_tui.store.chain"}
"""What the first ballot is put in with."""

FACILITATION = {f"fiche_tui.store.{name}" for name in ("workshop", "workshops", "journal", "sealing", "purge")}
WALL = {"fiche_tui.drawing.wall.whole", "fiche_tui.workshop.state", "fiche_tui.workshop.facts"}
PAGE = {"fiche_tui.serve.page", "fiche_tui.painting.terminal", "fiche_tui.drawing.own_ballot", "termios"}

PROGRAM = """
import sys
before = set(sys.modules)
from fiche_tui.cli import main
code = main(sys.argv[2:])
with open(sys.argv[1], "w") as file:
    print(*(set(sys.modules) - before), sep="\\n", file=file)
raise SystemExit(code)
"""


@dataclass
class Meeting:
    """A meeting with its door and a round open, and where a program says what it loaded."""

    folder: Path
    stage: Stage

    @property
    def answers(self) -> int:
        asked = self.stage.session.state.rounds[0].asked
        return len(asked.subjects) * len(asked.questions)

    def line_by_line(self, *typed: str) -> tuple[str, set[str]]:
        """What is said to somebody who types these lines, and what their program has loaded at the end."""
        done = fiche_in(self.folder).run(
            [*self._command(), "--linear"], typed="".join(f"{line}\n" for line in typed), LC_ALL="C.UTF-8"
        )
        assert (done.code, done.err) == (0, "")
        return done.out, self._loaded()

    def on_a_page(self, act: Callable[[Line], None]) -> set[str]:
        """What the program has loaded of somebody who does this at a terminal."""
        environment = {"FICHE_DATA": str(self.folder / "data"), "HOME": str(self.folder), "LC_ALL": "C.UTF-8"}
        with Line(self._command(), environment) as terminal:
            terminal.until(DOOR)
            act(terminal)
            assert terminal.process.wait(30) == 0
        return self._loaded()

    def _command(self) -> list[str]:
        return [sys.executable, "-c", PROGRAM, str(self.folder / "loaded"), "join", CODE]

    def _loaded(self) -> set[str]:
        found = set((self.folder / "loaded").read_text().split())
        assert "fiche_tui.serve.attendance" in found
        return found


@pytest.fixture
def meeting(tmp_path: Path) -> Iterator[Meeting]:
    stage = Stage(tmp_path).until("evaluer")
    stage.session.show_on_wall(WallView(ways_in=(WayIn("ssh serveur", CODE),)))
    yield Meeting(tmp_path, stage)
    stage.session.close()


def test_line_by_line_the_door_loads_no_box_no_page_and_no_zone(meeting: Meeting) -> None:
    said, loaded = meeting.line_by_line()
    assert DOOR in said
    assert "fiche_tui.serve.linear" in loaded
    assert loaded & (NEVER | BOXES | FACILITATION | WALL | PAGE | {"zoneinfo"}) == set()


def test_line_by_line_a_ballot_loads_the_box_that_it_is_kept_in(meeting: Meeting) -> None:
    said, loaded = meeting.line_by_line("", *["2"] * meeting.answers, "", "o", "q")
    assert KEPT in said
    assert loaded >= BOXES
    assert loaded & (NEVER | FACILITATION | WALL | PAGE) == set()


def test_on_a_page_the_door_loads_no_box_and_no_wall(meeting: Meeting) -> None:
    loaded = meeting.on_a_page(lambda terminal: terminal.type("q"))
    assert loaded >= PAGE
    assert loaded & (NEVER | BOXES | FACILITATION | WALL | {"zoneinfo", "fiche_tui.serve.linear"}) == set()


def test_on_a_page_a_ballot_loads_the_box_that_it_is_kept_in(meeting: Meeting) -> None:
    def votes(terminal: Line) -> None:
        terminal.type("\r")
        terminal.until("Évaluer · A")
        terminal.type("2" * meeting.answers + "\r\r")
        terminal.until(KEPT)
        terminal.type("q")

    loaded = meeting.on_a_page(votes)
    assert loaded >= BOXES | WALL
    assert loaded & (NEVER | FACILITATION | {"fiche_tui.serve.linear"}) == set()
