"""Killed with no warning at many instants of a whole workshop: the same step, the right time, everything entered."""

import re
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from fiche_tui.drawing.digits import banner
from tests.system import ninety
from tests.system.playing import DOTS, Facilitator, dots_ballots, flat, scale_ballot
from tests.system.terminal import Terminal
from tests.system.test_ninety_minutes import check

pytestmark = pytest.mark.skipif(not Terminal.available(), reason="tmux is not installed")

SLACK = 2.5
"""Seconds that a reading of the clock may be off: it shows whole seconds, and a screen is read a moment after it."""

CLOCKS = {
    tuple(line.rstrip() for line in banner(f"{left // 60:02}:{left % 60:02}", 5)): left for left in range(20 * 60)
}


def time_left(screen: str) -> int:
    """The seconds left of the step, as the screen shows them: in the first row, or in big digits."""
    first, *rest = screen.splitlines()
    if found := re.search(r"(\d\d):(\d\d) · \w", first):
        return int(found[1]) * 60 + int(found[2])
    for top in range(len(rest) - 4):
        five = [line.rstrip() for line in rest[top : top + 5]]
        margin = min((len(line) - len(line.lstrip()) for line in five if line), default=0)
        if (left := CLOCKS.get(tuple(line[margin:] for line in five))) is not None:
            return left
    raise AssertionError(f"no clock on:\n{screen}")


def has_clock(screen: str) -> bool:
    """Whether the time left can be read, and no dialog hides it."""
    try:
        return time_left(screen) >= 0
    except AssertionError:
        return False


@dataclass
class Killed(Facilitator):
    """A facilitator whose program is killed at every instant that has a name."""

    kills: int = 0

    def instant(self, name: str) -> None:
        """Kill the program, open the workshop again: the screen is the one that was there."""
        del name
        begun = self.terminal.until(has_clock, "a clock")
        # A sentence is said a moment before the list behind it is drawn: with the next second both are there.
        before = self.terminal.until(
            lambda now: has_clock(now) and ("En pause" in now or time_left(now) != time_left(begun)), "the next second"
        )
        self.kill_and_return(before)
        self.terminal.until(lambda after: same_step(before, after), f"the same step as\n{before}")

    def in_the_middle(self, *keys: str, typed: str, until: str, shown: str = "") -> None:
        """Begin an act by these keys, be killed before it is stored, come back: the act is to be begun again."""
        before = self.terminal.until(has_clock, "a clock")
        for key in keys:
            self.terminal.keys(key)
        self.see(until)
        self.terminal.type(typed)
        self.see(typed[-20:])
        self.kill_and_return(before)
        if shown:
            self.see(shown, gone=until)
            assert step_of(self.last) == step_of(before)
        else:
            self.terminal.until(lambda after: same_step(before, after), f"the same step as\n{before}")

    def kill_and_return(self, before: str) -> None:
        """Kill, run again, and compare the time left with the time that really passed."""
        shown = time.monotonic()
        left = time_left(before)
        self.terminal.kill()
        self.start("run", ninety.TITLE)
        after = self.terminal.until(has_clock, "a clock again")
        passed = time.monotonic() - shown
        assert abs(left - time_left(after) - passed) <= SLACK, f"{left} s left, {passed:.1f} s passed:\n{after}"
        self.seen.append(after)
        self.kills += 1


def step_of(screen: str) -> str:
    """The step's title, or its number where the clock is the screen."""
    first = flat(screen.splitlines()[0])
    return re.sub(r"\d\d:\d\d · .*|fin .*", "", first)


def body_of(screen: str) -> list[str]:
    """What the step shows, without the clock, the mark and the keys."""
    lines = [flat(line.replace("▸", " ")) for line in screen.splitlines()[2:-1]]
    words = ("Il reste", "À suivre", "À l’heure")
    return [line for line in lines if line and not re.search("[█▀▄]", line) and not line.startswith(words)]


def same_step(before: str, after: str) -> bool:
    """Whether both screens show the same; its sentence may be gone and its row show one line more."""
    was, now = set(body_of(before)), set(body_of(after))
    return step_of(before) == step_of(after) and len(was - now) <= 2 and len(now - was) <= 2


@pytest.fixture
def me(tmp_path: Path) -> Iterator[Killed]:
    with Terminal(tmp_path) as terminal:
        yield Killed(terminal, tmp_path)


