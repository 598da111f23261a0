"""A whole 45-minute meeting by every door at once: three people over ssh, two on paper, one at the laptop, one box.

The facilitator, the room's view and two participants have a terminal each; a third one votes line by line through a
pipe. The server is killed in the middle of the first round and started again from the screen; then the facilitator's
program is, and the server goes on without it.
"""

import json
import os
import re
import signal
import socket
import subprocess
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from fiche_tui.screens.ballots.station import REST_SECONDS
from fiche_tui.store.serving import read_serving
from tests.surroundings import around
from tests.system.playing import PEOPLE, Facilitator, flat
from tests.system.terminal import Terminal
from tests.system.test_forty_five_minutes import HIDDEN
from tests.system.test_join_over_ssh import until
from tests.system.test_station import HANDED

pytest.importorskip("asyncssh")

pytestmark = [pytest.mark.soak, pytest.mark.skipif(not Terminal.available(), reason="tmux is not installed")]

TITLE = "Soirée à six"
VOTERS = PEOPLE[:6]
KEPT = "Enregistré. Le groupe ne verra que les totaux."
ROLES = tuple(f"{family}{n}" for family, most in zip("ABCDE", (6, 6, 4, 5, 5), strict=True) for n in range(1, most + 1))
TOKEN = re.compile(r"\b[A-Z0-9]{3}(?:-[A-Z0-9]{3}){4}\b")


@dataclass(frozen=True)
class Answers:
    """What one person wants: the roles to strengthen, those to lighten, and the one that breaks the tie."""

    strengthen: str
    lighten: str
    tie: str

    @property
    def lists(self) -> tuple[list[str], list[str]]:
        """The codes of the two lists of the first ballot."""
        return self.strengthen.split(), self.lighten.split()


BY_SSH = (
    Answers("A3 C3 D4 E2", "A5", "D4"),
    Answers("A3 C3 D4", "E1", "E2"),
    Answers("A3 C3 E2", "A5", "D4"),
)
"""Two on a screen, then the one who votes line by line."""
ON_PAPER = (Answers("A3 C3 D4 E2", "", "D4"), Answers("A3 D4 E2", "A5 E1", "E2"))
AT_STATION = Answers("B2 A3 C3", "A5", "D4")
RETAINED = ("A3", "C3", "D4")
EVERYBODY = (*BY_SSH, *ON_PAPER, AT_STATION)


@dataclass
class Piped:
    """Somebody who votes line by line, without a terminal: what they heard so far."""

    process: "subprocess.Popen[bytes]"
    heard_in: Path
    _from: int = 0

    def hear(self, *wanted: str) -> str:
        """Wait until every text was said since the last line that was written."""

        def said() -> str:
            return flat(self.heard_in.read_bytes()[self._from :].decode("utf-8", "replace"))

        until(lambda: all(one in said() for one in wanted), f"{wanted}; heard: {said()}")
        return said()

    def write(self, text: str, *wanted: str) -> str:
        """Write a line, then wait until this is said."""
        self._from = self.heard_in.stat().st_size
        assert self.process.stdin is not None
        self.process.stdin.write(f"{text}\n".encode())
        self.process.stdin.flush()
        return self.hear(*wanted)


@dataclass(frozen=True)
class Door:
    """What the wall and a slip say, and the keys of servers that these people know."""

    line: str
    code: str
    tokens: Sequence[str]
    known: Path

    @property
    def command(self) -> list[str]:
        """The line of the wall as typed on a machine without settings of its own for ssh."""
        program, *rest = self.line.split()
        return [program, "-F", "none", "-o", f"UserKnownHostsFile={self.known}", *rest]

    def come_in(self, person: Facilitator, voter: int, *, fingerprint: str = "") -> None:
        """Type the line, the code and the token; at the first login compare the ``fingerprint`` with the slip's."""
        person.terminal.start(self.command, person.environment)
        if fingerprint:
            person.see("Are you sure you want to continue connecting")
            assert fingerprint in person.last.replace("\n", "")
            person.terminal.type("yes\r")
        person.see("Code, sur l’écran projeté :")
        person.write(self.code.lower().replace("-", " "), "Jeton, sur votre coupon :")
        person.write(self.tokens[voter].lower(), "Gardez votre coupon", "Entrée entrer")

    @contextmanager
    def by_pipe(self, folder: Path, voter: int) -> Iterator[Piped]:
        """Come in without a terminal: what ssh would ask there, a program answers."""
        answering = folder / "answering"
        answering.write_text(
            f"#!/bin/sh\ncase $1 in *Jeton*) echo {self.tokens[voter]};; *Code*) echo {self.code};; esac\n"
        )
        answering.chmod(0o700)
        said = folder / "said.txt"
        asked = {"SSH_ASKPASS": str(answering), "SSH_ASKPASS_REQUIRE": "force", "HOME": str(folder)}
        with said.open("wb") as writes:
            program = subprocess.Popen(
                self.command, stdin=subprocess.PIPE, stdout=writes, stderr=writes, env=around(asked)
            )
        try:
            yield Piped(program, said)
        finally:
            program.kill()
            program.wait()
            assert program.stdin is not None
            with suppress(OSError):
                program.stdin.close()


