"""Participants in the small sheet's workshop, and their room as the facilitator's program would publish it."""

from dataclasses import replace
from typing import Any

from fiche_tui.serve.participant import Page, Participant
from fiche_tui.workshop.room.values import Room, WallView, WayIn
from fiche_tui.workshop.room.whole import room_value
from fiche_tui.workshop.state import State
from tests.workshop.samples import Play

CODE = "KAPE-27"
OPEN = WallView(ways_in=(WayIn("ssh serveur, puis fiche join KAPE-27", CODE),))
SHUT = WallView()


def room_of(state: State, wall: WallView = OPEN) -> Room:
    return room_value(state, None, wall)


def inside(play: Play, **changed: Any) -> Participant:
    """Return somebody who came in; with a round open, before their ballot."""
    one = replace(Participant(room_of(play.state), CODE), **changed)
    return one.pressed("enter")


def typed(one: Participant, *keys: str) -> Participant:
    for key in keys:
        one = one.pressed(key)
    return one


def filled(one: Participant, level: str = "2") -> Participant:
    """Return the person at the question before their ballot is put in, every question answered alike."""
    assert one.page is Page.BALLOT
    while one.keying is not None and not getattr(one.keying, "at_end", True):
        one = one.pressed(level)
    return one.pressed("enter")
