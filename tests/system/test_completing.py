"""The Tab key in the real shells, with the script put where the guide says."""

import sys
from pathlib import Path

import pytest

from tests.command_line.fiche import fiche_in
from tests.html.browser import needed
from tests.soaked import rest_in_soak
from tests.system.terminal import Terminal

pytestmark = pytest.mark.skipif(not Terminal.available(), reason="tmux is not installed")

START = {
    "bash": (["--norc", "--noprofile", "-i"], ". ./script"),
    "zsh": (["-f", "-i"], "fpath=($PWD $fpath); autoload -Uz compinit; compinit -D -u"),
    "fish": (["--no-config", "-i"], "source ./script"),
}
TYPED = {
    "fiche comple": "fiche completion",
    "fiche sheet check retour-a": "fiche sheet check retour-activite",
    "fiche sheet show mod": "fiche sheet show modele.md",
    "fiche run rol": "fiche run {workshop}",
    "fiche new Suite --after rol": "fiche new Suite --after {workshop}",
    "fiche export rol": "fiche export {workshop}",
}
"""What is typed before Tab, and what the line becomes."""


@pytest.mark.parametrize("shell", rest_in_soak(list(START)))
def test_tab_completes_commands_workshops_sheets_and_files(shell: str, tmp_path: Path) -> None:
    options, begin = START[shell]
    fiche = fiche_in(tmp_path)
    workshop = fiche.new("Rôles de la table")
    (fiche.here / "modele.md").write_text("# Modèle")
    (fiche.here / ("_fiche" if shell == "zsh" else "script")).write_bytes(fiche("completion", shell).data)
    path = f"{Path(sys.executable).parent}:{fiche.environment['PATH']}"
    with Terminal(fiche.here, columns=120) as terminal:
        terminal.start([needed(shell), *options], {**fiche.environment, "PATH": path})
        terminal.type(f"{begin}; echo p'rêt'")
        terminal.keys("Enter")
        terminal.wait("prêt")
        for typed, wanted in TYPED.items():
            terminal.type(typed)
            terminal.keys("Tab", "x", "x")  # What follows tells a completed word from one that fish only suggests.
            terminal.wait(f"{wanted.format(workshop=workshop)} xx")
            terminal.keys("C-u")
