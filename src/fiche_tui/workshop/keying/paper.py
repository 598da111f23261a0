"""The ballot as it was printed: which lines, under which family, with which codes."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from fiche_tui.workshop.ballots import Round
from fiche_tui.workshop.sheet import Instrument
from fiche_tui.workshop.state import State


@dataclass(frozen=True, slots=True)
class Printed:
    """A line of the paper: a role, or a family where families are assessed. ``position`` is its family's place."""

    subject: str
    code: str
    label: str
    text: str
    position: int


@dataclass(frozen=True, slots=True)
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


def strips_of(state: State, asked: Round) -> tuple[Strip, ...]:
    """Return the strips of a round's paper, in printed order.

    A round keeps its subjects in the order in which they were printed, family by family. A role that the group moved
    since then stays in the strip where the paper has it: that is where the eye looks for it.
    """
    places = {family.id: place for place, family in enumerate(state.families)}
    if asked.instrument is Instrument.FAMILY:
        families = [state.family(subject) for subject in asked.subjects]
        lines = tuple(Printed(one.id, one.letter, one.title, one.title, places[one.id]) for one in families if one)
        return (Strip("", "", 0, lines),)
    roles = [role for subject in asked.subjects if (role := state.role(subject))]
    grouped: dict[int, list[Printed]] = {}
    for role, place in zip(roles, steady([places.get(role.family, 0) for role in roles]), strict=True):
        grouped.setdefault(place, []).append(Printed(role.id, role.code, role.label, role.text, place))
    return tuple(
        Strip(state.families[place].letter, state.families[place].title, place, tuple(lines))
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


def codes_on(state: State, asked: Round) -> Mapping[str, str]:
    """Return the id of each role on the ballot by its code."""
    return {role.code: role.id for subject in asked.subjects if (role := state.role(subject))}


def codes_elsewhere(state: State, asked: Round) -> Mapping[str, str]:
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
