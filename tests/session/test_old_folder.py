"""A data folder that commit 87df80b wrote, opened today: the same figures, roles, decisions and people; nothing of it
is written again.

How minutes are compared. Of the data, every value that 87df80b exported is there and equal, what was added since left
aside; but the version of the format, the word for an approved status, and the groups of the portrait, which a later
issue made others of (there: the same roles, each once). Of the text, whose wording changed: every row of figures of the
portrait, and all that people said and wrote.
"""

import json
import re
import tarfile
from itertools import chain
from pathlib import Path
from typing import Any

import pytest

from fiche_tui.minutes.data import minutes_json
from fiche_tui.minutes.markdown import minutes_markdown
from fiche_tui.session.session import Session
from fiche_tui.session.stored_history import read_history
from fiche_tui.store.workshops import Workshops
from fiche_tui.system.clock import StoppedClock
from fiche_tui.workshop import commands as c
from fiche_tui.workshop.room.reading import room_from_json
from fiche_tui.workshop.room.whole import room_of
from fiche_tui.workshop.state import State
from fiche_tui.workshop.values import CaptureKind
from tests.workshop.samples import START

OLD = Path(__file__).parents[1] / "old_folder"
IDS = {"approved": "roles-de-la-table-eec0", "open": "roles-de-la-table-ffb4"}


@pytest.fixture
def workshops(tmp_path: Path) -> Workshops:
    with tarfile.open(OLD / "data.tar.gz") as archive:
        archive.extractall(tmp_path, filter="data")
    return Workshops(tmp_path)


def state(workshops: Workshops, name: str) -> State:
    return read_history(workshops.open(IDS[name])).state


def differences(old: Any, new: Any, place: str = "") -> list[str]:
    """Where a value of ``old`` is not in ``new``."""
    if isinstance(old, dict) and isinstance(new, dict):
        gone = [f"{place}.{name}" for name in old if name not in new]
        return gone + [
            one for name in old if name in new for one in differences(old[name], new[name], f"{place}.{name}")
        ]
    if isinstance(old, list) and isinstance(new, list) and len(old) == len(new):
        return [
            one for at, (a, b) in enumerate(zip(old, new, strict=True)) for one in differences(a, b, f"{place}.{at}")
        ]
    return [] if old == new else [place]


@pytest.mark.parametrize("name", IDS)
def test_the_data_of_the_minutes_are_equal(workshops: Workshops, name: str) -> None:
    old, new = json.loads((OLD / f"{name}.json").read_bytes()), json.loads(minutes_json(state(workshops, name)))
    assert (old.pop("version"), new.pop("version")) == (1, 2)
    if name == "approved":
        assert (old["workshop"].pop("status"), new["workshop"].pop("status")) == ("final", "approved")
        before, now = old["results"].pop("portrait"), new["results"].pop("portrait")
        assert before["priority"] == now["priority"] == ["A2", "A3", "A5", "A6"]
        assert sorted(chain(*before.values())) == sorted(chain(*now.values()))
        assert len(old["roles"]) == 27
    assert differences(old, new) == []


def test_the_text_of_the_minutes_holds_the_same_figures_and_words(workshops: Workshops) -> None:
    old = (OLD / "approved.md").read_text(encoding="utf-8")
    found = state(workshops, "approved")
    new = minutes_markdown(found)
    rows = re.findall(r"^\| (?:<a id=\"[^\"]*\"></a>)?(\*\*[A-Z]\d+\*\*) (.*)$", old, re.MULTILINE)
    rows = [
        (code, rest) for code, rest in rows if " · " in rest
    ]  # Dots stand in the portrait, in a table of their own no more.
    assert len(rows) == 50
    tidied = new.replace("\u2212", "-")
    assert [code for code, rest in rows if f"| {code} {rest.replace(chr(0x2212), '-')}\n" not in tidied] == []
    said = [
        *(person.name for person in found.people),
        *(person.organisation for person in found.people),
        *(role.text for role in found.roles),
        *(capture.text for capture in found.captures if capture.kind is not CaptureKind.NOTE),
        *(reservation.text for reservation in found.reservations),
        *(carrier.action for carrier in found.carriers),
        *found.details.objectives,
        "15 février 2027, 13 h 30",
        "La caisse prête sa salle",
    ]
    flat_old, flat_new = (" ".join(text.replace("\u00a0", " ").split()) for text in (old, new))
    there = [" ".join(one.replace("\u00a0", " ").split()) for one in said]
    assert [one for one in there if one in flat_old and one not in flat_new] == []
    assert sum(one in flat_old for one in there) > 60


@pytest.mark.parametrize("name", IDS)
def test_opening_rewrites_nothing(workshops: Workshops, name: str) -> None:
    stored = workshops.open(IDS[name])
    before = {path: path.read_bytes() for path in stored.folder.rglob("*.json")}
    assert json.loads(before[stored.folder / "room.json"])["_meta"]["schema"] == 1
    session = Session.open(stored, StoppedClock(START), "Claude")
    session.close()
    changed = {path.name for path, data in before.items() if path.exists() and path.read_bytes() != data}
    assert changed <= {"room.json", "seen.json"}
    assert room_from_json(stored.room()) == room_from_json(room_of(session.state, {1: 6}))


def test_a_fact_added_today_leaves_the_old_records_as_they_were(workshops: Workshops) -> None:
    stored = workshops.open(IDS["open"])
    old = json.loads(stored.journal.path.read_bytes())["facts"]
    session = Session.open(stored, StoppedClock(START), "Claude")
    assert session.do(c.Write("d9", CaptureKind.DECISION, "Écrire aujourd’hui")) is None
    session.close()
    new = json.loads(stored.journal.path.read_bytes())["facts"]
    assert {number: new[number] for number in old} == old
    assert list(new) == [*old, str(len(old) + 1)]
    assert ["sum" in record for record in new.values()] == [False] * len(old) + [True]


def test_a_round_that_was_open_is_revealed_today(workshops: Workshops) -> None:
    session = Session.open(workshops.open(IDS["open"]), StoppedClock(START), "Claude")
    assert session.rounds.turnout(1).people == 6
    assert session.rounds.reveal(1) is None
    tally = session.state.rounds[0].tally
    session.close()
    assert (tally.people, tally.ballots) == (6, 6)
    assert sum(marks[0][0] for marks in tally.counts.values()) == 6 * 6
    assert sum(marks[1][0] for marks in tally.counts.values()) == 6 * 2
