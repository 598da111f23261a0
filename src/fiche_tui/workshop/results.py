"""What a workshop's facts amount to: shortlist, selection with its cut and ties.

Everything here is recomputed from the state, so that no figure can disagree with the counts it comes from.
"""

from fiche_tui.workshop.frozen import frozen
from fiche_tui.workshop.remembered import remembered
from fiche_tui.workshop.sheet import Instrument, StepKind
from fiche_tui.workshop.state import Role, RoundState, RoundStatus, State, listed_roles
from fiche_tui.workshop.tally import SHORTLIST_MOST, Cut, Figures, cut, figures, ranks, shortlisted
from fiche_tui.workshop.values import Carrier, Purpose, TieWay


@frozen
class Shortlist:
    """The roles put to the vote, best first, rescues last. ``overflow`` is how many the group must take out."""

    roles: tuple[str, ...]
    automatic: tuple[str, ...] = ()
    overflow: int = 0


@frozen
class Row:
    """A role in a ranking: its score (dots, marks, or medians) and its rank, shared in a tie."""

    role: str
    score: int
    rank: int
    figures: Figures


@frozen
class Selection:
    """The ranking of a revealed round cut at ``places``. ``retained`` leaves out a tie that is not settled."""

    round: RoundState
    rows: tuple[Row, ...]
    places: int
    cut: Cut
    retained: tuple[str, ...]

    @property
    def settled(self) -> bool:
        """Whether nothing is left to decide at the cut: no tie, or every place filled."""
        return not self.cut.tied or len(self.retained) >= self.places


def pending_round(state: State, purpose: Purpose | None = None) -> RoundState | None:
    """Return the last round whose result is hidden, of that purpose when one is given."""
    return next((one for one in reversed(state.rounds) if one.pending and purpose in (None, one.asked.purpose)), None)


def may_assess(state: State) -> bool:
    """Return whether an assessment can be opened now: of a list that is settled, while no other round waits."""
    return state.settled and bool(listed_roles(state)) and pending_round(state) is None


def revealed_round(state: State, purpose: Purpose) -> RoundState | None:
    """Return the last revealed round of that purpose, rounds that only break a tie left out."""
    return next(
        (
            one
            for one in reversed(state.rounds)
            if one.status is RoundStatus.REVEALED and one.asked.purpose is purpose and not one.asked.tie_of
        ),
        None,
    )


def last_revealed(state: State) -> RoundState | None:
    """Return the round that was revealed last, whatever it is for; ``None`` before the first reveal."""
    return next((one for one in reversed(state.rounds) if one.status is RoundStatus.REVEALED), None)


def assessed(state: State) -> dict[str, Figures]:
    """Return the figures of the last revealed assessment by subject (role or family), empty before the reveal."""
    revealed = revealed_round(state, Purpose.ASSESS)
    return {row.subject: row for row in figures(revealed.asked, revealed.tally)} if revealed else {}


@remembered(last=2)
def shortlist(state: State) -> Shortlist:
    """Return the current shortlist: what the figures say, plus rescues, less what the group took out.

    A workshop without any assessing puts the whole list to the vote.
    """
    listed = [role.id for role in listed_roles(state)]
    revealed = revealed_round(state, Purpose.ASSESS)
    if revealed is None:
        assesses = any(step.kind is StepKind.ASSESS and not step.dropped for step in state.plan)
        automatic = () if assesses else tuple(listed)
    elif revealed.asked.instrument is Instrument.FAMILY:
        chosen = [role for role in listed_roles(state) if role.family in state.opened_families]
        automatic = tuple(role.id for role in chosen)
    else:
        automatic = tuple(role for role in shortlisted(assessed(state).values()) if role in listed)
    out = {role for role, _ in state.set_aside}
    rescued = [role for role, _ in state.rescued if role in listed and role not in automatic]
    roles = tuple(role for role in (*automatic, *rescued) if role not in out)
    return Shortlist(roles, automatic, max(0, len(roles) - SHORTLIST_MOST))


def vote_expected(state: State) -> bool:
    """Return whether a vote is still to come, so that nothing is retained yet."""
    if revealed_round(state, Purpose.VOTE):
        return False
    if pending_round(state, Purpose.VOTE):
        return True
    places = {step.id: place for place, step in enumerate(state.plan)}
    reached = max((places.get(run.step, -1) for run in state.runs), default=-1)
    return any(step.kind is StepKind.VOTE and not step.dropped and places[step.id] >= reached for step in state.plan)


