"""Counting: from ballots and slips to counts, medians, gaps, order and ties. Every figure can be redone by hand."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field
from itertools import accumulate

from fiche_tui.workshop.ballots import Ballot, Counts, Round, Slip
from fiche_tui.workshop.frozen import frozen
from fiche_tui.workshop.remembered import remembered

SHORTLIST_AIM = 12
SHORTLIST_MOST = 15
"""Dot voting is sound up to about 12 options and at most 20 (dotmocracy.org, your.wa.gov/cx-resources/dot-voting)."""


@frozen
class Tally:
    """The counts of a round: by subject and question the count of each level (don't-know last), or of marks.

    ``people`` is how many persons answered; ``ballots`` of them one by one, ``hands`` by raising their hands, the
    others through ``slips``.
    """

    people: int = 0
    ballots: int = 0
    slips: int = 0
    counts: Counts = field(default_factory=dict)
    hands: int = 0

    @property
    def public(self) -> bool:
        """Whether somebody answered by a raised hand, in sight of everybody."""
        return self.hands > 0


@frozen
class Figures:
    """What a subject's counts say. Medians and gap are ``None`` where nobody gave a level.

    ``marks`` holds the counts of marks by question id; ``wanted_counts`` the levels of *souhaité*, don't-know last.
    """

    subject: str
    today: float | None = None
    wanted: float | None = None
    wanted_counts: tuple[int, ...] = ()
    today_counts: tuple[int, ...] = ()
    divided: bool = False
    marks: tuple[tuple[str, int], ...] = ()

    @property
    def gap(self) -> float | None:
        """Wanted minus today, or ``None`` when one of them is unknown."""
        return None if self.today is None or self.wanted is None else self.wanted - self.today

    @property
    def lightens(self) -> bool:
        """Whether the group plays it more than it wishes: a gap under 0, or more marks « à alléger »."""
        return (self.gap is not None and self.gap < 0) or self.marked("lighten") > self.marked("reinforce")

    def marked(self, question: str) -> int:
        """Return how many marks the subject got for that question."""
        return dict(self.marks).get(question, 0)


@frozen
class Cut:
    """What a cut at some places keeps: ``kept`` are in whatever happens, ``tied`` share the last ``places_left``."""

    kept: tuple[str, ...]
    tied: tuple[str, ...] = ()
    places_left: int = 0


def count(asked: Round, ballots: Iterable[Ballot], slips: Iterable[Slip] = ()) -> Tally:
    """Return the tally of a round; it does not depend on the order of what is counted."""
    sums = {
        subject: [[0] * (question.levels + 1 if question.levels else 1) for question in asked.questions]
        for subject in asked.subjects
    }
    ballot_list, slip_list = list(ballots), list(slips)
    for ballot in ballot_list:
        for subject, answers in ballot.answers.items():
            for question, answer in enumerate(answers):
                _add_answer(sums[subject][question], answer)
    for slip in slip_list:
        for subject, counts in slip.counts.items():
            for question, levels in enumerate(counts):
                for level, number in enumerate(levels):
                    sums[subject][question][level] += number
    by_hands = [slip for slip in slip_list if slip.hands]
    return Tally(
        people=len(ballot_list) + _people_counted(asked, slip_list),
        ballots=len(ballot_list),
        slips=len(slip_list) - len(by_hands),
        counts={subject: tuple(tuple(levels) for levels in questions) for subject, questions in sums.items()},
        hands=_people_counted(asked, by_hands),
    )


def _people_counted(asked: Round, slips: Sequence[Slip]) -> int:
    """Return how many persons the slips count. Of scales, each slip may hold one family only: the same persons answer
    the next one, so that the most counted subject tells."""
    if not asked.questions[0].is_scale:
        return sum(slip.people for slip in slips)
    by_subject = (sum(slip.people for slip in slips if subject in slip.counts) for subject in asked.subjects)
    return max(by_subject, default=0)


def _add_answer(levels: list[int], answer: int | None) -> None:
    if len(levels) == 1:
        levels[0] += answer or 0
    else:
        levels[-1 if answer is None else answer] += 1


def median_of(counts: Sequence[int]) -> float | None:
    """Return the median (``statistics.median``) of counts by level; the last one (« je ne sais pas ») is left out.

    It takes no more time for a million people than for ten.
    """
    people = sum(max(0, number) for number in counts[:-1])
    if not people:
        return None
    return (_level_of((people - 1) // 2, counts) + _level_of(people // 2, counts)) / 2


def _level_of(place: int, counts: Sequence[int]) -> int:
    """Return the level that the person at ``place`` gave, counted from 0 through the levels in rising order."""
    return next(level for level, total in enumerate(accumulate(max(0, one) for one in counts[:-1])) if total > place)


def is_divided(counts: Sequence[int]) -> bool:
    """Return whether at least a quarter of those who gave a level answer 0 or 1 and at least a quarter 2 or 3."""
    low, high = sum(counts[:2]), sum(counts[2:-1])
    return low + high > 0 and 4 * low >= low + high and 4 * high >= low + high


@remembered(last=4)
def figures(asked: Round, tally: Tally) -> tuple[Figures, ...]:
    """Return the figures of each subject, in the round's order."""
    return tuple(_figures_of(asked, subject, tally) for subject in asked.subjects)


def _figures_of(asked: Round, subject: str, tally: Tally) -> Figures:
    empty = tuple((0,) * (question.levels + 1 if question.levels else 1) for question in asked.questions)
    by_question = {
        question.id: counts for question, counts in zip(asked.questions, tally.counts.get(subject, empty), strict=False)
    }
    today, wanted = by_question.get("today", ()), by_question.get("wanted", ())
    return Figures(
        subject=subject,
        today=median_of(today) if today else None,
        wanted=median_of(wanted) if wanted else None,
        wanted_counts=wanted,
        today_counts=today,
        divided=is_divided(wanted) if wanted else False,
        marks=tuple((question.id, by_question[question.id][0]) for question in asked.questions if not question.levels),
    )


def by_gap(rows: Iterable[Figures]) -> tuple[Figures, ...]:
    """Return rows by falling gap, then wanted; unknown last; what is equal keeps the order of the list."""
    return tuple(sorted(rows, key=lambda row: (_falling(row.gap), _falling(row.wanted))))


def by_wanted(rows: Iterable[Figures]) -> tuple[Figures, ...]:
    """Return rows by falling wanted median, then gap; unknown last; what is equal keeps the order of the list."""
    return tuple(sorted(rows, key=_shortlist_key))


def by_disagreement(rows: Iterable[Figures]) -> tuple[Figures, ...]:
    """Divided rows first, the most evenly divided before; then the others in the order of the list."""
    return tuple(sorted(rows, key=_disagreement_key))


def _disagreement_key(row: Figures) -> float:
    low, high = sum(row.wanted_counts[:2]), sum(row.wanted_counts[2:-1])
    return -min(low, high) / (low + high) if row.divided else 0.0


def by_marks(rows: Iterable[Figures], question: str) -> tuple[Figures, ...]:
    """Return rows by falling count of marks; what is equal keeps the order of the list."""
    return tuple(sorted(rows, key=lambda row: -row.marked(question)))


def to_lighten(rows: Iterable[Figures]) -> tuple[Figures, ...]:
    """Return the rows that the group plays more than it wishes, the most so first; equal ones as in the list."""
    chosen = [row for row in rows if row.lightens]
    return tuple(sorted(chosen, key=lambda row: (row.gap or 0.0, -row.marked("lighten"))))


def _falling(value: float | None) -> tuple[bool, float]:
    return (value is None, -(value or 0.0))


def _shortlist_key(row: Figures) -> tuple[tuple[bool, float], tuple[bool, float]]:
    return (_falling(row.wanted), _falling(row.gap))


def shortlisted(rows: Iterable[Figures]) -> tuple[str, ...]:
    """Return the subjects that the figures put on the shortlist: wanted median of 2 or more, by wanted then gap, about
    12.

    Of an instrument of marks: those marked « à renforcer », most marked first. A tie at the 12th place enters whole;
    the result may hold more than ``SHORTLIST_MOST``, and then the group takes some out.
    """
    row_list = list(rows)
    if row_list and row_list[0].marks:
        ranked = [row for row in by_marks(row_list, row_list[0].marks[0][0]) if row.marks[0][1] > 0]
        keys: list[object] = [row.marks[0][1] for row in ranked]
    else:
        ranked = [row for row in by_wanted(row_list) if row.wanted is not None and row.wanted >= 2]
        keys = [_shortlist_key(row) for row in ranked]
    last = len(ranked)
    if last > SHORTLIST_AIM:
        last = SHORTLIST_AIM
        while last < len(ranked) and keys[last] == keys[SHORTLIST_AIM - 1]:
            last += 1
    return tuple(row.subject for row in ranked[:last])


def cut(scores: Sequence[tuple[str, object]], places: int) -> Cut:
    """Return what remains of scored subjects, best first, at that many places. Equal scores are a tie."""
    if places <= 0 or len(scores) <= places:
        return Cut(kept=tuple(subject for subject, _ in scores) if places > 0 else ())
    edge = scores[places - 1][1]
    if scores[places][1] != edge:
        return Cut(kept=tuple(subject for subject, _ in scores[:places]))
    first = next(position for position, (_, score) in enumerate(scores) if score == edge)
    tied = tuple(subject for subject, score in scores[first:] if score == edge)
    return Cut(tuple(subject for subject, _ in scores[:first]), tied, places - first)


def hands_fault(tied: Sequence[str], places: int, hands: Mapping[str, int | None]) -> str:
    """Return why raised hands settle nothing: ``not-a-count`` or ``hands-tied``, as refusals say it; empty when they
    do."""
    counted = [(role, hands.get(role)) for role in tied]
    if any(number is None or number < 0 for _, number in counted) or not any(number for _, number in counted):
        return "not-a-count"
    return "hands-tied" if cut_by_hands(tied, places, hands).tied else ""


def cut_by_hands(tied: Sequence[str], places: int, hands: Mapping[str, int | None]) -> Cut:
    """Return what remains of tied subjects at that many places, by falling count of raised hands."""
    ordered = sorted(tied, key=lambda role: -(hands.get(role) or 0))
    return cut([(role, hands.get(role) or 0) for role in ordered], places)


def ranks(scores: Sequence[object]) -> tuple[int, ...]:
    """Competition ranks (1, 2, 3, 3, 5) of scores that come best first."""
    result: list[int] = []
    for position, score in enumerate(scores):
        result.append(result[-1] if position and score == scores[position - 1] else position + 1)
    return tuple(result)