@dataclass
class Evening:
    """Everybody, each at a screen."""

    me: Facilitator
    wall: Facilitator
    painted: Path
    others: tuple[Facilitator, Facilitator]
    folder: Path

    @property
    def workshop(self) -> Path:
        """The folder of the workshop."""
        (room,) = self.me.home.rglob("room.json")
        return room.parent

    def answered(self, people: int) -> None:
        """Wait until the wall says how many ballots are in."""
        self.wall.see(f"{people} bulletin{'s' if people > 1 else ''} sur 6 personnes présentes")

    def assert_nothing_told(self) -> None:
        """Nothing that the wall was ever painted with, and no export, tells what is still hidden."""
        for screen in (*self.me.seen, *self.wall.seen, painted_text(self.painted)):
            assert not HIDDEN.search(screen), screen
        assert not HIDDEN.search(self.me.run("export", TITLE, "--output", "-").stdout)
        self.assert_no_tally()

    def assert_no_tally(self) -> None:
        """The file that the room reads holds nothing of the round that takes ballots but how many there are."""
        asked = json.loads((self.workshop / "room.json").read_text(encoding="utf-8"))["room"]["asked"][-1]
        assert asked.keys() <= {"asked", "status", "voters", "answered"}, asked.keys()

    @property
    def connected(self) -> int:
        """How many people the server says are there; -1 while none runs."""
        serving = read_serving(self.workshop)
        return serving.connected if serving is not None else -1

    def kill_server(self) -> None:
        """Kill the server with no warning, if one runs."""
        serving = read_serving(self.workshop)
        if serving is not None:
            os.kill(serving.pid, signal.SIGKILL)


def painted_text(painted: Path) -> str:
    """Return all that a terminal was painted with, a line for each place that was painted at."""
    raw = painted.read_bytes().decode("utf-8", "replace").replace("\u00a0", " ")
    placed = re.sub(r"\x1b\[[0-9;]*[Hf]", "\n", raw)
    return re.sub(r"\x1b(?:\[[0-9;?<>=]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[()][A-Z0-9]|.)", "", placed)


@pytest.fixture
def evening(tmp_path: Path) -> Iterator[Evening]:
    with ExitStack() as open_now:
        home = tmp_path / "home"
        away = tmp_path / "away"
        home.mkdir()
        away.mkdir()
        mine, seen, *theirs = [
            open_now.enter_context(Terminal(folder, *size))
            for folder, size in ((home, (80, 24)), (home, (110, 30)), (away, (80, 24)), (away, (100, 30)))
        ]
        me = Facilitator(mine, home)
        one, other = (Facilitator(each, away) for each in theirs)
        people = [part for one in VOTERS for part in ("--person", one)]
        done = me.run("new", TITLE, "--agenda", "45", *people)
        assert done.returncode == 0, done.stderr
        found = Evening(me, Facilitator(seen, home), tmp_path / "painted", (one, other), away)
        open_now.callback(found.kill_server)
        yield found


