"""``fiche serve`` until it listens, and what keeps it from it; the server itself is in ``tests/serve``."""

import asyncio
import os
import signal
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

pytest.importorskip("asyncssh")

from fiche_tui.command_line import serve
from fiche_tui.serve.ssh.serving import Place, Server
from fiche_tui.session.session import Session
from fiche_tui.store.serving import Serving, take_serving
from fiche_tui.store.workshops import Workshops
from fiche_tui.system.clock import SystemClock
from fiche_tui.workshop.room.values import Way
from tests.command_line.fiche import Fiche


@pytest.fixture(autouse=True)
def _collected_as_before(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the server leaves to itself for good would stay in the process of the tests."""
    monkeypatch.setattr(serve, "gc", SimpleNamespace(collect=lambda: 0, freeze=lambda: None))


@pytest.fixture
def known(fiche: Fiche) -> str:
    return fiche.new()


def folder_of(fiche: Fiche, known: str) -> Path:
    return Workshops(fiche.data).open(known).folder


def open_the_door(fiche: Fiche, known: str) -> None:
    stored = Workshops(fiche.data).open(known)
    with closing(Session.open(stored, SystemClock(), "Ana")) as session:
        assert session.ssh.unlock("serveur", 2222, asks_token=False) is None
        assert session.ssh.announce() is None


def listening(monkeypatch: pytest.MonkeyPatch, acts: Callable[[Server], Any]) -> list[tuple[Place, str]]:
    """The server begins, does ``acts`` and waits until it is asked to end."""
    seen: list[tuple[Place, str]] = []

    async def run(self: Server, place: Place, key: Any) -> None:
        seen.append((place, key.get_fingerprint()))
        self._say("Écoute.")
        acts(self)
        await asyncio.wait_for(self._ended.wait(), 20)
        self._say(self._why)

    monkeypatch.setattr(Server, "run", run)
    return seen


def test_without_the_extra_it_says_what_to_install(fiche: Fiche, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(serve, "find_spec", lambda _name: None)
    assert "Il manque la bibliothèque asyncssh. Installez le programme avec [ssh]" in fiche.refused("serve")


def test_without_a_home_it_has_no_key(fiche: Fiche, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(serve, "own_place", lambda: None)
    for arguments in (("serve",), ("serve", "--fingerprint")):
        assert "Le dossier personnel de ce compte est introuvable" in fiche.refused(*arguments)


def test_nobody_is_served_before_the_door_is_open_nor_where_nobody_leads(fiche: Fiche, known: str) -> None:
    assert "La porte SSH de cet atelier est fermée. Ouvrez-la depuis l’écran" in fiche.refused("serve", known)
    assert "Nommez-le\u00a0: fiche serve ATELIER" in fiche.refused("serve")
    assert not (folder_of(fiche, known) / "serving.json").exists()


def test_a_second_one_says_where_the_first_listens(fiche: Fiche, known: str) -> None:
    open_the_door(fiche, known)
    hold = take_serving(folder_of(fiche, known))
    assert hold is not None
    assert "Un autre programme ouvre déjà la porte SSH de cet atelier." in fiche.refused("serve", known)
    hold.write(Serving("127.0.0.1", 2345, 0, 7, "SHA256:abc"))
    said = fiche.refused("serve", known)
    assert "déjà ouverte sur 127.0.0.1, port 2345 (processus 7)" in said
    hold.release()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_it_listens_with_its_key_until_a_signal_ends_it(
    fiche: Fiche, known: str, monkeypatch: pytest.MonkeyPatch, number: signal.Signals
) -> None:
    open_the_door(fiche, known)
    ways: list[Way] = []

    def ended(server: Server) -> None:
        ways.append(server._house.way)
        assert take_serving(folder_of(fiche, known)) is None
        os.kill(os.getpid(), number)

    seen = listening(monkeypatch, ended)
    done = fiche("serve", known, "--host", "0.0.0.0", "--port", "2323")
    assert (done.code, done.err) == (0, "")
    assert done.out.splitlines() == ["Écoute.", "La porte SSH se ferme."]
    assert seen == [(Place("0.0.0.0", 2323), fiche("serve", "--fingerprint").out.strip())]
    assert ways == [Way.CONNECTION]
    again = take_serving(folder_of(fiche, known))
    assert again is not None, "given back"
    again.release()


def test_a_port_that_is_taken_is_one_sentence(fiche: Fiche, known: str, monkeypatch: pytest.MonkeyPatch) -> None:
    open_the_door(fiche, known)

    def taken(_server: Server) -> None:
        raise OSError(98, "Address already in use")

    listening(monkeypatch, taken)
    done = fiche("serve", known)
    assert (done.code, done.out) == (1, "Écoute.\n")
    assert "Impossible d’écouter sur 127.0.0.1, port 2222 (Address already in use)." in done.err


def test_who_went_away_is_told_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    tried: list[str] = []

    def gone(sentence: str) -> None:
        tried.append(sentence)
        raise BrokenPipeError

    monkeypatch.setattr(serve, "say", gone)
    serve._tell("Une personne connectée.")
    assert tried == ["Une personne connectée."]


@pytest.mark.parametrize("port", ["-1", "65536", "x", "２２", "9" * 5000, ""])
def test_what_is_no_port_is_said(fiche: Fiche, port: str) -> None:
    assert "un port est un nombre de 0 à 65535" in fiche.refused("serve", f"--port={port}", code=2)
