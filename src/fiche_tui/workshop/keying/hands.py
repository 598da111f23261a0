"""Raised hands counted: one call to the room after another (a role, or a level about it), a number and Enter for each.

The people who raise their hands come first. Nobody raises a hand twice for the same call, so that no total goes past
them; of marks, all the totals together hold at most the marks that each of them has.
"""

from dataclasses import replace

from fiche_tui.workshop.ballots import Round, Slip
from fiche_tui.workshop.commands import Refusal
from fiche_tui.workshop.frozen import frozen

PEOPLE = -1
"""The place of the number of people."""

MOST_DIGITS = 3


@frozen
class Call:
    """What the room is asked to raise its hands for: a subject, the place of a question, and a level of a scale.

    ``level`` is ``None`` for a mark; the number of levels stands for « je ne sais pas ».
    """

    subject: str
    question: int
    level: int | None = None


def calls_of(asked: Round) -> tuple[Call, ...]:
    """Return every call of a round, a subject at a time, in printed order."""
    return tuple(
        Call(subject, place, level)
        for subject in asked.subjects
        for place, question in enumerate(asked.questions)
        for level in (range(question.levels + 1) if question.is_scale else (None,))
    )


@frozen
class HandsKeying:
    """The totals so far, one a call; ``None`` is a call not made yet. ``place`` past the last call is the end.

    ``fresh`` says that what stands as typed stood there before: the first digit takes its place. ``most_people`` is how
    many voices are left to count, 0 where nobody knows. Enter alone never writes a 0: a key pressed twice would count
    a role for nothing. Of a scale's last level it takes the people who remain.
    """

    asked: Round
    calls: tuple[Call, ...]
    numbers: tuple[int | None, ...]
    people: int = 0
    most_people: int = 0
    place: int = PEOPLE
    typed: str = ""
    fresh: bool = True
    fault: Refusal | None = None
    done: bool = False

    @classmethod
    def of(cls, asked: Round, most_people: int, slip: Slip | None = None) -> "HandsKeying":
        """Return a new count for those who have no ballot in the box, or one that is taken up again."""
        calls = calls_of(asked)
        people = slip.people if slip else most_people
        counts = slip.counts if slip else {}
        numbers = tuple(
            counts[call.subject][call.question][call.level or 0] if call.subject in counts else None for call in calls
        )
        return cls(asked, calls, numbers, people, most_people, typed=str(people) if people else "")

    @property
    def at_people(self) -> bool:
        """Whether the number of people is asked."""
        return self.place == PEOPLE

    @property
    def at_end(self) -> bool:
        """Whether every call was made, and Enter puts the count in the box."""
        return self.place >= len(self.calls)

    @property
    def call(self) -> Call | None:
        """The call that the room answers now."""
        return None if self.at_people or self.at_end else self.calls[self.place]

    @property
    def last(self) -> tuple[Call, int] | None:
        """The call before this one and its total, which the room has just seen."""
        number = self.numbers[self.place - 1] if self.place > 0 else None
        return None if number is None else (self.calls[self.place - 1], number)

    def suggested(self) -> int | None:
        """Return what Enter alone writes: the people who remain, at the last level of a scale; ``None`` elsewhere."""
        call = self.call
        if call is None or call.level is None or call.level < self.asked.questions[call.question].levels:
            return None
        left = self.people - self._sum_beside(call)
        return left if left >= 0 else None

    def answer(self) -> Slip | None:
        """Return the count so far, with the subjects that are counted whole; ``None`` before the number of people.

        It is finished by the Enter that follows the last call, and by nothing else.
        """
        if not self.people:
            return None
        counts: dict[str, tuple[tuple[int, ...], ...]] = {}
        for subject in self.asked.subjects:
            rows = tuple(self._row(subject, place) for place in range(len(self.asked.questions)))
            if all(row is not None for row in rows):
                counts[subject] = tuple(row for row in rows if row is not None)
        return Slip(self.people, counts, finished=self.done and len(counts) == len(self.asked.subjects), hands=True)

    def pressed(self, key: str) -> "HandsKeying":
        """Return what this becomes after a key; one that means nothing here changes nothing."""
        if self.done:
            return self
        calm = replace(self, fault=None, fresh=False)
        if key in ("enter", "space"):
            return calm._entered()
        if key == "backspace":
            return replace(calm, typed=self.typed[:-1]) if self.typed else calm._at(self.place - 1)
        if key in ("up", "left"):
            return calm._at(self.place - 1)
        if key in ("down", "right"):
            passed = self.call is not None and self.numbers[self.place] is not None
            return calm._at(self.place + 1) if passed else calm
        written = len(key) == 1 and key.isascii() and key.isdigit()
        return calm._written("" if self.fresh else self.typed, key) if written else calm

    def _at(self, place: int) -> "HandsKeying":
        """Return the same at another call, its total standing as typed, so that it is seen and can be corrected."""
        place = min(max(place, PEOPLE), len(self.calls))
        if place == PEOPLE:
            return replace(self, place=place, typed=str(self.people or ""), fresh=True)
        number = self.numbers[place] if place < len(self.calls) else None
        return replace(self, place=place, typed="" if number is None else str(number), fresh=True)

    def _written(self, before: str, key: str) -> "HandsKeying":
        if self.at_end:
            return self
        typed = (before + key).lstrip("0") or "0"
        if len(typed) > MOST_DIGITS:
            return self._refused("count-too-long", most=10**MOST_DIGITS - 1)
        return replace(self, typed=typed)

    def _entered(self) -> "HandsKeying":
        if self.at_people:
            return self._with_people(int(self.typed or 0))
        if self.at_end:
            return replace(self, done=True)
        number = int(self.typed) if self.typed else self.suggested()
        if number is None:
            return self._refused("no-hands")
        fault = self._fault_of(number)
        if fault:
            return replace(self, fault=fault)
        numbers = (*self.numbers[: self.place], number, *self.numbers[self.place + 1 :])
        return replace(self, numbers=numbers)._onward()

    def _with_people(self, people: int) -> "HandsKeying":
        if not people:
            return self._refused("nobody-raises")
        if self.most_people and people > self.most_people:
            return self._refused("over-voters", people=people, voters=self.most_people)
        if fault := self._fault_of_fewer(people):
            return replace(self, fault=fault)
        return replace(self, people=people)._onward()

    def _fault_of_fewer(self, people: int) -> Refusal | None:
        """Return what is wrong with so few people, given the marks already counted; levels are called again instead."""
        for place, question in enumerate(self.asked.questions):
            marks = [
                number or 0
                for call, number in zip(self.calls, self.numbers, strict=True)
                if call.question == place and not question.is_scale
            ]
            if max(marks, default=0) > people or (question.most and sum(marks) > question.most * people):
                return Refusal("fewer-than-hands", {"people": people})
        return None

    def _onward(self) -> "HandsKeying":
        """To the next call; from the last one, to the first that no longer holds, else to the end."""
        if self.place + 1 < len(self.calls):
            after = self._at(self.place + 1)
            # Taken up again, a count goes on where it was left.
            started = self.at_people and None in self.numbers
            return after._at(self.numbers.index(None)) if started else after
        for place, number in enumerate(self.numbers):
            there = self._at(place)
            assert number is not None  # None is passed over: no call before the last one waits for its number.
            if fault := there._fault_of(number):
                return replace(there, fault=fault)
        return self._at(len(self.calls))

    def _fault_of(self, number: int) -> Refusal | None:
        """Return what is wrong with a total for the call at hand."""
        call = self.calls[self.place]
        question = self.asked.questions[call.question]
        if number > self.people:
            return Refusal("over-hands", {"count": number, "people": self.people})
        beside = self._sum_beside(call)
        if question.is_scale:
            last = call.level == question.levels
            if beside + number > self.people or (last and beside + number != self.people):
                return Refusal("hands-unbalanced", {"total": beside + number, "people": self.people})
            return None
        most = question.most * self.people
        if question.most and beside + number > most:
            return Refusal("too-many-hands", {"total": beside + number, "most": most, "each": question.most})
        return None

    def _sum_beside(self, call: Call) -> int:
        """Return the other totals of the same question; of a scale, about the same subject, at the levels called
        before.

        A level that comes later is called again when an earlier one is corrected: it is judged there.
        """
        return sum(
            self.numbers[place] or 0
            for place, other in enumerate(self.calls)
            if other != call
            and other.question == call.question
            and (call.level is None or (other.subject == call.subject and (other.level or 0) < call.level))
        )

    def _row(self, subject: str, question: int) -> tuple[int, ...] | None:
        found = [
            number
            for call, number in zip(self.calls, self.numbers, strict=True)
            if call.subject == subject and call.question == question
        ]
        kept = tuple(number for number in found if number is not None)
        scale = self.asked.questions[question].is_scale
        return kept if len(kept) == len(found) and (not scale or sum(kept) == self.people) else None

    def _refused(self, code: str, **values: object) -> "HandsKeying":
        return replace(self, fault=Refusal(code, values))
