"""The figures beside each role: which columns a workshop has, and what stands in them."""

from collections.abc import Callable
from dataclasses import dataclass

from fiche_tui.minutes.document import Inline, Span
from fiche_tui.minutes.typography import NO_BREAK
from fiche_tui.minutes.words import DASH, Words, counts_text
from fiche_tui.workshop.results import assessed, revealed_round
from fiche_tui.workshop.sheet import Instrument
from fiche_tui.workshop.state import RoundState, State
from fiche_tui.workshop.tally import Figures
from fiche_tui.workshop.values import Purpose


@dataclass(frozen=True, slots=True)
class Column:
    """A column of figures: its heading, and what it says of a role or family by id."""

    heading: Inline
    figure: Callable[[str], str]

    def cell(self, subject: str) -> Inline:
        """The figure of a role or family as the content of a cell."""
        return (Span(self.figure(subject)),)


def level_names(levels: int) -> str:
    """The names of the levels of a scale in the order of the counts, never broken: « 0 · 1 · 2 · 3 · ? »."""
    return f"{NO_BREAK}·{NO_BREAK}".join([*(str(level) for level in range(levels)), "?"])


def role_columns(state: State, words: Words) -> tuple[Column, ...]:
    """The columns of figures about roles: none before the first reveal, and no column that would stay empty."""
    assessment = revealed_round(state, Purpose.ASSESS)
    columns: tuple[Column, ...] = ()
    if assessment and assessment.asked.instrument is not Instrument.FAMILY:
        columns = assessment_columns(state, assessment, words)
    vote = revealed_round(state, Purpose.VOTE)
    if vote is None:
        return columns
    dots = {subject: counts[0][0] for subject, counts in vote.tally.counts.items()}
    return (*columns, Column(words._("Points"), lambda subject: str(dots.get(subject, DASH))))


def assessment_columns(state: State, assessment: RoundState, words: Words) -> tuple[Column, ...]:
    """The columns of a revealed assessment: medians, gap and counts, or two counts of marks."""
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
        columns.append(Column(words.scale("today", begins=True), lambda subject: words.number(row(subject).today)))
    if "wanted" in questions:
        columns.append(Column(words.scale("wanted", begins=True), lambda subject: words.number(row(subject).wanted)))
    if len(columns) == 2:
        columns.append(Column(_("Écart"), lambda subject: words.gap(row(subject).gap)))
    if "wanted" in questions:
        levels = Span(level_names(questions["wanted"].levels))
        columns.append(Column(_("Réponses {levels}", levels=levels), lambda subject: _counts(row(subject))))
    return tuple(columns)


def _mark(rows: dict[str, Figures], subject: str, question: str) -> str:
    return str(rows[subject].marked(question)) if subject in rows else DASH


def _counts(row: Figures) -> str:
    text = counts_text(row.wanted_counts) or DASH
    return f"↔ {text}" if row.divided else text
