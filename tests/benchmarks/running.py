"""What programs cost that are open at the same time: bytes a second and a key, processor, memory, answers to keys."""

import os
import random
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, closing
from pathlib import Path

from fiche_tui.session.session import Session
from fiche_tui.system.clock import SystemClock
from fiche_tui.workshop import commands as c
from fiche_tui.workshop import facts as f
from fiche_tui.workshop.room.values import WallView, WayIn
from fiche_tui.workshop.values import Capture, CaptureKind
from tests.benchmarks.clocks import CLOCKS, clock
from tests.benchmarks.measuring import Figure, Goal, Size, figure, in_ms, percentile
from tests.benchmarks.serving import KEPT
from tests.benchmarks.starting import CODE, FICHE, TEXTUAL
from tests.meetings import assessing, stored_workshop
from tests.processor import processor
from tests.terminal.line import Line
from tests.terminal.meeting import TITLE, Meeting

LIST = """
from textual.app import App
from textual.widgets import OptionList
class Bare(App):
    def compose(self):
        yield OptionList(*(f"Ligne {n}" for n in range(30)))
Bare().run()
"""
"""A bare Textual app with a list to go through."""

QUESTION, HELP = "facilitator, a question in front", "facilitator, the help in front"
"""While the clock goes on behind."""


def at_once(folder: Path, size: Size) -> Iterator[Figure]:
    """Yield what each program costs in the same seconds, then how much memory each has."""
    with ExitStack() as stack:
        voting, answers = _voting(folder / "data", stack)
        lines = {name: stack.enter_context(line) for name, line in _programs(folder, voting)}
        _read(lines, min(4, size.seconds))
        sent = {name: sum(map(len, line.seen)) for name, line in lines.items()}
        used = {name: processor(line.process.pid) for name, line in lines.items()}
        # All in the same seconds, a whole minute where there is time: a program at rest does something once a second,
        # and once a minute it says how late the meeting is.
        lasted = _read(lines, 6 * size.seconds)
        cost = {
            name: (
                (sum(map(len, line.seen)) - sent[name]) / lasted,
                100 * (processor(line.process.pid) - used[name]) / lasted,
            )
            for name, line in lines.items()
        }
        beside = "tclock" if "tclock" in lines else ""
        other = cost[beside] if beside else (None, None)
        goals = {
            "facilitator": (200, 0.5),
            "facilitator, 160x45": (200, 0.5),
            QUESTION: (200, 0.5),
            HELP: (20, 0.5),
            "facilitator, paused": (20, 0.5),
            "the room's view": (200, 0.5),
        }
        for name, (number, share) in cost.items():
            if name == beside:
                continue
            bytes_goal, core_goal = (Goal(one) for one in goals[name]) if name in goals else (None, None)
            yield Figure(f"{name}, a second", number, "bytes", beside, other[0], bytes_goal)
            yield Figure(f"{name}, processor", share, "% of a core", beside, other[1], core_goal)
        bare = resident(lines[TEXTUAL].process.pid)
        shares = {"facilitator": 2.5, "the room's view": 1.0, "ballot": 0.6, "ballot, line by line": 0.5}
        for name, share in shares.items():
            weight = resident(lines[name].process.pid)
            yield Figure(f"{name}, memory", weight, "MB", TEXTUAL, bare, Goal(share, ratio=True))
        # What opens a box is loaded with the first ballot, and the room's view once it is shown.
        for name, entered, keys in (
            ("ballot", "Évaluer · A", "2" * answers + "\r\r"),
            ("ballot, line by line", "Rôle 1 sur", "2\n" * answers + "\no\n"),
        ):
            line = lines[name]
            line.type("\r")
            _heard(line, entered)
            line.type(keys)
            _heard(line, KEPT)
            weight, goal = resident(line.process.pid), Goal(shares[name], ratio=True)
            yield Figure(f"{name}, memory once kept", weight, "MB", TEXTUAL, bare, goal)


def _heard(line: Line, words: str) -> None:
    """Read until these words were sent: what is said line by line scrolls away."""
    line.wait(lambda: words in b"".join(line.seen).decode(errors="replace"))


def _voting(folder: Path, stack: ExitStack) -> tuple[str, int]:
    """Open a meeting whose door and round are open; return its data folder, and the answers that a ballot takes."""
    session = stack.enter_context(closing(Session.open(stored_workshop(folder), SystemClock(), "Ana")))
    asked = assessing(session)
    session.show_on_wall(WallView(ways_in=(WayIn("ssh serveur", CODE),)))
    return str(folder), len(asked.subjects) * len(asked.questions)


