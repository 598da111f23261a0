"""A screen whose clock stands still: what it shows changes when something else does, and grows later now and then."""

from datetime import datetime

from fiche_tui.workshop.state import State

STANDING = 5
"""Seconds between two drawings of a clock that stands still: the meeting grows later all the same."""


class Standing:
    """What was drawn last, as far as it matters whether to draw again."""

    def __init__(self) -> None:
        self._state: State | None = None
        self._known: tuple[object, ...] = ()

    def is_drawn(self, state: State, at: datetime, *others: object) -> bool:
        """Return whether what there is to draw was drawn at the last call; the state is compared by identity."""
        known = (*others, at.timestamp() // STANDING)
        same = state is self._state and known == self._known
        self._state, self._known = state, known
        return same
