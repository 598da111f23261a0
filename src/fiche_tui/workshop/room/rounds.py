"""Rounds, for the room: what each asks and its turnout, and nothing of its answers before the reveal."""

from collections.abc import Collection, Mapping

from fiche_tui.workshop.ballots import dots_for
from fiche_tui.workshop.presenting import (
    CutLine,
    Heading,
    Item,
    ResultRow,
    Results,
    Unchosen,
    assessment_results,
    sorts_of,
    vote_results,
)
from fiche_tui.workshop.results import pending_round, revealed_round, selection, shortlist
from fiche_tui.workshop.room.values import AskedRound, ResultLine, RoomResult, RoomRole
from fiche_tui.workshop.state import RoundState, RoundStatus, State
from fiche_tui.workshop.values import Purpose
from fiche_tui.workshop.voters import voters_of_round


def rounds_of_room(state: State, turnout: Mapping[int, int], by_hands: Collection[int] = ()) -> tuple[AskedRound, ...]:
    """Return every round; ``turnout`` gives, by round, how many people have answered so far, and ``by_hands`` the
    rounds in which hands were raised."""
    return tuple(
        _round(state, one, turnout.get(one.asked.number, 0), by_hands=one.asked.number in by_hands)
        for one in state.rounds
    )


def states_of_rounds(state: State) -> Mapping[str, str]:
    """Return open, closed or revealed by number: one that was given up takes no ballots, so it is closed."""
    return {
        str(one.asked.number): "closed" if one.status is RoundStatus.CANCELLED else one.status.value
        for one in state.rounds
    }


def off_list(state: State) -> tuple[RoomRole, ...]:
    """Return the roles that a round asks about and that have left the list since."""
    asked = {subject for one in state.rounds for subject in one.asked.subjects}
    gone = [role for role in state.roles if role.id in asked and not role.listed]
    return tuple(RoomRole(role.id, role.code, role.label, role.text) for role in gone)


def dots_of_room(state: State) -> int:
    """Return how many dots a person has in the vote, open or to come; 0 while nothing is on the shortlist."""
    pending = pending_round(state, Purpose.VOTE)
    if pending:
        return next((one.most for one in pending.asked.questions), 0)
    return dots_for(len(shortlist(state).roles))


def results_of_room(state: State) -> tuple[RoomResult, ...]:
    """Return the last revealed assessment and the last revealed vote, each in its first order."""
    found = []
    if revealed := revealed_round(state, Purpose.ASSESS):
        found.append(assessment_results(state, revealed, sorts_of(state, revealed)[0]))
    decided = selection(state)
    if decided and decided.round.asked.purpose is Purpose.VOTE:
        found.append(vote_results(state, decided))
    return tuple(_result(one) for one in found)


def _round(state: State, one: RoundState, answered: int, *, by_hands: bool) -> AskedRound:
    if one.status is RoundStatus.REVEALED:
        status, answered = one.status.value, one.tally.people
        return AskedRound(
            one.asked, status, one.voters, answered, one.tally, one.taken_out, revealed_at=one.revealed_at
        )
    # Who answered a round that was given up is nobody's business any more.
    voters, people = voters_of_round(state, one), answered if one.pending else 0
    raised = by_hands and one.pending
    return AskedRound(one.asked, one.status.value, voters, people, taken_out=one.taken_out, by_hands=raised)


def _result(results: Results) -> RoomResult:
    lines = tuple(line for item in results.items for line in _lines(item))
    return RoomResult(results.asked.asked.number, results.sort.value, lines)


def _lines(item: Item) -> tuple[ResultLine, ...]:
    match item:
        case Heading():
            return (ResultLine("family" if item.family else "lighten", item.family),)
        case CutLine():
            return (ResultLine("cut", places=item.places, tie=item.tied, places_left=item.places_left),)
        case Unchosen():
            return tuple(_line(row, "silent") for row in item.rows)
        case ResultRow():
            return (_line(item, "row"),)


def _line(row: ResultRow, what: str) -> ResultLine:
    return ResultLine(
        what,
        row.subject,
        row.rank,
        row.score,
        shortlisted=row.shortlisted,
        retained=row.retained,
        tied=row.tied,
        inner=row.inner,
    )
