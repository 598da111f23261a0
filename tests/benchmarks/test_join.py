"""What a participant's program sends for a key, and in a second of the clock."""

from contextlib import closing
from pathlib import Path

from fiche_tui.session.session import Session
from fiche_tui.system.clock import SystemClock
from fiche_tui.workshop.room.values import WallView, WayIn
from tests.benchmarks.measuring import median
from tests.benchmarks.running import answer
from tests.benchmarks.starting import CODE, FICHE
from tests.meetings import assessing, stored_workshop
from tests.terminal.line import Line


def test_the_bytes_of_a_ballot(tmp_path: Path) -> None:
    stored = stored_workshop(tmp_path / "data")
    environment = {"FICHE_DATA": str(tmp_path / "data"), "HOME": str(tmp_path)}
    with closing(Session.open(stored, SystemClock(), "Ana")) as session:
        assessing(session)
        session.show_on_wall(WallView(ways_in=(WayIn("ssh serveur", CODE),)))
        with Line([*FICHE, "join", CODE], environment) as one:
            one.until("Le groupe ne verra que les totaux.")
            one.send(b"\r")
            one.until("Évaluer · A")
            keys = [answer(one, key)[1] for key in (b"2", b"3", b"\x1b[A", b"\x1b[A")]
            assert median(keys) <= 900
            one.send(b"\x1b")
            one.until("Quitter sans déposer")
            one.send(b"\r")
            one.until("remplir votre bulletin")
            assert sum(len(each.data) for each in one.read(1)) <= 400
