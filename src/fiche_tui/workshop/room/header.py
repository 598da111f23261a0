"""What a list of workshops shows of one."""

from typing import Any

from fiche_tui.workshop.codec import to_json
from fiche_tui.workshop.room.values import Header
from fiche_tui.workshop.state import State


def status_of(state: State) -> str:
    """Return the status of a workshop: ``prepared``, ``running``, ``suspended`` or ``final``."""
    if state.final_at:
        return "final"
    if state.suspended:
        return "suspended"
    return "running" if state.runs else "prepared"


def header(state: State) -> Header:
    """Return the header of a workshop."""
    last = state.runs[-1].step if state.runs else ""
    step = state.planned_step(last)
    return Header(
        id=state.id,
        title=state.details.title,
        collective=state.details.collective,
        date=state.details.date,
        created=state.created_at,
        sheet=state.sheet.title,
        preset=state.preset,
        status=status_of(state),
        approved=state.approved_on,
        step=step.title if step else "",
        trial=state.trial,
    )


def header_of(state: State) -> dict[str, Any]:
    """Return the header of a workshop as plain JSON values."""
    shown: dict[str, Any] = to_json(header(state))
    return shown
