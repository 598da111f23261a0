"""A client's channel, both ends bounded, with the time handed in."""

import asyncio
from collections.abc import Callable

from fiche_tui.serve.ssh.wire import MOST, Wire
from fiche_tui.system.clock import StoppedClock
from tests.workshop.samples import START


class Channel:
    """Remembers what it was asked for."""

    def __init__(self) -> None:
        self.sent: list[bytes] = []
        self.asked: list[str] = []
        self.closed = False

    def write(self, data: bytes) -> None:
        if self.closed:
            raise BrokenPipeError
        self.sent.append(data)

    def pause_reading(self) -> None:
        self.asked.append("pause")

    def resume_reading(self) -> None:
        self.asked.append("resume")


async def test_who_sends_too_much_is_asked_to_wait_once_until_it_was_read() -> None:
    channel = Channel()
    wire = Wire(channel, StoppedClock(START))
    wire.came(b"1" * (MOST - 1))
    assert channel.asked == []
    for _again in range(3):
        wire.came(b"2")
    assert channel.asked == ["pause"]
    assert wire.take(2) == b"11"
    assert channel.asked == ["pause"]
    assert wire.take(1) == b"1"
    assert channel.asked == ["pause", "resume"]
    assert len(wire.take(2 * MOST)) == MOST - 1
    assert not wire.waits


async def test_how_long_a_client_has_taken_nothing() -> None:
    clock = StoppedClock(START)
    wire = Wire(Channel(), clock)
    assert wire.clogged_for == 0
    wire.block("channel")
    clock.move(seconds=5)
    wire.block("line")
    clock.move(seconds=5)
    assert wire.clogged_for == 10
    wire.unblock("channel")
    assert wire.clogged
    wire.unblock("line")
    assert (wire.clogged, wire.clogged_for) == (False, 0)


async def test_what_happens_ends_the_waiting_and_time_does_too() -> None:
    wire = Wire(Channel(), StoppedClock(START))
    happenings: list[Callable[[], None]] = [
        lambda: wire.came(b"2"),
        lambda: wire.unblock("line"),
        wire.stop,
        wire.leave,
    ]
    for happens in happenings:
        waiting = asyncio.create_task(wire.wait(60))
        await asyncio.sleep(0)
        happens()
        await waiting
    await wire.wait(0)
    assert wire.over
    assert wire.gone


async def test_nothing_is_sent_to_who_is_gone() -> None:
    channel = Channel()
    wire = Wire(channel, StoppedClock(START))
    wire.write("é")
    channel.closed = True
    wire.write("a")
    wire.leave()
    channel.closed = False
    wire.write("b")
    assert channel.sent == ["é".encode()]
