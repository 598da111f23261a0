"""A facilitator at the keyboard of a real terminal: what is typed, what the screen must say before going on.

Nothing sleeps, except before the key for the next step: after each key the next one waits for what the screen says.
Every screen seen is kept, so that a test can look through all that the room could have read.
"""

import os
import subprocess
import sys
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from fiche_tui.screens.meeting.acts.steps import TWICE_SECONDS
from tests.surroundings import around
from tests.system.terminal import Terminal

FICHE = str(Path(sys.executable).with_name("fiche"))

PEOPLE = (
    "Anne Lavoie; Maison des familles",
    "Bineta Diop; Accueil Saint-Rémi",
    "Carlos Ruiz; Comité logement",
    "Denise Roy; Table des aînés",
    "Émile Gagnon; Caisse populaire",
    "Fatima Alaoui; Centre des femmes",
    "Gaston Côté; Citoyen",
    "Hélène Tran; CIUSSS",
    "Ian Smith; École Saint-Rémi",
    "Jeanne Paul; Popote roulante",
    "Karim Benali; Maison des jeunes",
    "Line Morin; Ville",
)

ROLES = (*(f"A{n}" for n in range(1, 7)), *(f"B{n}" for n in range(1, 6)), *(f"C{n}" for n in range(1, 5)))
ROLES += (*(f"D{n}" for n in range(1, 6)), *(f"E{n}" for n in range(1, 7)))
"""The 26 roles that are assessed once the list is adjusted: B6 went into A6, E6 was added."""

WANTED = ("A3", "A5", "B2", "B4", "C1", "C3", "D1", "D4", "E1", "E2", "E4", "E5")
"""The twelve that everybody wants at the heart of the action: the shortlist."""

DOTS: Mapping[str, int] = {"E2": 8, "C3": 7, "A3": 6, "D4": 5, "B2": 5, "C1": 3, "E5": 2}
"""36 dots of twelve people, with a tie for the fourth place."""


def scale_ballot(number: int) -> list[str]:
    """What ballot ``number`` says of the 26 roles: a text of digits for each family."""
    families: dict[str, str] = {}
    for place, code in enumerate(ROLES):
        today = str((place + number) % 3)
        wanted = "3" if code in WANTED else "1"
        if number == 3 and code == "A1":
            wanted = "x"
        families[code[0]] = families.get(code[0], "") + today + wanted
    return list(families.values())


def dots_ballots(dots: Mapping[str, int], ballots: int, each: int) -> list[list[str]]:
    """Ballots of ``each`` codes that add up to ``dots``: the codes with most left go first."""
    left = dict(dots)
    found = []
    for _ballot in range(ballots):
        codes = sorted(left, key=lambda code: -left[code])[:each]
        for code in codes:
            left[code] -= 1
        found.append(codes)
    assert not any(left.values()), left
    return found


def flat(screen: str) -> str:
    """A screen with every run of spaces made one, no-break spaces too."""
    return " ".join(screen.replace("\u00a0", " ").split())


@dataclass
class Facilitator:
    """One person, one terminal, one folder."""

    terminal: Terminal
    home: Path
    seen: list[str] = field(default_factory=list)

    @property
    def environment(self) -> dict[str, str]:
        """What this person's programs find around them."""
        return around({"HOME": str(self.home)})

    def start(self, *arguments: str) -> None:
        """Run the program in the terminal."""
        self.terminal.start([FICHE, *arguments], self.environment)

    def see(self, *wanted: str, gone: str = "") -> str:
        """Wait until the screen says so."""
        screen = self.terminal.wait(*wanted, gone=gone)
        self.seen.append(screen)
        if os.environ.get("FICHE_TEST_SHOW"):
            print("\n".join(f"|{line}" for line in screen.splitlines()), "+" + "-" * 80, sep="\n", file=sys.stderr)
        return screen

    @property
    def last(self) -> str:
        """The screen seen last."""
        return self.seen[-1]

    @property
    def flat(self) -> str:
        """The screen seen last, its spaces made one."""
        return flat(self.last)

    @property
    def chosen(self) -> str:
        """The line that the mark is on, as the screen seen last shows it."""
        marked = [flat(line) for line in self.last.splitlines() if "▸" in line]
        return marked[-1].strip("│ ") if marked else ""

    def choose(self, words: str, key: str = "Down", most: int = 40) -> str:
        """Go down until the mark stands before these words."""
        for _press in range(most):
            if f"▸ {words}" in flat(self.see()):
                return self.last
            self.press(key, gone=self.chosen)
        raise AssertionError(f"no line {words!r}; the screen shows:\n{self.last}")

    def insist(self, key: str, wanted: str, *, every: float) -> None:
        """Press a key, and again every so many seconds as long as it answers none."""
        pressed = -every

        def shown(screen: str) -> bool:
            nonlocal pressed
            found = wanted in flat(screen)
            if not found and time.monotonic() - pressed >= every:
                self.terminal.keys(key)
                pressed = time.monotonic()
            return found

        self.terminal.until(shown, wanted)

    def press(self, keys: str | Sequence[str], *wanted: str, gone: str = "") -> str:
        """Press keys, then wait until the screen says so."""
        if keys == "n":
            self._wait_as_a_person_does()
        self.terminal.keys(*([keys] if isinstance(keys, str) else keys))
        return self.see(*wanted, gone=gone)

    def _wait_as_a_person_does(self) -> None:
        # Two of these keys in a row are one by a rule of the product, which counts real time.
        time.sleep(TWICE_SECONDS)

    def write(self, text: str, *wanted: str, gone: str = "") -> str:
        """Type a text and Enter, then wait until the screen says so."""
        self.terminal.type(text)
        return self.press("Enter", *wanted, gone=gone)

    def fill(self, texts: Iterable[str], *wanted: str, gone: str) -> str:
        """Fill the fields of a form in one go; ``gone`` stands on the form alone."""
        self.terminal.type("\r".join(texts))
        return self.press("Enter", *wanted, gone=gone)

    def instant(self, name: str) -> None:
        """A moment between two acts; whoever tests trouble makes it happen there."""

    def run(self, *arguments: str) -> "subprocess.CompletedProcess[str]":
        """Another process of the same person, elsewhere."""
        return subprocess.run(
            [FICHE, *arguments],
            env=self.environment,
            cwd=self.home,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
            stdin=subprocess.DEVNULL,
        )
