"""What the coach sees: the workshop, what was pressed, and what is open over the meeting."""

from enum import StrEnum

from fiche_tui.workshop.frozen import frozen
from fiche_tui.workshop.results import pending_round
from fiche_tui.workshop.sheet import StepKind
from fiche_tui.workshop.state import State, voters_present
from fiche_tui.workshop.values import Purpose


class Place(StrEnum):
    """Where the keys go."""

    MEETING = "meeting"
    DIALOG = "dialog"
    BALLOT = "ballot"
    MINUTES = "minutes"
    ELSEWHERE = "elsewhere"


@frozen
class Seen:
    """``played`` holds the names of the scenes whose key was pressed while they were on, ``ballots`` how many people
    have answered the round whose result is hidden."""

    state: State
    place: Place = Place.MEETING
    played: frozenset[str] = frozenset()
    ballots: int = 0

    def is_at(self, kind: StepKind) -> bool:
        """Say whether the step of that kind runs, or is over."""
        kinds = [step.kind for step in self.state.plan if not step.dropped]
        now = self.state.step
        if self.state.final_at or now is None or kind not in kinds:
            return self.state.final_at is not None
        order = [step.id for step in self.state.plan if not step.dropped]
        return now.id in order and order.index(now.id) >= kinds.index(kind)

    @property
    def all_in(self) -> bool:
        """Say whether every voter has assessed the roles, or is asked for it no more."""
        pending = pending_round(self.state, Purpose.ASSESS)
        return pending is None or self.ballots >= voters_present(self.state)
