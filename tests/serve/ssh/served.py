"""A server in this process, and people who come in by ssh."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Any

import asyncssh

from fiche_tui.drawing.palettes import PALETTES
from fiche_tui.serve.following import Following
from fiche_tui.serve.ssh.bounds import Bounds
from fiche_tui.serve.ssh.host_key import host_key
from fiche_tui.serve.ssh.house import House
from fiche_tui.serve.ssh.serving import Place, Server
from fiche_tui.session.session import Session
from fiche_tui.session.ssh_door import SshDoor, keep_doors
from fiche_tui.session.tokens import Doors
from fiche_tui.settings.values import Palette
from fiche_tui.store.serving import take_serving
from fiche_tui.store.workshop import Workshop
from fiche_tui.system.clock import SystemClock
from fiche_tui.workshop import facts as f
from fiche_tui.workshop.room.values import Way
from tests.meetings import assessing, opened, stored_workshop

CODE = "KAPE-27"
TOKENS = ("BBB-222", "BBB-333", "BBB-444", "BBB-555")
PATIENCE = 20.0
"""Seconds after which what is waited for will not come."""


class Answers(asyncssh.SSHClient):
    """Types what is asked for at the door; gives up after as many tries as there are answers."""

    def __init__(self, *answers: tuple[str, str]) -> None:
        self._answers = list(answers)
        self.asked: list[str] = []

    def kbdint_auth_requested(self) -> str | None:
        return "" if self._answers else None

    def kbdint_challenge_received(self, name: str, instructions: str, lang: str, prompts: Any) -> list[str]:
        self.asked += [text for text, _echo in prompts]
        return list(self._answers.pop(0)[: len(prompts)])


class Guest:
    """One person at the other end: what they were sent so far, and what they type."""

    def __init__(self, conn: asyncssh.SSHClientConnection, process: asyncssh.SSHClientProcess[str]) -> None:
        self.conn = conn
        self.process = process
        self.seen = self.found = ""

    async def until(self, *texts: str) -> str:
        """Read until one of the texts comes, and return what came before it; forget that, and it, then."""
        text = texts[0]
        while not (found := [one for one in texts if one in self.seen]):
            try:
                more = await asyncio.wait_for(self.process.stdout.read(1 << 16), PATIENCE)
            except TimeoutError:
                raise AssertionError(f"« {text} » did not come: {self.seen[-2000:]!r}") from None
            if not more:
                raise ConnectionError(f"« {text} » did not come before the end: {self.seen[-2000:]!r}")
            self.seen += more
        self.found = found[0]
        before, _text, self.seen = self.seen.partition(found[0])
        return before

    async def end(self) -> str:
        """Read until the server closes the session."""
        with suppress(asyncssh.Error, OSError):
            self.seen += await asyncio.wait_for(self.process.stdout.read(), PATIENCE)
        return self.seen

    def type(self, keys: str) -> None:
        self.process.stdin.write(keys)

    def drop(self) -> None:
        """Lose the line."""
        self.conn.abort()


async def connected(port: int, answers: Answers, *, source: str = "127.0.0.1") -> asyncssh.SSHClientConnection:
    """Connect from an address as somebody who answers so; raises as asyncssh does when they are not let in."""
    return await asyncssh.connect(
        "127.0.0.1",
        port,
        username="vote",
        known_hosts=None,
        config=None,
        client_keys=None,
        agent_path=None,
        local_addr=(source, 0),
        client_factory=lambda: answers,
    )


async def come_in(
    port: int, token: str = TOKENS[0], *, term: str = "xterm-256color", size: tuple[int, int] = (80, 24), **options: Any
) -> Guest:
    """Come in with a token, with a terminal of that size unless ``term`` is empty."""
    conn = await connected(port, Answers((CODE, token)))
    if term:
        options |= {"term_type": term, "term_size": size}
    return Guest(conn, await conn.create_process(**options))


class Served:
    """A workshop that is served: its facilitator's session, the house, what the server said."""

    def __init__(self, session: Session, stored: Workshop, house: House) -> None:
        self.session = session
        self.stored = stored
        self.house = house
        self.port = 0
        self.said: list[str] = []
        self.server: Server | None = None

    async def connect(self, *answers: tuple[str, str]) -> asyncssh.SSHClientConnection:
        return await self.through(Answers(*(answers or ((CODE, TOKENS[0]),))))

    async def through(self, answers: Answers) -> asyncssh.SSHClientConnection:
        return await connected(self.port, answers)

    async def guest(self, token: str = TOKENS[0], **options: Any) -> Guest:
        return await come_in(self.port, token, **options)

    async def settled(self, number: int) -> None:
        """Wait until so many people are connected."""
        for _again in range(int(PATIENCE / 0.02)):
            if self.house.connected == number:
                return
            await asyncio.sleep(0.02)
        raise AssertionError(f"{self.house.connected} connected, not {number}")


@asynccontextmanager
async def serving(
    folder: Path,
    *,
    bounds: Bounds | None = None,
    way: Way = Way.TOKEN,
    tokens: tuple[str, ...] = TOKENS,
    stored: Workshop | None = None,
    session: Session | None = None,
) -> AsyncIterator[Served]:
    """Serve a workshop of four voters whose round is open, or the one that is given."""
    stored = stored or stored_workshop(folder / "data")
    keep_doors(stored, Doors(code=CODE, asks_token=way is Way.TOKEN).with_tokens(tokens, 1))
    if session is None:
        session = opened(stored)
        session.record(f.HeadcountStated(4))
        assessing(session)
    clock = SystemClock()
    house = House(
        Following(stored.folder, clock), SshDoor(stored), clock, PALETTES[Palette.DARK], way=way, bounds=bounds
    )
    hold = take_serving(stored.folder)
    assert hold is not None
    served = Served(session, stored, house)
    listening = asyncio.Event()

    def say(sentence: str) -> None:
        served.said.append(sentence)
        listening.set()

    served.server = server = Server(stored, house, hold, say)
    running = asyncio.create_task(server.run(Place("127.0.0.1", 0), host_key(folder / "own")))
    waiting = asyncio.create_task(listening.wait())
    await asyncio.wait((running, waiting), return_when=asyncio.FIRST_COMPLETED)
    if running.done():
        running.result()
    assert server.here is not None
    served.port = server.here.port
    try:
        yield served
    finally:
        server.end("Fin.")
        await running
        hold.release()
        session.close()
