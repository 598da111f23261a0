"""The SSH server killed while it writes: every ballot that was acknowledged is there, none twice, the file whole."""

import random
import signal
import time
from concurrent.futures import Future
from functools import partial
from pathlib import Path

import pytest

from fiche_tui.session.ssh_box import SshBox
from fiche_tui.store.workshop import Workshop
from fiche_tui.workshop.ballots import Ballot, Round
from fiche_tui.workshop.commands import Refusal
from fiche_tui.workshop.room.reading import room_from_json
from tests.session.test_ballot_door import asked_in, opened
from tests.store.children import Pipe, die_before, drained, reported, running
from tests.store.makers import each_call

VOTERS = tuple(f"v{number}" for number in range(6))
SOON = 60.0


def saying(asked: Round, level: int) -> Ballot:
    return Ballot(dict.fromkeys(asked.subjects, (level, level)))


def asked_of(stored: Workshop) -> Round:
    return room_from_json(stored.room()).asked[-1].asked


def cast(stored: Workshop, level: int, pipe: Pipe | None = None) -> None:
    """Put a ballot of each voter in, and report each that is acknowledged."""
    box, asked = SshBox(stored), asked_of(stored)

    def answered(voter: str, one: Future[Refusal | None]) -> None:
        if pipe is not None and one.result() is None:
            pipe.send(voter)

    for voter in VOTERS:
        box.put(asked, voter, saying(asked, level)).add_done_callback(partial(answered, voter))
    box.close()


def cast_and_die(pipe: Pipe, folder: Path, at: tuple[str, int]) -> None:
    """Cast, and be killed before that call to the operating system."""
    die_before(*at)
    cast(Workshop(folder), 2, pipe)


def cast_for_ever(pipe: Pipe, folder: Path) -> None:
    """Cast again and again, reporting each round of ballots that is acknowledged."""
    stored, level = Workshop(folder), 0
    while True:
        level = (level + 1) % 4
        cast(stored, level)
        pipe.send(level)


@pytest.mark.parametrize("every", [61, pytest.param(5, marks=pytest.mark.soak)])
def test_killed_before_any_call_to_the_system(tmp_path: Path, every: int) -> None:
    stage = opened(tmp_path)
    stored, asked = stage.workshops.open(stage.id), asked_in(stage.session)
    cast(stored, 1)
    for call in each_call(lambda: cast(stored, 1))[::every]:
        with running(cast_and_die, stored.folder, call) as (process, pipe):
            process.join(SOON)
            # All may wait for the first transaction, or some for a second: not every run makes every call.
            assert process.exitcode in (0, -signal.SIGKILL), call
            acknowledged = set(drained(pipe))
        box = SshBox(stored)
        kept = {voter: box.kept(asked, voter) for voter in VOTERS}
        box.close()
        assert all(kept[voter] == saying(asked, 2) for voter in acknowledged), call
        assert all(ballot in (saying(asked, 1), saying(asked, 2)) for ballot in kept.values()), call
        turnout = stage.session.rounds.refresh_turnout(1)
        assert (turnout.by_ssh, turnout.damaged) == (len(VOTERS), 0), call
        cast(stored, 1)


@pytest.mark.soak
def test_killed_at_any_moment(tmp_path: Path) -> None:
    stage = opened(tmp_path)
    stored, asked, chance = stage.workshops.open(stage.id), asked_in(stage.session), random.Random(8)
    for _kill in range(8):
        with running(cast_for_ever, stored.folder) as (process, pipe):
            reported(pipe)
            time.sleep(chance.uniform(0, 0.05))  # Where in the writing the kill falls is what is being tried.
            process.kill()
            process.join()
            last = [1, *drained(pipe)][-1]
        box = SshBox(stored)
        kept = [box.kept(asked, voter) for voter in VOTERS]
        box.close()
        # What was acknowledged last, or what was being written over it.
        assert all(ballot in (saying(asked, last), saying(asked, (last + 1) % 4)) for ballot in kept)
        turnout = stage.session.rounds.refresh_turnout(1)
        assert (turnout.by_ssh, turnout.damaged) == (len(VOTERS), 0)
