"""The three to five roles that deserve talk once an assessment is revealed, and why each of them does.

The rule, in this order, five at most and nobody twice:

1. the divided roles, the most evenly divided first, three at most: « a split role deserves more talk than a consensual
   gap » (facts on facilitation);
2. the largest gap (of « Souhaité seul » the most wanted, of « Cocher » the most marked « à renforcer »), among the
   roles that most people know: a gap between two answers out of twelve says little;
3. the last role that is in and the first that is out: on the shortlist, or among the retained where nothing is voted;
4. the role most to lighten, since doing less is a result of its own;
5. the role that most people do not know, where they are at least half of those who answered;
6. as long as there are not three, the next in the order of 2, then of 4, then of 5.

What is equal keeps the order of the list. A role without any answer is left out. Only counts decide, so that nothing
depends on the order of the ballots; what the group rescues meanwhile changes nothing under its eyes.
"""

from collections.abc import Iterable, Sequence
from enum import StrEnum

from fiche_tui.workshop.frozen import frozen
from fiche_tui.workshop.results import revealed_round, selection, shortlist
from fiche_tui.workshop.sheet import Instrument
from fiche_tui.workshop.state import RoundState, State, listed_roles
from fiche_tui.workshop.tally import Figures, by_gap, by_marks, by_wanted, figures, to_lighten
from fiche_tui.workshop.values import Capture, Purpose

LEAST = 3
MOST = 5
MOST_DIVIDED = 3


class Why(StrEnum):
    """Why a role deserves talk."""

    DIVIDED = "divided"
    GAP = "gap"
    WANTED = "wanted"
    REINFORCE = "reinforce"
    LAST_IN = "last_in"
    FIRST_OUT = "first_out"
    LIGHTEN = "lighten"
    UNKNOWN = "unknown"
    SAME = "same"


@frozen
class Talk:
    """A role, or a family of « Par famille », with what was answered about it and why it is worth talking about."""

    subject: str
    why: Why
    figures: Figures


def worth_talking(state: State) -> tuple[Talk, ...]:
    """Return what to talk about, in the order of the talk; nothing before the reveal of an assessment."""
    revealed = revealed_round(state, Purpose.ASSESS)
    if revealed is None:
        return ()
    rows = _answered(state, revealed)
    ordered, first = _by_strength(rows, revealed.asked.instrument)
    chosen: dict[str, Why] = {}

    def take(why: Why, found: Iterable[Figures], most: int = 1) -> None:
        fresh = [row.subject for row in found if row.subject not in chosen]
        for subject in fresh[: min(most, MOST - len(chosen))]:
            chosen[subject] = why

    take(Why.DIVIDED, _divided(rows), MOST_DIVIDED)
    unknown = _unknown(rows)
    take(first, [row for row in ordered if row not in unknown])
    for why, subject in _edge(state, revealed, rows):
        take(why, [row for row in rows if row.subject == subject])
    take(Why.LIGHTEN, to_lighten(rows))
    take(Why.UNKNOWN, unknown)
    same = [row for row in by_wanted(rows) if row.gap == 0]
    # Each row with an answer is in one of these four, so that three are found wherever there are three.
    for why, found in ((first, ordered), (Why.LIGHTEN, to_lighten(rows)), (Why.UNKNOWN, unknown), (Why.SAME, same)):
        take(why, found, max(0, LEAST - len(chosen)))
    by_subject = {row.subject: row for row in rows}
    return tuple(Talk(subject, why, by_subject[subject]) for subject, why in chosen.items())


def said_about(state: State, subject: str) -> tuple[Capture, ...]:
    """Return what was written down about a role or a family, in the order in which it was said."""
    return tuple(capture for capture in state.captures if capture.about == subject)


def marks_divide(row: Figures) -> bool:
    """Return whether a role is marked both ways: at least a quarter of its marks « à renforcer », a quarter « à alléger
    »."""
    more, less = row.marked("reinforce"), row.marked("lighten")
    return min(more, less) > 0 and 4 * min(more, less) >= more + less


def _answered(state: State, revealed: RoundState) -> list[Figures]:
    known = {role.id for role in listed_roles(state)} | {family.id for family in state.families}
    return [
        row
        for row in figures(revealed.asked, revealed.tally)
        if row.subject in known and any((*row.wanted_counts, *row.today_counts, *(number for _, number in row.marks)))
    ]


def _divided(rows: Sequence[Figures]) -> list[Figures]:
    def evenness(row: Figures) -> float:
        if row.marks:
            sides = (row.marked("reinforce"), row.marked("lighten"))
        else:
            sides = (sum(row.wanted_counts[:2]), sum(row.wanted_counts[2:-1]))
        return -min(sides) / sum(sides)

    return sorted((row for row in rows if row.divided or marks_divide(row)), key=evenness)


def _by_strength(rows: Sequence[Figures], instrument: Instrument | None) -> tuple[list[Figures], Why]:
    """Return the rows that ask for more, the most so first, and what that is called."""
    if instrument is Instrument.CHECK:
        return [row for row in by_marks(rows, "reinforce") if row.marked("reinforce")], Why.REINFORCE
    if instrument is Instrument.WANTED:
        return [row for row in by_wanted(rows) if row.wanted is not None], Why.WANTED
    return [row for row in by_gap(rows) if row.gap is not None and row.gap > 0], Why.GAP


def _edge(state: State, revealed: RoundState, rows: Sequence[Figures]) -> list[tuple[Why, str]]:
    """Return the last subject in and the first one out, where something is cut and both sides exist."""
    if revealed.asked.instrument is Instrument.FAMILY:
        return []
    current = selection(state)
    if current and current.round.asked.purpose is Purpose.ASSESS:
        ranked, places = [row.role for row in current.rows], current.places
    else:
        marks = revealed.asked.instrument is Instrument.CHECK
        inside = shortlist(state).automatic
        beyond = by_marks(rows, "reinforce") if marks else by_wanted(rows)
        outside = [row.subject for row in beyond if row.subject not in inside and (marks or row.wanted is not None)]
        ranked, places = [*inside, *outside], len(inside)
    if not 0 < places < len(ranked):
        return []
    return [(Why.LAST_IN, ranked[places - 1]), (Why.FIRST_OUT, ranked[places])]


def _unknown(rows: Sequence[Figures]) -> list[Figures]:
    """Return the rows of which at least half of the people do not know the one level or the other, the least known
    first."""

    def share(row: Figures) -> float:
        return max(
            (counts[-1] / sum(counts) for counts in (row.today_counts, row.wanted_counts) if sum(counts)), default=0
        )

    return sorted((row for row in rows if share(row) >= 0.5), key=lambda row: -share(row))