@remembered(last=2)
def selection(state: State) -> Selection | None:
    """Return the ranking that decides what is retained, or ``None`` while nothing decides it yet.

    It is the revealed vote, or the revealed assessment where the agenda has no vote.
    """
    if vote_expected(state):
        return None
    deciding = revealed_round(state, Purpose.VOTE) or revealed_round(state, Purpose.ASSESS)
    return selection_of(state, deciding, state.retain) if deciding else None


def selection_of(state: State, deciding: RoundState, places: int) -> Selection:
    """Return the ranking of one revealed round at that many places, its settled tie included."""
    ranked = _ranked(state, deciding)
    keys = [key for _, key in ranked]
    scores = [(row.subject, key) for row, key in ranked]
    rows = tuple(Row(row.subject, _score(row), rank, row) for (row, _), rank in zip(ranked, ranks(keys), strict=True))
    edge = cut(scores, places)
    return Selection(deciding, rows, places, edge, edge.kept + _settled(state, deciding, edge))


def _ranked(state: State, deciding: RoundState) -> list[tuple[Figures, tuple[float, ...]]]:
    """Return rows that may be retained, best first, each with the key that ties compare."""
    asked = deciding.asked
    rows = figures(asked, deciding.tally)
    keyed: list[tuple[Figures, tuple[float, ...]]]
    if asked.tie_of:
        # The first vote chose each of them: one without a dot now comes last, and is not out.
        keyed = [(row, (float(_score(row)),)) for row in rows]
    elif asked.purpose is Purpose.VOTE:
        keyed = [(row, (float(_score(row)),)) for row in rows if _score(row) > 0]
    elif asked.instrument is Instrument.CHECK:
        chosen = shortlist(state).roles
        keyed = [(row, (float(_score(row)),)) for row in rows if _score(row) > 0 and row.subject in chosen]
    else:
        by_subject = {row.subject: row for row in rows}
        on_list = [by_subject.get(role, Figures(role)) for role in shortlist(state).roles]
        keyed = [(row, (_unknown_last(row.wanted), _unknown_last(row.gap))) for row in on_list]
    return sorted(keyed, key=lambda pair: tuple(-part for part in pair[1]))


def _unknown_last(value: float | None) -> float:
    return float("-inf") if value is None else value


def _score(row: Figures) -> int:
    return row.marks[0][1] if row.marks else 0


def _settled(state: State, deciding: RoundState, edge: Cut) -> tuple[str, ...]:
    tie = deciding.tie
    if tie is None or not edge.tied:
        return ()
    if tie.way is TieWay.REVOTE:
        revote = revote_of(state, deciding, edge)
        return selection_of(state, revote, edge.places_left).retained if revote else ()
    # The number of places may have changed since: nobody is kept who does not share the last places now.
    return tuple(role for role in edge.tied if role in tie.kept)


def revote_of(state: State, deciding: RoundState, edge: Cut) -> RoundState | None:
    """Return the last revealed round that asked about this very tie."""
    return next(
        (
            one
            for one in reversed(state.rounds)
            if one.asked.tie_of == deciding.asked.number < one.asked.number
            and one.status is RoundStatus.REVEALED
            and set(one.asked.subjects) == set(edge.tied)
        ),
        None,
    )


@remembered(last=2)
def unsettled_tie(state: State) -> Selection | None:
    """Return the selection whose tie waits for the group: the deciding round's, or its secret revote's.

    None while that revote is under way; a revote that was given up leaves its tie waiting again.
    """
    current = selection(state)
    while current and not current.settled:
        tie = current.round.tie
        if tie is None or tie.way is not TieWay.REVOTE:
            return current
        number = current.round.asked.number
        if any(one.pending and one.asked.tie_of == number for one in state.rounds):
            return None
        revote = revote_of(state, current.round, current.cut)
        if revote is None:
            return current
        current = selection_of(state, revote, current.cut.places_left)
    return None


@remembered(last=2)
def retained(state: State) -> tuple[Role, ...]:
    """Return the roles that the group retained, by rank; empty while nothing decides it yet.

    A role taken off the list since is retained no more, and no other takes its place by itself.
    """
    current = selection(state)
    found = [state.role(role) for role in current.retained] if current else []
    return tuple(role for role in found if role is not None and role.listed)


def carrier_of(state: State, role: Role) -> Carrier:
    """Return what is known of who carries a role, empty when nothing is."""
    return next((carrier for carrier in state.carriers if carrier.role == role.id), Carrier(role.id))
