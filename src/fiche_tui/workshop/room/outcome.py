"""What the group arrived at, for the room: retained roles and who carries them, the portrait, the agreement."""

from collections.abc import Mapping

from fiche_tui.workshop.portrait import portrait
from fiche_tui.workshop.results import carrier_of, retained
from fiche_tui.workshop.room.values import RoomAgreement, RoomCarrier, RoomDecision
from fiche_tui.workshop.state import State
from fiche_tui.workshop.values import CaptureKind, Carrier


def decisions_of_room(state: State) -> tuple[RoomDecision, ...]:
    """Return the decisions; other captures are for the facilitator."""
    return tuple(
        RoomDecision(capture.number, capture.text, capture.id)
        for capture in state.captures
        if capture.kind is CaptureKind.DECISION
    )


def carriers_of_room(state: State) -> tuple[RoomCarrier, ...]:
    """Return who carries each retained role of which something was said."""
    found = (carrier_of(state, role) for role in retained(state))
    return tuple(
        RoomCarrier(one.role, one.who, one.action, one.due, one.nobody) for one in found if one != Carrier(one.role)
    )


def groups_of_room(state: State) -> Mapping[str, tuple[str, ...]] | None:
    """Return the ids of the roles by group of the portrait, or ``None`` while nothing is retained yet."""
    found = portrait(state)
    return {group.value: tuple(role.id for role in roles) for group, roles in found.groups.items()} if found else None


def agreement_of_room(state: State) -> RoomAgreement:
    """Return the level required and the last count of fingers."""
    rule = state.agreement_rule
    return RoomAgreement(rule.floor, rule.majority_at, state.fingers[-1] if state.fingers else ())
