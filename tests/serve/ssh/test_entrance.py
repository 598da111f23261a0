"""What the entrance does by itself: who says nothing is let go, who guesses waits, and who takes nothing is noticed."""

import asyncio
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, field
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest

pytest.importorskip("asyncssh")

from fiche_tui.drawing.palettes import PALETTES
from fiche_tui.serve.ssh.bounds import Bounds
from fiche_tui.serve.ssh.entrance import Entrance
from fiche_tui.serve.ssh.house import House
from fiche_tui.serve.ssh.visit import Visit, VoterBox
from fiche_tui.serve.ssh.wire import Wire
from fiche_tui.settings.values import Palette
from fiche_tui.store.errors import CannotWrite, StoreError
from fiche_tui.system.clock import StoppedClock
from fiche_tui.workshop.commands import Refusal
from tests.serve.people import room_of
from tests.serve.ssh.test_wire import Channel
from tests.workshop.samples import START, Play

CODE, TOKEN = "KAPE-27", "BBB-222"


@dataclass
class Line:
    """A connection of which asyncssh tells who is at the other end, and what they said of their program."""

    version: str = ""
    aborted: int = 0
    said: list[str] = field(default_factory=list)
    pause_writing: Callable[[], None] = print
    resume_writing: Callable[[], None] = print

    def get_extra_info(self, name: str) -> object:
        return {"peername": ("192.0.2.7", 50000), "client_version": self.version}[name]

    def abort(self) -> None:
        self.aborted += 1

    def disconnect(self, _code: int, words: str) -> None:
        self.said.append(words)


@dataclass
class Door:
    """Lets one code and token in, and counts how often it is asked."""

    asked: int = 0

    def admit(self, code: str, token: str) -> str | None:
        self.asked += 1
        return "v1" if (code, token) == (CODE, TOKEN) else None


def house_of(door: Door | None = None, **bounds: Any) -> House:
    followed = SimpleNamespace(room=room_of(Play.assessing().state), away=False, look=lambda: None)
    return House(
        cast(Any, followed),
        cast(Any, door or Door()),
        StoppedClock(START),
        PALETTES[Palette.DARK],
        bounds=Bounds(**bounds),
    )


def came(house: House, version: str = "") -> tuple[Entrance, Line]:
    entrance, line = Entrance(house), Line(version)
    entrance.connection_made(cast(Any, line))
    return entrance, line


async def turns(number: int = 3) -> None:
    """Let what is due now happen."""
    for _turn in range(number):
        await asyncio.sleep(0)


@pytest.mark.parametrize(("version", "aborted"), [("", 1), ("SSH-2.0-OpenSSH_9.6", 0)])
async def test_who_never_says_to_be_a_client_is_let_go(version: str, aborted: int) -> None:
    entrance, line = came(house_of(silence=0.0), version)
    await turns()
    assert line.aborted == aborted
    entrance.connection_lost(None)


@pytest.mark.parametrize("begins", [True, False])
async def test_who_came_in_and_asks_for_nothing_is_let_go(begins: bool) -> None:
    house = house_of(start=0.0)
    entrance, line = came(house, "SSH-2.0-x")
    assert entrance.session_requested() is False, "not before the code"
    assert await entrance.validate_kbdint_response("vote", [CODE, TOKEN])
    visit = entrance.session_requested()
    assert isinstance(visit, Visit)
    assert entrance.session_requested() is False, "one session a connection"
    assert not visit.started
    if begins:
        visit._task = asyncio.create_task(asyncio.sleep(0))
        assert visit.started
    entrance.auth_completed()
    await turns()
    assert line.aborted == (0 if begins else 1)
    entrance.connection_lost(None)


async def test_after_the_last_try_the_right_code_is_not_even_looked_at() -> None:
    door = Door()
    entrance, line = came(house_of(door, tries=2))
    for _again in range(2):
        assert not await entrance.validate_kbdint_response("vote", [CODE, "BBB-999"])
    assert line.said == ["Trop d'essais. Reconnectez-vous."]
    assert not await entrance.validate_kbdint_response("vote", [CODE, TOKEN])
    assert (door.asked, len(line.said)) == (2, 2)
    entrance.connection_lost(None)


