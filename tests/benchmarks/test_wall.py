"""What the room's view sends in a second of the clock, and that it follows what the facilitator does."""

from contextlib import closing
from pathlib import Path

from fiche_tui.session.session import Session
from fiche_tui.system.clock import SystemClock
from fiche_tui.workshop import commands as c
from tests.benchmarks.measuring import SMALL
from tests.benchmarks.running import followed
from tests.benchmarks.starting import FICHE
from tests.meetings import stored_workshop
from tests.terminal.line import Line


def test_the_bytes_of_the_wall(tmp_path: Path) -> None:
    stored = stored_workshop(tmp_path / "data")
    environment = {"FICHE_DATA": str(tmp_path / "data"), "HOME": str(tmp_path)}
    with (
        closing(Session.open(stored, SystemClock(), "Ana")) as session,
        Line([*FICHE, "project"], environment) as wall,
    ):
        wall.until("Accueil")
        session.do(c.StartStep("accueil"))
        wall.until("ACCUEIL")
        assert sum(len(one.data) for one in wall.read(SMALL.seconds)) <= 400 * SMALL.seconds
        assert len(list(followed(wall, session, SMALL.changes))) == SMALL.changes
