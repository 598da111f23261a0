"""A ballot of scales keyed in as a stream of digits: the cursor follows, and stops at the end of each family."""

from collections.abc import Mapping
from dataclasses import replace
from itertools import accumulate

from fiche_tui.workshop.ballots import Ballot, Round
from fiche_tui.workshop.commands import Refusal
from fiche_tui.workshop.frozen import frozen
from fiche_tui.workshop.keying.written import Written

EMPTY = ""
UNKNOWN = "x"
"""« Je ne sais pas », as it is typed and as it is written on paper."""


@frozen
class GridKeying:
    """The answers as typed, cell by cell in printed order, and where the cursor is.

    ``place`` is a cell of ``family``, or the end of that family, where Enter is wanted: a skipped digit is noticed
    there, and never shifts what follows. Only what lies before the first empty cell can be gone back to.
    """

    asked: Round
    families: tuple[tuple[str, ...], ...]
    cells: tuple[str, ...]
    family: int = 0
    place: int = 0
    fault: Refusal | None = None
    done: bool = False

    @classmethod
    def of(cls, asked: Round, families: tuple[tuple[str, ...], ...], ballot: Ballot | None = None) -> "GridKeying":
        """Return a new ballot, or one that is reopened: at its first empty cell, or at the top when it is complete."""
        answers = ballot.answers if ballot else {}
        cells: list[str] = []
        for subject in (subject for family in families for subject in family):
            given = [UNKNOWN if answer is None else str(answer) for answer in answers.get(subject, ())]
            cells += (given + [EMPTY] * len(asked.questions))[: len(asked.questions)]
        new = cls(asked, families, tuple(cells))
        return new if new.complete or not cells else new._at(cells.index(EMPTY))

    @property
    def typed(self) -> str:
        """Nothing: one key is one answer."""
        return ""

    @property
    def complete(self) -> bool:
        """Whether every cell is filled."""
        return EMPTY not in self.cells

    @property
    def waits(self) -> bool:
        """Whether the cursor is at the end of its family, where Enter is wanted."""
        return self.place == self._end(self.family)

    @property
    def question(self) -> int:
        """The question that the cursor is at, the last one at the end of a family."""
        return len(self.asked.questions) - 1 if self.waits else self.place % len(self.asked.questions)

    def given(self, family: int) -> int:
        """Return how many cells of a family are filled."""
        return sum(cell != EMPTY for cell in self.cells[self._start(family) : self._end(family)])

    def total(self, family: int) -> int:
        """Return how many cells a family has."""
        return len(self.families[family]) * len(self.asked.questions)

    def cells_of(self, family: int) -> Mapping[str, tuple[str, ...]]:
        """Return the cells of each line of a family."""
        wide, start = len(self.asked.questions), self._start(family)
        return {
            subject: self.cells[start + line * wide : start + (line + 1) * wide]
            for line, subject in enumerate(self.families[family])
        }

    def cursor(self) -> tuple[str, int] | None:
        """Return the line and the question under the cursor, or ``None`` at the end of a family."""
        if self.waits:
            return None
        line, question = divmod(self.place - self._start(self.family), len(self.asked.questions))
        return self.families[self.family][line], question

    def answer(self) -> Ballot:
        """Return what is keyed so far; of a line, only the answers before its first gap."""
        answers: dict[str, tuple[int | None, ...]] = {}
        for family in range(len(self.families)):
            for subject, cells in self.cells_of(family).items():
                first = cells.index(EMPTY) if EMPTY in cells else len(cells)
                if first:
                    answers[subject] = tuple(None if cell == UNKNOWN else int(cell) for cell in cells[:first])
        return Ballot(answers)

    def written(self) -> Written:
        """Return what is on the paper, a row per family."""
        rows = tuple(self.cells[self._start(family) : self._end(family)] for family in range(len(self.families)))
        return Written(rows, self.family, self.place)

    def taken_up(self, written: Written) -> "GridKeying | None":
        """Return the same paper with what was written on it before; ``None`` when it does not fit."""
        cells = tuple(cell for row in written.rows for cell in row)
        if [len(row) for row in written.rows] != [self.total(family) for family in range(len(self.families))]:
            return None
        if not all(self._may_hold(place, cell) for place, cell in enumerate(cells)):
            return None
        if not (0 <= written.at < len(self.families) and self._start(written.at) <= written.place):
            return None
        if written.place > self._end(written.at):
            return None
        return replace(self, cells=cells, family=written.at, place=written.place)

    def _may_hold(self, place: int, cell: str) -> bool:
        levels = self.asked.questions[place % len(self.asked.questions)].levels
        return cell in (EMPTY, UNKNOWN) or cell in map(str, range(levels))

    def pressed(self, key: str) -> "GridKeying":
        """Return what this becomes after a key."""
        if self.done or not self.cells:
            return self
        calm = replace(self, fault=None)
        wide = len(self.asked.questions)
        steps = {"left": -1, "right": 1, "up": -wide, "down": wide}
        if key in steps:
            return calm._moved(steps[key])
        if key == "enter":
            return calm._entered()
        if key == "backspace":
            return calm._corrected()
        return calm._written(key) if len(key) == 1 and key.isalnum() else calm

    def _written(self, key: str) -> "GridKeying":
        if self.waits:
            return self._refused("family-full", family=self.family)
        levels = self.asked.questions[self.question].levels
        if key != UNKNOWN and not (key.isascii() and key.isdigit() and int(key) < levels):
            return self._refused("not-a-level", most=levels - 1)
        return replace(self._with(self.place, key), place=self.place + 1)

    def _entered(self) -> "GridKeying":
        given, total = self.given(self.family), self.total(self.family)
        if given < total:
            gap = self.cells.index(EMPTY, self._start(self.family))
            return replace(self, place=gap)._refused("family-unfinished", family=self.family, given=given, total=total)
        if self.family < len(self.families) - 1:
            return self._opened(self.family + 1)
        return replace(self, done=True) if self.complete else self._at(self.cells.index(EMPTY))

    def _corrected(self) -> "GridKeying":
        if not self.waits and self.cells[self.place] != EMPTY:
            return self._with(self.place, EMPTY)
        if self.place > self._start(self.family):
            return replace(self._with(self.place - 1, EMPTY), place=self.place - 1)
        # The Enter that came here is what goes first; the next backspace takes the last answer of that family.
        return replace(self, family=self.family - 1) if self.family else self

    def _moved(self, step: int) -> "GridKeying":
        if step < 0:
            return self._at(max(0, self.place + step))
        edge = self.cells.index(EMPTY) if EMPTY in self.cells else len(self.cells)
        # From the end of a family, as from its last cell.
        wanted = min(self.place - int(self.waits) + step, edge)
        # A family that was not begun is entered with Enter alone, which keeps what came before it.
        begun = [family for family in range(len(self.families)) if family <= self.family or self.given(family)]
        if wanted >= self._end(begun[-1]):
            return replace(self, family=begun[-1], place=self._end(begun[-1]))
        return self._at(wanted)

    def _opened(self, family: int) -> "GridKeying":
        start, end = self._start(family), self._end(family)
        gaps = [place for place in range(start, end) if self.cells[place] == EMPTY]
        return replace(self, family=family, place=gaps[0] if gaps else start)

    def _at(self, place: int) -> "GridKeying":
        family = next(family for family in range(len(self.families)) if place < self._end(family))
        return replace(self, family=family, place=place)

    def _with(self, place: int, cell: str) -> "GridKeying":
        return replace(self, cells=(*self.cells[:place], cell, *self.cells[place + 1 :]))

    def _refused(self, code: str, **values: object) -> "GridKeying":
        return replace(self, fault=Refusal(code, values))

    def _start(self, family: int) -> int:
        return self._end(family) - self.total(family)

    def _end(self, family: int) -> int:
        return list(accumulate(self.total(one) for one in range(family + 1)))[-1]
