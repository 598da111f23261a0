"""One client at their pages or in lines: what is typed in any rhythm, and what is sent to who takes nothing."""

import asyncio
from dataclasses import dataclass, field
from typing import Any, cast

import pytest

pytest.importorskip("asyncssh")

from fiche_tui.drawing.palettes import PALETTES
from fiche_tui.painting.colours import Depth
from fiche_tui.painting.painter import GIVE_BACK, TAKE, Painter
from fiche_tui.serve.attendance import Attendance
from fiche_tui.serve.participant import Page, Participant
from fiche_tui.serve.ssh.aloud import Aloud
from fiche_tui.serve.ssh.painted import KEYS, Painted
from fiche_tui.serve.ssh.studio import Studio
from fiche_tui.serve.ssh.wire import Wire
from fiche_tui.settings.values import Palette
from fiche_tui.system.clock import StoppedClock
from fiche_tui.workshop.room.values import Way
from tests.serve.people import room_of
from tests.serve.ssh.test_wire import Channel
from tests.serve.test_attendance import Disk, Followed
from tests.workshop.samples import START, Play


@dataclass
class Client:
    """Somebody at the other end of a channel that never fails."""

    clock: StoppedClock = field(default_factory=lambda: StoppedClock(START))
    channel: Channel = field(default_factory=Channel)

    def __post_init__(self) -> None:
        self.wire = Wire(self.channel, self.clock)
        room = room_of(Play.assessing().state)
        one = Participant(room, "", way=Way.TOKEN)
        self.attendance = Attendance(Followed(room), Disk([]), one, self.clock)

    @property
    def sent(self) -> str:
        return b"".join(self.channel.sent).decode()

    @property
    def page(self) -> Page:
        return self.attendance.one.page

    def answers(self) -> list[tuple[int | None, ...]]:
        """What is answered so far, role by role."""
        keying = self.attendance.one.keying
        assert keying is not None
        return list(keying.answer().answers.values())

    def painted(self) -> Painted:
        painter = Painter(PALETTES[Palette.DARK], Depth.TRUE)
        return Painted(self.wire, self.attendance, painter, Studio())

    def aloud(self, *, raw: bool) -> Aloud:
        return Aloud(self.wire, self.attendance, raw=raw)


def served(face: Painted | Aloud) -> "asyncio.Task[None]":
    return asyncio.create_task(face.serve())


async def until(known: Any) -> None:
    for _turn in range(200):
        if known():
            return
        await asyncio.sleep(0)
    raise AssertionError("it did not happen")


async def test_control_c_ends_the_visit_and_gives_the_terminal_back() -> None:
    client = Client()
    client.wire.came(b"\r2\x03" + b"3" * 9)
    await served(client.painted())
    assert client.sent.startswith(TAKE)
    assert client.sent.endswith(GIVE_BACK)
    assert client.answers() == [(2, None), *[(None, None)] * 4]


async def test_escape_alone_is_known_once_nothing_follows() -> None:
    client = Client()
    face = client.painted()
    client.wire.came(b"\r2")
    face._answer()
    client.wire.came(b"\x1b")
    face._answer()
    face._answer()
    pages = [client.page]
    client.clock.move(seconds=0.2)
    face._answer()
    assert [*pages, client.page] == [Page.BALLOT, Page.GIVE_UP]


async def test_a_paste_is_answered_in_turns_and_the_others_are_not_held_up(monkeypatch: pytest.MonkeyPatch) -> None:
    client, rests, pressed = Client(), list[float](), list[str]()

    async def rest(seconds: float) -> None:
        rests.append(seconds)

    monkeypatch.setattr(client.attendance, "press", pressed.append)
    face = client.painted()
    client.wire.came(b"\r" + b"9" * (2 * KEYS))
    for answered in (KEYS, 2 * KEYS, 2 * KEYS + 1):
        face._answer()
        assert len(pressed) == answered
        with monkeypatch.context() as patch:
            patch.setattr("fiche_tui.serve.ssh.painted.asyncio.sleep", rest)
            if answered <= 2 * KEYS:
                await face._wait()
    assert rests == [0.02, 0.02]


async def test_who_takes_nothing_is_shown_the_newest_page_alone_once_they_do() -> None:
    client = Client()
    face = client.painted()
    face._show()
    pages = len(client.channel.sent)
    client.wire.block("channel")
    for key in ("enter", "2"):
        client.attendance.press(key)
        face.tell("Ce jeton sert à deux connexions.")
        face._show()
    assert len(client.channel.sent) == pages
    client.wire.unblock("channel")
    face._show()
    assert len(client.channel.sent) == pages + 1
    face._show()
    assert len(client.channel.sent) == pages + 1, "nothing moved since"
    assert "deux connexions" in client.sent


@pytest.mark.parametrize("ends", ["\n", "\r", "\r\n"])
async def test_a_line_ends_once_however_it_ends(ends: str) -> None:
    client = Client()
    client.wire.came(f"{ends}2{ends}3{ends}".encode())
    client.wire.ended = True
    await served(client.aloud(raw=False))
    assert client.answers() == [(2, 3), *[(None, None)] * 4]


async def test_what_cannot_be_shown_is_neither_echoed_nor_kept() -> None:
    client = Client()
    client.wire.came(b"\x00a\x01\x1b[15~\x07b\r")
    face = client.aloud(raw=True)
    task = served(face)
    await until(lambda: "ab\r\n" in client.sent)
    client.wire.leave()
    await task
    assert not set("\x00\x01\x07\x1b") & set(client.sent)


async def test_nothing_is_said_to_who_takes_nothing() -> None:
    client = Client()
    client.wire.block("channel")
    task = served(cast(Any, client.aloud(raw=True)))
    for _turn in range(5):
        await asyncio.sleep(0)
    assert client.channel.sent == []
    client.wire.unblock("channel")
    await until(lambda: client.channel.sent)
    client.wire.leave()
    await task
