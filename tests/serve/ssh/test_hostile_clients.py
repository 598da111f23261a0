"""Clients who mean harm, or whose programs are broken: they cost the others nothing, and leave nothing behind."""

import asyncio
import itertools
import os
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("asyncssh")

import asyncssh

from fiche_tui.session.ssh_door import keep_doors
from fiche_tui.session.tokens import Doors, new_tokens
from fiche_tui.workshop import facts as f
from tests.meetings import assessing, opened, stored_workshop
from tests.serve.ssh.program import Program
from tests.serve.ssh.served import CODE, Answers, Guest, come_in, connected

pytestmark = pytest.mark.soak

KEPT = "Enregistré. Le groupe ne verra que les totaux."
BALLOT = "2" * 10
MEGABYTE = 1 << 20
LOST = (OSError, asyncssh.Error)

tokens = new_tokens(120)


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Program]:
    folder = tmp_path_factory.mktemp("hostile")
    stored = stored_workshop(folder / "data")
    session = opened(stored)
    session.record(f.HeadcountStated(100))
    assessing(session)
    keep_doors(stored, Doors(code=CODE).with_tokens(tokens, 1))
    session.close()
    with Program(folder, stored.id, impatient=True) as made:
        yield made
        said = made.end()
    assert not [line for line in said.splitlines() if not line.isprintable()]


async def votes(program: Program, token: str = tokens[0]) -> None:
    """Somebody else comes in, votes and leaves, whatever goes on."""
    one = await come_in(program.port, token)
    one.type("\r")
    if not await one.until("0-3 x", "revoir votre bulletin") or one.found != "0-3 x":
        one.type("b")
        await one.until("Évaluer")
    one.type(f"{BALLOT}\r\r")
    await one.until(KEPT)
    one.drop()


@asynccontextmanager
async def at_most(program: Program, megabytes: float) -> AsyncIterator[None]:
    """The server grows by no more than that, once it has served somebody."""
    await votes(program)
    before, most = program.resident, 0.0
    watching = True

    async def watch() -> None:
        nonlocal most
        while watching:
            most = max(most, program.resident - before)
            await asyncio.sleep(0.02)

    watcher = asyncio.create_task(watch())
    yield
    watching = False
    await watcher
    assert most <= megabytes, f"+{most:.1f} MB"


def test_it_listens_on_this_machine_alone_unless_it_is_told_where(program: Program) -> None:
    assert program.listens == {f"0100007F:{program.port:04X}"}


GARBAGE = {
    "keys": b"2",
    "sequences": b"\x1b[1;2;3;4;5;6;7;8;9A\x1b[<0;999;999M",
    "what never ends": b"\x1b]0;titre ",
    "pastes": b"\x1b[200~2222\r\x1b[201~",
    "no text": bytes(range(128, 256)),
}


