"""A tally slip keyed in: the number of people first, then one number after another, each ended with Enter."""

from dataclasses import replace

from fiche_tui.workshop.ballots import Round, Slip
from fiche_tui.workshop.commands import Refusal
from fiche_tui.workshop.frozen import frozen
from fiche_tui.workshop.keying.written import Written

MOST_DIGITS = 3
PEOPLE = 0
"""The place of the number of people."""

STAYS = frozenset({"count-too-long", "over-people", "row-unbalanced", "too-many-counted"})
"""Faults of a number, which stays in its cell until it is taken back."""

CORRECTS = frozenset({"backspace", "up", "down", "left", "right"})
"""Keys that take such a number back, or leave it for another cell."""


@frozen
class Row:
    """The cells of one question about one subject: from ``start`` up to ``end``, which is not one of them."""

    subject: str
    question: int
    start: int
    end: int


@frozen
class CountsKeying:
    """The numbers so far: the people, then by subject and question one number a level, don't-know last, or one of
    marks. ``None`` is a cell not keyed yet.

    Enter on an empty cell means 0, or what remains of the people in the last level of a row. Every number is ended by
    hand: a cursor that sometimes leaped by itself would shift what follows. A number that is refused stays in its
    cell, to be corrected, and takes no other figure until then.
    """

    asked: Round
    cells: tuple[int | None, ...]
    place: int = PEOPLE
    typed: str = ""
    fault: Refusal | None = None
    done: bool = False

    @classmethod
    def of(cls, asked: Round, slip: Slip | None = None) -> "CountsKeying":
        """Return a new slip, or one that is reopened, at its first empty cell or at the top."""
        cells: list[int | None] = [slip.people if slip else None]
        for subject in asked.subjects:
            counts = slip.counts.get(subject) if slip else None
            for place in range(len(asked.questions)):
                cells += counts[place] if counts else [None] * _wide(asked, place)
        return cls(asked, tuple(cells), place=cells.index(None) if None in cells else PEOPLE)

    @property
    def people(self) -> int | None:
        """How many people the slip counts."""
        return self.cells[PEOPLE]

    @property
    def row(self) -> Row | None:
        """The row under the cursor, or ``None`` at the number of people."""
        return next((row for row in self.rows() if row.start <= self.place < row.end), None)

    @property
    def complete(self) -> bool:
        """Whether every cell is filled and every row of levels adds up."""
        return None not in self.cells and all(self._balanced(row) for row in self.rows())

    def rows(self) -> tuple[Row, ...]:
        """Return the rows in the order in which they are keyed."""
        rows, start = [], PEOPLE + 1
        for subject in self.asked.subjects:
            for question in range(len(self.asked.questions)):
                end = start + _wide(self.asked, question)
                rows.append(Row(subject, question, start, end))
                start = end
        return tuple(rows)

    def suggested(self) -> int | None:
        """Return what Enter alone writes in the cell under the cursor; ``None`` where a number must be typed."""
        row = self.row
        if row is None or self.people is None:
            return None
        if self.asked.questions[row.question].is_scale and self.place == row.end - 1:
            left = self.people - sum(number or 0 for number in self.cells[row.start : row.end - 1])
            return left if left >= 0 else None
        return 0

    def answer(self) -> Slip | None:
        """Return the slip so far, with the subjects that are keyed whole; ``None`` before the number of people."""
        if not self.people:
            return None
        counts: dict[str, list[tuple[int, ...]]] = {}
        for row in self.rows():
            numbers = tuple(number for number in self.cells[row.start : row.end] if number is not None)
            if len(numbers) == row.end - row.start:
                counts.setdefault(row.subject, []).append(numbers)
        whole = {subject: tuple(rows) for subject, rows in counts.items() if len(rows) == len(self.asked.questions)}
        return Slip(self.people, whole, finished=self.complete)

    def written(self) -> Written:
        """Return what is on the paper, in one row."""
        cells = tuple("" if cell is None else str(cell) for cell in self.cells)
        return Written((cells,), place=self.place, typed=self.typed)

    def taken_up(self, written: Written) -> "CountsKeying | None":
        """Return the same paper with what was written on it before; ``None`` when it does not fit."""
        cells = tuple(cell for row in written.rows for cell in row)
        if len(cells) != len(self.cells) or not 0 <= written.place < len(cells):
            return None
        if not all(cell == "" or (cell.isascii() and cell.isdigit() and len(cell) <= MOST_DIGITS) for cell in cells):
            return None
        numbers = tuple(int(cell) if cell else None for cell in cells)
        again = replace(self, cells=numbers, place=written.place, typed="")
        # Typed again, so that a number that was refused still is.
        for character in written.typed[:MOST_DIGITS]:
            again = again.pressed(character)
        return again

    def pressed(self, key: str) -> "CountsKeying":
        """Return what this becomes after a key. Space ends a number as Enter does."""
        if self.done:
            return self
        ends = key in ("enter", "space")
        if self.typed and self.fault and self.fault.code in STAYS and key not in CORRECTS:
            # The eye is on the paper: neither the next number in this cell nor the next ones one line up. It is
            # told as long as the number that was refused is not taken back.
            return self
        calm = replace(self, fault=None)
        if ends:
            return calm._entered()
        if key == "backspace":
            return calm._corrected()
        if key in ("up", "down", "left", "right"):
            return calm._moved(key)
        return calm._written(key) if len(key) == 1 and key.isalnum() else calm

    def _written(self, key: str) -> "CountsKeying":
        if not (key.isascii() and key.isdigit()):
            return self._refused("not-a-count")
        typed = (self.typed + key).lstrip("0") or "0"
        if len(typed) > MOST_DIGITS:
            return self._refused("count-too-long", most=10**MOST_DIGITS - 1)
        written = replace(self, typed=typed)
        too_many = written._too_many(typed)
        return written._refused("over-people", count=int(typed), people=self.people) if too_many else written

    def _too_many(self, typed: str) -> bool:
        """Return whether one cell would hold more people than the whole slip."""
        return bool(typed) and self.place != PEOPLE and self.people is not None and int(typed) > self.people

    def _entered(self) -> "CountsKeying":
        ended = self._ended()
        return ended if ended.fault else ended._next()

    def _ended(self) -> "CountsKeying":
        """Return the number under the cursor written down, or what is wrong with it."""
        here = self.cells[self.place]
        number = int(self.typed) if self.typed else here if here is not None else self.suggested()
        if self.place == PEOPLE:
            return self._with(number) if number else self._refused("no-people")
        if self.people is None:
            return replace(self, place=PEOPLE, typed="")._refused("no-people")
        if number is None:
            return self._unbalanced(self.row)
        if self._too_many(self.typed):
            return self._refused("over-people", count=number, people=self.people)
        written = self._with(number)
        fault = written._fault_here(self.row)
        return replace(self, typed=str(number), fault=fault) if fault else written

    def _fault_here(self, row: Row | None) -> Refusal | None:
        """Return what is wrong with the number just written at the cursor."""
        assert row is not None
        assert self.people is not None
        question, numbers = self.asked.questions[row.question], self.cells[row.start : row.end]
        total = sum(number or 0 for number in numbers)
        if question.is_scale:
            # A full row that is being corrected passes through wrong totals: it is judged when the cursor leaves it.
            full, last = None not in numbers, self.place == row.end - 1
            wrong = total != self.people and last if full else total > self.people
            return self._unbalanced(row).fault if wrong else None
        marks = sum(self.cells[one.start] or 0 for one in self.rows() if one.question == row.question)
        if (self.cells[self.place] or 0) > self.people:
            return Refusal("over-people", {"count": self.cells[self.place], "people": self.people})
        if marks > question.most * self.people:
            return Refusal("too-many-counted", {"total": marks, "most": question.most * self.people})
        return None

    def _next(self) -> "CountsKeying":
        if self.place < len(self.cells) - 1:
            return replace(self, place=self.place + 1)
        if None in self.cells:
            return replace(self, place=self.cells.index(None))._refused("count-missing")
        wrong = next((row for row in self.rows() if not self._balanced(row)), None)
        if wrong is None:
            return replace(self, done=True)
        return replace(self, place=wrong.start, typed=str(self.cells[wrong.start]))._unbalanced(wrong)

    def _corrected(self) -> "CountsKeying":
        if self.typed:
            return replace(self, typed=self.typed[:-1])
        if self.cells[self.place] is not None:
            return self._with(None)
        return replace(self, place=self.place - 1)._with(None) if self.place else self

    def _moved(self, key: str) -> "CountsKeying":
        # An arrow ends a number as Enter does, but never the slip.
        start = self._ended() if self.typed else self
        if start.fault:
            return start
        wide = sum(_wide(self.asked, question) for question in range(len(self.asked.questions)))
        step = {"left": -1, "right": 1, "up": -wide, "down": wide}[key]
        edge = start.cells.index(None) if None in start.cells else len(start.cells) - 1
        return replace(start, place=min(max(start.place + step, PEOPLE), max(edge, PEOPLE)))

    def _balanced(self, row: Row) -> bool:
        numbers = [number or 0 for number in self.cells[row.start : row.end]]
        if self.asked.questions[row.question].is_scale:
            return sum(numbers) == self.people
        most = self.asked.questions[row.question].most * (self.people or 0)
        marks = sum(self.cells[one.start] or 0 for one in self.rows() if one.question == row.question)
        return numbers[0] <= (self.people or 0) and marks <= most

    def _unbalanced(self, row: Row | None) -> "CountsKeying":
        assert row is not None
        total = sum(number or 0 for number in self.cells[row.start : row.end])
        return self._refused(
            "row-unbalanced", subject=row.subject, question=row.question, total=total, people=self.people
        )

    def _with(self, number: int | None) -> "CountsKeying":
        cells = (*self.cells[: self.place], number, *self.cells[self.place + 1 :])
        return replace(self, cells=cells, typed="")

    def _refused(self, code: str, **values: object) -> "CountsKeying":
        return replace(self, fault=Refusal(code, values))


def _wide(asked: Round, question: int) -> int:
    levels = asked.questions[question].levels
    return levels + 1 if levels else 1
