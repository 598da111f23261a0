"""A workshop that was handed over, whose folder its maker keeps: what the maker takes away is noticed and told.

As root, with real accounts: Ana makes the workshop and hands it over, Léa goes on with it.
"""

import os
from collections.abc import Iterator

import pytest

from tests.command_line.server import Server, server
from tests.soaked import rest_in_soak

pytestmark = pytest.mark.skipif(os.geteuid() != 0, reason="only root can make accounts and become them")


@pytest.fixture(scope="module")
def shared() -> Iterator[Server]:
    with server() as made:
        yield made


GO_ON = """
from fiche_tui.command_line.places import workshops
os.environ["FICHE_DATA"] = sys.argv[2]
mine = workshops().open(sys.argv[3])
def write(*texts):
    session = Session.open(mine, SystemClock(), "lea")
    for text in texts:
        session.do(c.Write(text, CaptureKind.DECISION, text))
    told["captures"] = [one.text for one in session.state.captures]
    told["restored"] = len(session.state.restored)
    session.close()
    return "ok"
"""


@pytest.fixture
def handed(shared: Server, request: pytest.FixtureRequest) -> str:
    """A workshop that Ana handed over, in which Léa wrote twenty-five decisions."""
    known_id = shared.run("ana", "new", f"Remise {request.node.name}").out.strip()
    assert shared.run("ana", "hand-over", known_id, shared.name("lea"), "--yes").code == 0
    told = shared.work("lea", known_id, GO_ON + 'write(*(f"Par Léa {n}" for n in range(25)))')
    assert len(told["captures"]) == 25
    return known_id


FAR = "journal-0002.backup-000019.json"

TAKEN = {
    "deleted": 'os.unlink("journal-0002.json")',
    "put back to a backup": f'os.rename("{FAR}", "journal-0002.json")',
}


@pytest.mark.parametrize("how", rest_in_soak(list(TAKEN)))
def test_facts_that_the_maker_took_away_are_told_at_the_next_opening(shared: Server, handed: str, how: str) -> None:
    told = shared.work("ana", handed, f'os.chdir(stored.folder)\ntold["done"] = tried(lambda: {TAKEN[how]})')
    assert told == {"done": "ok"}
    left = 2 if how == "deleted" else 19
    sentence = (
        f"Des 28 faits que vous connaissez de l’atelier {shared.data / handed}, il n’en reste que {left} : "
        "le compte qui garde son dossier a pu en effacer. "
        "Demandez-lui une sauvegarde, ou continuez ainsi, ce que dira le compte rendu, "
        "en l’ouvrant à l’accueil ou par : fiche run ATELIER --restore"
    )
    assert shared.work("lea", handed, GO_ON + 'told["said"] = tried(lambda: write("Rien"))') == {"said": sentence}
    assert shared.refused("lea", "export", handed, "--output", "-") == sentence
    # Going on from what is left is a deliberate act, and the minutes tell it.
    restore = """
told["kept"] = mine.restore_journal("s1", "lea", SystemClock().now())
write("De nouveau")
"""
    told = shared.work("lea", handed, GO_ON + restore)
    assert (told["kept"], told["captures"][-1], told["restored"]) == (None, "De nouveau", 1)
    assert "repris d’une copie" in shared.run("lea", "export", handed, "--output", "-").out.replace("\u00a0", " ")
    told = shared.work("lea", handed, GO_ON + 'write("Encore")')
    assert (told["captures"][-1], told["restored"]) == ("Encore", 1)


SCREENS = "import asyncio, types, fiche_tui.screens.home.opening as home"
FROM_HOME = """
from fiche_tui.command_line.places import workshops
os.environ["FICHE_DATA"] = sys.argv[2]
class Desk:
    fiche = types.SimpleNamespace(workshops=workshops(), clock=SystemClock())
    asked = []
    def __init__(self, answer):
        self.answer = answer
    async def ask(self, dialog):
        self.asked.append(dialog._body[0].plain)
        return self.answer
    def say(self, sentence, refused=False):
        pass
    def read_list(self):
        pass
def opened(answer):
    session = asyncio.run(home.Opening(Desk(answer)).session_of(sys.argv[3]))
    if session is None:
        return False
    told["restored"] = len(session.state.restored)
    session.close()
    return True
"""


@pytest.mark.soak
def test_home_says_it_in_a_dialog_and_goes_on_only_when_told_to(shared: Server, handed: str) -> None:
    shared.work("ana", handed, f"os.chdir(stored.folder)\n{TAKEN['deleted']}")
    asked = FROM_HOME + 'told["opened"] = [opened(answer) for answer in (None, False, True, None)]\n'
    told = shared.work("lea", handed, asked + 'told["asked"] = Desk.asked', first=SCREENS)
    assert told["opened"] == [False, False, True, True]
    assert told["restored"] == 1
    assert len(told["asked"]) == 3
    assert told["asked"][0].startswith("Des 28 faits que vous connaissez de cet atelier, il n’en reste que 2 :")


def test_nothing_is_told_where_nothing_was_taken_and_others_wrote_since(shared: Server, handed: str) -> None:
    lea, ana = shared.name("lea"), shared.name("ana")
    assert shared.run("lea", "hand-over", handed, ana, "--yes").code == 0
    program = (
        'session = Session.open(stored, SystemClock(), "ana")\nsession.record(f.KeyboardHeld("Ana"))\nsession.close()'
    )
    shared.work("ana", handed, program)
    assert shared.run("ana", "hand-over", handed, lea, "--yes").code == 0
    told = shared.work("lea", handed, GO_ON + 'write("Après")')
    assert (told["captures"][-1], told["restored"]) == ("Après", 0)


def test_a_restore_of_ones_own_is_no_rewind(shared: Server, handed: str) -> None:
    """Damage that Léa goes back behind deliberately is one fact, and not told a second time as a loss."""
    damage = """
path = mine.folder / "journal-0002.json"
path.write_bytes(path.read_bytes()[:-9])
done = mine.restore_journal("s1", "lea", SystemClock().now())
told["head"] = done.restored.head
write("Après")
"""
    told = shared.work("lea", handed, GO_ON + damage)
    assert (told["head"], told["captures"][-1], told["restored"]) == (19, "Après", 1)


def test_a_backup_made_before_the_other_account_opened_the_workshop_can_be_run(shared: Server) -> None:
    known_id = shared.run("ana", "new", "Sauvegarde").out.strip()
    assert shared.run("ana", "hand-over", known_id, shared.name("lea"), "--yes").code == 0
    file = shared.fiche.here / "remise.zip"
    done = shared.run("ana", "backup", known_id, "--output", str(file))
    assert done.code == 0, done
    file.chmod(0o644)
    elsewhere = shared.fiche.here / "bob"
    done = shared.run("bob", "import", str(file), FICHE_DATA=str(elsewhere))
    assert done.code == 0, done
    program = """
there = Workshops(Path("ELSEWHERE")).open("ID")
session = Session.open(there, SystemClock(), "bob")
told["refused"] = session.refused
told["written"] = session.record(f.KeyboardHeld("Bob")) is None
told["keyboard"] = session.state.keyboard
session.close()
""".replace("ELSEWHERE", str(elsewhere)).replace("ID", known_id)
    assert shared.work("bob", known_id, program) == {"refused": None, "written": True, "keyboard": "Bob"}