@pytest.mark.parametrize("garbage", GARBAGE)
async def test_a_megabyte_of_anything_costs_little_and_the_others_vote_meanwhile(
    program: Program, garbage: str
) -> None:
    async with at_most(program, 10):
        one = await come_in(program.port, tokens[1], encoding=None)
        data = GARBAGE[garbage]
        typing: Any = one.process.stdin
        typing.write((data * (MEGABYTE // len(data)))[:MEGABYTE])
        sending = asyncio.create_task(typing.drain())
        await votes(program, tokens[2])
        assert not sending.done(), "it is still being read, slice by slice"
        sending.cancel()
        one.drop()


async def test_a_client_that_never_reads_is_closed(program: Program) -> None:
    async with at_most(program, 8):
        deaf = await come_in(program.port, tokens[1], size=(240, 80), window=1 << 31)
        port = deaf.conn.get_extra_info("sockname")[1]
        transport: Any = deaf.conn._transport
        transport.pause_reading()
        deaf.type("\r")
        async with asyncio.timeout(60):
            for size in itertools.cycle(((240, 80), (239, 79))):
                with suppress(*LOST):
                    deaf.process.change_terminal_size(*size)
                await asyncio.sleep(0.005)
                if size == (239, 79) and not has_line(program, port):
                    break
        await votes(program, tokens[2])
        transport.abort()


def has_line(program: Program, port: int) -> bool:
    """Whether the server still has the line open of the client on this port."""
    rows = [row.split() for row in Path(f"/proc/{program.pid}/net/tcp").read_text().splitlines()]
    return any(row[2].endswith(f":{port:04X}") and row[3] == "01" for row in rows)


async def test_a_hundred_half_open_lines_keep_nobody_out_and_are_all_gone(program: Program) -> None:
    async with at_most(program, 8):
        lines = [await asyncio.open_connection("127.0.0.1", program.port) for _again in range(100)]
        for reader, writer in lines[::2]:
            writer.write(b"SSH-2.0-nobody\r\n")
            del reader
        await votes(program)
        async with asyncio.timeout(20):
            for reader, writer in lines:
                with suppress(ConnectionError):
                    await reader.read()
                writer.close()


async def test_windows_of_any_size(program: Program) -> None:
    async with at_most(program, 10):
        one = await come_in(program.port, tokens[1], size=(2000, 2000))
        for size in ((0, 0), (1, 1), (2000, 2000), (1, 2000), (2000, 1), ((1 << 32) - 1, (1 << 32) - 1)) * 20:
            one.process.change_terminal_size(*size)
        await votes(program, tokens[2])
        one.process.change_terminal_size(80, 24)
        one.type("\r")
        await one.until("0-3 x", "revoir votre bulletin")
        one.drop()


async def test_ten_thousand_wrong_codes_find_no_way_in_and_keep_nobody_out(program: Program) -> None:
    """From one address; asked for three times a line, as long as a line is taken at all."""
    lines = iter(range(10_000 // 3 + 1))
    tried = refused = 0

    async def guess() -> None:
        nonlocal tried, refused
        for line in lines:
            answers = Answers(*((CODE, f"AAA-{line}-{place}") for place in range(100)))
            with suppress(*LOST):
                await connected(program.port, answers, source="127.0.0.66")
                raise AssertionError("a wrong token let somebody in")
            tried += len(answers.asked) // 2
            refused += not answers.asked

    async with at_most(program, 8):
        guessing = [asyncio.create_task(guess()) for _again in range(40)]
        for token in tokens[2:5]:
            await votes(program, token)
        await asyncio.gather(*guessing)
        await votes(program, tokens[5])
    # Each line that is let in has three tries, and an address that only knocks is let in less and less.
    assert 0 < tried <= 3 * (3_334 - refused)
    assert refused > 2_000, (tried, refused)


async def test_escapes_in_everything_act_on_nothing(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("asyncssh.connection.saslprep", str)
    nasty = "\x1b]0;pris\x07\x1b[2J\x1b[31m"
    async with at_most(program, 8):
        with suppress(*LOST):
            await asyncssh.connect(
                "127.0.0.1",
                program.port,
                username=nasty,
                known_hosts=None,
                config=None,
                client_keys=None,
                client_factory=lambda: Answers((CODE, tokens[1])),
            )
        for username in ("é" * 500, ""):
            conn = await asyncssh.connect(
                "127.0.0.1",
                program.port,
                username=username,
                known_hosts=None,
                config=None,
                client_keys=None,
                client_factory=lambda: Answers((nasty, nasty), (CODE, tokens[1])),
            )
            process = await conn.create_process(
                term_type="xterm", env={"LANG": nasty, "COLORTERM": nasty, nasty: nasty}, term_size=(80, 24)
            )
            one = Guest(conn, process)
            await one.until("quitter")
            one.type(nasty)
            one.drop()
            conn = await connected(program.port, Answers((CODE, tokens[1])))
            with suppress(*LOST):
                await conn.create_process(f"fiche join --linear {nasty}")
                raise AssertionError("that is not what may be asked for")
            conn.abort()


async def test_garbage_before_the_banner_closes_that_line_alone(program: Program) -> None:
    async with at_most(program, 8):
        for garbage in (
            b"\0" * MEGABYTE,
            os.urandom(MEGABYTE),
            b"GET / HTTP/1.1\r\n\r\n",
            b"SSH-1.0-\xff\r\n",
            b"\n" * MEGABYTE,
        ):
            reader, writer = await asyncio.open_connection("127.0.0.1", program.port)
            with suppress(ConnectionError):
                writer.write(garbage)
                async with asyncio.timeout(20):
                    while await reader.read(1 << 16):
                        pass
            writer.close()
        await votes(program)


async def test_five_hundred_joins_and_drops_leave_nothing(program: Program) -> None:
    found = []
    for _again in range(5):
        guests = await asyncio.gather(*(come_in(program.port, token) for token in tokens[:100]))
        await asyncio.gather(*(one.until("quitter") for one in guests))
        for one in guests:
            one.drop()
        await asyncio.sleep(0.2)
        await votes(program)
        found.append(program.resident)
    assert found[-1] - found[1] <= 4, found
