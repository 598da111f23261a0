"""How far a round is: the only figure about its answers that anybody sees before the reveal."""

from fiche_tui.workshop.ballots import Round
from fiche_tui.workshop.frozen import frozen

HANDS = "mains"
"""The name of the one count by raised hands in the box of the keyboard; papers bear numbers."""

SECRET_FROM = 5
"""Ballots under which secrecy is thin; below it, the screen says so."""


def told_apart(*doors: int) -> bool:
    """Return whether the ballots that came in by each of several doors may be counted apart.

    With fewer than five at one of them none may: the others would give its number away.
    """
    used = [ballots for ballots in doors if ballots]
    return len(used) < 2 or min(used) >= SECRET_FROM


@frozen
class Turnout:
    """How far a round is: people who answered, and the numbers of the ballots that are not finished.

    ``damaged`` counts the boxes and ballots that could not be read: since they may hold answers, they count as holding
    some. ``at_station`` people filled their ballot at the laptop that is passed around, ``by_hands`` raised a hand,
    ``on_own`` answered at a screen of their own, ``by_ssh`` through the SSH server.
    """

    people: int = 0
    ballots: int = 0
    unfinished: tuple[str, ...] = ()
    damaged: int = 0
    at_station: int = 0
    by_hands: int = 0
    on_own: int = 0
    by_ssh: int = 0

    def counts_people(self, asked: Round) -> bool:
        """Return whether slips or raised hands counted people, so that there are not ballots alone."""
        return asked.by_counts or self.by_hands > 0

    @property
    def holds(self) -> bool:
        """Whether at least one answer was given, finished or not."""
        return bool(self.ballots or self.damaged)
