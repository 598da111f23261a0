"""``fiche project``: which workshop it shows, what it says where it cannot, what it loads, and how it leaves."""

import sys
from contextlib import closing
from pathlib import Path

import pytest

from fiche_tui.store.workshops import Workshops
from fiche_tui.system.clock import StoppedClock
from fiche_tui.workshop import commands as c
from tests.command_line.fiche import Fiche
from tests.meetings import opened, stored_workshop
from tests.terminal.line import Line
from tests.workshop.samples import START


def test_without_a_name_it_wants_one_workshop_that_somebody_facilitates(fiche: Fiche) -> None:
    assert "Personne n’anime d’atelier ici" in fiche.refused("project")
    first, second = (stored_workshop(fiche.data, title) for title in ("Un", "Deux"))
    with closing(opened(first)):
        assert "Il faut un terminal" in fiche.refused("project")
        with closing(opened(second)):
            said = fiche.refused("projeter")
            assert "2 ateliers sont animés" in said
            assert first.folder.name in said
            assert second.folder.name in said


def test_a_name_that_means_nothing_is_refused(fiche: Fiche) -> None:
    fiche.new("Rôles")
    assert "Aucun atelier ne correspond" in fiche.refused("project", "cuisine")
    assert "Il faut un terminal" in fiche.refused("project", "roles")


LOADED = """
import sys, threading
from fiche_tui.cli import main
code = main(sys.argv[1:])
print(*({"textual", "rich", "asyncio", "fiche_tui.session", "fiche_tui.screens"} & {*sys.modules}))
print("LEFT", code)
"""


@pytest.mark.parametrize("leave", ["q", "\x03"])
def test_it_follows_the_meeting_and_leaves_without_having_loaded_any_screen(tmp_path: Path, leave: str) -> None:
    clock = StoppedClock(START)
    stored = stored_workshop(tmp_path / "data", clock=clock)
    with closing(opened(stored, clock)) as session:
        command = [sys.executable, "-c", LOADED, "project", "--couleurs", "sombre"]
        with Line(command, {"FICHE_DATA": str(Workshops(tmp_path / "data").folder), "HOME": str(tmp_path)}) as line:
            line.until("Accueil, intention")
            session.do(c.StartStep("accueil"))
            line.until("ACCUEIL, INTENTION")
            line.resize(100, 30)
            line.until("ACCUEIL, INTENTION")
            line.type(leave)
            line.until("LEFT 0")
            after = line.screen.text.partition("LEFT")[0].splitlines()
            assert not {"textual", "rich", "asyncio", "fiche_tui.session", "fiche_tui.screens"} & {*after[-1].split()}
            assert line.attributes() == line.at_first