def print_slips(evening: Evening) -> tuple[list[str], str, str]:
    """Print the tokens, and return them with the line to type and the fingerprint."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    way = ("--address", "127.0.0.1", "--port", str(port), "--spares", "1", "--format", "md", "--output", "-")
    done = evening.me.run("print", TITLE, "tokens", *way)
    assert done.returncode == 0, done.stderr
    text = done.stdout.replace("\\", "")
    tokens = [*dict.fromkeys(TOKEN.findall(text))]
    assert len(tokens) == 7
    (fingerprint,) = set(re.findall(r"SHA256:[A-Za-z0-9+/]+", text))
    line = f"ssh -p {port} vote@127.0.0.1"
    assert line in text
    return tokens, line, fingerprint


def begin(evening: Evening) -> None:
    """The facilitator's program as far as the silent assessment, the wall in a second terminal."""
    me, wall = evening.me, evening.wall
    me.start("run", TITLE)
    me.see("L’écran projeté montre-t-il")
    me.press("2", "Qui prend les notes")
    me.press("Enter", "Tout est prêt")
    wall.start("project")
    wall.terminal.record(evening.painted)
    wall.see(TITLE)
    me.press("n", "Étape 1 sur")
    me.press("n", "▸ A1")
    me.press("n", "Arrêter la liste?")
    me.press("Enter", "6 personnes votent")
    me.press("Enter", "ÉVALUER EN SILENCE", gone="corriger les présences")


def open_door(evening: Evening, line: str, fingerprint: str) -> str:
    """Open the vote over SSH by keys, and return the code that the wall shows."""
    me = evening.me
    me.press("F7", "Façons de répondre", "5 chacun sur son écran")
    me.press("5", "Ouvrir le vote par SSH", "un jeton par voix : 6 faits")
    me.press("1", "Sur quelle adresse?")
    choose_loopback(me)
    me.see("Le vote par SSH est ouvert : code", line, "0 personne connectée.")
    assert fingerprint in re.sub(r"[\s│]", "", me.last)
    me.press("Escape", gone="Le vote par SSH est ouvert : code")
    shown = flat(evening.wall.see(line, "· code"))
    found = re.search(rf"→ {re.escape(line)} · code ([A-Z]{{4}}-[0-9]{{2}}) · votre jeton", shown)
    assert found, shown
    return found[1]


def choose_loopback(me: Facilitator) -> None:
    """Answer the question of the address."""
    found = re.search(r"(\d) cet ordinateur seulement", me.flat)
    assert found, me.last
    me.press(found[1], gone="Sur quelle adresse?")


def ticks(lists: Sequence[Sequence[str]]) -> str:
    """The keys that tick codes on a ballot of lists, Enter after each."""
    keys = ""
    for codes in lists:
        line = 0
        for place in sorted(ROLES.index(code) for code in codes):
            keys += "\x1b[B" * (place - line) + " "
            line = place
        keys += "\r"
    return keys


def put_in(person: Facilitator, said: str = KEPT) -> None:
    """Put in the ballot that is complete."""
    person.see("Déposer votre bulletin?")
    person.press("Enter", said)


def choose_one(person: Facilitator, code: str) -> None:
    """Give the one dot to a role, wherever the ballot has it."""
    person.see("▸ [ ]")
    person.choose(f"[ ] {code}")
    person.press("Space", f"▸ [✓] {code}")
    person.press("Enter")


def sit_down(evening: Evening) -> None:
    """The facilitator hands the laptop to the last person."""
    me = evening.me
    me.press("F7", "Façons de répondre")
    me.press("2", *HANDED)
    me.insist("Enter", "Qui vote maintenant?", every=2 * REST_SECONDS)
    me.press("f", "▸ Fatima Alaoui")
    me.press("Enter", gone="Qui vote maintenant?")


def key_papers(evening: Evening, ballots: Sequence[Sequence[Sequence[str]]]) -> None:
    """Key paper ballots by their codes."""
    me = evening.me
    me.press("b", "Dépouillement · bulletin 1")
    for number, lists in enumerate(ballots, start=1):
        me.terminal.type("".join("".join(codes).lower() + "\r" for codes in lists))
        me.see(f"Bulletin {number} déposé.")
    me.press("Escape", "sur 6 personnes présentes", gone="Dépouillement · bulletin")


