"""Raised hands as a way into the ballot box: when the room may answer so. It is public, and every trace says so."""

from collections.abc import Mapping, Sequence

from fiche_tui.workshop.commands import Refusal
from fiche_tui.workshop.keying.hands import calls_of
from fiche_tui.workshop.results import pending_round
from fiche_tui.workshop.state import State
from fiche_tui.workshop.values import Presence

MOST_CALLS = 60
"""Calls to the room at most. An assumption of ours: about ten seconds a call, so that 60 of them take ten minutes, as
long as the agenda gives a count. « Cocher » on 26 roles has 52, « Par famille » on five 50, « Complet » on 26 roles
260."""


def hands_refusal(state: State) -> Refusal | None:
    """Return why the room may not answer by raised hands now, or ``None``.

    Codes: ``no-round-for-hands``, ``revote-is-secret`` (the group chose a secret revote, product rule 5),
    ``too-many-calls``.
    """
    pending = pending_round(state)
    if pending is None:
        return Refusal("no-round-for-hands")
    if pending.asked.tie_of:
        return Refusal("revote-is-secret")
    calls = len(calls_of(pending.asked))
    return Refusal("too-many-calls", {"calls": calls, "most": MOST_CALLS}) if calls > MOST_CALLS else None


def hands_left(voters: int, counted: int) -> int:
    """Return how many voices have nothing in the box yet: those who may raise a hand; 0 where nobody knows."""
    return max(0, voters - counted)


def levels_fault(state: State, counts: Sequence[int]) -> Refusal | None:
    """Return why hands counted by level cannot be: more in all than there are people in the room, whether they vote or
    observe. ``None`` where nobody knows how many there are."""
    here = sum(person.presence is Presence.PRESENT for person in state.people)
    people = max(here, state.headcount)
    if people and sum(counts) > people:
        return Refusal("over-present", {"total": sum(counts), "people": people})
    return None


def tie_hands_fault(places: int, voters: int, hands: Mapping[str, int | None]) -> Refusal | None:
    """Return why the hands counted for a tie cannot be: more for one role than there are voices, or more in all than
    ``places`` hands for each of them. ``None`` where nobody knows how many voices there are."""
    counted = [number or 0 for number in hands.values()]
    if not voters:
        return None
    if max(counted, default=0) > voters:
        return Refusal("over-hands", {"count": max(counted), "people": voters})
    most = places * voters
    if sum(counted) > most:
        return Refusal("too-many-hands", {"total": sum(counted), "most": most, "each": places})
    return None
