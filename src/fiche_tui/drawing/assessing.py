"""What the room reads under the clock while it assesses: the question, the roles by their names, the scale."""

from fiche_tui.drawing.asked_roles import asked_in_columns
from fiche_tui.drawing.line import Line, line
from fiche_tui.drawing.scale_boxes import scale_boxes
from fiche_tui.drawing.styles import QUIET, STRONG
from fiche_tui.drawing.turnout_words import answered_words
from fiche_tui.language.translation import _
from fiche_tui.workshop.agenda import PlannedStep
from fiche_tui.workshop.ballots import Round
from fiche_tui.workshop.keying.paper import strips_of
from fiche_tui.workshop.question import question_of
from fiche_tui.workshop.sheet import Instrument
from fiche_tui.workshop.state import State, voters_present
from fiche_tui.workshop.turnout import Turnout

LIST_FROM = 76
"""Columns from which the names stand under the question: on a narrower screen people have them on paper."""


SMALL_CLOCK, LARGE_CLOCK = 6, 12
"""Rows of the clock with its air: digits of five rows, and of ten."""

LARGE_FROM = 104
"""Columns from which the large digits fit."""


def check_words() -> str:
    """Return what a person writes where roles are ticked."""
    return _("Écrivez jusqu’à 7 codes à renforcer, et jusqu’à 3 codes à alléger.")


def hesitation_words() -> str:
    """Return the sentence that lets people answer that they do not know."""
    return _("Vous hésitez? « Je ne sais pas » est une vraie réponse.")


def assessing_page(
    state: State, step: PlannedStep, asked: Round, turnout: Turnout | None, place: tuple[int, int]
) -> tuple[int, list[Line]]:
    """Return the rows of the clock, as large as the page leaves it, and the page under it; no line where it is not
    to be."""
    width, rows = place
    for clock in (LARGE_CLOCK, SMALL_CLOCK) if width >= LARGE_FROM else (SMALL_CLOCK,):
        if lines := assessing_lines(state, step, asked, turnout, width, rows - clock):
            return clock, lines
    return 0, []


def assessing_lines(
    state: State, step: PlannedStep, asked: Round, turnout: Turnout | None, width: int, rows: int
) -> list[Line]:
    """Return the page in at most that many rows; nothing where the names do not fit beside what must be read.

    Where rows are few, what the facilitator reads aloud leaves first, then the objectives.
    """
    if width < LIST_FROM:
        return []
    strips = strips_of(state, asked)
    head = _head(state, step, asked, turnout, width)
    objectives = (
        line((" · ".join(state.details.objectives), QUIET)).wrapped(width, 2) if state.details.objectives else []
    )
    scale = _scale(state, asked, width)
    aloud = _aloud(state, step, width)
    for under, after, air in ((objectives, aloud, 1), (objectives, [], 1), (objectives, [], 0), ([], [], 0)):
        above = [*head, *under, Line()]
        below = [*[Line()] * air, *scale, *([Line(), *after] if after else [])]
        listed = asked_in_columns(strips, width, rows - len(above) - len(below))
        if listed:
            return [*above, *listed, *below]
    return []


def _head(state: State, step: PlannedStep, asked: Round, turnout: Turnout | None, width: int) -> list[Line]:
    answered = ""
    if turnout and turnout.people:
        answered = f"  ·  {answered_words(turnout, asked, voters_present(state))}"
    title = line((step.title.upper(), STRONG), answered).wrapped(width, 2)
    return [*title, *line((question_of(state), STRONG)).wrapped(width)]


def _scale(state: State, asked: Round, width: int) -> list[Line]:
    if asked.instrument is Instrument.CHECK:
        return line((check_words(), STRONG)).wrapped(width)
    questions = {one.id for one in asked.questions}
    return scale_boxes([scale for scale in state.sheet.scales if scale.id in questions], width)


def _aloud(state: State, step: PlannedStep, width: int) -> list[Line]:
    sentences = [*step.instruction.splitlines()]
    if state.method.instrument is not Instrument.CHECK:
        sentences.append(hesitation_words())
    return [row for sentence in sentences if sentence.strip() for row in line(sentence).wrapped(width)]
