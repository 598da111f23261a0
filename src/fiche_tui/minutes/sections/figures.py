"""The figures beside each role: which columns a workshop has, and what they hold."""

from collections.abc import Callable

from fiche_tui.minutes.document import Counts, Inline, Span
from fiche_tui.minutes.words import DASH, Words
from fiche_tui.workshop.frozen import frozen
from fiche_tui.workshop.portrait import dots_of
from fiche_tui.workshop.results import assessed, revealed_round
from fiche_tui.workshop.sheet import Instrument
from fiche_tui.workshop.state import RoundState, State
from fiche_tui.workshop.tally import Figures
from fiche_tui.workshop.text import NO_BREAK
from fiche_tui.workshop.values import Purpose

NARROW, WIDE = 0.09, 0.19
"""The parts of a line that a column of one figure takes, and one of counts by level."""
CODE = 0.055


@frozen
class Column:
    """A column of figures: its heading, what it says of a role or family by id, its part of the line."""

    heading: Inline
    cell: Callable[[str], Inline]
    share: float = NARROW


def level_names(levels: int) -> str:
    """Return the names of the levels of a scale in the order of the counts, never broken: « 0 · 1 · 2 · 3 · ? »."""
    return f"{NO_BREAK}·{NO_BREAK}".join([*(str(level) for level in range(levels)), "?"])


def shares_of(columns: tuple[Column, ...], *, code: bool) -> tuple[float, ...]:
    """Return the parts of the line of a table with these columns: the same in every table, so that they line up."""
    figures = [column.share for column in columns]
    first = CODE if code else 0.0
    text = 1.0 - first - sum(figures)
    return (first, text, *figures) if code else (text, *figures)


def role_columns(state: State, words: Words) -> tuple[Column, ...]:
    """Return the columns of figures about roles: none before the first reveal, and no column that would stay empty."""
    assessment = revealed_round(state, Purpose.ASSESS)
    columns: tuple[Column, ...] = ()
    if assessment and assessment.asked.instrument is not Instrument.FAMILY:
        columns = assessment_columns(state, assessment, words)
    if revealed_round(state, Purpose.VOTE) is None:
        return columns
    dots = dots_of(state)
    return (*columns, Column(words._("Points"), lambda subject: _text(str(dots.get(subject, DASH))), 0.07))


def assessment_columns(state: State, assessment: RoundState, words: Words) -> tuple[Column, ...]:
    """Return the columns of a revealed assessment: medians, gap and counts, or two counts of marks."""
    _ = words._
    rows = assessed(state)

    def row(subject: str) -> Figures:
        return rows.get(subject, Figures(subject))

    questions = {question.id: question for question in assessment.asked.questions}
    if "reinforce" in questions:
        return (
            Column(_("À renforcer"), lambda subject: _mark(rows, subject, "reinforce")),
            Column(_("À alléger"), lambda subject: _mark(rows, subject, "lighten")),
        )
    columns = []
    if "today" in questions:
        today = words.scale("today", begins=True)
        columns.append(Column(today, lambda subject: _text(words.number(row(subject).today)), 0.105))
    # Every instrument with scales asks this one.
    wanted = words.scale("wanted", begins=True)
    columns.append(Column(wanted, lambda subject: _text(words.number(row(subject).wanted))))
    if len(columns) == 2:
        columns.append(Column(_("Écart"), lambda subject: _text(words.gap(row(subject).gap)), 0.065))
    return (*columns, Column(_("Réponses"), lambda subject: _counts(row(subject)), WIDE))


def _text(text: str) -> Inline:
    return (Span(text),)


def _mark(rows: dict[str, Figures], subject: str, question: str) -> Inline:
    return _text(str(rows[subject].marked(question)) if subject in rows else DASH)


def _counts(row: Figures) -> Inline:
    return (Counts(row.wanted_counts, row.divided),) if row.wanted_counts else _text(DASH)
