"""The SSH server started from a screen: a process of its own that ends with the door, or says why it did not start."""

import math
import os
import re
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from fiche_tui.store.serving import Serving, read_serving
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


def test_only_linux_is_asked_for_its_interfaces(monkeypatch: pytest.MonkeyPatch) -> None:
    def asked(*_: object) -> None:
        raise AssertionError("no such question elsewhere")

    monkeypatch.setattr("fiche_tui.system.addresses.sys.platform", "darwin")
    monkeypatch.setattr("fiche_tui.system.addresses.fcntl.ioctl", asked)
    assert all("." in one for one in addresses())


def played_by(program: str, patch: pytest.MonkeyPatch) -> None:
    """A few lines stand in for « fiche », whose own server the soak starts."""
    patch.setattr("fiche_tui.system.ssh_server._FICHE", (sys.executable, "-S", "-c", program))


def test_a_server_that_does_not_start_is_told_in_its_own_last_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    played_by("import sys; print('avis', file=sys.stderr); sys.exit('fiche: Ce port est pris.')", monkeypatch)
    with pytest.raises(CannotServe) as refused:
        start(tmp_path, LOOPBACK, 0)
    assert refused.value.sentence == "Ce port est pris."
    with pytest.raises(CannotServe) as refused:
        fingerprint()
    assert refused.value.sentence == "Ce port est pris."
    played_by("import sys; print('SHA256:abc')", monkeypatch)
    assert fingerprint() == "SHA256:abc"


def test_a_server_that_says_nothing_is_waited_for_no_longer_and_ended(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    began = tmp_path / "began"
    played_by(f"import os, signal; open({str(began)!r}, 'w').write(str(os.getpid())); signal.pause()", monkeypatch)

    def now() -> float:
        """Time stands still until the program runs."""
        return math.inf if began.exists() and began.read_text() else 0.0

    monkeypatch.setattr("fiche_tui.system.ssh_server.time", SimpleNamespace(monotonic=now, sleep=time.sleep))
    with pytest.raises(CannotServe) as refused:
        start(tmp_path, LOOPBACK, 0)
    assert refused.value.sentence == ""
    with pytest.raises(ProcessLookupError):
        os.kill(int(began.read_text()), 0)


def test_a_server_is_there_once_it_says_where_and_not_when_another_does(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    played_by("import signal; signal.pause()", monkeypatch)
    started: list[object] = []
    monkeypatch.setattr("fiche_tui.system.ssh_server._started", started)
    made: list[subprocess.Popen[bytes]] = []
    popen = subprocess.Popen

    def noted(*arguments: Any, **options: Any) -> subprocess.Popen[bytes]:
        made.append(popen(*arguments, **options))
        assert options["env"]["FICHE_DATA"] == str(tmp_path)
        return made[-1]

    monkeypatch.setattr("fiche_tui.system.ssh_server.subprocess.Popen", noted)
    told = iter([None, 1, 0])

    def said(_folder: Path) -> Serving | None:
        one = next(told)
        return None if one is None else Serving(LOOPBACK, 2222, 0, made[-1].pid + one, "SHA256:abc")

    monkeypatch.setattr("fiche_tui.system.ssh_server.read_serving", said)
    try:
        serving = start(tmp_path / "atelier", LOOPBACK, 0)
        assert (serving.pid, serving.port) == (made[0].pid, 2222)
        assert started == made
        assert made[0].args[-5:] == ["atelier", "--host", LOOPBACK, "--port", "0"]  # type: ignore[index]
        assert made[0].poll() is None
    finally:
        made[0].kill()
        made[0].wait()


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
