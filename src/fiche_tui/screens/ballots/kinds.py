"""Which machine and which drawing a round calls for, by the kind of its papers."""

from fiche_tui.drawing.codes_paper import draw_codes
from fiche_tui.drawing.counts_paper import draw_counts
from fiche_tui.drawing.grid_paper import draw_grid
from fiche_tui.drawing.line import Line
from fiche_tui.drawing.paper import Paper
from fiche_tui.workshop.ballots import Ballot, Round, Slip
from fiche_tui.workshop.keying.codes import CodesKeying
from fiche_tui.workshop.keying.common import Keying
from fiche_tui.workshop.keying.counts import CountsKeying
from fiche_tui.workshop.keying.grid import GridKeying
from fiche_tui.workshop.keying.paper import codes_elsewhere, codes_on, strips_of
from fiche_tui.workshop.state import State


class PaperKind:
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
        """Return a new paper, or that one again."""
        raise NotImplementedError

    def draw(self, keying: Keying, paper: Paper, width: int, height: int) -> list[Line]:
        """Return the paper as it stands."""
        raise NotImplementedError


class Grids(PaperKind):
    """Scales: digits, family by family."""

    HINTS = ("ballot.correct", "ballot.next_family", "count.reopen", "global.back", "global.help")
    KEEPS_UNFINISHED = True

    def keying(self, answer: Ballot | Slip | None) -> Keying:
        families = tuple(strip.subjects for strip in self.strips)
        return GridKeying.of(self.asked, families, answer if isinstance(answer, Ballot) else None)

    def draw(self, keying: Keying, paper: Paper, width: int, height: int) -> list[Line]:
        assert isinstance(keying, GridKeying)
        return draw_grid(keying, paper, width, height)


class ListsOfCodes(PaperKind):
    """Marks: codes."""

    HINTS = ("ballot.correct", "count.go_on", "ballot.ways", "global.back", "global.help")
    LETTERS = True

    def keying(self, answer: Ballot | Slip | None) -> Keying:
        known = codes_on(self.state, self.asked), codes_elsewhere(self.state, self.asked)
        return CodesKeying.of(self.asked, *known, answer if isinstance(answer, Ballot) else None)

    def draw(self, keying: Keying, paper: Paper, width: int, height: int) -> list[Line]:
        assert isinstance(keying, CodesKeying)
        return draw_codes(keying, paper, width, height)


class TallySlips(PaperKind):
    """Counts: numbers."""

    KEEPS_UNFINISHED = True

    def keying(self, answer: Ballot | Slip | None) -> Keying:
        return CountsKeying.of(self.asked, answer if isinstance(answer, Slip) else None)

    def draw(self, keying: Keying, paper: Paper, width: int, height: int) -> list[Line]:
        assert isinstance(keying, CountsKeying)
        return draw_counts(keying, paper, width, height)


def kind_of(state: State, asked: Round) -> PaperKind:
    """Return the kind of a round's papers, by its questions and its door."""
    if asked.by_counts:
        return TallySlips(state, asked)
    return Grids(state, asked) if asked.questions[0].is_scale else ListsOfCodes(state, asked)
