"""A ballot filled by the person whose it is: one question at a time, nothing that must be remembered, nothing hidden.

``OwnScales`` for levels, ``OwnMarks`` for ticks. They take the keys of the other machines, and Enter only asks to end:
whoever shows the ballot says first what is missing.
"""

from collections.abc import Mapping
from dataclasses import replace

from fiche_tui.workshop.ballots import Ballot, Round
from fiche_tui.workshop.commands import Refusal
from fiche_tui.workshop.frozen import frozen
from fiche_tui.workshop.keying.grid import EMPTY, UNKNOWN

PAGE = 8
"""Lines that PageUp and PageDown go over."""


@frozen
class OwnScales:
    """The answers cell by cell in printed order, and where the person is; ``place`` past the last cell is the end.

    ``ends`` says that the last key asked to end.
    """

    asked: Round
    subjects: tuple[str, ...]
    cells: tuple[str, ...]
    place: int = 0
    fault: Refusal | None = None
    ends: bool = False

    @classmethod
    def of(cls, asked: Round, subjects: tuple[str, ...]) -> "OwnScales":
        """Return an empty ballot on these subjects, in printed order."""
        return cls(asked, subjects, (EMPTY,) * (len(subjects) * len(asked.questions)))

    @property
    def at_end(self) -> bool:
        """Whether the person went past the last question."""
        return self.place >= len(self.cells)

    @property
    def line(self) -> int:
        """The place, from 0, of the subject that is asked about; the last one at the end."""
        return min(self.place // len(self.asked.questions), len(self.subjects) - 1)

    @property
    def question(self) -> int:
        """The place of the question that is asked; the last one at the end."""
        return len(self.asked.questions) - 1 if self.at_end else self.place % len(self.asked.questions)

    @property
    def untouched(self) -> bool:
        """Whether nothing is answered."""
        return not any(self.cells)

    @property
    def missing(self) -> int:
        """How many subjects have a question without an answer."""
        return sum(EMPTY in self.cells_of(line) for line in range(len(self.subjects)))

    def cells_of(self, line: int) -> tuple[str, ...]:
        """Return the answers about a subject: a level as text, ``x`` for « je ne sais pas », or nothing."""
        wide = len(self.asked.questions)
        return self.cells[line * wide : (line + 1) * wide]

    def answer(self) -> Ballot:
        """Return the ballot as it would be put in: what has no answer is « je ne sais pas », which is said before."""
        return Ballot(
            {
                subject: tuple(None if cell in (EMPTY, UNKNOWN) else int(cell) for cell in self.cells_of(line))
                for line, subject in enumerate(self.subjects)
            }
        )

    def holding(self, ballot: Ballot) -> "OwnScales":
        """Return the same ballot with the answers of one that was put in before; a subject without any stays empty."""
        wide = len(self.asked.questions)
        cells: list[str] = []
        for subject in self.subjects:
            answers = ballot.answers.get(subject, ())
            known = [UNKNOWN if answer is None else str(answer) for answer in answers[:wide]]
            cells += [*known, *[EMPTY] * (wide - len(known))]
        return replace(self, cells=tuple(cells))

    def at_gap(self) -> "OwnScales":
        """Return the same ballot at its first question without an answer, at the end when there is none."""
        place = self.cells.index(EMPTY) if EMPTY in self.cells else len(self.cells)
        return replace(self, place=place, fault=None, ends=False)

    def pressed(self, key: str) -> "OwnScales":
        """Return what this becomes after a key; one that means nothing here changes nothing."""
        calm = replace(self, fault=None, ends=False)
        page, whole = PAGE * len(self.asked.questions), len(self.cells)
        moves = {"up": -1, "down": 1, "pageup": -page, "pagedown": page, "home": -whole, "end": whole}
        if key == "enter":
            return replace(calm, ends=True)
        if key in moves:
            return replace(calm, place=min(max(0, self.place + moves[key]), len(self.cells)))
        if self.at_end:
            return replace(calm, place=len(self.cells) - 1) if key == "backspace" and self.cells else calm
        if key in ("left", "right"):
            return calm._with(self._next_to(key))
        if key == "backspace":
            return calm._with(EMPTY)
        return calm._written(key) if len(key) == 1 and key.isalnum() else calm

    def _written(self, key: str) -> "OwnScales":
        levels = self.asked.questions[self.question].levels
        if key != UNKNOWN and not (key.isascii() and key.isdigit() and int(key) < levels):
            return replace(self, fault=Refusal("not-a-level", {"most": levels - 1}))
        return replace(self._with(key), place=self.place + 1)

    def _next_to(self, key: str) -> str:
        """Return the answer beside the one given here; the first of the row, or the last, where there is none."""
        row = [*map(str, range(self.asked.questions[self.question].levels)), UNKNOWN]
        here = self.cells[self.place]
        if here == EMPTY:
            return row[0] if key == "right" else row[-1]
        return row[min(max(0, row.index(here) + (1 if key == "right" else -1)), len(row) - 1)]

    def _with(self, cell: str) -> "OwnScales":
        return replace(self, cells=(*self.cells[: self.place], cell, *self.cells[self.place + 1 :]))


@frozen
class OwnMarks:
    """The subjects ticked, list by list (one a question), and where the person is. ``ends`` as of ``OwnScales``."""

    asked: Round
    subjects: tuple[str, ...]
    lists: tuple[frozenset[str], ...]
    at: int = 0
    line: int = 0
    fault: Refusal | None = None
    ends: bool = False

    @classmethod
    def of(cls, asked: Round, subjects: tuple[str, ...]) -> "OwnMarks":
        """Return an empty ballot on these subjects, in printed order."""
        return cls(asked, subjects, tuple(frozenset() for _question in asked.questions))

    @property
    def untouched(self) -> bool:
        """Whether nothing is ticked."""
        return not any(self.lists)

    @property
    def most(self) -> int:
        """How many the list shown may hold."""
        return self.asked.questions[self.at].most

    @property
    def left(self) -> int:
        """How many may still be ticked in the list shown."""
        return self.most - len(self.lists[self.at])

    @property
    def last(self) -> bool:
        """Whether no list comes after the one shown."""
        return self.at == len(self.lists) - 1

    def list_of(self, subject: str) -> int | None:
        """Return the place of the list that a subject is ticked in, or ``None``."""
        return next((place for place, ticked in enumerate(self.lists) if subject in ticked), None)

    def answer(self) -> Ballot:
        """Return the ballot as it would be put in."""
        marks: Mapping[str, int | None] = {subject: self.list_of(subject) for subject in self.subjects}
        return Ballot(
            {
                subject: tuple(int(place == ticked) for place in range(len(self.lists)))
                for subject, ticked in marks.items()
                if ticked is not None
            }
        )

    def holding(self, ballot: Ballot) -> "OwnMarks":
        """Return the same ballot with the ticks of one that was put in before."""
        lists = tuple(
            frozenset(
                subject
                for subject in self.subjects
                if len(answers := ballot.answers.get(subject, ())) > place and answers[place]
            )
            for place in range(len(self.lists))
        )
        return replace(self, lists=lists)

    def pressed(self, key: str) -> "OwnMarks":
        """Return what this becomes after a key. Enter goes to the next list, and asks to end at the last one."""
        calm = replace(self, fault=None, ends=False)
        last = len(self.subjects) - 1
        moves = {"up": -1, "down": 1, "pageup": -PAGE, "pagedown": PAGE, "home": -last, "end": last}
        if key in moves:
            return replace(calm, line=min(max(0, self.line + moves[key]), max(0, last)))
        if key == "enter":
            return replace(calm, ends=True) if self.last else replace(calm, at=self.at + 1, line=0)
        if key in ("left", "right"):
            at = min(max(0, self.at + (1 if key == "right" else -1)), len(self.lists) - 1)
            return replace(calm, at=at, line=self.line if at == self.at else 0)
        return calm._ticked() if key == "space" and self.subjects else calm

    def _ticked(self) -> "OwnMarks":
        subject, here = self.subjects[self.line], self.lists[self.at]
        where = self.list_of(subject)
        if where == self.at:
            return self._with(here - {subject})
        if where is not None:
            return replace(self, fault=Refusal("ticked-elsewhere", {"question": self.asked.questions[where].id}))
        if not self.left:
            return replace(self, fault=Refusal("list-full", {"most": self.most}))
        return self._with(here | {subject})

    def _with(self, ticked: frozenset[str]) -> "OwnMarks":
        return replace(self, lists=(*self.lists[: self.at], ticked, *self.lists[self.at + 1 :]))


OwnKeying = OwnScales | OwnMarks


def own_keying(asked: Round, subjects: tuple[str, ...]) -> OwnKeying:
    """Return the empty ballot that a round calls for."""
    kind: type[OwnScales] | type[OwnMarks] = OwnScales if asked.questions[0].is_scale else OwnMarks
    return kind.of(asked, subjects)
