"""What is printed for the meeting: ballots, tally slips, the handout, and the facilitator's private sheet.

All follow the chosen instrument and the current list. None reveals a result: at most the shortlist, once the
assessment is revealed.
"""

from collections.abc import Callable, Mapping

from fiche_tui.minutes.document import Document
from fiche_tui.minutes.names import Format, Printable
from fiche_tui.minutes.printables import common
from fiche_tui.minutes.printables.ballots import ballots
from fiche_tui.minutes.printables.handout import handout
from fiche_tui.minutes.printables.notes import notes
from fiche_tui.minutes.printables.slips import slips
from fiche_tui.minutes.style import Paper, Print
from fiche_tui.minutes.words import Words, words_of
from fiche_tui.workshop.state import State

_MAKERS: Mapping[Printable, Callable[[State, Words], Document]] = {
    Printable.BALLOTS: ballots,
    Printable.SLIPS: slips,
    Printable.HANDOUT: handout,
    Printable.NOTES: notes,
}


def printable(
    state: State,
    kind: Printable,
    form: Format = Format.HTML,
    paper: Paper = Paper.LETTER,
    print_size: Print = Print.TEXT,
) -> str:
    """Something to print, as one HTML file for that paper or as Markdown, ending with a line feed. Never fails.

    ``Printable.NOTES`` holds the private notes: it is for the facilitator, never for the wall.
    """
    return common.written(_MAKERS[kind](state, words_of(state)), state, form, paper, print_size)
