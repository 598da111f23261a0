"""The columns of a table of results: which ones its instrument and its width need, and what each holds."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from fiche_tui.drawing.bars import bar, spread_bar
from fiche_tui.drawing.family_mark import place_of
from fiche_tui.drawing.figures import columns_heading, counts_in_columns, gap_words
from fiche_tui.drawing.line import Line, line
from fiche_tui.drawing.results.distribution import whole_bar
from fiche_tui.drawing.scale_titles import scale_title
from fiche_tui.drawing.styles import GOOD, QUIET, SOON, STRONG, family_style
from fiche_tui.drawing.then_and_now import level_cell, then_width
from fiche_tui.language.translation import _
from fiche_tui.workshop.frozen import frozen
from fiche_tui.workshop.presenting import ResultRow, Results, Sort
from fiche_tui.workshop.sheet import Instrument
from fiche_tui.workshop.state import State
from fiche_tui.workshop.then_and_now import Comparison
from fiche_tui.workshop.values import Purpose

ROOMY = 104
"""Columns from which the table takes air, and a column more."""

BAR = 24
"""The cells of a bar of answers, at most; where there are fewer voters, as many to each."""

LABEL = 48
"""The cells of a label at most where there is room for air."""


@frozen
class Column:
    """A column at the right of the labels. Its title ends where the column does, and may begin before it.

    ``bars`` says that it holds bars, which are drawn alike in every row, the chosen one too.
    """

    title: str
    width: int
    draw: Callable[[ResultRow], Line]
    right: bool = False
    bars: bool = False


# What all rows share is worked out once a drawing: a table of 200 rows is drawn at each key.
@dataclass(frozen=True, eq=False)
class Drawing:
    """What drawing a table needs to know: the values, the state that names them, the room there is."""

    state: State
    results: Results
    width: int

    @property
    def roomy(self) -> bool:
        """Whether there is room for air."""
        return self.width >= ROOMY

    @property
    def ranked(self) -> bool:
        """Whether ranks and what is retained are shown."""
        return self.results.sort is Sort.DECIDING

    @property
    def highest(self) -> int:
        """The highest level of the round's scales."""
        return max(0, *(question.levels - 1 for question in self.results.asked.asked.questions))

    @cached_property
    def largest(self) -> int:
        """The largest score of the table: what a whole bar of a ranking is worth."""
        return max((row.score for row in self.results.rows), default=0)

    @cached_property
    def whole(self) -> int:
        """How many people a whole bar is worth where the answers are counted."""
        return whole_bar(self.state)

    @cached_property
    def code(self) -> int:
        """The cells of a code."""
        return min(4, max([2, *(len(row.code) for row in self.results.rows)]))

    @property
    def left(self) -> int:
        """The cells before the labels."""
        return (6 if self.ranked else 3) + self.code + 3

    @property
    def gap(self) -> int:
        """The cells between two columns."""
        return 3 if self.roomy else 1

    @cached_property
    def longest(self) -> int:
        """The cells of the longest label."""
        return max((line(row.label).width + 2 * row.inner for row in self.results.rows), default=0)

    @cached_property
    def columns(self) -> tuple[Column, ...]:
        """The columns of this table."""
        asked = self.results.asked.asked
        if self.ranked and not asked.questions[0].is_scale:
            return self._score_columns()
        if asked.instrument is Instrument.CHECK:
            return self._mark_columns()
        return self._figure_columns()

    def _score_columns(self) -> tuple[Column, ...]:
        size = 40 if self.roomy else 20
        title = _("points") if self.results.asked.asked.purpose is Purpose.VOTE else _("à renforcer")
        return (
            Column("", size, lambda row: self._bar(row, row.score, self.largest, size), bars=True),
            Column(title, 3, lambda row: line((str(row.score), STRONG)), right=True),
            self._status(),
        )

    def _bar(self, row: ResultRow, number: int, largest: int, size: int) -> Line:
        return line((bar(number, largest, size), family_style(place_of(self.state, row.family))))

    def _status(self) -> Column:
        kept = line((_("✓ retenu"), f"{STRONG} {GOOD}"))
        return Column("", kept.width, lambda row: kept if row.retained else Line())

    def _mark_columns(self) -> tuple[Column, ...]:
        size = 30 if self.roomy else 13

        def marks(question: str) -> Callable[[ResultRow], Line]:
            def draw(row: ResultRow) -> Line:
                number = row.figures.marked(question)
                return line((f"{number:>2} ", STRONG if number else ""), self._bar(row, number, self.whole, size))

            return draw

        return (
            Column(_("à renforcer"), size + 3, marks("reinforce"), bars=True),
            Column(_("à alléger"), size + 3, marks("lighten"), bars=True),
        )

    def _figure_columns(self) -> tuple[Column, ...]:
        questions = {question.id: question for question in self.results.asked.asked.questions}
        today: list[Column] = []
        columns: list[Column] = []
        if "today" in questions:
            title = scale_title(self.state.sheet, "today")
            wide = self.highest + 4 + then_width(self.then, "today")
            today.append(Column(title, wide, lambda row: self._level(row, "today", row.figures.today)))
        title = scale_title(self.state.sheet, "wanted")
        wide = max(8, len(title), self.highest + 4 + then_width(self.then, "wanted"))
        columns.append(Column(title, wide, lambda row: self._level(row, "wanted", row.figures.wanted)))
        if "today" in questions:
            gap = Column(_("écart"), 5, lambda row: line((gap_words(row.figures.gap), STRONG)), right=True)
            columns.append(gap)
        if self.ranked:
            return (*today, *columns, Column("", 1, _divided), self._status())
        if self.results.sort is Sort.CHANGE and not self.roomy:
            return (*today, *columns)
        counts = self._counts(lambda row: line(counts_in_columns(row.figures.wanted_counts)))
        columns += [Column("", 1, _divided), counts]
        if self.roomy:
            # Labels stay whole before anything is drawn twice: first as a bar, then what is done today too.
            size = BAR // self.whole * self.whole if 0 < self.whole <= BAR else BAR
            bars = Column(
                title, size, lambda row: _quiet(spread_bar(row.figures.wanted_counts, size, self.whole)), bars=True
            )
            if self._fit(*today, *columns, bars):
                columns.append(bars)
            before = self._counts(lambda row: _quiet(counts_in_columns(row.figures.today_counts)))
            if today and self._fit(*today, before, *columns):
                today.append(before)
        return (*today, *columns)

    def _counts(self, draw: Callable[[ResultRow], Line]) -> Column:
        heading = columns_heading(self.highest + 2)
        rows = (counts_in_columns(row.figures.wanted_counts) for row in self.results.rows)
        return Column(heading, max(len(heading), *(len(one) for one in rows), 0), draw)

    def _fit(self, *columns: Column) -> bool:
        """Return whether these columns leave labels whole, and a cell for the bar of the chosen row."""
        taken = sum(column.width + self.gap for column in columns)
        return self.left + max(16, min(self.longest, LABEL)) + taken < self.width

    def _level(self, row: ResultRow, scale: str, value: float | None) -> Line:
        return level_cell(self.then, row.subject, scale, value, self.highest)

    @property
    def then(self) -> Comparison | None:
        """The earlier workshop, where its levels are drawn: on a wide screen, or in the order of what changed."""
        return self.results.then if self.roomy or self.results.sort is Sort.CHANGE else None


def _quiet(text: str) -> Line:
    return line((text, QUIET))


def _divided(row: ResultRow) -> Line:
    return line(("↔", f"{STRONG} {SOON}")) if row.figures.divided else Line()
