"""``fiche print card``: the keys of a meeting on a card, without any workshop."""

import re

from fiche_tui.keys.table import COMMANDS
from fiche_tui.screens.program.card import LEFT_OUT, ON_CARD
from tests.command_line.fiche import Fiche


def test_the_card_needs_no_workshop_and_tells_the_keys_of_the_meeting(fiche: Fiche) -> None:
    done = fiche("print", "card", "--format", "md", "--output", "-")
    assert (done.code, done.err) == (0, "")
    shown = done.out.replace("\u00a0", " ").replace("\\", "")
    for command in COMMANDS:
        if command.group in ON_CARD and command.keys and not command.help_only and command.id not in LEFT_OUT:
            assert f": {command.tooltip}".replace("\u00a0", " ") in shown
    assert re.search(r"^- \*\*n\*\* : Passer à l’étape suivante$", shown, re.MULTILINE)
    assert "## Pendant la rencontre" in shown
    assert "## Accueil" not in shown


def test_the_card_is_a_file_of_its_own_in_large_print_on_a4(fiche: Fiche) -> None:
    done = fiche("print", "carte", "--paper", "a4", "--large")
    assert done.out == "carte-des-touches.html\n"
    html = (fiche.here / "carte-des-touches.html").read_text(encoding="utf-8")
    assert "size: a4" in html
    assert "font-size: 18pt" in html
    assert "existe déjà" in fiche.refused("print", "card")


def test_a_workshop_is_not_printed_as_nothing(fiche: Fiche) -> None:
    assert "dites quoi imprimer" in fiche.refused("print", fiche.new("Table"), code=2)
