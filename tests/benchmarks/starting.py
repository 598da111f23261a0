"""From the command to what a person sees: processes beside ``python -c pass``, screens beside a bare Textual app."""

import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from functools import partial
from pathlib import Path

from fiche_tui.session.session import Session
from fiche_tui.system.clock import SystemClock
from fiche_tui.workshop.room.values import WallView, WayIn
from tests.benchmarks.clocks import CLOCKS, clock
from tests.benchmarks.measuring import Figure, Goal, Size, figure, in_ms, interleaved
from tests.meetings import assessing, stored_workshop
from tests.surroundings import around
from tests.terminal.line import Line
from tests.terminal.meeting import TITLE, Meeting

FICHE = [str(Path(sys.executable).with_name("fiche"))]
CODE = "KAPE-27"
BARE = "from textual.app import App; App().run()"
PYTHON = "python -c pass"
TEXTUAL = "a bare Textual app"


def processes(folder: Path, size: Size) -> Iterator[Figure]:
    """Yield how long commands take that open no screen."""
    meeting = Meeting(folder)
    environment = around({"FICHE_DATA": str(meeting.folder), "HOME": str(folder)})
    commands = {
        PYTHON: [sys.executable, "-c", "pass"],
        "fiche --version": [*FICHE, "--version"],
        "fiche -h": [*FICHE, "-h"],
        "fiche export": [*FICHE, "export", meeting.id, "--output", "-"],
    }
    found = interleaved(
        {name: partial(_lasts, command, environment) for name, command in commands.items()}, 2 * size.rounds
    )
    beside = in_ms(found.pop(PYTHON))
    for name, seconds in found.items():
        yield figure(name, in_ms(seconds), "ms", PYTHON, beside, Goal(6, ratio=True, required=12), of=min)


def _lasts(command: Sequence[str], environment: Mapping[str, str]) -> float:
    before = time.perf_counter()
    subprocess.run(command, env=environment, check=True, capture_output=True)
    return time.perf_counter() - before


def first_frames(folder: Path, size: Size) -> Iterator[Figure]:
    """Yield how long each screen takes to show its first words."""
    meeting = Meeting(folder)
    environment = {"FICHE_DATA": str(meeting.folder), "HOME": str(folder)}
    some = 1000
    """Bytes of a first frame whose words are not known."""
    voting = stored_workshop(folder / "voting")
    there = {**environment, "FICHE_DATA": str(folder / "voting")}
    acts: dict[str, Callable[[], float]] = {
        TEXTUAL: partial(_shows, [sys.executable, "-c", BARE], environment, some),
        "home": partial(_shows, FICHE, environment, TITLE),
        "workshop": partial(_shows, [*FICHE, "run", meeting.id], environment, "commencer"),
        "the room's view": partial(_shows, [*FICHE, "project", meeting.id], environment, "Accueil"),
        "ballot": partial(_shows, [*FICHE, "join", CODE], there, "Le groupe ne verra que les totaux."),
        "ballot, line by line": partial(_shows, [*FICHE, "join", CODE, "--linear"], there, "Entrée pour entrer"),
    }
    if tclock := clock("tclock"):
        acts["tclock"] = partial(_shows, [str(tclock), *CLOCKS["tclock"]], environment, some)
    with closing(Session.open(voting, SystemClock(), "Ana")) as session:
        assessing(session)
        session.show_on_wall(WallView(ways_in=(WayIn("ssh serveur", CODE),)))
        found = interleaved(acts, size.rounds)
    bare = in_ms(found.pop(TEXTUAL))
    goals = {"home": 1.5, "workshop": 1.5, "the room's view": 1.0, "ballot": 0.6, "ballot, line by line": 0.5}
    for name, seconds in found.items():
        goal = Goal(goals[name], ratio=True, required=2 if goals[name] > 1 else None) if name in goals else None
        yield figure(f"{name}, first frame", in_ms(seconds), "ms", TEXTUAL, bare, goal, of=min)


def _shows(command: Sequence[str], environment: Mapping[str, str], wanted: str | int) -> float:
    before = time.perf_counter()
    with Line(command, environment) as line:
        if isinstance(wanted, str):
            line.until(wanted)
        else:
            line.wait(lambda: sum(map(len, line.seen)) > wanted)
        return time.perf_counter() - before
