"""What one person answers, and what a table counted: the content of the ballot box, without any name."""

from collections.abc import Iterable, Mapping

from fiche_tui.workshop.bounds import MOST_PEOPLE
from fiche_tui.workshop.frozen import frozen
from fiche_tui.workshop.sheet import Instrument
from fiche_tui.workshop.values import Purpose

Answers = Mapping[str, tuple[int | None, ...]]
Counts = Mapping[str, tuple[tuple[int, ...], ...]]

MOST_REINFORCED = 7
MOST_LIGHTENED = 3
"""« Cocher »: up to 7 codes to reinforce and up to 3 to lighten."""


@frozen
class Question:
    """One question about each subject of a round.

    ``levels`` is the number of answers of a scale (4 for 0 to 3), to which « je ne sais pas » is added; 0 says that
    the subject is only marked or not (dots, « à renforcer », « à alléger ») and ``most`` how many marks a ballot has.
    """

    id: str
    levels: int = 0
    most: int = 0

    @property
    def is_scale(self) -> bool:
        """Whether the answer is a level rather than a mark."""
        return self.levels > 0


@frozen
class Round:
    """What a round asks: its number from 1, its subjects (role or family ids, in printed order) and how it is keyed.

    ``tie_of`` is the number of the round whose tie this one breaks, 0 otherwise; ``places`` how many it may retain.
    """

    number: int
    purpose: Purpose
    subjects: tuple[str, ...]
    questions: tuple[Question, ...]
    by_counts: bool = False
    instrument: Instrument | None = None
    tie_of: int = 0
    places: int = 0


@frozen
class Ballot:
    """One person's answers: by subject, one answer a question; ``None`` is « je ne sais pas ».

    Of a round of marks only the marked subjects are present, with 0 or 1 a question.
    """

    answers: Answers


@frozen
class Slip:
    """What a table counted for ``people`` persons: by subject and question the count of each level, don't-know last;
    of a mark, one count. An unfinished slip is kept while it is keyed in, and never counted.

    ``hands`` says that these are the hands that the room raised, in sight of everybody.
    """

    people: int
    counts: Counts
    finished: bool = True
    hands: bool = False


Answer = Ballot | Slip
"""What a box holds: a ballot, or a table's tally slip."""


def questions_for(instrument: Instrument, levels: int) -> tuple[Question, ...]:
    """Return the questions of an instrument on scales of ``levels`` answers."""
    if instrument is Instrument.CHECK:
        return (Question("reinforce", most=MOST_REINFORCED), Question("lighten", most=MOST_LIGHTENED))
    if instrument is Instrument.WANTED:
        return (Question("wanted", levels),)
    return (Question("today", levels), Question("wanted", levels))


def dots_for(options: int) -> int:
    """Return how many dots each person has for so many options: a quarter of them, at least 3 (dotmocracy.org), never
    more than the options."""
    return min(options, max(3, round(options / 4)))


def is_complete(asked: Round, ballot: Ballot) -> bool:
    """Return whether every subject of a round of scales is answered; a ballot of marks is complete with one mark or
    none."""
    if not asked.questions[0].is_scale:
        return True
    return all(len(ballot.answers.get(subject, ())) == len(asked.questions) for subject in asked.subjects)


def ballot_fault(asked: Round, ballot: Ballot) -> str:
    """Return the code of the first thing wrong with a ballot of that round, or an empty text.

    Codes: ``unknown-subject``, ``not-a-level``, ``not-a-mark``, ``too-many-marks``, ``both-marks``.
    """
    for subject, answers in ballot.answers.items():
        if subject not in asked.subjects or len(answers) > len(asked.questions):
            return "unknown-subject"
        for question, answer in zip(asked.questions, answers, strict=False):
            if question.is_scale and answer is not None and not 0 <= answer < question.levels:
                return "not-a-level"
            if not question.is_scale and answer not in (0, 1):
                return "not-a-mark"
        if not asked.questions[0].is_scale and sum(answer or 0 for answer in answers) > 1:
            return "both-marks"
    return _too_many_marks(asked, ballot)


def _too_many_marks(asked: Round, ballot: Ballot) -> str:
    for position, question in enumerate(asked.questions):
        marks = sum(answers[position] or 0 for answers in ballot.answers.values() if len(answers) > position)
        if question.most and not question.is_scale and marks > question.most:
            return "too-many-marks"
    return ""


def slip_fault(asked: Round, slip: Slip) -> str:
    """Return the code of the first thing wrong with a tally slip of that round, or an empty text.

    Codes: ``no-people``, ``too-many-people``, ``unknown-subject``, ``not-a-count``, ``wrong-total`` (the levels of a
    question do not add up to the people of the slip), ``too-many-marks`` (more marks than those people could give).
    """
    if slip.people < 1:
        return "no-people"
    if slip.people > MOST_PEOPLE:
        return "too-many-people"
    for subject, counts in slip.counts.items():
        if subject not in asked.subjects or len(counts) != len(asked.questions):
            return "unknown-subject"
        for question, levels in zip(asked.questions, counts, strict=True):
            if any(count < 0 for count in levels) or len(levels) != (question.levels + 1 if question.levels else 1):
                return "not-a-count"
            if question.is_scale and sum(levels) != slip.people:
                return "wrong-total"
            if not question.is_scale and levels[0] > slip.people:
                return "too-many-marks"
    return _too_many_counted(asked, slip)


def _too_many_counted(asked: Round, slip: Slip) -> str:
    for position, question in enumerate(asked.questions):
        if question.is_scale:
            continue
        marks = sum(counts[position][0] for counts in slip.counts.values())
        if marks > question.most * slip.people:
            return "too-many-marks"
    return ""


def is_finished(asked: Round, answer: Answer) -> bool:
    """Return whether an answer can be counted as it is."""
    if isinstance(answer, Slip):
        return answer.finished and not slip_fault(asked, answer)
    return is_complete(asked, answer) and not ballot_fault(asked, answer)


def in_counting_order(names: Iterable[str]) -> tuple[str, ...]:
    """Return numbers as a person counts them, 9 before 10, then other names."""

    def key(name: str) -> tuple[bool, int, str]:
        number = name.isascii() and name.isdigit() and len(name) < 20
        return (not number, int(name) if number else 0, name)

    return tuple(sorted(names, key=key))
