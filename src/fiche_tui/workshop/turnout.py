"""How far a round is: the only figure about its answers that anybody sees before the reveal."""

from dataclasses import dataclass

SECRET_FROM = 5
"""Ballots under which secrecy is thin; below it, the screen says so."""


@dataclass(frozen=True, slots=True)
class Turnout:
    """How far a round is: people who answered, and the numbers of the ballots that are not finished.

    ``damaged`` counts the boxes and ballots that could not be read: since they may hold answers, they count as holding
    some. ``at_station`` people filled their ballot at the laptop that is passed around, ``by_hands`` raised a hand,
    ``on_own`` answered at a screen of their own.
    """

    people: int = 0
    ballots: int = 0
    unfinished: tuple[str, ...] = ()
    damaged: int = 0
    at_station: int = 0
    by_hands: int = 0
    on_own: int = 0

    @property
    def holds(self) -> bool:
        """Whether at least one answer was given, finished or not."""
        return bool(self.ballots or self.damaged)