async def test_an_address_that_guessed_often_waits_before_each_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    waited: list[float] = []

    async def wait(seconds: float) -> None:
        waited.append(seconds)

    monkeypatch.setattr("fiche_tui.serve.ssh.entrance.asyncio.sleep", wait)
    house = house_of(wrong=2, wrong_refill=0.0, delay=7.0, tries=9)
    entrance, _line = came(house)
    for _again in range(3):
        assert not await entrance.validate_kbdint_response("vote", ["faux", "faux"])
    assert waited == [7.0]
    # Another connection of the same address as well; the right code lets in all the same.
    other, _line = came(house)
    assert await other.validate_kbdint_response("vote", [CODE, TOKEN])
    assert waited == [7.0, 7.0]
    for one in (entrance, other):
        one.connection_lost(None)


async def test_too_many_answers_or_too_long_ones_are_wrong_without_a_look() -> None:
    door = Door()
    entrance, _line = came(house_of(door, tries=9))
    for answers in ([CODE, TOKEN, "x"], [CODE, "x" * 300], []):
        assert not await entrance.validate_kbdint_response("vote", answers)
    assert door.asked == 1, "nothing at all is a code like another"
    entrance.connection_lost(None)


async def test_a_line_that_takes_no_more_stops_what_is_sent_to_the_visit() -> None:
    entrance, line = came(house_of())
    line.pause_writing()
    line.resume_writing()
    assert await entrance.validate_kbdint_response("vote", [CODE, TOKEN])
    visit = entrance.session_requested()
    assert isinstance(visit, Visit)
    visit.connection_made(cast(Any, Channel()))
    line.pause_writing()
    assert visit.wire.clogged
    visit.pause_writing()
    line.resume_writing()
    assert visit.wire.clogged, "the channel is still full"
    visit.resume_writing()
    assert not visit.wire.clogged
    entrance.connection_lost(None)


async def test_what_happens_to_a_visit_before_it_began_is_kept_or_harmless() -> None:
    visit = Visit(house_of(), "v1", lambda: None)
    visit.connection_made(cast(Any, Channel()))
    visit.tell("Bonjour")
    visit.read_again()
    assert not visit.started
    assert not visit.wire.over
    visit.end("Fin.")
    assert visit.wire.over


async def test_who_crowds_the_entrance_is_closed_for_the_one_who_comes() -> None:
    house = house_of(starts=2)
    first, second, third = (came(house) for _again in range(3))
    assert [line.aborted for _entrance, line in (first, second, third)] == [1, 0, 0]
    # Somebody who is gone makes room.
    second[0].connection_lost(None)
    _fourth, line = came(house)
    assert (third[1].aborted, line.aborted) == (0, 0)


async def test_a_wire_of_its_own_is_what_a_visit_writes_to() -> None:
    visit = Visit(house_of(), "v1", lambda: None)
    channel = Channel()
    visit.connection_made(cast(Any, channel))
    assert isinstance(visit.wire, Wire)
    visit.data_received(b"2", None)
    assert visit.wire.waits
    assert visit.eof_received()
    assert visit.wire.ended


@pytest.mark.parametrize(
    ("outcome", "stored"), [(None, True), (Refusal("round-closed"), False), (CannotWrite(Path("/data"), "full"), False)]
)
async def test_the_other_line_of_a_voter_reads_again_only_what_is_on_disk(
    outcome: Refusal | StoreError | None, stored: bool
) -> None:
    answers: list[Future[Refusal | None]] = []

    class Ballots:
        def put(self, *_: object) -> Future[Refusal | None]:
            answers.append(Future())
            return answers[-1]

    house, read = house_of(), list[str]()
    visit = Visit(house, "v1", lambda: None)
    visit.connection_made(cast(Any, Channel()))

    class Other:
        voter = "v1"

        def read_again(self) -> None:
            read.append("again")

    house.came(cast(Any, Other()))
    box = VoterBox(cast(Any, Ballots()), "v1", visit._answered)
    box.put(cast(Any, None), cast(Any, None))
    if isinstance(outcome, StoreError):
        answers[0].set_exception(outcome)
    else:
        answers[0].set_result(outcome)
    await visit.wire.wait(20)
    assert read == (["again"] if stored else [])
