"""The whole of what the room may see, from a state.

It is written after each fact, and most facts change neither the list nor what came of the rounds: these are worked out,
and made into JSON, from the parts of the state that they depend on, and kept while those are the same.
"""

from collections.abc import Collection, Mapping
from dataclasses import MISSING, fields, replace
from typing import Any

from fiche_tui.workshop.codec import to_json
from fiche_tui.workshop.question import question_of
from fiche_tui.workshop.remembered import remembered
from fiche_tui.workshop.results import retained, shortlist
from fiche_tui.workshop.room.agenda import clock_of_room, sitting_of_room, steps_of_room
from fiche_tui.workshop.room.earlier import earlier_of_room
from fiche_tui.workshop.room.header import header
from fiche_tui.workshop.room.outcome import agreement_of_room, carriers_of_room, decisions_of_room, groups_of_room
from fiche_tui.workshop.room.rounds import dots_of_room, off_list, results_of_room, rounds_of_room, states_of_rounds
from fiche_tui.workshop.room.values import Room, RoomFamily, RoomRole, WallView
from fiche_tui.workshop.state import State, listed_roles, voters_present

Parts = Mapping[str, Any]
"""Values of fields of ``Room`` by name."""

_LIST = ("families", "roles")
_OUTCOME = (
    *("families", "roles", "rounds", "plan", "runs", "sittings", "retain", "rescued", "set_aside", "opened_families"),
    *("carriers", "earlier", "sheet"),
)
"""The fields of ``State`` that the list and the outcome depend on: they see no other."""


def room_value(
    state: State,
    turnout: Mapping[int, int] | None = None,
    wall: WallView | None = None,
    by_hands: Collection[int] = (),
) -> Room:
    """Return everything that the room may see.

    ``turnout`` gives, by round, how many people have answered so far, ``by_hands`` the rounds in which hands were
    raised; ``wall`` is what the facilitator does to it.
    """
    return Room(**_of_now(state, turnout, wall, by_hands), **_of_list(state), **_of_outcome(state))


def room_of(
    state: State,
    turnout: Mapping[int, int] | None = None,
    wall: WallView | None = None,
    by_hands: Collection[int] = (),
) -> dict[str, Any]:
    """Return everything that the room may see as plain JSON values; arguments as of ``room_value``."""
    now = _written(_of_now(state, turnout, wall, by_hands))
    return {**now, **_list_written(*_parts(state, _LIST)), **_outcome_written(*_parts(state, _OUTCOME))}


def _of_now(state: State, turnout: Mapping[int, int] | None, wall: WallView | None, by_hands: Collection[int]) -> Parts:
    return {
        "header": header(state),
        "rounds": states_of_rounds(state),
        "timezone": state.timezone,
        "item_names": state.sheet.item_names,
        "objectives": state.details.objectives,
        "voters": voters_present(state),
        "clock": clock_of_room(state),
        "settled": state.settled,
        "asked": rounds_of_room(state, turnout or {}, by_hands),
        "decisions": decisions_of_room(state),
        "earlier": earlier_of_room(state),
        "language": state.sheet.lang,
        "place": state.details.place,
        "start": state.details.start,
        "sitting": sitting_of_room(state),
        "steps": steps_of_room(state),
        "method": state.method,
        "scales": state.sheet.scales,
        "question": question_of(state),
        "talk": state.sheet.talk,
        "agreement": agreement_of_room(state),
        "next_meeting": state.next_meeting,
        "next_meeting_place": state.next_meeting_place,
        "wall": _wall(state, wall or WallView()),
    }


def _wall(state: State, wall: WallView) -> WallView:
    """Return the wall without a turn to speak of a step that is over: its names are nobody's business then."""
    over = wall.turn is not None and (state.run is None or wall.turn.run != len(state.runs))
    return replace(wall, turn=None) if over else wall


def _of_list(state: State) -> Parts:
    listed = listed_roles(state)
    families = tuple(
        RoomFamily(
            family.title,
            family.letter,
            tuple(RoomRole(role.id, role.code, role.label, role.text) for role in listed if role.family == family.id),
            family.id,
        )
        for family in state.families
    )
    return {"list": families}


def _of_outcome(state: State) -> Parts:
    return {
        "shortlist": shortlist(state).roles,
        "off_list": off_list(state),
        "dots": dots_of_room(state),
        "results": results_of_room(state),
        "retained": tuple(role.id for role in retained(state)),
        "carriers": carriers_of_room(state),
        "groups": groups_of_room(state),
    }


@remembered(last=2)
def _list_written(*parts: object) -> dict[str, Any]:
    return _written(_of_list(_state_of(parts, _LIST)))


@remembered(last=2)
def _outcome_written(*parts: object) -> dict[str, Any]:
    return _written(_of_outcome(_state_of(parts, _OUTCOME)))


def _parts(state: State, names: tuple[str, ...]) -> tuple[object, ...]:
    return tuple(getattr(state, name) for name in names)


def _state_of(parts: tuple[object, ...], names: tuple[str, ...]) -> State:
    known: dict[str, Any] = dict(zip(names, parts, strict=True))
    return State(**known)


def _written(parts: Parts) -> dict[str, Any]:
    """Return fields of ``Room`` as JSON values, without those that equal their default."""
    return {name: to_json(value) for name, value in parts.items() if value != _DEFAULTS.get(name, MISSING)}


_DEFAULTS = {one.name: one.default for one in fields(Room)}
