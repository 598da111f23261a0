"""How soon a key is answered where there is much to draw, with as many roles as a sheet has, and with 200.

``FICHE_BENCH_BASE`` names the Python of another version of the program, which is then asked the same, key by key in
turn: ``FICHE_BENCH_BASE=../old/.venv/bin/python make bench``.
"""

import os
import re
import shutil
import time
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from itertools import cycle
from pathlib import Path

from fiche_tui.sheet.library import content_folder
from fiche_tui.store.names import ROOM
from fiche_tui.workshop import commands as c
from tests.benchmarks.measuring import Figure, Goal, Size, percentile
from tests.benchmarks.pace import Core
from tests.benchmarks.starting import FICHE
from tests.stage import Stage
from tests.terminal.line import Line
from tests.terminal.meeting import TITLE

BASE = "FICHE_BENCH_BASE"
HERE, BEFORE = "this version", "the version before"

GOALS = {26: 50, 200: 100}
"""Milliseconds at most, by the number of roles."""

UP, DOWN = b"\x1b[A", b"\x1b[B"
WALK = (DOWN, DOWN, DOWN, UP, UP, UP)
QUIET = 0.06
"""Seconds without a byte after which an answer is whole: two frames of Textual and more."""


@dataclass(frozen=True)
class Place:
    """A screen, how it is reached, and the keys that are pressed there in turn."""

    name: str
    step: str
    """The step that runs; empty for home."""
    words: str
    """What the screen shows once it is there."""
    keys: tuple[bytes, ...]
    opened: bytes = b""
    """The key that opens it over the step."""


PLACES = (
    Place("the list being adjusted, an arrow", "ajuster", "suivante", WALK),
    Place("assessing, a minute more or less", "evaluer", "suivante", (b"+", b"-")),
    Place("a ballot of paper, a digit", "depouiller", "corriger", (b"2", b"3", b"1", b"\x7f", b"\x7f", b"\x7f"), b"b"),
    Place("the reveal, an arrow", "devoiler", "suivante", WALK),
    Place("the reveal, sorted anew", "devoiler", "suivante", (b"t",)),
    Place("who carries, an arrow", "porter", "suivante", (DOWN, UP)),
    Place("home, an arrow", "", TITLE, WALK),
)


def paints(folder: Path, size: Size) -> Iterator[Figure]:
    """Yield the time from a key to the last byte of its answer, at p95, on each screen with each number of roles."""
    for roles, most in GOALS.items():
        if roles > size.roles:
            continue
        data = _meetings(folder / str(roles), roles)
        for place in PLACES:
            found = _answers(data, place, size.keys)
            before = found.get(BEFORE, ())
            yield Figure(
                f"{place.name}, {roles} roles, p95",
                1000 * percentile(found[HERE], 0.95),
                "ms",
                BEFORE if before else "",
                1000 * percentile(before, 0.95) if before else None,
                Goal(most),
                tuple(found[HERE]),
                tuple(before),
            )


def _answers(data: dict[str, Path], place: Place, keys: int) -> dict[str, list[float]]:
    """Return the seconds to the whole answer of each key, by the version that answered, in turn."""
    with ExitStack() as stack:
        core = stack.enter_context(Core())
        lines = {}
        for name, folder in data.items():
            program = FICHE if name == HERE else [str(Path(os.environ[BASE]).with_name("fiche"))]
            arguments = ["run", _workshop(folder, place.step)] if place.step else []
            environment = {"FICHE_DATA": str(folder), "HOME": str(folder.parent)}
            with core.theirs():
                lines[name] = stack.enter_context(Line([*program, *arguments], environment))
        acts = {name: partial(_answer, line, cycle(place.keys)) for name, line in lines.items()}
        for name, line in lines.items():
            _come_to(line, place)
            for _key in place.keys:  # What is loaded for a first key is not what a key costs.
                acts[name]()
        return core.in_quiet(acts, keys)


def _come_to(line: Line, place: Place) -> None:
    line.until("suivante" if place.opened else place.words)
    line.settled()
    if place.opened:
        line.send(place.opened)
        line.until(place.words)
        line.settled()


def _answer(line: Line, keys: Iterator[bytes]) -> float:
    """Return the seconds from the next key to the last byte of its answer; the meeting's clock stands still."""
    line.read(0.02)
    key = next(keys)
    sent = time.time()
    line.send(key)
    last = sent
    patience = 10.0
    while time.time() - last < patience:
        for one in line.read(QUIET / 4):
            last, patience = one.at, QUIET
    assert last > sent, f"nothing answers {key!r}:\n{line.screen.text}"
    return last - sent


def _meetings(folder: Path, roles: int) -> dict[str, Path]:
    """Return the folder of data of each version, with a meeting of that many roles in each step, its clock paused."""
    shown = folder / "new" / "data"
    shown.mkdir(parents=True)
    for step in dict.fromkeys(place.step for place in PLACES if place.step):
        # Without a vote: of 200 roles too many are on the shortlist for one.
        stage = Stage(folder / step, preset="45" if step == "porter" else "90", source=sheet_of(roles))
        stage.clock.move(seconds=(datetime.now(UTC) - stage.clock.now()).total_seconds() - 3600)
        stage.until(step, revealed=step == "devoiler")
        stage.settle_tie()
        stage.do(c.TogglePause())
        stage.session.close()
        shutil.move(stage.workshops.folder / stage.id, shown / f"{step}-{stage.id}")
    if BASE not in os.environ:
        return {HERE: shown}
    other = folder / "old" / "data"
    shutil.copytree(shown, other)
    for derived in other.glob(f"*/{ROOM}"):
        derived.unlink()  # Of a version that the other one may not know: it derives its own.
    return {HERE: shown, BEFORE: other}


def _workshop(folder: Path, step: str) -> str:
    return next(one.name for one in folder.iterdir() if one.name.startswith(step))


def sheet_of(roles: int) -> bytes:
    """Return the roles sheet, with roles added to its families in turn until it has that many."""
    text = (content_folder() / "roles-acteur-collectif.md").read_text(encoding="utf-8")
    head, families, tail = re.split(r"(?=^## (?:Familles|Échelles)$)", text, flags=re.MULTILINE)
    blocks = re.split(r"(?=^### )", families, flags=re.MULTILINE)
    known = len(re.findall(r"^- ", families, re.MULTILINE))
    for number in range(roles - known):
        place = 1 + number % (len(blocks) - 1)
        letter, nth = blocks[place][4], len(re.findall(r"^- ", blocks[place], re.MULTILINE)) + 1
        role = f"Faire avancer, avec les autres tables de la région, la pratique numéro {number}"
        blocks[place] = (
            f"{blocks[place].rstrip()}\n- **Pratique {number}**\u00a0: {role} `{letter}{nth} pratique-{number}`\n\n"
        )
    return "".join((head, *blocks, tail)).encode()
