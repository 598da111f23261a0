"""A meeting that runs now, in the real program on a pseudo-terminal."""

import sys
from collections.abc import Mapping
from pathlib import Path

from fiche_tui.session.creation import create, people_from
from fiche_tui.session.session import Session
from fiche_tui.sheet.library import content_folder
from fiche_tui.sheet.parse import parse_sheet
from fiche_tui.store.workshops import Workshops
from fiche_tui.system.clock import SystemClock
from fiche_tui.workshop import commands as c
from fiche_tui.workshop import facts as f
from fiche_tui.workshop.agenda import Run
from fiche_tui.workshop.commands import Command, Refusal
from fiche_tui.workshop.values import Details, Wall
from tests.stage import PEOPLE
from tests.terminal.line import Line

RUN = "from fiche_tui.cli import main; raise SystemExit(main())"
TITLE = "Rôles de la table"


class Meeting:
    """A workshop of the roles sheet on disk, on the machine's own clock."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "data"
        self.workshops = Workshops(self.folder)
        source = (content_folder() / "roles-acteur-collectif.md").read_bytes()
        made = create(
            self.workshops,
            SystemClock(),
            parse_sheet(source, "roles-acteur-collectif.md"),
            source,
            Details(TITLE, "Table de quartier Saint-Rémi"),
            preset="90",
            timezone="America/Toronto",
            people=people_from(PEOPLE),
        )
        assert not isinstance(made, Refusal)
        self.id = made.id
        self.run: Run

    def play(self, *commands: Command) -> None:
        """Carry commands out, leave, and remember what runs."""
        session = Session.open(self.workshops.open(self.id), SystemClock(), "Claude")
        for command in (c.Record(f.WallDeclared(Wall.TWO)), c.Record(f.KeyboardHeld("moi")), *commands):
            refusal = session.do(command)
            assert refusal is None, refusal
        assert session.state.run is not None
        self.run = session.state.run
        session.close()

    def shown(
        self,
        *,
        columns: int = 80,
        rows: int = 24,
        around: Mapping[str, str] | None = None,
        before: str = "",
        drawn: tuple[int, int] | None = None,
    ) -> Line:
        """The facilitator's screen; ``around`` is added to its environment, ``before`` is Python run before it."""
        program = ["-c", f"{before}\n{RUN}"] if before else ["-m", "fiche_tui.cli"]
        command = [sys.executable, *program, "run", self.id]
        environment = {"FICHE_DATA": str(self.folder), "HOME": str(self.folder.parent), **(around or {})}
        return Line(command, environment, columns=columns, rows=rows, drawn=drawn)
