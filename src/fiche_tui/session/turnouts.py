"""The turnout of each round, scanned from the boxes once and kept until somebody asks to look again."""

from collections.abc import Mapping

from fiche_tui.session.boxes import turnout_of
from fiche_tui.session.lease import Lease
from fiche_tui.store.errors import StoreError
from fiche_tui.store.workshop import Workshop
from fiche_tui.workshop.state import RoundState, State
from fiche_tui.workshop.turnout import Turnout


class Turnouts:
    """How far the rounds of one workshop are, as last scanned."""

    def __init__(self, stored: Workshop, lease: Lease) -> None:
        self._stored = stored
        self._lease = lease
        self._scanned: dict[int, tuple[Mapping[str, str], Turnout]] = {}

    def of(self, one: RoundState) -> Turnout:
        """Return how far a round is; cheap. Of a workshop that another account has, what the room sees.

        Where nothing can be read, something is ``damaged``: nobody knows what the boxes hold, so they may hold some.
        """
        asked = one.asked
        try:
            if self._lease.is_gone:
                return Turnout(people=self._stored.answered(asked.number))
            known = self._scanned.get(asked.number)
            if known is None or known[0] != one.taken_out:
                known = (one.taken_out, turnout_of(one, self._stored.scan(asked.number)))
                self._scanned[asked.number] = known
        except StoreError:
            return Turnout(damaged=1)
        return known[1]

    def is_scanned(self, number: int) -> bool:
        """Return whether the boxes of a round were read since they were last forgotten."""
        return number in self._scanned

    def forget(self, number: int) -> None:
        """Scan the boxes of a round again when it is next asked about."""
        self._scanned.pop(number, None)

    def forget_all(self) -> None:
        """Scan the boxes of every round again."""
        self._scanned.clear()

    def people(self, state: State) -> Mapping[int, int]:
        """Return how many people have answered in each pending round; 0 where the boxes cannot be read."""
        return {one.asked.number: self.of(one).people for one in state.rounds if one.pending}

    def by_hands(self, state: State) -> frozenset[int]:
        """Return the pending rounds in which hands were raised."""
        return frozenset(one.asked.number for one in state.rounds if one.pending and self.of(one).by_hands)

    def holding(self, state: State) -> frozenset[int]:
        """Return the pending rounds whose boxes hold at least one ballot, finished or not.

        A cancelled round is not one of them: cancelling by mistake can be undone, and its ballots are back.
        """
        return frozenset(one.asked.number for one in state.rounds if one.pending and self.of(one).holds)