def _programs(folder: Path, voting: str) -> Iterator[tuple[str, Line]]:
    """Start every program and wait for its first words."""
    moving, wide, asked, helped, paused = (
        Meeting(folder / name) for name in ("moving", "wide", "asked", "helped", "paused")
    )
    for one in (moving, wide, asked, helped):
        one.play(c.StartStep("accueil"))
    paused.play(c.StartStep("accueil"), c.TogglePause())
    here = {"FICHE_DATA": voting, "HOME": str(folder)}
    wall = {"FICHE_DATA": str(moving.folder), "HOME": str(folder)}
    for name, line, key, words in (
        (QUESTION, asked.shown(), "d", "Nous décidons de…"),
        (HELP, helped.shown(), "?", "Échap : revenir"),
    ):
        line.until("suivante")
        line.type(key)
        line.until(words)
        yield name, line
    for name, line, words in (
        ("facilitator", moving.shown(), "suivante"),
        ("facilitator, 160x45", wide.shown(columns=160, rows=45), "suivante"),
        ("facilitator, paused", paused.shown(), "ause"),
        ("home", Line(FICHE, wall), TITLE),
        ("the room's view", Line([*FICHE, "project", moving.id], wall), "ACCUEIL"),
        ("ballot", Line([*FICHE, "join", CODE], here), "Le groupe ne verra que les totaux."),
        ("ballot, line by line", Line([*FICHE, "join", CODE, "--linear"], here), "Entrée pour entrer"),
        (TEXTUAL, Line([sys.executable, "-c", LIST], here), "Ligne 1"),
    ):
        line.until(words)
        yield name, line
    for name, arguments in CLOCKS.items():
        if program := clock(name):
            yield name, Line([str(program), *arguments], here)


def _read(lines: Mapping[str, Line], seconds: float) -> float:
    """Read what all of them send for so many seconds; return how long it was."""
    begun = time.monotonic()
    while time.monotonic() - begun < seconds:
        for line in lines.values():
            line.read(0.01)
    return time.monotonic() - begun


def resident(process: int) -> float:
    """Return the resident memory of a process in MB."""
    fields = Path(f"/proc/{process}/statm").read_text().split()
    return int(fields[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6


def keys(folder: Path, size: Size) -> Iterator[Figure]:
    """Yield how soon an arrow is answered, and in how many bytes, each program in turn."""
    meeting = Meeting(folder)
    meeting.play(c.StartStep("ajuster"))
    for _more in range(5):
        Meeting(folder)
    environment = {"FICHE_DATA": str(meeting.folder), "HOME": str(folder)}
    with (
        meeting.shown() as workshop,
        Line(FICHE, environment) as home,
        Line([sys.executable, "-c", LIST], environment) as bare,
    ):
        programs = {"workshop": (workshop, "suivante"), "home": (home, TITLE), TEXTUAL: (bare, "Ligne 1")}
        found: dict[str, list[tuple[float, int]]] = {name: [] for name in programs}
        for line, words in programs.values():
            line.until(words)
            line.settled()
        for number in range(size.keys):
            for name, (line, _words) in programs.items():
                found[name].append(answer(line, b"\x1b[B" if number % 6 < 3 else b"\x1b[A"))
    bare_delays, bare_bytes = ([one[place] for one in found[TEXTUAL]] for place in (0, 1))
    for name in ("workshop", "home"):
        delays, sent = ([one[place] for one in found[name]] for place in (0, 1))
        goal = Goal(3, ratio=True)
        yield figure(f"{name}, an arrow to its paint", in_ms(delays), "ms", TEXTUAL, in_ms(bare_delays), goal)
        yield figure(f"{name}, an arrow", sent, "bytes", TEXTUAL, bare_bytes, goal)


def answer(line: Line, key: bytes) -> tuple[float, int]:
    """Return the seconds from a key to the first byte of its answer, and the bytes of the whole answer."""
    line.read(0.05)
    before, begun = sum(map(len, line.seen)), time.perf_counter()
    line.send(key)
    line.wait(lambda: sum(map(len, line.seen)) > before)
    delay = time.perf_counter() - begun
    line.read(0.1)
    return delay, sum(map(len, line.seen)) - before


def follows(folder: Path, size: Size) -> Iterator[Figure]:
    """Yield how soon the room's view shows what the facilitator did, at p99."""
    stored = stored_workshop(folder / "data")
    environment = {"FICHE_DATA": str(folder / "data"), "HOME": str(folder)}
    with (
        closing(Session.open(stored, SystemClock(), "Ana")) as session,
        Line([*FICHE, "project"], environment) as wall,
    ):
        session.do(c.StartStep("accueil"))
        wall.until("ACCUEIL")
        delays = list(followed(wall, session, size.changes))
    yield Figure("the room's view follows, p99", 1000 * percentile(delays, 0.99), "ms", goal=Goal(200))


def followed(wall: Line, session: Session, changes: int) -> Iterator[float]:
    """Yield the seconds from each act's return until the room's view has its words."""
    chance = random.Random(3)
    for number in range(changes):
        wall.read(chance.uniform(0.05, 0.15))
        words = f"numéro {number} du banc"
        session.record(f.Captured(Capture(f"decision-{number}", CaptureKind.DECISION, words, number=number + 1)))
        returned = time.monotonic()
        while words not in wall.screen.text:
            wall.read(0.005)
        yield time.monotonic() - returned