def test_one_box_for_every_door(evening: Evening) -> None:
    me, (one, other) = evening.me, evening.others
    tokens, line, fingerprint = print_slips(evening)
    begin(evening)
    code = open_door(evening, line, fingerprint)
    door = Door(line, code, tokens, evening.folder / "known_hosts")

    # The first at a screen compares the key, and puts a ballot in; the second is in the middle of theirs, when the
    # server is killed.
    door.come_in(one, 0, fingerprint=fingerprint)
    one.press("Enter", "à renforcer 0 sur 7")
    one.terminal.type(ticks(BY_SSH[0].lists))
    put_in(one)
    evening.answered(1)
    door.come_in(other, 1)
    other.press("Enter", "à renforcer 0 sur 7")
    evening.kill_server()
    for person in (one, other):
        person.see("CODE=255")
    me.see("Le serveur du vote par SSH s’est arrêté")
    restart(evening, code)

    # Who comes back finds a ballot that was put in; what was begun is gone.
    door.come_in(one, 0)
    one.press("Enter", "b revoir votre bulletin")
    door.come_in(other, 1)
    other.press("Enter", "à renforcer 0 sur 7")
    other.terminal.type(ticks(BY_SSH[1].lists))
    put_in(other)
    evening.answered(2)
    # The server needs no facilitator's program: the third one comes in and votes while that is gone.
    me.terminal.kill()
    evening.wall.see("L’animation reprend dans un instant.")
    with door.by_pipe(evening.folder, 2) as piped:
        piped.hear("Entrée pour entrer, q pour quitter.")
        piped.write("", "à renforcer : écrivez des codes")
        piped.write(BY_SSH[2].strengthen.lower(), "Choisis : A3, C3, E2.")
        piped.write("fin", "à alléger : écrivez des codes")
        piped.write(BY_SSH[2].lighten.lower(), "Choisis : A5.")
        piped.write("fin", "o :")
        piped.write("o", KEPT)
        come_back(evening, code, connected=3)
        evening.answered(3)
        key_papers(evening, [one.lists for one in ON_PAPER])
        evening.answered(5)
        sit_down(evening)
        me.terminal.type(ticks(AT_STATION.lists))
        me.see("Déposer votre bulletin?")
        leave_station(me)
        evening.answered(6)
        me.press("n", "Tous les bulletins sont saisis.")
        me.press("n", "F9 dévoiler")
        evening.assert_nothing_told()
        me.press("F9", "Dévoiler?")
        me.press("Enter", "3 nouveau vote secret", gone="Échap attendre")
        piped.hear("Les résultats sont dévoilés. 6 bulletins sur 6 personnes présentes.")
        evening.wall.see("2 rôles à égalité pour une seule place")
        # What was looked for before the reveal is found as soon as it is shown.
        assert HIDDEN.search(painted_text(evening.painted))
        vote_again(evening, piped)
        evening.assert_no_tally()
        me.press("F9", "Dévoiler?")
        me.press("Enter", "Départagé par un nouveau vote secret : D4 4, E2 2", gone="Échap attendre")
        evening.wall.see("4 ✓ retenu")
        finish(evening)
    check(evening, door)


def vote_again(evening: Evening, piped: Piped) -> None:
    """The tie goes to a secret vote of one dot each, by every door again."""
    me, people = evening.me, evening.others
    me.press("3", "Voter de nouveau, en secret?")
    me.press("Enter", gone="Voter de nouveau, en secret?")
    for person, answers in zip(people, BY_SSH, strict=False):
        # The ballot opens by itself for those who follow the meeting.
        choose_one(person, answers.tie)
        put_in(person)
    piped.hear("Écrivez des codes")
    piped.write(BY_SSH[2].tie, f"Choisis : {BY_SSH[2].tie}.")
    piped.write("fin", "o : le déposer.")
    piped.write("o", KEPT)
    evening.answered(3)
    key_papers(evening, [[[one.tie]] for one in ON_PAPER])
    sit_down(evening)
    choose_one(me, AT_STATION.tie)
    me.see("Déposer votre bulletin?")
    leave_station(me)
    evening.answered(6)


def finish(evening: Evening) -> None:
    """The three roles are carried, the group agrees, the minutes become final: the server ends by itself."""
    me = evening.me
    me.press("n", "Qui porte? Première action? Pour quand?", "à remplir")
    for code in RETAINED:
        me.choose(code)
        me.press("Enter", f"╭─ {code} ·", "Qui porte?")
        me.fill((f"Table {code}", f"Agir pour {code}", "mars"), "C’est noté au compte rendu.", gone=f"╭─ {code} ·")
    me.press("n", "Entrée compter")
    me.press("Enter", "Combien à 0, 1, 2, 3, 4 et 5 doigts?")
    me.write("0 0 0 1 2 3", "Les doigts sont comptés.")
    me.press("n", "Relisons ensemble.")
    me.press("F8", "Arrêter le compte rendu?")
    me.press("Enter", "Le compte rendu est final, et le vote par SSH est fermé.")
    for person in evening.others:
        person.see("CODE=")
    until(lambda: read_serving(evening.workshop) is None, "the server to end with the meeting")


