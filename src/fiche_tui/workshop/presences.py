"""Who came late and who left early: what the marks of the roster say together."""

from dataclasses import replace
from datetime import datetime, timedelta

from fiche_tui.workshop import facts as f
from fiche_tui.workshop.changing import changed
from fiche_tui.workshop.state import State
from fiche_tui.workshop.values import Person, Presence, PresenceMark

ONE_ACT = timedelta(minutes=1)
"""Marks of the same person that follow one another within this time are one act: Enter on the roster goes round every
presence, and only where it stops is meant."""

_MISSING = (Presence.ABSENT, Presence.EXCUSED)


def marked(state: State, fact: f.PresenceMarked, at: datetime) -> State:
    """Return the state once a presence is marked ``at``; unchanged when there is no such person.

    What decides an arrival or a departure is the presence before the first mark of the act and the one after the last.
    An act ends with its meeting, when the minutes become final and when the clock is shifted.
    """
    known = state.person(fact.person)
    if known is None:
        return state
    recent = [one for one in state.marks if abs(at - one.at) <= ONE_ACT]
    before = next((one.before for one in recent if one.person == known.id), known)
    after = _after(before, fact.presence, at, state)

    def change(person: Person) -> Person:
        return replace(person, presence=after.presence, arrived_at=after.arrived_at, left_at=after.left_at)

    others = tuple(one for one in recent if one.person != known.id)
    return replace(
        state,
        people=changed(state.people, lambda person: person.id == known.id, change),
        marks=(*others, PresenceMark(known.id, at, before)),
    )


def _after(before: Person, presence: Presence, at: datetime, state: State) -> Person:
    """Return a late arrival is one who was missing while a step ran; a departure one who was there. Between two
    meetings nobody is late, and an act that ends where it began changes nothing.

    Once the minutes are final a presence is corrected: nobody comes or goes at that moment, and who stays among those
    who came keeps the hour of the arrival.
    """
    if presence is before.presence:
        return before
    arrived_at = None if presence in _MISSING else before.arrived_at
    if presence is Presence.PRESENT and before.presence in _MISSING and state.run:
        arrived_at = at
    left_at = at if presence is Presence.LEFT and not state.final_at else None
    return replace(before, presence=presence, arrived_at=arrived_at, left_at=left_at)
