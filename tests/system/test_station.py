"""The laptop passed around in a real terminal: three people, one after the other, one of whom types too much."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from fiche_tui.screens.ballots.station import REST_SECONDS
from tests.soaked import rest_in_soak
from tests.system.playing import PEOPLE, Facilitator, flat
from tests.system.terminal import Terminal

pytestmark = pytest.mark.skipif(not Terminal.available(), reason="tmux is not installed")

HANDED = ("À la personne suivante.", "Personne d’autre ne regarde l’écran.", "Entrée : commencer")
STORED = "Enregistré, secret avant le dévoilement."
CHOICE = re.compile(r"\[[0-3x✓]\]")
"""An answer as a ballot shows it."""


@pytest.fixture(params=rest_in_soak([(80, 24), (160, 45)]), ids=str)
def me(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Facilitator]:
    with Terminal(tmp_path, *request.param) as terminal:
        yield Facilitator(terminal, tmp_path)


def sit_down(me: Facilitator, letter: str, name: str) -> None:
    """Begin at the screen between two people, and say who it is."""
    me.insist("Enter", "Qui vote maintenant?", every=2 * REST_SECONDS)
    me.press(letter, f"▸ {name}")
    me.press("Enter", "Évaluer · A ● Réseautage", "1 sur 26")


def handed_over(me: Facilitator, people: int) -> None:
    """Nothing but the turnout and the words to the next person."""
    screen = me.see(*HANDED, STORED, "sur 12")
    assert not CHOICE.search(screen), screen
    assert not re.search(r"\b[A-E]\d\b", screen), screen
    assert ("bulletins" if people > 1 else "bulletin") in flat(screen).split()
    (room,) = me.home.rglob("room.json")
    assert json.loads(room.read_text(encoding="utf-8"))["room"]["asked"][0]["answered"] == people


def test_three_people_vote_on_one_laptop(me: Facilitator) -> None:
    people = [part for one in PEOPLE for part in ("--person", one)]
    name = me.run("new", "Poste", "--agenda", "90", *people).stdout.strip()
    me.start("run", name)
    me.see("L’écran projeté montre-t-il")
    me.terminal.type("1\rn")
    me.see("Étape 1 sur 10", gone="Qui prend les notes")
    me.press("n", "▸ A1")
    me.press("n", "Arrêter la liste?")
    me.press("Enter", "personnes votent")
    me.press("Enter", "ÉVALUER EN SILENCE", gone="corriger les présences")
    me.press("F7", "Façons de répondre")
    me.press("2", "Le bulletin paraîtrait sur l’écran projeté.", "pas de projecteur")
    me.press("Escape", "Le bulletin paraîtrait sur l’écran projeté. Débranchez le projecteur, ou utilisez le papier.")
    me.press("F7", "Façons de répondre")
    me.press("2", "pas de projecteur")
    me.press("3", *HANDED)

    # Anne answers everything with digits, in one burst, and goes on hitting keys after the end.
    sit_down(me, "a", "Anne Lavoie")
    me.terminal.type("3" * 52)
    me.see("C’est la fin du bulletin.", "Vous avez répondu à tout.")
    me.press("Enter", "Déposer votre bulletin?")
    me.terminal.type("\r\rb\r22q")
    handed_over(me, 1)

    # Bineta uses the arrows, leaves the rest, and takes her time.
    sit_down(me, "b", "Bineta Diop")
    assert not CHOICE.search(me.last)
    me.press("Right", "[0]")
    me.press("Right", "[1]")
    me.press("Enter", "26 rôles sans réponse : les laisser?")
    me.press("Escape", "1 sur 26", gone="Déposer votre bulletin?")
    me.press("Enter", "Déposer votre bulletin?")
    me.press("Enter", STORED)
    handed_over(me, 2)

    # Anne again: an empty ballot in place of the first, at the width of a telephone.
    me.terminal.resize(40, 20)
    sit_down_again(me)
    me.terminal.type("1" * 52)
    me.see("C’est la fin du bulletin.")
    me.press("Enter", "Déposer votre bulletin?")
    me.press("Enter", STORED)
    handed_over(me, 2)
    me.terminal.resize(80, 24)

    leave(me)
    me.press("n", "bulletins", "dont 2 au poste de vote", "F7")
    me.press("n", "F9 dévoiler")
    (key,) = me.home.rglob("key-0001.json")
    (box,) = me.home.rglob("boxes/poste/round-0001.json")
    assert len(json.loads(box.read_text(encoding="utf-8"))["ballots"]) == 2
    assert "Anne" not in box.read_text(encoding="utf-8")
    me.press("F9", "Dévoiler?", "2 bulletins sur 12 : il en manque 10.")
    me.press("Enter", "Dévoilé.", "2 bulletins sur 12", gone="Échap attendre")
    assert not key.exists()

    exported = json.loads(me.run("export", name, "--format", "json", "--output", "-").stdout)
    (one,) = exported["rounds"]
    assert (one["people"], one["doors"]) == (2, {"station": 2})
    first, second = one["counts"][:2]
    assert (first["levels"], first["dont_know"]) == ([0, 2, 0, 0], 0)
    assert (second["levels"], second["dont_know"]) == ([0, 1, 0, 0], 1)
    minutes = me.run("export", name, "--output", "-").stdout.replace("\u00a0", " ")
    assert "2 bulletins sur un poste de vote" in minutes
    # Neither the window's title nor any screen between two people ever told a choice.
    assert not CHOICE.search(me.terminal.title())


def sit_down_again(me: Facilitator) -> None:
    """Anne comes back to the screen between two people, of 40 columns."""
    me.insist("Enter", "Qui vote maintenant?", every=2 * REST_SECONDS)
    me.press("a", "▸ Anne Lavoie", "✓ déposé")
    me.press("Enter", "Un bulletin est déjà déposé à ce")
    assert not CHOICE.search(me.last)
    me.press("1", "1 sur 26", gone="déjà déposé")
    assert not CHOICE.search(me.last)


def leave(me: Facilitator) -> None:
    """The facilitator takes the laptop back; Enter alone would have gone on voting."""
    me.insist("Escape", "Terminer le poste de vote?", every=2 * REST_SECONDS)
    me.press("Enter", "À la personne suivante.", gone="Terminer le poste de vote?")
    me.press("Escape", "Terminer le poste de vote?")
    me.press("2", "Le poste de vote est fermé.", "ÉVALUER EN SILENCE")
