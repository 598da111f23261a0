"""What the shells are given to complete: the whole command line in the user's words, and the names of what exists."""

import argparse

import pytest

from fiche_tui.command_line.completion import COMPLETED, SHELLS, _with_its_commands
from fiche_tui.command_line.main import parser
from tests.command_line.fiche import Fiche

TYPED = {
    *("account", "agenda", "begin", "by", "code", "collective", "date", "host", "person", "place", "port", "separator"),
    *("address", "spares", "time", "timezone", "title", "voters"),
}
"""Arguments that nothing on this machine can complete."""


def test_every_argument_is_completed_or_only_the_person_can_know_it() -> None:
    actions = {
        action.dest
        for one in _with_its_commands(parser())
        for action in one._actions
        if action.nargs != 0 and action.choices is None and not isinstance(action, argparse._SubParsersAction)
    }
    assert actions - set(COMPLETED) == TYPED
    assert set(COMPLETED) <= actions


@pytest.mark.parametrize("shell", SHELLS)
def test_a_script_holds_every_command_by_both_names_and_the_options_of_each(shell: str, fiche: Fiche) -> None:
    done = fiche("completion", shell)
    assert (done.code, done.err) == (0, "")
    for word in ("export", "exporter", "hand-over", "montrer", "docx", "separator", "restore", "retablir"):
        assert word in done.out


def test_a_script_speaks_the_language_of_the_interface(fiche: Fiche) -> None:
    assert "-d 'lister les ateliers'" in fiche("completion", "fish").out
    assert "-d 'list the workshops'" in fiche("--lang", "en", "completion", "fish").out
    assert "lister" not in fiche("--lang", "en", "completion", "fish").out


def test_workshops_are_offered_by_id_and_found_by_title(fiche: Fiche) -> None:
    roles = fiche.new("Rôles de la table")
    year = fiche.new("Été\tà la table\x1b[2J")
    offered = fiche("completion", "--words", "workshops").out.splitlines()
    assert sorted(line.split("\t")[0] for line in offered) == sorted([roles, year])
    assert f"{roles}\tRôles de la table" in offered
    assert "\x1b" not in "".join(offered)
    for begin in ("ro", "Rô", "ROLES DE", '"Rô', "'rôles de"):
        assert fiche("completion", "--words", "workshops", f"--begin={begin}").out == f"{roles}\tRôles de la table\n"


def test_sheets_are_offered_by_id_where_no_shell_could_read_it_otherwise(fiche: Fiche) -> None:
    sheets = fiche.data / "sheets"
    sheets.mkdir(parents=True)
    for name in ("bilan.md", "$(touch la).md", "deux mots.md", "-x.md"):
        (sheets / name).write_text("# Bilan")
    offered = [line.split("\t")[0] for line in fiche("completion", "--words", "sheets").out.splitlines()]
    assert {"bilan", "roles-acteur-collectif"} <= set(offered)
    assert not {"$(touch la)", "deux mots", "-x"} & set(offered)
    assert fiche("completion", "--words", "sheets", "--begin=bil").out == "bilan\tbilan.md\n"


def test_without_a_shell_it_says_which_there_are(fiche: Fiche) -> None:
    assert "donnez bash, zsh ou fish" in fiche.refused("completion", code=2)
    assert "« csh » n’existe pas" in fiche.refused("completion", "csh", code=2).replace("\u00a0", " ")
