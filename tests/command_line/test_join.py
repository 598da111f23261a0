"""``fiche join``: accounts of a server come in by the code, vote line by line, and what nobody may do is refused."""

import os
from collections.abc import Iterator

import pytest

from tests.command_line.fiche import Fiche
from tests.command_line.server import Server, server

pytestmark = pytest.mark.skipif(os.geteuid() != 0, reason="only root can make accounts and become them")

OPEN_THE_DOOR = """
from fiche_tui.workshop.room.values import WallView, WayIn
session = Session.open(stored, SystemClock(), "ana")
session.record(f.HeadcountStated(4))
asked = assessing(session)
session.show_on_wall(WallView(ways_in=(WayIn("ssh serveur", "KAPE-27"),)))
session.close()
told["questions"] = len(asked.subjects) * len(asked.questions)
"""

TURNOUT = """
session = Session.open(stored, SystemClock(), WHO)
session.rounds.refresh_turnout(1)
found = session.rounds.turnout(1)
told["turnout"] = [found.people, found.on_own, found.damaged]
session.close()
"""


@pytest.fixture(scope="module")
def shared() -> Iterator[Server]:
    with server() as made:
        yield made


def opened(shared: Server, title: str, code: str) -> tuple[str, int]:
    """Return a workshop whose round and door are open, and how many answers a ballot takes."""
    known_id = shared.run("ana", "new", title).out.strip()
    return known_id, int(shared.work("ana", known_id, OPEN_THE_DOOR.replace("KAPE-27", code))["questions"])


def turnout(shared: Server, known_id: str, who: str = "ana") -> list[int]:
    found: list[int] = shared.work(who, known_id, TURNOUT.replace("WHO", repr(who)))["turnout"]
    return found


def test_accounts_vote_once_each_come_back_and_replace_their_ballot(shared: Server) -> None:
    known_id, questions = opened(shared, "Porte", "KAPE-27")
    for who in ("bob", "cleo"):
        done = shared.join(who, "kape 27", "", *["2"] * questions, "", "o", "q")
        assert (done.code, done.err) == (0, "")
        assert "Enregistré. Le groupe ne verra que les totaux." in done.out
    assert turnout(shared, known_id) == [2, 2, 0]
    again = shared.join("bob", "KAPE-27", "", "b", "3", "fin", "o", "q").out
    assert "Écrivez b pour revoir votre bulletin." in again
    assert "Votre réponse est 2." in again
    assert turnout(shared, known_id) == [2, 2, 0]
    told = shared.work(
        "ana",
        known_id,
        """
session = Session.open(stored, SystemClock(), "ana")
told["refused"] = session.rounds.reveal(1) is not None
one = session.state.rounds[0]
told["doors"], told["people"] = dict(one.doors), one.tally.people
told["first"] = list(one.tally.counts[one.asked.subjects[0]][0])
session.close()
""",
    )
    assert told == {"refused": False, "doors": {"own": 2}, "people": 2, "first": [0, 0, 1, 1, 0]}


def test_nobody_else_comes_in(shared: Server) -> None:
    known_id, _questions = opened(shared, "Fermée", "BADE-22")
    refusal = "Aucune rencontre n’est ouverte ici avec le code {}. Regardez l’écran projeté, et réessayez."
    assert shared.refused("bob", "join", "KAPE-28", "--linear") == refusal.format("KAPE-28")
    assert "vous n’en avez pas le droit" in shared.refused("eve", "join", "BADE-22", "--linear")
    shared.work(
        "ana",
        known_id,
        """
from fiche_tui.workshop.room.values import WallView
session = Session.open(stored, SystemClock(), "ana")
session.show_on_wall(WallView())
session.close()
""",
    )
    gone = shared.refused("bob", "join", "BADE-22", "--linear")
    assert gone == refusal.format("BADE-22")


@pytest.mark.soak
def test_a_box_of_ones_own_is_read_and_filled_by_nobody_else(shared: Server) -> None:
    known_id, questions = opened(shared, "Urne", "FUTE-33")
    shared.join("cleo", "FUTE-33", "", *["1"] * questions, "", "o")
    told = shared.work(
        "ana", known_id, 'told["boxes"] = [one.box for one in stored.scan(1).ballots if one.box != "animation"]'
    )
    (box,) = told["boxes"]
    folder = shared.data / known_id / "boxes" / box
    assert folder.owner() == shared.name("cleo")
    told = shared.work(
        "bob",
        known_id,
        f"""
import os
other = stored.folder / "boxes" / {box!r}
told["list"] = tried(lambda: os.listdir(other.parent))
told["alter"] = tried(lambda: (other / "round-0001.json").write_bytes(b""))
told["put"] = tried(lambda: stored.box({box!r}, 1).put("1", {{"kind": "ballot", "answers": {{}}}}))
""",
    )
    assert told["list"] == told["alter"] == "PermissionError"
    assert told["put"] != "ok"
    assert turnout(shared, known_id) == [1, 1, 0]


@pytest.mark.soak
def test_a_second_box_of_one_account_is_no_second_vote(shared: Server) -> None:
    known_id, questions = opened(shared, "Deux urnes", "GARE-44")
    shared.join("bob", "GARE-44", "", *["1"] * questions, "", "o")
    (shared.fiche.here.parent / "home" / "bob" / "fiche-tui" / "workshops" / "own-boxes.key").unlink()
    shared.join("bob", "GARE-44", "", *["3"] * questions, "", "o")
    people, _own, damaged = turnout(shared, known_id)
    assert (people, damaged) == (0, 2)


@pytest.mark.soak
def test_a_hand_over_in_the_middle_of_a_round_loses_and_doubles_nothing(shared: Server) -> None:
    known_id, questions = opened(shared, "Passage", "MAVE-55")
    shared.join("bob", "MAVE-55", "", *["1"] * questions, "", "o")
    assert shared.run("ana", "hand-over", known_id, shared.name("lea"), "--yes").code == 0
    assert turnout(shared, known_id, "lea") == [1, 1, 0]
    assert "Écrivez b pour revoir votre bulletin." in shared.join("bob", "MAVE-55", "", "b", "3", "fin", "o").out
    shared.join("cleo", "MAVE-55", "", *["2"] * questions, "", "o")
    assert turnout(shared, known_id, "lea") == [2, 2, 0]


def test_the_secret_of_the_boxes_that_cannot_be_read_is_one_sentence(fiche: Fiche) -> None:
    assert "Aucune rencontre n’est ouverte ici avec le code ABC." in fiche.refused("join", "ABC")