def check(evening: Evening, door: Door) -> None:
    """What is exported says what was typed, by which doors, and nothing of who."""
    minutes, exported = (
        evening.me.run("export", TITLE, "--format", form, "--output", "-").stdout for form in ("md", "json")
    )
    text = flat(minutes)
    assert text.count("6 bulletins sur 6 personnes présentes") >= 2
    # With fewer than five at a door, none is counted apart.
    assert text.count("bulletins remplis sur papier, à un poste de vote, par SSH") == 2
    assert not re.search(r"\d bulletins? (sur papier|sur un poste|par SSH)", text)
    assert "Le vote par SSH a été ouvert : un jeton par voix, remis sans noter à qui." in text
    assert "Jetons : 6 faits, 1 de rechange." in text

    data = json.loads(exported)
    first, second = data["rounds"]
    for one in (first, second):
        assert (one["people"], one["doors"]) == (6, dict.fromkeys(("paper", "station", "ssh")))
    for question, place in (("reinforce", 0), ("lighten", 1)):
        assert marks_of(first, question) == Counter(code for one in EVERYBODY for code in one.lists[place])
    assert marks_of(second, "dots") == Counter(one.tie for one in EVERYBODY)
    assert data["ssh"]["tokens"] == [{"sitting": 1, "voters": 6, "spares": 1, "spares_issued": 0, "times_made": 1}]

    secret = (*door.tokens, door.code, "127.0.0.1", door.line.split()[2], "SHA256")
    for written in (minutes, exported):
        assert not [one for one in secret if one in written]
    names = [one.partition(";")[0] for one in VOTERS]
    assert not [name for name in names if name in json.dumps(data["rounds"], ensure_ascii=False)]
    # Once: in the list of those who came.
    assert [minutes.count(name) for name in names] == [1] * 6
    for path in evening.workshop.rglob("*"):
        kept = path.read_bytes() if path.is_file() else b""
        assert not [token for token in door.tokens if token.encode() in kept], path
    wall = painted_text(evening.painted)
    assert not [one for one in (*door.tokens, *names, "SHA256") if one in wall]


def marks_of(one: Mapping[str, Any], question: str) -> Counter[str]:
    """How many ballots marked each role under a question."""
    return +Counter({row["code"]: row["marks"] for row in one["counts"] if row["question"] == question})


def restart(evening: Evening, code: str) -> None:
    """Start the server again from the screen: the same code, the same tokens, the same address."""
    me = evening.me
    me.press("F7", "Façons de répondre")
    me.press("5", f"ouvert : code {code}", "▲ Le serveur ne tourne plus", "1 relancer le serveur")
    me.press("1", "Sur quelle adresse?")
    choose_loopback(me)
    me.see(f"ouvert : code {code}", "Le serveur écoute sur 127.0.0.1")
    me.press("Escape", gone="Le vote par SSH est ouvert : code")


def come_back(evening: Evening, code: str, connected: int) -> None:
    """Open the meeting again: the server that went on without its screen is found as it is."""
    me = evening.me
    me.start("run", TITLE)
    me.see("ÉVALUER EN SILENCE")
    until(lambda: evening.connected == connected, "the server to say who is there: it looks once a second")
    me.press("F7", "Façons de répondre")
    me.press("5", f"ouvert : code {code}", f"{connected} personnes", gone="▲ Le serveur ne tourne plus")
    me.press("Escape", gone="Le vote par SSH est ouvert")


def leave_station(me: Facilitator) -> None:
    """The last ballot is put in at the laptop, and the facilitator takes it back."""
    me.press("Enter", "Tous les bulletins sont déposés.")
    me.insist("Escape", "Terminer le poste de vote?", every=2 * REST_SECONDS)
    me.press("2", "Le poste de vote est fermé.")