def test_killed_at_every_step_of_a_workshop(me: Killed) -> None:
    me.start()
    ninety.create(me)
    ninety.prepare(me)
    # In a dialog of the preparation, then at the question that is asked first: nothing of the preparation is lost.
    me.press("i", "Une par ligne")
    me.terminal.type("Quelqu’un d’autre")
    me.see("Quelqu’un d’autre")
    me.terminal.kill()
    me.start("run", ninety.TITLE)
    me.see("L’écran projeté montre-t-il la même chose que le vôtre?")
    me.terminal.kill()
    me.start()
    me.see("Ateliers", f"▸ dans 30 jours {ninety.TITLE}", str(ninety.DAY))
    me.press("Enter", "2 Préparer la rencontre")
    me.press("2", "Préparer ·", "12 personnes, 12 voix", "Salle Bellevue", "Heure 13 h 30")
    ninety.begin(me)
    me.instant("the first step")
    ninety.welcome(me)
    me.in_the_middle("c", typed="Une note à moitié", until="Ce qui est dit")
    ninety.adjust(me)
    # The first family is open again; what was changed in the others is counted.
    changes = "1 ajouté (E6), 1 reformulé, 1 fusionné"
    me.in_the_middle("i", typed="Un rôle à moitié", until="Insérer un rôle", shown=changes)
    ninety.settle(me)
    me.instant("the silent assessment")
    count(me)
    me.instant("every ballot is in")
    reveal(me)
    me.instant("the assessment is revealed")
    vote(me)
    ninety.tie(me)
    me.instant("the tie is settled")
    ninety.carry(me)
    me.in_the_middle("d", typed="Nous décidons à moitié", until="Nous décidons de…")
    ninety.agree(me)
    me.in_the_middle("i", typed="Une réserve à moitié", until="Mot pour mot")
    me.instant("agreed")
    ninety.close(me)
    me.terminal.kill()
    me.start("run", ninety.TITLE)
    me.see("Le compte rendu est final.", "s lire le compte rendu")
    assert me.kills >= 10
    minutes = ninety.export(me)
    check(minutes)
    assert "à moitié" not in minutes


def count(me: Killed) -> None:
    """Twelve ballots; the third is half keyed when the program dies, and every digit of it stays."""
    me.press("n", "b saisir les bulletins", "sur 12 personnes présentes")
    me.instant("before the first ballot")
    before = me.last
    me.press("b", "Dépouillement · bulletin 1 sur 12")
    for number in (1, 2):
        ninety.key_ballot(me, number)
    first, second, *rest = scale_ballot(3)
    me.terminal.type(f"{first}\r{second[:4]}")
    me.see("bulletin 3 sur 12", "Famille B : 4 chiffres sur 10")
    me.kill_and_return(me.last)
    assert step_of(me.last) == step_of(before)
    me.see("Pas fini : le bulletin 3 (z pour le rouvrir).", "Encore 10 bulletins")
    me.press("z", "Numéro écrit au coin")
    me.write("3", "bulletin 3, rouvert", "Bulletin 3 : 4 chiffres repris.", "Famille B : 4 chiffres sur 10")
    me.terminal.type("".join(f"{family}\r" for family in (second[4:], *rest)))
    me.see("Bulletin 3 déposé.")
    for number in range(4, 13):
        ninety.key_ballot(me, number)
    ninety.end_count(me)


def reveal(me: Killed) -> None:
    """Killed while the room is asked; the secret holds."""
    me.press("n", "F9 dévoiler, sans retour", "sur 12 personnes présentes", gone="En reste-t-il")
    before = me.terminal.until(has_clock, "a clock")
    me.press("F9", "Dévoiler?", "Échap attendre")
    me.kill_and_return(before)
    me.see("F9 dévoiler, sans retour", "sur 12 personnes présentes")
    me.press("F9", "Dévoiler?", "Échap attendre")
    me.press("Enter", "Dévoilé.", "12 bulletins sur 12 personnes", gone="Échap attendre")


def vote(me: Killed) -> None:
    """Killed with five ballots in and a code half written, which is there again."""
    me.press("n", "12 personnes votent")
    me.press("Enter", "F9 dévoiler, sans retour", "3 points par personne", gone="corriger les présences")
    me.press("b", "Dépouillement · bulletin 1 sur 12")
    for number, codes in enumerate(dots_ballots(DOTS, 12, 3), start=1):
        if number == 6:
            typed = "".join(codes).lower()
            me.terminal.type(typed[:3])
            me.see(f"[ {typed[2].upper()}_ ]")
            me.kill_and_return(me.last)
            me.see("▲ Bulletin à terminer avant de dévoiler : 6", "sur 12 personnes présentes")
            me.press("b", "Bulletin 6 : 2 codes repris.", "5 bulletins déposés sur 12")
            me.terminal.type(typed[3:] + "\r")
        else:
            me.terminal.type("".join(codes).lower() + "\r")
        me.see(f"Bulletin {number} déposé.")
    me.press("Escape", "F9 dévoiler, sans retour", "sur 12 personnes présentes", gone="Dépouillement · bulletin")
