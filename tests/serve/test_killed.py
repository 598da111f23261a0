"""A participant's program killed at any moment: what was said to be on disk is there, and nothing counts twice."""

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from fiche_tui.serve.account import attend
from fiche_tui.serve.linear import Talk
from fiche_tui.serve.own_box import OwnBox
from fiche_tui.system.clock import SystemClock
from fiche_tui.workshop.ballots import Ballot
from fiche_tui.workshop.room.values import WallView, WayIn
from tests.command_line.fiche import fiche_in
from tests.serve.people import CODE
from tests.stage import Stage
from tests.store.children import Pipe, die_before, drained, running
from tests.store.makers import each_call

SAID = "Enregistré. Le groupe ne verra que les totaux."
SOAK = pytest.mark.soak


def opened(tmp_path: Path) -> Stage:
    """A round and a door are open."""
    stage = Stage(tmp_path).until("evaluer")
    stage.session.show_on_wall(WallView(ways_in=(WayIn("ssh serveur", CODE),)))
    return stage


def lines(stage: Stage, level: str, *, again: bool = False) -> list[str]:
    """What is typed to put a whole ballot in, or to change the one that is in."""
    asked = stage.session.state.rounds[0].asked
    answers = len(asked.subjects) * len(asked.questions)
    return ["", *([""] if again else []), *[level] * answers, "", "o"]


def told(folder: Path, place: Path, typed: list[str], say: Callable[[str], None]) -> Talk:
    """Come in and type; the last line that a whole ballot takes is not one of them."""
    talk = Talk(attend(folder, OwnBox(folder, place), CODE, SystemClock()), say)
    talk.news()
    for text in typed[:-1]:
        talk.heard(text)
    return talk


def cast_and_die(pipe: Pipe, folder: Path, place: Path, typed: list[str], at: tuple[str, int]) -> None:
    """Put a ballot in, be killed before that call to the operating system, and report each sentence that is said."""
    talk = told(folder, place, typed, pipe.send)
    die_before(*at)
    talk.heard(typed[-1])


def levels(ballot: Ballot | None) -> set[object]:
    return {level for answers in ballot.answers.values() for level in answers} if ballot else set()


@pytest.mark.parametrize("again", [False, True], ids=["first", "changed"])
@pytest.mark.parametrize("every", [7, pytest.param(1, marks=SOAK)])
def test_killed_before_any_call_to_the_system(tmp_path: Path, every: int, again: bool) -> None:
    stage = opened(tmp_path)
    stored, asked = stage.workshops.open(stage.id), stage.session.state.rounds[0].asked
    typed = lines(stage, "2", again=again)

    def begun(place: Path) -> Path:
        if again:
            told(stored.folder, place, lines(stage, "1"), print).heard("o")
        return place

    talk = told(stored.folder, begun(tmp_path / "whole"), typed, print)
    calls = each_call(lambda: talk.heard(typed[-1]))
    people = 1
    for number, call in enumerate(calls[::every]):
        place = begun(tmp_path / f"own-{number}")
        with running(cast_and_die, stored.folder, place, typed, call) as (process, pipe):
            process.join(60)
            assert process.exitcode == -signal.SIGKILL, call
            said = SAID in drained(pipe)
        found = levels(OwnBox(stored.folder, place).ballot(asked))
        assert found in ([{2}] if said else [{1}, {2}] if again else [set(), {2}]), call
        people += bool(found)
        turnout = stage.session.rounds.refresh_turnout(1)
        assert (turnout.people, turnout.damaged) == (people, 0), call


@pytest.mark.parametrize("kills", [3, pytest.param(20, marks=SOAK)])
def test_the_program_killed_at_any_moment(tmp_path: Path, kills: int) -> None:
    stage = opened(tmp_path)
    chance, fiche = random.Random(kills), fiche_in(tmp_path)
    said: list[bool] = []
    for number in range(kills):
        home = tmp_path / f"home-{number}"
        process = subprocess.Popen(
            [sys.executable, "-m", "fiche_tui.cli", "join", CODE, "--linear"],
            env={**fiche.environment, "HOME": str(home), "XDG_STATE_HOME": str(home)},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        assert process.stdin
        assert process.stdout
        process.stdin.write("".join(f"{one}\n" for one in lines(stage, "2")).encode())
        process.stdin.flush()
        heard = b""
        while "Déposer votre bulletin".encode() not in heard:
            heard += os.read(process.stdout.fileno(), 1 << 16)
        # Where in the writing the kill falls is what is being tried: from half a millisecond to half a second.
        time.sleep(chance.uniform(0.0005, 0.001) * 2 ** (number % 10))
        process.kill()
        heard += process.communicate()[0]
        said.append(SAID in heard.decode())
        turnout = stage.session.rounds.refresh_turnout(1)
        assert turnout.damaged == 0
        assert sum(said) <= turnout.people <= len(said)
