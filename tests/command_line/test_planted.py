"""What another account of the group plants, tried with real accounts: it counts for nothing, costs nothing, and acts on
no terminal.

As root: Bob plants, Ana animates.
"""

import json
import os
from collections.abc import Iterator

import pytest

from tests.command_line.server import Server, server
from tests.soaked import rest_in_soak
from tests.terminal.test_printable import TITLE, acts

pytestmark = pytest.mark.skipif(os.geteuid() != 0, reason="only root can make accounts and become them")


@pytest.fixture(scope="module")
def shared() -> Iterator[Server]:
    with server() as made:
        yield made


@pytest.fixture
def known_id(shared: Server, request: pytest.FixtureRequest) -> str:
    """A workshop of Ana's with an open round, and two papers keyed in."""
    known_id = shared.run("ana", "new", f"Rencontre {request.node.name[:20]}").out.strip()
    program = """
session = Session.open(stored, SystemClock(), "ana")
session.record(f.HeadcountStated(4))
asked = assessing(session)
for number in ("1", "2"):
    session.rounds.put(1, number, complete(asked))
session.close()
"""
    shared.work("ana", known_id, program)
    return known_id


PLANT_IN_AN_ORDINARY_BOX = """
os.umask(0o027)
box = stored.box("bob-8c1d", 1)
told["put"] = tried(lambda: box.put("1", CONTENT))
"""

REVEAL = """
import resource, time
session = Session.open(stored, SystemClock(), "ana")
begun = resource.getrusage(resource.RUSAGE_SELF)
told["first"] = tried(lambda: session.rounds.reveal(1))
told["unreadable"] = sorted(session.rounds.unreadable(1))
told["reveal"] = tried(lambda: session.rounds.reveal(1, tuple(session.rounds.unreadable(1))))
one = session.state.rounds[0]
told["counted"] = [one.tally.people, dict(one.doors), one.left_out]
told["megabytes"] = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - begun.ru_maxrss) // 1024
session.close()
"""


@pytest.mark.parametrize("people", rest_in_soak([10**12, 500, 10**9, -5]))
def test_a_slip_in_an_ordinary_box_is_told_and_left_aside_without_filling_the_memory(
    shared: Server, known_id: str, people: int
) -> None:
    content = {"kind": "slip", "people": people, "counts": {}}
    assert shared.work("bob", known_id, PLANT_IN_AN_ORDINARY_BOX.replace("CONTENT", repr(content))) == {"put": "ok"}
    told = shared.work("ana", known_id, REVEAL)
    assert told.pop("megabytes") < 100
    assert "boxes/bob-8c1d" in told["first"]
    reasons = ("ce n’est pas un bulletin de ce tour", "il contient autre chose")
    assert told.pop("first").endswith(tuple(f"({one}); rien n’y a été touché." for one in reasons))
    assert told == {"unreadable": ["bob-8c1d"], "reveal": "ok", "counted": [2, {"paper": 2}, 1]}


def test_what_cannot_be_a_box_is_nobody_s_question(shared: Server, known_id: str) -> None:
    program = """
boxes = stored.folder / "boxes"
for name in ("ABC", ".hidden", "a b", "x" * 80, "é"):
    told[name[:3]] = tried(lambda: os.mkdir(boxes / name))
told["file"] = tried(lambda: (boxes / "bob-file").write_bytes(b"x"))
told["link"] = tried(lambda: os.symlink("/etc", boxes / "bob-link"))
"""
    assert set(shared.work("bob", known_id, program).values()) == {"ok"}
    told = shared.work("ana", known_id, REVEAL)
    assert (told["first"], told["unreadable"], told["counted"]) == ("ok", [], [2, {"paper": 2}, 0])
    assert shared.run("ana", "backup", known_id, "--output", "-").code == 0


def test_a_workshop_that_somebody_plants_acts_on_no_terminal(shared: Server, known_id: str) -> None:
    program = f"""
import json
data = stored.folder.parent
lure = data / "leurre-2026"
os.umask(0o022)
lure.mkdir()
(lure / "journal-0001.json").write_bytes(b"")
title = json.loads({json.dumps(json.dumps(TITLE))})
header = dict(stored.room()["header"], title=title, collective=title, step=title)
meta = {{"schema": 2, "kind": "room", "rev": 1, "head": 1}}
first = json.dumps({{"_meta": meta, "rounds": {{}}, "header": header}}, ensure_ascii=False)
(lure / "room.json").write_text(first[:-1] + ',\\n"room":{{}}}}\\n')
told["done"] = "ok"
"""
    assert shared.work("bob", known_id, program) == {"done": "ok"}
    for arguments in (("list",), ("list", "--json"), ("export", "leurre-2026"), ("backup", "leurre-2026")):
        done = shared.run("ana", *arguments)
        assert acts(done.data + done.err.encode()) == [], arguments
    assert "leurre-2026" in shared.run("ana", "list").out
    assert shared.run("ana", "export", known_id, "--output", "-").code == 0
