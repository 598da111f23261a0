"""Once the meeting is over: the day that it was held on, what day it is, what the minutes said before."""

from collections.abc import Iterable
from datetime import date, datetime

from fiche_tui.workshop import facts as f
from fiche_tui.workshop.state import State
from fiche_tui.workshop.values import Details
from fiche_tui.workshop.zones import zone_of

SEPARATOR = " · "


def last_held_on(state: State) -> date | None:
    """Return the day of the last meeting in the workshop's zone: the day that was written for the first, else the day
    that it began; ``None`` before any began."""
    if not state.sittings:
        return None
    last = state.sittings[-1]
    if last.number == 1 and state.details.date:
        return state.details.date
    return day_of(state, last.started_at)


def day_of(state: State, moment: datetime) -> date:
    """Return the day that it is at that moment in the workshop's zone."""
    return moment.astimezone(zone_of(state.timezone)).date()


def said_before(state: State, fact: f.Fact) -> str:
    """Return the text that ``fact`` corrects, its parts side by side; empty when there was none.

    Never a person's old name nor a presence, nor who had a reservation: people who correct those want them gone.
    """
    match fact:
        case f.CaptureAmended():
            capture = next((one for one in state.captures if one.id == fact.capture), None)
            return _together((capture.text, capture.who, capture.due)) if capture else ""
        case f.CarrierRecorded():
            carrier = next((one for one in state.carriers if one.role == fact.carrier.role), None)
            return _together((carrier.who, carrier.action, carrier.due)) if carrier else ""
        case f.ReservationAmended():
            kept = next((one.text for one in state.reservations if one.id == fact.reservation), "")
            return kept if kept != fact.text else ""
        case f.NextMeetingSet():
            return _together((state.next_meeting, state.next_meeting_place))
        case f.DetailsChanged():
            return _together(_changed(state.details, fact.details))
        case _:
            return ""


def _together(parts: Iterable[str]) -> str:
    return SEPARATOR.join(part for part in parts if part)


def _changed(before: Details, after: Details) -> Iterable[str]:
    """Return the details that the correction changes, as they were."""
    for name in ("title", "collective", "place", "facilitator"):
        if getattr(before, name) != getattr(after, name):
            yield getattr(before, name)
    if before.date != after.date and before.date:
        yield before.date.isoformat()
    if before.start != after.start and before.start:
        yield before.start.isoformat("minutes")
    if before.quorum != after.quorum and before.quorum:
        yield str(before.quorum)
    if before.objectives != after.objectives:
        yield from before.objectives
