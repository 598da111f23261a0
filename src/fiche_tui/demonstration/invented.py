"""Invented answers: of the demonstration, always the same; of a rehearsal, whatever its round asks."""

import random
from collections.abc import Mapping, Sequence

from fiche_tui.workshop.ballots import Answer, Ballot, Question, Round, Slip
from fiche_tui.workshop.values import Purpose

# Of each role of the demonstration by its code, nine answers: today, then wanted.
_ANSWERS: Mapping[str, tuple[str, str]] = {
    "A1": ("222312222", "233222323"),
    "A2": ("112111211", "222122221"),
    "A3": ("011101110", "333233323"),
    "A4": ("333233332", "111011121"),
    "A5": ("211221121", "221222122"),
    "A6": ("222222122", "121111211"),
    "B1": ("110111011", "323323332"),
    "B2": ("001011000", "332333233"),
    "B3": ("222122212", "212222122"),
    "C1": ("001001100", "333323333"),
    "C2": ("000100100", "030313003"),
}
_ADDED = ("100110100", "232132223")
"""Of a role that the person added."""


def example_ballots(asked: Round, codes: Mapping[str, str], voters: int) -> tuple[Ballot, ...]:
    """Return the ballots of the demonstration's round: ``codes`` are those of its subjects by id.

    The last one of an assessment is for the person to finish. The vote ends in a tie for the last place.
    """
    if asked.purpose is Purpose.VOTE:
        return tuple(Ballot(dict.fromkeys(picks, (1,))) for picks in _tied(asked, codes, voters))
    return tuple(
        Ballot({subject: _levels(codes.get(subject, ""), voter) for subject in asked.subjects})
        for voter in range(voters)
    )


def _levels(code: str, voter: int) -> tuple[int, int]:
    today, wanted = _ANSWERS.get(code, _ADDED)
    return int(today[voter % len(today)]), int(wanted[voter % len(wanted)])


def _tied(asked: Round, codes: Mapping[str, str], voters: int) -> list[list[str]]:
    """Return who picks what: two roles are clearly first, two share the third place."""
    liked = {"C1": 0, "B2": 1, "A3": 2, "B1": 3}
    options = sorted(asked.subjects, key=lambda subject: liked.get(codes.get(subject, ""), len(liked)))
    most = min(asked.questions[0].most, len(options))
    first, second, third, fourth = (options * 4)[:4]
    others = options[4:] or options
    picks = []
    for voter in range(voters):
        other = others[voter % len(others)]
        wished = [
            other if voter % 5 == 4 else first,
            other if voter % 4 == 3 else second,
            other if voter == voters - 1 else third if voter % 2 == 0 else fourth,
            *options,
        ]
        picks.append(list(dict.fromkeys(wished))[:most])
    return picks


def any_ballots(asked: Round, voters: int, seed: int) -> tuple[Answer, ...]:
    """Return that many answers to any round, as a group might give them; the same for the same seed.

    Where tables count, one slip holds them all.
    """
    drawn = random.Random(seed)
    ballots = [_any_ballot(asked, drawn) for _voter in range(voters)]
    if not asked.by_counts:
        return tuple(ballots)
    return (Slip(voters, {subject: _counted(asked, subject, ballots) for subject in asked.subjects}),)


def _any_ballot(asked: Round, drawn: random.Random) -> Ballot:
    if asked.questions[0].is_scale:
        return Ballot(
            {
                subject: tuple(_level(question, place, drawn) for question in asked.questions)
                for place, subject in enumerate(asked.subjects)
            }
        )
    answers: dict[str, tuple[int | None, ...]] = {}
    left = list(asked.subjects)
    for place, question in enumerate(asked.questions):
        for subject in _picked(left, question.most, drawn):
            left.remove(subject)
            answers[subject] = tuple(int(place == other) for other in range(len(asked.questions)))
    return Ballot(answers)


def _level(question: Question, place: int, drawn: random.Random) -> int:
    # Each role has a level of its own, around which people differ.
    usual = (place * 5 + len(question.id)) % 7 / 6 * (question.levels - 1)
    return min(question.levels - 1, max(0, round(drawn.gauss(usual, 0.8))))


def _picked(subjects: Sequence[str], most: int, drawn: random.Random) -> list[str]:
    left = list(subjects)
    picked: list[str] = []
    while left and len(picked) < most:
        weights = [4 if place < 4 else 1 for place in range(len(left))]
        (found,) = drawn.choices(left, weights)
        left.remove(found)
        picked.append(found)
    return picked


def _counted(asked: Round, subject: str, ballots: Sequence[Ballot]) -> tuple[tuple[int, ...], ...]:
    counts = []
    for place, question in enumerate(asked.questions):
        given = [ballot.answers[subject][place] for ballot in ballots if subject in ballot.answers]
        if question.is_scale:
            counts.append((*(given.count(level) for level in range(question.levels)), given.count(None)))
        else:
            counts.append((given.count(1),))
    return tuple(counts)
