"""Participants with accounts, over a real sshd set up by the guide: they vote, lose the line, come back, count once."""

import os
import re
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

import fiche_tui
from fiche_tui.sheet.library import content_folder
from tests.command_line.server import Server, server
from tests.command_line.test_join import OPEN_THE_DOOR, turnout
from tests.system.terminal import PATIENCE, Terminal

SSHD = shutil.which("sshd") or "/usr/sbin/sshd"
GUIDE = content_folder() / "guides" / "serveur-partage.md"

MORE = ("dan", "flo", "gus", "mia")

pytestmark = [
    pytest.mark.soak,
    pytest.mark.skipif(os.geteuid() != 0, reason="only root can make accounts and serve them"),
]


def blocks_of_guide() -> tuple[str, str]:
    """Return the program and the lines of sshd_config that the guide gives."""
    blocks = re.findall(r"```\n(.*?)```", GUIDE.read_text(encoding="utf-8"), re.DOTALL)
    return next(one for one in blocks if one.startswith("#!")), next(one for one in blocks if "ForceCommand" in one)


@dataclass(frozen=True)
class Line:
    """How people reach the server."""

    shared: Server
    port: int
    key: Path

    def ssh(self, who: str, *options: str) -> list[str]:
        known = ("StrictHostKeyChecking=no", "UserKnownHostsFile=/dev/null", "LogLevel=ERROR", "IdentitiesOnly=yes")
        chosen = [part for one in known for part in ("-o", one)]
        where = f"{self.shared.name(who)}@127.0.0.1"
        return ["ssh", *chosen, *options, "-i", str(self.key), "-p", str(self.port), where]


@contextmanager
def program_for_all(folder: Path) -> Iterator[Path]:
    """Put the program where every account may read it, with the system's own Python, and give its path."""
    place = folder / "program"
    source = Path(fiche_tui.__file__).parent
    shutil.copytree(source, place / "fiche_tui", ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("tinydb", "platformdirs"):
        module = Path(__import__(name).__file__ or "")
        shutil.copytree(module.parent, place / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(content_folder(), folder / "content")
    command = folder / "fiche"
    command.write_text(
        f"#!/bin/sh\nPYTHONPATH={place} exec /usr/bin/python3 -c "
        "'import sys; from fiche_tui.cli import main; sys.exit(main())' \"$@\"\n"
    )
    command.chmod(0o755)
    yield command


@pytest.fixture(scope="module")
def line() -> Iterator[Line]:
    if not Path(SSHD).exists():
        pytest.fail("sshd is not installed: .ci/run installs openssh-server")
    with server(*MORE) as shared:
        folder = shared.data.parent
        with program_for_all(folder) as command:
            yield from _served(shared, folder, command)


def _served(shared: Server, folder: Path, command: Path) -> Iterator[Line]:
    program, config = blocks_of_guide()
    participants = f"{shared.group}-p"
    subprocess.run(["groupadd", participants], check=True)
    try:
        forced = folder / "fiche-participer"
        script = program.replace("/srv/fiche", str(shared.data)).replace("exec fiche", f"exec {command}")
        forced.write_text(script)
        forced.chmod(0o755)
        keys = folder / "keys"
        keys.mkdir(0o755)
        key = folder / "key"
        for name in ("key", "host"):
            subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(folder / name)], check=True)
        for who in ("bob", "cleo", "lea", "eve", *MORE):
            name = shared.name(who)
            subprocess.run(
                ["usermod", "-p", "*", "-d", str(folder / "home" / who), "-aG", participants, name], check=True
            )
            shutil.copy(folder / "key.pub", keys / name)
            (keys / name).chmod(0o644)
        Path("/run/sshd").mkdir(exist_ok=True)
        with socket.create_server(("127.0.0.1", 0)) as free:
            port = free.getsockname()[1]
        settings = config.replace("/usr/local/bin/fiche-participer", str(forced)).replace("participants", participants)
        own = (
            f"Port {port}\nListenAddress 127.0.0.1\nHostKey {folder / 'host'}\nPidFile none\nUsePAM no\n"
            f"AuthorizedKeysFile {keys}/%u\nStrictModes no\nPasswordAuthentication no\n"
        )
        (folder / "sshd_config").write_text(own + settings)
        serving = subprocess.Popen(
            [SSHD, "-D", "-e", "-f", str(folder / "sshd_config")], stderr=(folder / "sshd.log").open("w")
        )
        try:
            until(lambda: _answers(port), "sshd")
            yield Line(shared, port, key)
        finally:
            serving.terminate()
            serving.wait()
    finally:
        subprocess.run(["groupdel", participants], check=False)


