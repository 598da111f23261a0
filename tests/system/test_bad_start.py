"""What surrounds the program is wrong: one sentence on what to do, exit 1, and not a byte of any workshop changes."""

import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.command_line.test_surroundings import AS_NOBODY, NOBODY
from tests.system.playing import FICHE, Facilitator, flat
from tests.system.terminal import Terminal

pytestmark = pytest.mark.skipif(not Terminal.available(), reason="tmux is not installed")

TITLE = "Atelier de demain"
BROKEN = """---
title: Fiche cassée
---

## A. Une famille

- Un rôle
- 

## Déroulement

| étape | minutes |
"""


def facilitator(folder: Path, terminal: Terminal) -> Facilitator:
    """Somebody with one workshop."""
    me = Facilitator(terminal, folder)
    assert me.run("new", TITLE, "--agenda", "90").returncode == 0
    return me


def tree(folder: Path) -> dict[str, bytes]:
    """Every file of the workshops."""
    return {str(path): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def refused(me: Facilitator, *arguments: str, term: str = "xterm-256color", said: str) -> None:
    """The command says one sentence and ends with 1; no screen opens and nothing is written."""
    before = tree(me.home)
    me.terminal.start([FICHE, *arguments], {**me.environment, "TERM": term})
    screen = me.see("CODE=1", said)
    sentence = flat(screen.partition("CODE=1")[0])
    assert sentence.startswith("fiche: ")
    assert "Traceback" not in sentence
    assert "Ateliers" not in sentence
    assert tree(me.home) == before


@pytest.mark.parametrize("command", [[], ["run", TITLE]])
def test_a_terminal_of_60_by_20(tmp_path: Path, command: list[str]) -> None:
    with Terminal(tmp_path, 60, 20) as terminal:
        me = facilitator(tmp_path, terminal)
        refused(me, *command, said="Le terminal a 60 colonnes et 20 rangées")


@pytest.fixture
def me(tmp_path: Path) -> Iterator[Facilitator]:
    with Terminal(tmp_path) as terminal:
        yield facilitator(tmp_path, terminal)


def test_a_terminal_that_cannot_draw(me: Facilitator) -> None:
    refused(me, "run", TITLE, term="dumb", said="Ce terminal ne peut pas dessiner un écran.")


def test_an_unknown_workshop(me: Facilitator) -> None:
    refused(me, "run", "Atelier d’hier", said="Atelier d’hier")


def test_not_a_terminal_at_all(me: Facilitator) -> None:
    before = tree(me.home)
    done = me.run("run", TITLE)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (1, "", 1)
    assert "Il faut un terminal pour animer." in done.stderr
    assert tree(me.home) == before


def test_a_broken_sheet(me: Facilitator) -> None:
    sheet = me.home / "cassee.md"
    sheet.write_text(BROKEN, encoding="utf-8")
    before = tree(me.home)
    checked = me.run("sheet", "check", str(sheet))
    assert checked.returncode == 1
    assert "cassee.md, ligne 1, erreur" in flat(checked.stdout)
    assert checked.stderr.count("\n") == 1
    made = me.run("new", "Un atelier", "--sheet", str(sheet))
    assert made.returncode == 1
    assert "Traceback" not in made.stderr
    assert made.stderr.startswith("fiche: ")
    assert tree(me.home) == before
    # In the folder of sheets it is shown as broken, and the others can be chosen.
    (own,) = me.home.rglob("fiche-tui")
    (own / "sheets").mkdir()
    (own / "sheets" / "cassee.md").write_text(BROKEN, encoding="utf-8")
    me.start()
    me.see("1 atelier", TITLE)
    me.press("i", "Nouvel atelier")
    me.write("Un autre atelier", "Quelle fiche?", "▸ Rôles possibles d’un acteur collectif", "cassee")


def test_a_data_folder_that_is_read_only(tmp_path: Path) -> None:
    # Under the folder of the tests nobody else may enter.
    with tempfile.TemporaryDirectory() as place, Terminal(tmp_path) as terminal:
        home = Path(place)
        me = facilitator(home, terminal)
        for path in (home, *home.rglob("*")):
            path.chmod(0o555 if path.is_dir() else 0o444)
        try:
            before = tree(home)
            root = os.geteuid() == 0
            command = [sys.executable, "-c", AS_NOBODY, str(NOBODY)] if root else [FICHE]
            terminal.start([*command, "run", TITLE], me.environment)
            me.see("Tout est prêt", "Le disque refuse d’écrire")
            # Why this act was refused, or that nothing is written any more: each says what to look at.
            me.press("n", "Vérifiez les droits")
            me.see("Tout est prêt", gone="Étape 1 sur 10")
            me.press("q", "1 atelier")
            me.press("i", "Nouvel atelier")
            me.write("Un autre", "Quelle fiche?")
            me.press("Enter", "Quel déroulement?")
            me.press("Enter", "✗ Impossible d’écrire ~/.local/share/fiche-tui : vous")
            me.press("Escape", "Quelle fiche?", gone="Impossible")
            me.press("Escape", "1 sur 3", gone="Quelle fiche?")
            me.press("Escape", "1 atelier", gone="1 sur 3")
            me.press("q", "CODE=0")
            assert tree(home) == before
        finally:
            for path in (home, *home.rglob("*")):
                path.chmod(0o755 if path.is_dir() else 0o644)


def test_a_window_made_too_small_in_the_middle_comes_back(me: Facilitator) -> None:
    me.start("run", TITLE)
    me.see("L’écran projeté montre-t-il")
    me.press("2", "Qui prend les notes")
    me.press("Enter", "Tout est prêt")
    me.press("n", "Étape 1 sur 10")
    me.press("c", "Ce qui est dit")
    me.terminal.type("Une note en cours")
    me.see("Une note en cours")
    for columns, rows in ((60, 20), (79, 24), (80, 23), (20, 5), (1, 1)):
        me.terminal.resize(columns, rows)
        if columns > 1:
            me.see("Agrandissez", gone="Une note en cours")
            # Whatever is pressed under the cover does nothing. No Escape: alone, it waits to be told from a sequence,
            # and would be answered after the cover is gone.
            me.terminal.keys("Enter", "q", "n")
            me.terminal.taken()
        # What was read is answered before the window grows again; of one cell nobody can see whether it was noticed.
        me.terminal.rested()
        me.terminal.resize(80, 24)
        me.see("Une note en cours", "Ce qui est dit", "Étape 1 sur 10", gone="Agrandissez la fenêtre")
    me.insist("Enter", "Note consignée.", every=3)
    me.terminal.resize(160, 45)
    me.see("Note consignée.", "Étape 1 sur 10")
    me.terminal.resize(80, 24)
    me.see("ACCUEIL, INTENTION, PRÉSENCES", gone="Agrandissez")
    assert "Une note en cours" in me.run("export", TITLE, "--output", "-").stdout


def test_a_window_made_too_small_while_a_ballot_is_keyed(me: Facilitator) -> None:
    me.start("run", TITLE)
    me.see("L’écran projeté montre-t-il")
    me.press("2", "Qui prend les notes")
    me.press("Enter", "Tout est prêt")
    me.press("n", "Étape 1 sur 10")
    me.press("n", "▸ A1")
    me.press("n", "Arrêter la liste?")
    me.press("Enter", "ÉVALUER EN SILENCE")
    me.press("b", "bulletin 1")
    me.terminal.type("123")
    me.see("Famille A : 3 chiffres sur 12")
    me.terminal.resize(40, 10)
    me.see("Agrandissez la fenêtre")
    me.terminal.type("0123")
    me.terminal.resize(80, 24)
    me.see("Famille A : 3 chiffres sur 12", gone="Agrandissez")
