"""The SSH server started from a screen: a process of its own that ends with the door, or says why it did not start."""

import os
import re
import signal
import socket
import time
from pathlib import Path

import pytest

from fiche_tui.store.serving import read_serving
from fiche_tui.system.addresses import LOOPBACK, addresses, free_port
from fiche_tui.system.ssh_server import CannotServe, fingerprint, start
from tests.stage import Stage

SOON = 30.0


@pytest.fixture
def stage(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Stage:
    for name in ("HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(name, str(tmp_path / "home"))
    (tmp_path / "home").mkdir()
    return Stage(tmp_path)


def until_it_ended(folder: Path) -> None:
    until = time.monotonic() + SOON
    while read_serving(folder) is not None:
        assert time.monotonic() < until
        time.sleep(0.02)


def test_addresses_are_those_of_other_machines_eyes() -> None:
    found = addresses()
    assert all(re.fullmatch(r"[0-9]+(?:[.][0-9]+){3}", one) and not one.startswith("127.") for one in found)
    assert len(set(found)) == len(found)


def test_a_port_is_free_where_nobody_listens() -> None:
    with socket.create_server((LOOPBACK, 0)) as taken:
        port = taken.getsockname()[1]
        assert port < free_port(LOOPBACK, port) < port + 10
        # An address that is not of this machine, or no port above: it is left to the server to say so.
        assert free_port("192.0.2.77", port) == port
        assert free_port(LOOPBACK, 1 << 16) == 1 << 16
    assert free_port(LOOPBACK, port) == port


@pytest.mark.soak
def test_it_has_a_session_of_its_own_shows_the_printed_fingerprint_and_ends_with_the_door(stage: Stage) -> None:
    printed = fingerprint()
    ssh = stage.session.ssh
    assert ssh.unlock("localhost", 2222, asks_token=False) is None
    serving = start(stage.session.folder, LOOPBACK, 0)
    assert ssh.announce() is None
    assert ssh.serving == serving
    assert serving.fingerprint == printed
    assert os.getsid(serving.pid) == serving.pid
    with socket.create_connection((LOOPBACK, serving.port), timeout=SOON) as line:
        assert line.recv(8) == b"SSH-2.0-"
    # One server at a time, and a second one says so.
    with pytest.raises(CannotServe) as refused:
        start(stage.session.folder, LOOPBACK, 0)
    assert "déjà ouverte" in refused.value.sentence
    ssh.close()
    until_it_ended(stage.session.folder)


@pytest.mark.soak
def test_one_that_is_killed_is_known_and_started_again(stage: Stage) -> None:
    ssh = stage.session.ssh
    ssh.unlock("localhost", 2222, asks_token=False)
    first = start(stage.session.folder, LOOPBACK, 0)
    ssh.announce()
    os.kill(first.pid, signal.SIGKILL)
    until_it_ended(stage.session.folder)
    again = start(stage.session.folder, LOOPBACK, 0)
    assert again.pid != first.pid
    ssh.close()
    until_it_ended(stage.session.folder)


@pytest.mark.soak
def test_behind_a_closed_door_it_does_not_start(stage: Stage) -> None:
    with pytest.raises(CannotServe) as refused:
        start(stage.session.folder, LOOPBACK, 0)
    assert "La porte SSH de cet atelier est fermée." in refused.value.sentence.replace("\u00a0", " ")
