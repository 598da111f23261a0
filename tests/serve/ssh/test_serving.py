"""What the SSH server says of itself to the facilitator's screen."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest

pytest.importorskip("asyncssh")

from fiche_tui.serve.ssh.serving import CLEARED, Server
from fiche_tui.store.errors import CannotRead, StoreError
from fiche_tui.store.names import SERVING
from fiche_tui.store.serving import Serving, ServingHold, read_serving, take_serving
from fiche_tui.store.sharing_errors import HandedOver
from fiche_tui.store.workshop import Workshop
from fiche_tui.workshop.room.values import Way
from tests.meetings import stored_workshop

HERE = Serving("127.0.0.1", 2222, 0, 7, "SHA256:abc")


def test_what_was_damaged_is_said_again_without_a_word(tmp_path: Path) -> None:
    stored, said = stored_workshop(tmp_path / "data"), list[str]()
    hold = take_serving(stored.folder)
    assert hold is not None
    server = Server(stored, cast(Any, None), hold, said.append)
    server._note(HERE)
    (stored.folder / SERVING).write_bytes(b"{")
    assert read_serving(stored.folder) is None
    server._note(HERE)
    assert read_serving(stored.folder) == HERE
    (stored.folder / SERVING).unlink()
    server._note(HERE)
    assert read_serving(stored.folder) == HERE
    assert said == []
    server._note(replace(HERE, connected=1))
    assert said == ["1 personne connectée."]
    hold.release()


@dataclass
class Ballots:
    """What the door says; an error where it cannot be read."""

    opened: bool = True
    token: bool | StoreError = True
    closed: bool = False

    def still_open(self) -> bool:
        return self.opened

    def asks_token(self) -> bool:
        if isinstance(self.token, StoreError):
            raise self.token
        return self.token

    def close(self) -> None:
        self.closed = True


@dataclass
class People:
    """A house in which nobody does anything."""

    ballots: Ballots = field(default_factory=Ballots)
    status: str = "running"
    departed: int = 0
    connected: int = 0
    way: Way = Way.TOKEN
    guests: tuple[Any, ...] = ()
    checks: int = 0

    @property
    def meeting(self) -> Any:
        return SimpleNamespace(room=SimpleNamespace(header=SimpleNamespace(status=self.status)))

    def check(self) -> None:
        self.checks += 1


@pytest.fixture
def stored(tmp_path: Path) -> Workshop:
    return stored_workshop(tmp_path / "data")


@pytest.fixture
def hold(stored: Workshop) -> Iterator[ServingHold]:
    hold = take_serving(stored.folder)
    assert hold is not None
    yield hold
    hold.release()


def server_of(stored: Workshop, hold: ServingHold, house: People) -> Server:
    return Server(stored, cast(Any, house), hold, lambda _sentence: None)


@pytest.mark.parametrize(
    ("house", "error", "why"),
    [
        (People(), None, ""),
        (People(status="final"), None, "La rencontre est terminée\u00a0: la porte SSH se ferme."),
        (People(Ballots(opened=False)), None, "L’animation a fermé la porte SSH."),
        (People(), CannotRead(Path("/data"), "failed", "EIO"), ""),
        (People(), HandedOver("lea"), "lea"),
    ],
)
async def test_why_it_ends(
    stored: Workshop,
    hold: ServingHold,
    monkeypatch: pytest.MonkeyPatch,
    house: People,
    error: StoreError | None,
    why: str,
) -> None:
    def check(_folder: Path) -> None:
        if error:
            raise error

    monkeypatch.setattr("fiche_tui.serve.ssh.serving.check_ours", check)
    said = server_of(stored, hold, house)._over()
    assert why in said
    assert bool(why) == bool(said)


async def test_how_one_comes_in_stays_while_it_cannot_be_known(stored: Workshop, hold: ServingHold) -> None:
    for before in Way.TOKEN, Way.CONNECTION:
        house = People(Ballots(token=CannotRead(Path("/data"), "failed", "EIO")), way=before)
        assert server_of(stored, hold, house)._way() is before
    assert server_of(stored, hold, People(Ballots(token=False)))._way() is Way.CONNECTION


@pytest.mark.parametrize(("departed", "cleared"), [(CLEARED - 1, 0), (CLEARED, 1)])
async def test_memory_is_given_back_after_many_left(
    stored: Workshop, hold: ServingHold, monkeypatch: pytest.MonkeyPatch, departed: int, cleared: int
) -> None:
    collected: list[None] = []
    monkeypatch.setattr("fiche_tui.serve.ssh.serving.gc.collect", lambda: collected.append(None))
    house = People(status="final", departed=departed)
    server = server_of(stored, hold, house)
    await server._check(HERE)
    assert (len(collected), house.checks) == (cleared, 1)
    assert house.departed == (0 if cleared else departed)
    assert read_serving(stored.folder) == HERE


async def test_who_does_not_go_after_the_last_words_is_closed(
    stored: Workshop, hold: ServingHold, monkeypatch: pytest.MonkeyPatch
) -> None:
    aborted: list[str] = []
    stays = SimpleNamespace(abort=lambda: aborted.append("stays"))
    house = People(connected=1, guests=(stays,))
    monkeypatch.setattr("fiche_tui.serve.ssh.serving.FAREWELL", 0.0)
    await server_of(stored, hold, house)._farewell()
    assert aborted == ["stays"]
    assert house.ballots.closed
