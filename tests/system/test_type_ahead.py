"""Keys that come faster than the screen, as on a slow line: each is answered in its turn, and no letter is lost."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.system.playing import Facilitator, scale_ballot
from tests.system.terminal import Terminal

pytestmark = pytest.mark.skipif(not Terminal.available(), reason="tmux is not installed")


@pytest.fixture
def me(tmp_path: Path) -> Iterator[Facilitator]:
    with Terminal(tmp_path) as terminal:
        yield Facilitator(terminal, tmp_path)


def test_a_whole_note_typed_in_one_burst(me: Facilitator) -> None:
    name = me.run("new", "Rafale", "--agenda", "90").stdout.strip()
    me.start("run", name)
    me.see("L’écran projeté montre-t-il")
    # The two opening questions, the first step, a note, an action, all before the screen has had time to answer.
    # Up, right and down make a follow-up of what would be a note.
    follow_up = "c\x1b[A\x1b[C\x1b[BRéserver la salle\tIan Smith\tavril\r"
    me.terminal.type(f"2\rncUne première note\r{follow_up}dNous irons à la mairie\r")
    me.see("Étape 1 sur 10", "Déc. 1 consignée.")
    minutes = me.run("export", name, "--output", "-").stdout
    assert "Une première note" in minutes
    assert "Réserver la salle" in minutes
    assert "Ian Smith" in minutes
    assert "avril" in minutes
    assert "Nous irons à la mairie" in minutes


def test_ballots_in_one_burst_say_what_was_typed(me: Facilitator) -> None:
    name = me.run("new", "Rafale", "--agenda", "90", "--person", "Anne", "--person", "Line").stdout.strip()
    me.start("run", name)
    me.see("L’écran projeté montre-t-il")
    me.terminal.type("2\rnnn")
    me.see("Étape 1 sur 10", gone="Qui prend les notes")
    me.press("n", "▸ A1")
    me.press("n", "Arrêter la liste?")
    me.press("Enter", "2 personnes votent")
    me.terminal.type("\rb")
    me.see("bulletin 1 sur 2")
    # The sheet as it came: B has six roles and E five.
    sizes = (12, 12, 8, 10, 10)
    for number in (1, 3):
        digits = "".join(scale_ballot(number))
        families = [digits[sum(sizes[:place]) : sum(sizes[: place + 1])] for place in range(len(sizes))]
        me.terminal.type("\r".join(families) + "\r")
    me.see("Tous les bulletins y sont.", "2 bulletins déposés sur 2")
