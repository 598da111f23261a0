"""``fiche serve`` beside an SSH server with one bare Textual app a session: memory, processor, answers to keys."""

import asyncio
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from fiche_tui.session.session import Session
from fiche_tui.session.ssh_door import keep_doors
from fiche_tui.session.tokens import Doors, new_tokens
from fiche_tui.system.clock import SystemClock
from fiche_tui.workshop import commands as c
from fiche_tui.workshop import facts as f
from tests.benchmarks.measuring import Figure, Goal, Size, figure, in_ms, percentile
from tests.meetings import assessing, stored_workshop
from tests.serve.ssh.program import Program
from tests.serve.ssh.served import CODE, PATIENCE, Guest, come_in

KEPT = "Enregistré. Le groupe ne verra que les totaux."
APP = "a bare app each"


class Apps(Program):
    """The server that ours is compared with."""

    @property
    def command(self) -> list[str]:
        return [sys.executable, "-m", "tests.benchmarks.apps_by_ssh", str(self.port)]


@dataclass
class Cost:
    """What one person costs a server: megabytes, milliseconds of processor to come in, per cent of a core at rest."""

    memory: float
    join: float
    idle: float


def over_ssh(folder: Path, size: Size) -> Iterator[Figure]:
    """Yield what everybody costs who is there, and how soon each is answered."""
    stored = stored_workshop(folder / "data")
    tokens = new_tokens(size.guests)
    keep_doors(stored, Doors(code=CODE).with_tokens(tokens, 1))
    facilitator = Session.open(stored, SystemClock(), "Ana")
    with closing(facilitator) as session, Program(folder, stored.id) as program, asyncio.Runner() as runner:
        yield Figure("fiche serve, nobody there", program.resident, "MB")
        session.record(f.HeadcountStated(size.guests))
        session.do(c.StartStep("accueil"))
        guests, ours = runner.run(all_in(program, tokens, "quitter", "\r", size.seconds))
        opened, keys, sizes, votes = runner.run(a_round(session, guests, size.keys, min(5, size.repeats)))
    with Apps(folder, stored.id) as beside, asyncio.Runner() as runner:
        others, theirs = runner.run(all_in(beside, tokens, "Prêt", "", size.seconds))
        their_keys = runner.run(key_times(others[0], ("x",), size.keys))
    for what, unit, found, other, most in (
        ("memory", "MB", ours.memory, theirs.memory, 0.3),
        ("processor to come in", "ms", ours.join, theirs.join, 0.4),
        ("processor with a clock", "% of a core", ours.idle, theirs.idle, 0.35),
    ):
        yield Figure(f"each of {size.guests} over SSH, {what}", found, unit, APP, other, Goal(most, ratio=True))
    late, beside_late = (1000 * percentile(one, 0.95) for one in (keys, their_keys))
    yield Figure("over SSH, a key, p95", late, "ms", APP, beside_late, Goal(25))
    yield Figure("over SSH, a key", percentile(sizes, 0.5), "bytes", goal=Goal(900))
    yield figure(f"a round opens for the last of {size.guests}", in_ms(opened), "ms", goal=Goal(500))
    yield Figure("a vote over SSH is on disk, p95", 1000 * percentile(votes, 0.95), "ms", goal=Goal(250))


async def all_in(
    program: Program, tokens: tuple[str, ...], page: str, key: str, seconds: float
) -> tuple[list[Guest], Cost]:
    """Let everybody in, one after the other, and measure what that and their clocks cost."""
    first = await come_in(program.port, tokens[0])
    await first.until(page)
    memory, processor, guests = program.resident, program.processor, [first]
    for token in tokens[1:]:
        guests.append(await come_in(program.port, token))
        await guests[-1].until(page)
    joined = (program.processor - processor) / (len(tokens) - 1)
    for one in guests:
        one.type(key)
    await quiet(guests, min(3, seconds))
    grown = (program.resident - memory) / (len(tokens) - 1)
    processor = program.processor
    await quiet(guests, seconds)
    idle = (program.processor - processor) / seconds * 100
    return guests, Cost(grown, joined * 1000, idle / len(guests))


async def quiet(guests: list[Guest], seconds: float) -> None:
    """Read what comes for so long, and forget it."""

    async def read(one: Guest) -> None:
        while await one.process.stdout.read(1 << 16):
            one.seen = ""

    reading = [asyncio.create_task(read(one)) for one in guests]
    await asyncio.sleep(max(seconds, 0.5))
    for one in reading:
        one.cancel()
    await asyncio.gather(*reading, return_exceptions=True)


async def a_round(
    session: Session, guests: list[Guest], times: int, openings: int
) -> tuple[list[float], list[float], list[int], list[float]]:
    """Open a round several times, and vote.

    Return the seconds until the last saw it each time, of each key and each vote, and a key's bytes.
    """
    opened: list[float] = []
    for again in range(openings):
        if again:
            session.record(f.RoundClosed(1))
            await quiet(guests, 0.5)
        begun = time.monotonic()
        if again:
            session.record(f.RoundReopened(1))
        else:
            assessing(session)
        await asyncio.gather(*(one.until("0-3 x") for one in guests))
        opened.append(time.monotonic() - begun)
    sizes: list[int] = []
    keys = await key_times(guests[0], ("2", "3", "\x1b[A", "\x1b[A"), times, sizes)

    async def votes(one: Guest) -> float:
        one.type("2" * 10 + "\r")
        await one.until("Vous avez répondu à tout.")
        begun = time.monotonic()
        one.type("\r")
        await one.until(KEPT)
        return time.monotonic() - begun

    return opened, keys, sizes, await asyncio.gather(*(votes(one) for one in guests))


async def key_times(one: Guest, keys: tuple[str, ...], times: int, sizes: list[int] | None = None) -> list[float]:
    """Return the seconds between each key and what it makes the server send, and note how much that is."""
    found = []
    for again in range(times):
        await asyncio.sleep(0.03)
        begun = time.monotonic()
        one.type(keys[again % len(keys)])
        more = await asyncio.wait_for(one.process.stdout.read(1 << 16), PATIENCE)
        found.append(time.monotonic() - begun)
        if sizes is not None:
            sizes.append(len(more))
    return found
