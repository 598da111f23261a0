"""Speaking turns round the table: who speaks, for how long, who comes after. Nothing acts by itself at zero.

Turns are no facts: who spoke when, and how long, is nobody's business the day after, and a journal forgets nothing.
"""

import math
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from fiche_tui.workshop.agenda import Run
from fiche_tui.workshop.frozen import frozen
from fiche_tui.workshop.state import State
from fiche_tui.workshop.values import Person, Presence

USUAL = 60
"""Seconds of a turn when the time of the step is not shared out."""

SHORTEST = 15
"""Seconds under which a shared turn is none."""


@frozen
class Turns:
    """One round of the table. ``order`` are ids of persons, ``place`` the one who speaks.

    ``run`` is the number of the step's stretch that it belongs to, and ``started`` how many seconds of it were spent
    when the turn began. So a pause stops the turn too, and it follows a clock that is changed.
    """

    run: int
    order: tuple[str, ...]
    seconds: int
    started: int
    place: int = 0

    @property
    def speaker(self) -> str:
        """The id of who speaks."""
        return self.order[self.place]

    @property
    def following(self) -> str:
        """The id of who comes after, empty at the end."""
        return self.order[self.place + 1] if self.place + 1 < len(self.order) else ""

    def left(self, run: Run, at: datetime) -> float:
        """Return the seconds left to who speaks, negative in overtime."""
        return self.seconds - (run.spent(at) - self.started)


def at_the_table(state: State) -> tuple[Person, ...]:
    """Return who may take a turn: the persons present, in the order of the roster."""
    return tuple(person for person in state.people if person.presence is Presence.PRESENT)


def shared_seconds(run: Run, people: int, at: datetime) -> int:
    """Return the time that the step has left shared among so many people, in fives of seconds; 0 when it is too
    short."""
    share = int(run.left(at) // max(1, people)) // 5 * 5
    return share if share >= SHORTEST else 0


def begun(state: State, people: Iterable[Person], seconds: int, at: datetime) -> Turns | None:
    """Return a round of the table that begins now; ``None`` with nobody at it or without a running step."""
    order = tuple(person.id for person in people)
    return Turns(len(state.runs), order, seconds, _second(state.run, at)) if order and state.run else None


def passed_on(turns: Turns, run: Run, at: datetime) -> Turns | None:
    """Return the turn of the next speaker; ``None`` at the end of the round."""
    return replace(turns, place=turns.place + 1, started=_second(run, at)) if turns.following else None


def skipped(turns: Turns, run: Run, at: datetime) -> Turns:
    """Return who should speak now speaks last; the one after begins."""
    order = (*turns.order[: turns.place], *turns.order[turns.place + 1 :], turns.speaker)
    return replace(turns, order=order, started=_second(run, at))


def again(turns: Turns, run: Run, at: datetime) -> Turns:
    """Return the same person from the beginning of the turn."""
    return replace(turns, started=_second(run, at))


def still_valid(turns: Turns, state: State) -> bool:
    """Return whether these turns belong to the step that runs now, and name people who are known."""
    within = 0 <= turns.place < len(turns.order)
    return within and state.run is not None and turns.run == len(state.runs) and all(map(state.person, turns.order))


def _second(run: Run, at: datetime) -> int:
    """Return the second of the step that runs: turns change their digits together with the clock above them."""
    return math.floor(run.spent(at))