def _answers(port: int) -> bool:
    try:
        socket.create_connection(("127.0.0.1", port), 1).close()
    except OSError:
        return False
    return True


def until(holds: Callable[[], bool], what: str) -> None:
    deadline = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < deadline, what
        time.sleep(0.05)  # Between two looks; nothing is assumed to have happened in it.


def processes_of(line: Line, who: str, name: str) -> list[int]:
    found = subprocess.run(
        ["pgrep", "-u", line.shared.name(who), "-f", name], capture_output=True, text=True, check=False
    )
    return [int(one) for one in found.stdout.split()]


def vote(line: Line, who: str, *lines: str) -> None:
    """Vote without a terminal, line by line."""
    done = subprocess.run(
        line.ssh(who, "-T"), input="\n".join([*lines, "q", ""]), capture_output=True, text=True, timeout=60, check=False
    )
    assert "Enregistré. Le groupe ne verra que les totaux." in done.stdout, (done.stdout, done.stderr)


def come_in(terminal: Terminal, line: Line, who: str, code: str) -> None:
    """Come in on a screen, as far as the ballot."""
    terminal.start(line.ssh(who, "-tt"), {"LANG": "fr_CA.UTF-8", "LC_ALL": "C.UTF-8"})
    terminal.wait("Code de la rencontre")
    terminal.type(code)
    terminal.keys("Enter")
    terminal.wait("l’administration pourrait le lire", "entrer")
    terminal.keys("Enter")
    terminal.wait("Évaluer · A ●", "1 sur 26")


def put_in(terminal: Terminal) -> None:
    """Put in the ballot whose last question was answered."""
    terminal.wait("C’est la fin du bulletin.")
    terminal.keys("Enter")
    terminal.wait("Déposer votre bulletin?")
    terminal.keys("Enter")
    terminal.wait("Enregistré. Le groupe ne verra que les totaux.")


def lose_the_line(line: Line, who: str, victim: str, client: int) -> None:
    """Kill the client, or sshd's own child, with no warning; wait until the program on the server has noticed."""
    for process in [client] if victim == "client" else processes_of(line, who, "sshd"):
        os.kill(process, signal.SIGKILL)
    until(lambda: not processes_of(line, who, "fiche_tui"), "the program to notice that the line is gone")


def begin_by_pipe(line: Line, who: str, said: Path, *lines: str) -> "subprocess.Popen[bytes]":
    """Begin to vote without a terminal, as far as the third role."""
    with said.open("wb") as writes:
        begun = subprocess.Popen(line.ssh(who, "-T"), stdin=subprocess.PIPE, stdout=writes)
    assert begun.stdin is not None
    begun.stdin.write("".join(f"{one}\n" for one in lines).encode())
    begun.stdin.flush()
    until(lambda: "Rôle 3 sur 26" in said.read_text("utf-8"), "the third role to be asked about")
    return begun


@pytest.mark.parametrize("victim", ["client", "server"])
def test_five_accounts_lose_the_line_and_come_back(line: Line, tmp_path: Path, victim: str) -> None:
    shared, code = line.shared, {"client": "TUKA-38", "server": "TUKA-39"}[victim]
    known_id = shared.run("ana", "new", f"Par SSH {victim}").out.strip()
    questions = shared.work("ana", known_id, OPEN_THE_DOOR.replace("KAPE-27", code))["questions"]
    people = 0

    # On a screen: what was begun is gone with the line, what was put in stays.
    for who in ("bob", "dan"):
        with Terminal(tmp_path) as terminal:
            come_in(terminal, line, who, code)
            terminal.type("23")
            terminal.wait("2 sur 26")
            lose_the_line(line, who, victim, terminal.process())
            assert turnout(shared, known_id) == [people, people, 0]
            come_in(terminal, line, who, code)
            terminal.type("1" * questions)
            put_in(terminal)
            people += 1
            lose_the_line(line, who, victim, terminal.process())
            assert turnout(shared, known_id) == [people, people, 0]

    # Line by line as well, and whoever comes back finds their ballot to change it.
    for who in ("cleo", "flo", "gus"):
        begun = begin_by_pipe(line, who, tmp_path / "said.txt", code, "", *"2222")
        lose_the_line(line, who, victim, begun.pid)
        begun.communicate()
        assert turnout(shared, known_id) == [people, people, 0]
        vote(line, who, code, "", *["2"] * questions, "", "o")
        people += 1
        assert turnout(shared, known_id) == [people, people, 0]
    vote(line, "cleo", code, "", "b", "3", "fin", "o")
    vote(line, "bob", code, "", "b", "3", "fin", "o")
    told = shared.work("ana", known_id, REVEAL)
    assert told == {
        "planted": [],
        "refused": False,
        "counted": [5, {"own": 5}, 0],
        "first": [0, 1, 2, 2, 0],
        "last": [0, 2, 3, 0, 0],
    }


