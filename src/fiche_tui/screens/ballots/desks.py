"""Which machine and which drawing a round calls for: one desk for each kind of paper."""

from textual.content import Content

from fiche_tui.drawing.paper import Paper
from fiche_tui.screens.ballots.codes import draw_codes
from fiche_tui.screens.ballots.counts_slip import draw_counts
from fiche_tui.screens.ballots.grid import draw_grid
from fiche_tui.workshop import State
from fiche_tui.workshop.ballots import Ballot, Round, Slip
from fiche_tui.workshop.keying import (
    CodesKeying,
    CountsKeying,
    GridKeying,
    Keying,
    codes_elsewhere,
    codes_on,
    strips_of,
)


class Desk:
    """How the papers of one round are keyed in and drawn.

    ``LETTERS`` says that letters belong to the paper; ``KEEPS_UNFINISHED`` that what is half keyed may lie in the box,
    because the box can tell it from a finished paper.
    """

    HINTS: tuple[str, ...] = ("ballot.correct", "count.go_on", "count.reopen", "global.back", "global.help")
    LETTERS = False
    KEEPS_UNFINISHED = False

    def __init__(self, state: State, asked: Round) -> None:
        self.state = state
        self.asked = asked
        self.strips = strips_of(state, asked)

    def keying(self, answer: Ballot | Slip | None) -> Keying:
        """A new paper, or that one again."""
        raise NotImplementedError

    def draw(self, keying: Keying, paper: Paper, width: int, height: int) -> Content:
        """The paper as it stands."""
        raise NotImplementedError


class GridDesk(Desk):
    """Scales: digits, family by family."""

    HINTS = ("ballot.correct", "ballot.next_family", "count.reopen", "global.back", "global.help")
    KEEPS_UNFINISHED = True

    def keying(self, answer: Ballot | Slip | None) -> Keying:
        """A grid, empty or filled."""
        families = tuple(strip.subjects for strip in self.strips)
        return GridKeying.of(self.asked, families, answer if isinstance(answer, Ballot) else None)

    def draw(self, keying: Keying, paper: Paper, width: int, height: int) -> Content:
        """The family under the cursor."""
        assert isinstance(keying, GridKeying)
        return draw_grid(keying, paper, width, height)


class CodesDesk(Desk):
    """Marks: codes."""

    HINTS = ("ballot.correct", "count.go_on", "ballot.reopen", "global.back", "global.help")
    LETTERS = True

    def keying(self, answer: Ballot | Slip | None) -> Keying:
        """Lists of codes, empty or filled."""
        known = codes_on(self.state, self.asked), codes_elsewhere(self.state, self.asked)
        return CodesKeying.of(self.asked, *known, answer if isinstance(answer, Ballot) else None)

    def draw(self, keying: Keying, paper: Paper, width: int, height: int) -> Content:
        """The lists and the codes."""
        assert isinstance(keying, CodesKeying)
        return draw_codes(keying, paper, width, height)


class CountsDesk(Desk):
    """Tally slips: numbers."""

    KEEPS_UNFINISHED = True

    def keying(self, answer: Ballot | Slip | None) -> Keying:
        """A slip, empty or filled."""
        return CountsKeying.of(self.asked, answer if isinstance(answer, Slip) else None)

    def draw(self, keying: Keying, paper: Paper, width: int, height: int) -> Content:
        """The lines around the cursor."""
        assert isinstance(keying, CountsKeying)
        return draw_counts(keying, paper, width, height)


def desk_for(state: State, asked: Round) -> Desk:
    """The desk of a round, by its questions and its door."""
    if asked.by_counts:
        return CountsDesk(state, asked)
    return GridDesk(state, asked) if asked.questions[0].is_scale else CodesDesk(state, asked)
