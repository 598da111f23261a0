"""The state with one of its parts changed: what the fold of the facts is written with."""

from collections.abc import Callable, Iterable
from typing import TypeVar

from fiche_tui.workshop.agenda import Run
from fiche_tui.workshop.frozen import replace
from fiche_tui.workshop.state import Role, RoundState, State

Thing = TypeVar("Thing")


def changed(
    things: Iterable[Thing], matches: Callable[[Thing], bool], change: Callable[[Thing], Thing]
) -> tuple[Thing, ...]:
    """Return the things with a change applied to those that match; unchanged when none does."""
    return tuple(change(thing) if matches(thing) else thing for thing in things)


def with_role(state: State, role_id: str, change: Callable[[Role], Role]) -> State:
    """Return the state with one role changed; unchanged when there is no such role."""
    return replace(state, roles=changed(state.roles, lambda role: role.id == role_id, change))


def with_round(state: State, number: int, change: Callable[[RoundState], RoundState]) -> State:
    """Return the state with one round changed; unchanged when there is no such round."""
    return replace(state, rounds=changed(state.rounds, lambda one: one.asked.number == number, change))


def with_run(state: State, change: Callable[[Run], Run]) -> State:
    """Return the state with the running stretch changed; unchanged when no step runs."""
    if state.run is None:
        return state
    return replace(state, runs=(*state.runs[:-1], change(state.runs[-1])))
