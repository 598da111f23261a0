"""The rounds as data: who answered, the counts of every subject, what they give, and single ballots on request."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, TypeAlias

from fiche_tui.minutes.naming import code_of
from fiche_tui.minutes.words import Words
from fiche_tui.workshop.ballots import Ballot, Slip
from fiche_tui.workshop.state import RoundState, State
from fiche_tui.workshop.tally import Figures, figures
from fiche_tui.workshop.turnout import told_apart
from fiche_tui.workshop.values import Door

Answers: TypeAlias = Mapping[int, Sequence[Ballot | Slip]]
"""The single ballots and slips of revealed rounds, by the round's number."""
Json: TypeAlias = dict[str, Any]


def moment_data(moment: datetime | None, words: Words) -> str | None:
    """Return a moment as ISO 8601 text in the workshop's zone."""
    return words.local(moment).isoformat(timespec="seconds") if moment else None


def round_data(state: State, one: RoundState, words: Words, ballots: Answers | None) -> Json:
    """Return a revealed round, with its single ballots when they are handed in."""
    asked, tally = one.asked, one.tally
    result: Json = {
        "number": asked.number,
        "purpose": asked.purpose.value,
        "instrument": asked.instrument.value if asked.instrument else None,
        "breaks_tie_of": asked.tie_of or None,
        "places": asked.places or None,
        "questions": [{"id": each.id, "levels": each.levels, "most": each.most} for each in asked.questions],
        "opened_at": moment_data(one.opened_at, words),
        "revealed_at": moment_data(one.revealed_at, words),
        "sealed_sha256": one.sha256,
        "sitting": one.sitting,
        "voters_present": one.voters,
        "people": tally.people,
        "ballots": tally.ballots,
        "slips": tally.slips,
        "raised_hands": tally.hands,
        "public": tally.public,
        "doors": _doors(one),
        "late": one.late,
        "removed": one.removed,
        "taken_out": list(one.taken_out.values()),
        "boxes_left_out": one.left_out,
        "counts": counts_data(state, one, tally.counts),
        "figures": [_figures(state, row) for row in figures(asked, tally)],
        "tie": _tie(state, one),
    }
    if ballots is not None:
        result["single"] = [_single(state, one, answer) for answer in ballots.get(asked.number, ())]
    return result


def _doors(one: RoundState) -> dict[str, int | None]:
    """Return the ballots by door; null for each where one of several had fewer than five."""
    used = {door.value: one.doors[door.value] for door in Door if one.doors.get(door.value)}
    apart = told_apart(*used.values())
    return {door: ballots if apart else None for door, ballots in used.items()}


def counts_data(state: State, one: RoundState, counts: Mapping[str, Sequence[Sequence[int]]]) -> list[Json]:
    """Counts by subject and question: of a scale by level, of a mark how many."""
    rows = []
    for subject in one.asked.subjects:
        for question, levels in zip(one.asked.questions, counts.get(subject, ()), strict=False):
            row: Json = {"code": code_of(state, subject), "question": question.id}
            if question.is_scale:
                row |= {"levels": list(levels[:-1]), "dont_know": levels[-1]}
            else:
                row["marks"] = levels[0]
            rows.append(row)
    return rows


def _figures(state: State, row: Figures) -> Json:
    code = {"code": code_of(state, row.subject)}
    if row.marks:
        return {**code, **dict(row.marks)}
    return {**code, "today": row.today, "wanted": row.wanted, "gap": row.gap, "divided": row.divided}


def _tie(state: State, one: RoundState) -> Json | None:
    if one.tie is None:
        return None
    hands = {code_of(state, role): count for role, count in (one.tie.hands or {}).items()}
    return {
        "way": one.tie.way.value,
        "kept": [code_of(state, role) for role in one.tie.kept],
        "reason": one.tie.reason,
        "hands": dict(sorted(hands.items())),
    }


def _single(state: State, one: RoundState, answer: Ballot | Slip) -> Json:
    """Return one ballot in the order in which the seal holds it, which says nothing; ``null`` is « je ne sais pas »."""
    if isinstance(answer, Slip):
        return {"people": answer.people, "raised_hands": answer.hands, "counts": counts_data(state, one, answer.counts)}
    ids = [question.id for question in one.asked.questions]
    return {
        "answers": {
            code_of(state, subject): dict(zip(ids, answer.answers[subject], strict=False))
            for subject in one.asked.subjects
            if subject in answer.answers
        }
    }
