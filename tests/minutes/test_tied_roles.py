"""Roles that share the last place: the text, the data, the tables and the room say the same of each of them."""

import csv
import io
import re
from collections.abc import Callable, Mapping

import pytest

from fiche_tui.minutes.data import data_of
from fiche_tui.minutes.markdown import minutes_markdown
from fiche_tui.minutes.to_tables import portrait_csv
from fiche_tui.workshop import commands as c
from fiche_tui.workshop import facts as f
from fiche_tui.workshop.room.whole import room_of
from fiche_tui.workshop.state import State
from fiche_tui.workshop.values import TieWay
from tests.workshop.samples import Play

TIED = {"a1": 3, "a2": 2, "a3": 2, "b1": 2}
"""One role ahead, three for one place, a fifth without a dot."""


def waiting() -> Play:
    return Play.voted(TIED, 2)


def revoting() -> Play:
    return waiting().do(c.SettleTie(2, TieWay.REVOTE))


MOMENTS: Mapping[str, tuple[Callable[[], Play], tuple[list[str], list[str], list[str]]]] = {
    "waiting": (waiting, (["A1"], ["A2", "A3", "B1"], ["B2"])),
    "voted again": (revoting, (["A1"], ["A2", "A3", "B1"], ["B2"])),
    "all kept": (lambda: waiting().do(c.SettleTie(2, TieWay.KEEP_ALL)), (["A1", "A2", "A3", "B1"], [], ["B2"])),
    "decided": (
        lambda: waiting().do(c.SettleTie(2, TieWay.DECIDED, ("a3",), "plus urgent")),
        (["A1", "A3"], [], ["A2", "B1", "B2"]),
    ),
    "nobody ahead": (
        lambda: Play.voted(dict.fromkeys(("a1", "a2", "b1"), 1), 1),
        ([], ["A1", "A2", "B1"], ["A3", "B2"]),
    ),
    "one tied role taken off the list": (
        lambda: waiting().record(f.RoleHidden("a2")),
        (["A1"], ["A3", "B1"], ["B2"]),
    ),
}
"""What to play, and the codes that are retained, tied, wished for."""

HEADINGS = ("Prioritaires", "À égalité, pas encore départagés", "Souhaités, non retenus cette fois")


def of_text(state: State) -> list[list[str]]:
    portrait = minutes_markdown(state).partition("## Portrait des rôles\n")[2].partition("\n## ")[0]
    sections = {part.partition("\n")[0]: part for part in portrait.split("\n### ")[1:]}
    assert set(sections) <= set(HEADINGS)
    return [sorted(re.findall(r"^\| \*\*([A-Z]\d+)\*\*", sections.get(title, ""), re.MULTILINE)) for title in HEADINGS]


def of_data(state: State) -> list[list[str]]:
    groups = data_of(state)["results"]["portrait"]
    return [sorted(groups[name]) for name in ("priority", "tied", "wished")]


def of_room(state: State) -> list[list[str]]:
    room = room_of(state)
    codes = {role["id"]: role["code"] for family in room["list"] for role in family["roles"]}
    return [sorted(codes[role] for role in room["groups"][name]) for name in ("priority", "tied", "wished")]


def of_tables(state: State) -> list[list[str]]:
    rows = list(csv.reader(io.StringIO(portrait_csv(state).removeprefix("\ufeff")), delimiter=";"))
    start = next(place for place, row in enumerate(rows) if "Groupe" in row)
    heading = rows[start]
    found: dict[str, list[str]] = {}
    for row in rows[start + 1 :]:
        if len(row) != len(heading) or not any(row):
            break
        found.setdefault(row[heading.index("Groupe")], []).append(row[heading.index("Code")])
    return [sorted(found.get(title, [])) for title in HEADINGS]


@pytest.mark.parametrize("moment", MOMENTS)
@pytest.mark.parametrize("read", [of_text, of_data, of_tables, of_room])
def test_each_role_is_in_one_group_wherever_it_is_read(read: Callable[[State], list[list[str]]], moment: str) -> None:
    play, expected = MOMENTS[moment]
    assert read(play().state) == list(expected)