STUFF = """
import os
os.umask(0o027)
boxes = stored.folder / "boxes"
other = boxes / OTHER
for act in (
    lambda: os.listdir(boxes),
    lambda: (other / "round-0001.json").write_bytes(b""),
    lambda: os.unlink(other / "round-0001.json"),
    lambda: os.rename(other, boxes / "mia-1"),
    lambda: os.link(other / "round-0001.json", boxes / "mia-2"),
    lambda: (stored.folder / "room.json").write_bytes(b"{}"),
):
    told.setdefault("refused", []).append(tried(act))
ballot = complete(stored_round)
for name in ("animation-2", "poste-5", "mia-3", "mia-4"):
    stored.box(name, 1).put("1", answer_to_json(ballot))
stored.box("mia-5", 1).put("1", {"kind": "slip", "people": 10**12, "counts": {}})
"""

ROUND = """
from fiche_tui.session.answers import answer_to_json
from fiche_tui.workshop.room.reading import room_from_json
stored_round = room_from_json(stored.room()).asked[0].asked
"""

REVEAL = """
session = Session.open(stored, SystemClock(), "lea")
planted = session.rounds.unreadable(1)
told["planted"] = sorted(planted)
told["refused"] = session.rounds.reveal(1, tuple(planted)) is not None
one = session.state.rounds[0]
told["counted"] = [one.tally.people, dict(one.doors), one.left_out]
told["first"], told["last"] = ([*one.tally.counts[one.asked.subjects[place]][0]] for place in (0, -1))
session.close()
"""


def test_a_hand_over_in_the_middle_of_a_round_and_an_account_that_stuffs_boxes(line: Line, tmp_path: Path) -> None:
    shared = line.shared
    known_id = shared.run("ana", "new", "Passage").out.strip()
    questions = shared.work("ana", known_id, OPEN_THE_DOOR.replace("KAPE-27", "ZAPE-46"))["questions"]
    vote(line, "bob", "zape 46", "", *["2"] * questions, "", "o")
    vote(line, "cleo", "zape 46", "", *["1"] * questions, "", "o")
    with Terminal(tmp_path) as terminal:
        come_in(terminal, line, "dan", "ZAPE46")
        terminal.type("1" * 10)
        terminal.wait("6 sur 26")

        # One who has a shell on the server, and knows the name of a box, which the program tells nobody.
        found = shared.work("ana", known_id, 'told["boxes"] = [one.box for one in stored.scan(1).ballots]')
        told = shared.work("mia", known_id, ROUND + STUFF.replace("OTHER", repr(found["boxes"][0])))
        assert told == {"refused": ["PermissionError"] * 6}
        assert shared.run("ana", "hand-over", known_id, shared.name("lea"), "--yes").code == 0
        planted = ["animation-2", "mia-3", "mia-4", "mia-5", "poste-5"]
        assert turnout(shared, known_id, "lea") == [2, 2, len(planted)]

        # What was begun before goes on, and what was put in may still be changed.
        terminal.type("1" * (questions - 10))
        put_in(terminal)
        vote(line, "flo", "zape 46", "", *["3"] * questions, "", "o")
        vote(line, "gus", "zape 46", "", *["0"] * questions, "", "o")
        vote(line, "bob", "zape 46", "", "b", "3", "fin", "o")
        terminal.keys("q")
        terminal.wait("CODE=0")
    told = shared.work("lea", known_id, REVEAL)
    assert told == {
        "planted": planted,
        "refused": False,
        "counted": [5, {"own": 5}, len(planted)],
        "first": [1, 2, 0, 2, 0],
        "last": [1, 2, 1, 1, 0],
    }


def test_an_account_outside_the_group_is_told_in_one_sentence(line: Line) -> None:
    done = subprocess.run(
        line.ssh("eve", "-T"), input="TUKA-38\n", capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert "vous n’en avez pas le droit" in done.stderr.replace("\u00a0", " ")


def test_nothing_else_of_the_server_is_theirs(line: Line) -> None:
    done = subprocess.run(
        [*line.ssh("bob", "-T"), "id"], input="\n", capture_output=True, text=True, timeout=60, check=False
    )
    assert "uid=" not in done.stdout
    assert "Code de la rencontre" in done.stdout.replace("\u00a0", " ")
