"""What the room may see of a workshop, as plain JSON values: no private note, no hidden result, no name of a voter.

Projected views, participants and lists read this and nothing else, which is the proof that they leak nothing.
"""

from collections.abc import Mapping
from typing import Any

from fiche_tui.workshop.codec import to_json
from fiche_tui.workshop.earlier_room import earlier_of_room
from fiche_tui.workshop.results import shortlist
from fiche_tui.workshop.state import RoundState, RoundStatus, State, listed_roles, voters_present
from fiche_tui.workshop.values import CaptureKind
from fiche_tui.workshop.voters import voters_of_round


def status_of(state: State) -> str:
    """Where a workshop stands: ``prepared``, ``running``, ``suspended`` or ``final``."""
    if state.final_at:
        return "final"
    if state.suspended:
        return "suspended"
    return "running" if state.runs else "prepared"


def header_of(state: State) -> dict[str, Any]:
    """What a list of workshops shows of one."""
    last = state.runs[-1].step if state.runs else ""
    step = state.planned_step(last)
    return {
        "id": state.id,
        "title": state.details.title,
        "collective": state.details.collective,
        "date": to_json(state.details.date),
        "created": to_json(state.created_at),
        "sheet": state.sheet.title,
        "preset": state.preset,
        "status": status_of(state),
        "approved": to_json(state.approved_on),
        "step": step.title if step else "",
    }


def room_of(state: State, turnout: Mapping[int, int] | None = None) -> dict[str, Any]:
    """Everything that the room may see. ``turnout`` gives, by round, how many people have answered so far."""
    return {
        "header": header_of(state),
        "rounds": {str(one.asked.number): _status(one) for one in state.rounds},
        "timezone": state.timezone,
        "item_names": to_json(state.sheet.item_names),
        "objectives": list(state.details.objectives),
        "voters": voters_present(state),
        "clock": _clock(state),
        "list": [
            {
                "family": family.title,
                "letter": family.letter,
                "roles": [
                    {"id": role.id, "code": role.code, "label": role.label, "text": role.text}
                    for role in listed_roles(state)
                    if role.family == family.id
                ],
            }
            for family in state.families
        ],
        "settled": state.settled,
        "asked": [_round(state, one, (turnout or {}).get(one.asked.number, 0)) for one in state.rounds],
        "shortlist": list(shortlist(state).roles),
        "decisions": [
            {"number": capture.number, "text": capture.text}
            for capture in state.captures
            if capture.kind is CaptureKind.DECISION
        ],
        **earlier_of_room(state),
    }


def _status(one: RoundState) -> str:
    # A round that was given up takes no ballots: to a caster it is closed.
    return "closed" if one.status is RoundStatus.CANCELLED else one.status.value


def _clock(state: State) -> dict[str, Any] | None:
    run, step = state.run, state.step
    if run is None or step is None:
        return None
    # A step dropped while it runs is still where the group is.
    kept = [one.id for one in state.plan if (not one.dropped or one.id == step.id) and one.sitting == step.sitting]
    return {
        "step": step.id,
        "title": step.title,
        "kind": step.kind.value,
        "instruction": step.instruction,
        "number": kept.index(step.id) + 1,
        "steps": len(kept),
        "started_at": to_json(run.started_at),
        "seconds": run.seconds,
        "paused": run.paused,
        "paused_at": to_json(run.paused_at),
        "visible": state.clock_visible,
    }


def _round(state: State, one: RoundState, answered: int) -> dict[str, Any]:
    shown: dict[str, Any] = {
        "asked": to_json(one.asked),
        "status": one.status.value,
        "voters": one.voters if one.status is RoundStatus.REVEALED else voters_of_round(state, one),
        "answered": one.tally.people if one.status is RoundStatus.REVEALED else answered,
    }
    if one.status is RoundStatus.REVEALED:
        shown["tally"] = to_json(one.tally)
    return shown
