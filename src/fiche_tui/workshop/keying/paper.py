"""The ballot as it was printed: which lines, under which family, with which codes."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from fiche_tui.workshop.ballots import Round
from fiche_tui.workshop.frozen import frozen
from fiche_tui.workshop.room.values import Room
from fiche_tui.workshop.sheet import Instrument

if TYPE_CHECKING:
    from fiche_tui.workshop.state import State


@frozen
class Printed:
    """A line of the paper: a role, or a family where families are assessed. ``position`` is its family's place."""

    subject: str
    code: str
    label: str
    text: str
    position: int


@frozen
class Strip:
    """The lines printed under one family. ``letter`` and ``title`` are empty where the paper has one strip only."""

    letter: str
    title: str
    position: int
    lines: tuple[Printed, ...]

    @property
    def subjects(self) -> tuple[str, ...]:
        """The ids of the lines, in printed order."""
        return tuple(line.subject for line in self.lines)


def strips_of(state: "State", asked: Round) -> tuple[Strip, ...]:
    """Return the strips of a round's paper, in printed order.

    A round keeps its subjects in the order in which they were printed, family by family. A role that the group moved
    since then stays in the strip where the paper has it: that is where the eye looks for it.
    """
    families = tuple(_Heading(one.id, one.letter, one.title) for one in state.families)
    roles = {one.id: Printed(one.id, one.code, one.label, one.text, 0) for one in state.roles}
    return _strips(asked, families, roles, {one.id: one.family for one in state.roles})


def strips_in_room(room: Room, asked: Round) -> tuple[Strip, ...]:
    """Return the strips of a round's paper as the room file tells them, in printed order.

    A role that has left the list since stays in the strip of its neighbours.
    """
    families = tuple(_Heading(one.id, one.letter, one.family) for one in room.list)
    listed = [(family.id, role) for family in room.list for role in family.roles]
    gone = [(next((one.id for one in room.list if one.letter == role.code[:1]), ""), role) for role in room.off_list]
    roles = {role.id: Printed(role.id, role.code, role.label, role.text, 0) for _family, role in (*listed, *gone)}
    return _strips(asked, families, roles, {role.id: family for family, role in (*listed, *gone)})


class _Heading(NamedTuple):
    """A family as it heads a strip."""

    id: str
    letter: str
    title: str


def _strips(
    asked: Round, families: Sequence[_Heading], roles: Mapping[str, Printed], family_of: Mapping[str, str]
) -> tuple[Strip, ...]:
    places = {family.id: place for place, family in enumerate(families)}
    if asked.instrument is Instrument.FAMILY:
        chosen = [families[places[subject]] for subject in asked.subjects if subject in places]
        lines = tuple(Printed(one.id, one.letter, one.title, one.title, places[one.id]) for one in chosen)
        return (Strip("", "", 0, lines),)
    printed = [roles[subject] for subject in asked.subjects if subject in roles]
    grouped: dict[int, list[Printed]] = {}
    for role, place in zip(printed, steady([places.get(family_of[role.subject], 0) for role in printed]), strict=True):
        grouped.setdefault(place, []).append(replace(role, position=place))
    return tuple(
        Strip(families[place].letter, families[place].title, place, tuple(lines))
        if place < len(families)
        else Strip("", "", 0, tuple(lines))
        for place, lines in grouped.items()
    )


def steady(places: Sequence[int]) -> tuple[int, ...]:
    """Return the places made to rise: those off the longest rising run take the place before them, or the first
    one's."""
    tops: list[int] = []
    at: list[int] = []
    before: list[int | None] = []
    for index, place in enumerate(places):
        length = bisect_right(tops, place)
        before.append(at[length - 1] if length else None)
        tops[length : length + 1] = [place]
        at[length : length + 1] = [index]
    kept: set[int] = set()
    walk: int | None = at[-1] if at else None
    while walk is not None:
        kept.add(walk)
        walk = before[walk]
    current = places[min(kept)] if kept else 0
    result = []
    for index, place in enumerate(places):
        current = place if index in kept else current
        result.append(current)
    return tuple(result)


def codes_on(state: "State", asked: Round) -> Mapping[str, str]:
    """Return the id of each role on the ballot by its code."""
    return {role.code: role.id for subject in asked.subjects if (role := state.role(subject))}


def codes_elsewhere(state: "State", asked: Round) -> Mapping[str, str]:
    """Return every other code that was ever given, with the code on this ballot that it was merged into, or nothing."""
    here = codes_on(state, asked)
    result = dict.fromkeys((code for code in state.codes if code not in here), "")
    for role in state.roles:
        kept, seen = role, {role.id}
        while kept.absorbed_by and kept.absorbed_by not in seen and (into := state.role(kept.absorbed_by)):
            kept = into
            seen.add(kept.id)
        if role.code not in here:
            result[role.code] = kept.code if kept is not role and kept.code in here else ""
    return result
