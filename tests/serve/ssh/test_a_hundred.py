"""A hundred people over ssh while facts are recorded and the server is killed twice: none lost, doubled or stuck."""

import asyncio
from contextlib import closing
from pathlib import Path

import pytest

pytest.importorskip("asyncssh")

import asyncssh

from fiche_tui.drawing.paper import lines_of
from fiche_tui.serve.following import room_in
from fiche_tui.serve.participant import paper_of
from fiche_tui.session.ssh_door import keep_doors
from fiche_tui.session.tokens import Doors, new_tokens
from fiche_tui.workshop import commands as c
from fiche_tui.workshop import facts as f
from fiche_tui.workshop.ballots import Round
from fiche_tui.workshop.results import pending_round
from fiche_tui.workshop.values import CaptureKind
from tests.serve.ssh.program import Program
from tests.serve.ssh.served import CODE, Guest, come_in
from tests.stage import Stage

pytestmark = pytest.mark.soak

PEOPLE = 100
KEPT = "Enregistré. Le groupe ne verra que les totaux."
ON_DISK = "revoir votre bulletin"
LOST = (OSError, asyncssh.Error)


class Person:
    """One of them: when the line drops they come back, and begin again unless their ballot is there."""

    def __init__(self, number: int, token: str, port: int) -> None:
        self.number = number
        self._token = token
        self._port = port
        self._guest: Guest | None = None
        self.begun = 0

    async def vote(self, marker: str, keys: str) -> None:
        """Fill the ballot whose page holds ``marker``, and put it in."""
        while True:
            try:
                if self._guest is None:
                    self._guest = await come_in(self._port, self._token)
                    self._guest.type("\r")
                    await self._guest.until(marker, ON_DISK)
                else:
                    await self._guest.until(marker)
                if self._guest.found == ON_DISK:
                    return
                self.begun += 1
                for place in range(0, len(keys), 11):
                    self._guest.type(keys[place : place + 11])
                    await asyncio.sleep(0.05)
                await self._guest.until(KEPT)
                return
            except LOST:
                self._guest = None
                await asyncio.sleep(0.1)

    def leave(self) -> None:
        if self._guest is not None:
            self._guest.drop()


def level(person: int, cell: int) -> int:
    """What a person answers; the twelve first roles are wanted, so that they make the short list."""
    place, is_wanted = divmod(cell, 2)
    if is_wanted:
        return (2 if place < 12 else 0) + (person + place) % 2
    return (person * 7 + cell * (1 + person % 3)) % 4


def ticked(person: int, lines: int) -> list[int]:
    return sorted({person % lines, (person * 3 + 1) % lines, (person * 5 + 2) % lines})


def ticks(person: int, lines: int) -> str:
    """The keys that tick the lines of a person."""
    keys, line = "", 0
    for wanted in ticked(person, lines):
        keys += "\x1b[B" * (wanted - line) + " "
        line = wanted
    return keys


def asked_now(stage: Stage) -> Round:
    pending = pending_round(stage.session.state)
    assert pending is not None
    return pending.asked


def printed(stage: Stage, asked: Round) -> list[str]:
    """The subjects of a round in the order of its ballot."""
    room = room_in(stage.workshops.open(stage.id).folder)
    return [one.subject for one in lines_of(paper_of(room, asked))]


async def all_vote(
    stage: Stage, people: list[Person], program: Program, marker: str, keys: dict[int, str], kill_after: int
) -> None:
    """Let everybody vote while facts are recorded; the server is killed and started again on the way."""
    left = {asyncio.create_task(one.vote(marker, keys[one.number])) for one in people}
    noted, killed = 0, False
    while left:
        done, left = await asyncio.wait(left, timeout=0.05, return_when=asyncio.FIRST_COMPLETED)
        for one in done:
            one.result()
        # First: what is recorded waits for the disk, and on a slow one everybody would be done before it is kept.
        if not killed and len(people) - len(left) >= kill_after:
            killed = True
            program.kill()
            await asyncio.to_thread(program.start)
        noted += 1
        stage.do(c.Write(f"{marker} {noted}", CaptureKind.NOTE, f"Note {noted}"))
    assert killed


async def test_a_hundred_vote_twice_and_each_counts_once(tmp_path: Path) -> None:
    stage = Stage(tmp_path)
    stage.do(c.Record(f.HeadcountStated(PEOPLE)))
    stage.until("evaluer")
    tokens = new_tokens(PEOPLE)
    keep_doors(stage.workshops.open(stage.id), Doors(code=CODE).with_tokens(tokens, 1))
    with closing(stage.session), Program(tmp_path, stage.id) as program:
        await two_rounds(stage, program, tokens)
        program.end()


async def two_rounds(stage: Stage, program: Program, tokens: tuple[str, ...]) -> None:
    people = [Person(number, token, program.port) for number, token in enumerate(tokens)]

    first = asked_now(stage)
    cells = len(first.subjects) * len(first.questions)
    digits = {one.number: "".join(str(level(one.number, cell)) for cell in range(cells)) for one in people}
    async with asyncio.timeout(90):
        await all_vote(stage, people, program, "0-3 x", {n: f"{keys}\r\r" for n, keys in digits.items()}, 3)
    assert sum(one.begun for one in people) > PEOPLE, "some were cut off on the way"
    stage.do(c.StartStep("devoiler"))
    stage.reveal()
    revealed = stage.session.state.rounds[-1]
    assert revealed.tally is not None
    assert revealed.tally.people == PEOPLE
    order = printed(stage, first)
    for place, subject in enumerate(order):
        for question in range(len(first.questions)):
            cell = place * len(first.questions) + question
            given = [level(one.number, cell) for one in people]
            counts = list(revealed.tally.counts[subject][question])
            assert counts[:4] == [given.count(value) for value in range(4)], (subject, question)

    stage.do(c.StartStep("voter"))
    second = asked_now(stage)
    order = printed(stage, second)
    async with asyncio.timeout(60):
        keys = {one.number: f"{ticks(one.number, len(order))}\r\r" for one in people}
        await all_vote(stage, people, program, "cocher", keys, 50)
    for one in people:
        one.leave()
    stage.reveal()
    revealed = stage.session.state.rounds[-1]
    assert revealed.tally is not None
    assert revealed.tally.people == PEOPLE
    for place, subject in enumerate(order):
        wanted = sum(place in ticked(one.number, len(order)) for one in people)
        assert list(revealed.tally.counts[subject][0]) == [wanted]
