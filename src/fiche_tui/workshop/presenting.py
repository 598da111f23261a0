"""Results in the order in which a room reads them: rows, sections, cut line. Values only; the words are elsewhere.

Nothing here may be asked of a round whose result is hidden: each builder takes a revealed round.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from enum import StrEnum

from fiche_tui.workshop.frozen import frozen
from fiche_tui.workshop.results import Selection, assessed, revote_of, selection, selection_of, shortlist, unsettled_tie
from fiche_tui.workshop.sheet import Instrument
from fiche_tui.workshop.state import RoundState, State, listed_roles
from fiche_tui.workshop.tally import Figures, by_disagreement, by_gap, by_marks, by_wanted, figures, to_lighten
from fiche_tui.workshop.then_and_now import Comparison, by_change, comparison
from fiche_tui.workshop.values import Purpose, TieWay


class Sort(StrEnum):
    """The order of results. ``DECIDING`` is the order that decides what is retained, with its cut."""

    DECIDING = "deciding"
    GAP = "gap"
    WANTED = "wanted"
    REINFORCE = "reinforce"
    LIGHTEN = "lighten"
    FAMILY = "family"
    DISAGREEMENT = "disagreement"
    CHANGE = "change"


@frozen
class ResultRow:
    """A role, or a family of « Par famille », with its figures.

    ``rank`` is shared in ties and 0 outside a ranking; ``inner`` is a role without figures of its own, shown under
    its opened family.
    """

    subject: str
    code: str
    family: str
    label: str
    figures: Figures
    shortlisted: bool = False
    rank: int = 0
    score: int = 0
    retained: bool = False
    tied: bool = False
    inner: bool = False


@frozen
class Heading:
    """What begins a section: a family, or, without one, the roles to lighten."""

    family: str = ""


@frozen
class CutLine:
    """Where the ranking is cut: the places asked for, the roles in, and the tie that waits for the group."""

    places: int
    kept: int
    tied: int = 0
    places_left: int = 0


@frozen
class Unchosen:
    """The roles that got no dot, in the order of the list."""

    rows: tuple[ResultRow, ...]


Item = ResultRow | Heading | CutLine | Unchosen


@frozen
class Results:
    """Everything that a table of results draws, from top to bottom; ``then`` is the earlier workshop, where some level
    of it stands beside one of now."""

    asked: RoundState
    sort: Sort
    items: tuple[Item, ...]
    then: Comparison | None = None

    @property
    def rows(self) -> tuple[ResultRow, ...]:
        """The rows that can be chosen, from top to bottom."""
        return tuple(item for item in self.items if isinstance(item, ResultRow))


_SORTS: Mapping[Instrument, tuple[Sort, ...]] = {
    Instrument.FULL: (Sort.GAP, Sort.WANTED, Sort.FAMILY, Sort.DISAGREEMENT),
    Instrument.WANTED: (Sort.WANTED, Sort.FAMILY, Sort.DISAGREEMENT),
    Instrument.CHECK: (Sort.REINFORCE, Sort.LIGHTEN, Sort.FAMILY),
    Instrument.FAMILY: (Sort.GAP, Sort.WANTED, Sort.FAMILY, Sort.DISAGREEMENT),
}


def decided_by_assessment(state: State) -> Selection | None:
    """Return what the assessment itself retains, or ``None`` where a vote does or nothing decides yet."""
    current = selection(state)
    return current if current and current.round.asked.purpose is Purpose.ASSESS else None


def sorts_of(state: State, revealed: RoundState) -> tuple[Sort, ...]:
    """Return the orders that an assessment can be read in, the first one to begin with."""
    sorts = _SORTS[revealed.asked.instrument or Instrument.FULL]
    sorts += (Sort.CHANGE,) if _then(state) else ()
    return (Sort.DECIDING, *sorts) if decided_by_assessment(state) else sorts


def assessment_results(state: State, revealed: RoundState, sort: Sort) -> Results:
    """Return the revealed assessment in that order; the first order it knows when it has no such one."""
    sorts = sorts_of(state, revealed)
    sort = sort if sort in sorts else sorts[0]
    decided = decided_by_assessment(state)
    if sort is Sort.DECIDING and decided:
        items = _ranking_and_lighten(state, decided, revealed)
    elif revealed.asked.instrument is Instrument.FAMILY:
        items = _families(state, revealed, sort)
    else:
        items = _roles(state, revealed, sort)
    return Results(revealed, sort, items, _then(state))


def _then(state: State) -> Comparison | None:
    found = comparison(state)
    return found if found and found.comparable else None


def vote_results(state: State, decided: Selection) -> Results:
    """Return the revealed vote, best first, with its cut and the roles without a dot."""
    ranked = {row.role for row in decided.rows}
    without = _rows(state, [Figures(role) for role in decided.round.asked.subjects if role not in ranked])
    silent = (Unchosen(without),) if without else ()
    return Results(decided.round, Sort.DECIDING, (*_ranking(state, decided), *silent))


def _ranking(state: State, decided: Selection) -> tuple[Item, ...]:
    """Return rows by rank, what is retained above the line; a waiting tie is under it, whole, in no made-up order."""
    waiting = unsettled_tie(state)
    tied = waiting.cut.tied if waiting else ()
    # A tie that waits is settled among all its roles; a role taken off the list since is retained no more.
    listed = {role.id for role in listed_roles(state)}
    kept_for_good = (set(decided.retained) & listed) - set(tied)
    places = {ranked.role: ranked for ranked in decided.rows}
    rows = [
        replace(
            row,
            rank=places[row.subject].rank,
            score=places[row.subject].score,
            retained=row.subject in kept_for_good,
            tied=row.subject in tied,
        )
        for row in _rows(state, [ranked.figures for ranked in decided.rows])
    ]
    kept = [row for row in rows if row.retained]
    rest = sorted((row for row in rows if not row.retained), key=lambda row: not row.tied)
    line = CutLine(decided.places, len(kept), len(tied), waiting.cut.places_left if waiting else 0)
    return (*kept, line, *rest)


def _ranking_and_lighten(state: State, decided: Selection, revealed: RoundState) -> tuple[Item, ...]:
    """Return the ranking, then the roles to lighten that are not in play at the cut; each role once."""
    ranking = _ranking(state, decided)
    in_play = {row.subject for row in ranking if isinstance(row, ResultRow) and (row.retained or row.tied)}
    lighten = tuple(row for row in _to_lighten(state, revealed) if row.subject not in in_play)
    apart = {row.subject for row in lighten}
    above = tuple(item for item in ranking if not (isinstance(item, ResultRow) and item.subject in apart))
    return (*above, *_section(lighten))


def _roles(state: State, revealed: RoundState, sort: Sort) -> tuple[Item, ...]:
    rows = _figures_of_roles(state, revealed)
    lighten = () if sort in (Sort.FAMILY, Sort.DISAGREEMENT, Sort.CHANGE) else _to_lighten(state, revealed)
    apart = {row.subject for row in lighten}
    ordered = _ordered(state, [row for row in rows if row.subject not in apart], sort)
    if sort is Sort.FAMILY:
        return _by_family(state, ordered)
    if sort is Sort.LIGHTEN:
        return _rows(state, _ordered(state, rows, sort))
    return (*_rows(state, ordered), *_section(lighten))


def _figures_of_roles(state: State, revealed: RoundState) -> list[Figures]:
    """Return the figures of every role on the list, in its order; unknown for one that came after the round opened."""
    known = {row.subject: row for row in figures(revealed.asked, revealed.tally)}
    return [known.get(role.id, Figures(role.id)) for role in listed_roles(state)]


def _ordered(state: State, rows: Sequence[Figures], sort: Sort) -> Sequence[Figures]:
    if sort is Sort.CHANGE:
        found = comparison(state)
        return by_change(found, rows) if found else rows
    if sort is Sort.GAP:
        return by_gap(rows)
    if sort is Sort.WANTED:
        return by_wanted(rows)
    if sort is Sort.DISAGREEMENT:
        return by_disagreement(rows)
    return by_marks(rows, sort.value) if sort in (Sort.REINFORCE, Sort.LIGHTEN) else rows


def _by_family(state: State, rows: Iterable[Figures]) -> tuple[Item, ...]:
    by_subject = {row.subject: row for row in rows}
    items: list[Item] = []
    for family in state.families:
        inside = [by_subject[role.id] for role in state.roles_of(family.id) if role.id in by_subject]
        items += [Heading(family.id), *_rows(state, inside)] if inside else []
    return tuple(items)


def _to_lighten(state: State, revealed: RoundState) -> tuple[ResultRow, ...]:
    """Return the roles that the group plays more than it wishes, the most so first; as the portrait of the minutes."""
    if revealed.asked.instrument is Instrument.FAMILY:
        return ()
    rows = _figures_of_roles(state, revealed)
    return tuple(replace(row, score=row.figures.marked("lighten")) for row in _rows(state, to_lighten(rows)))


def _section(lighten: tuple[ResultRow, ...]) -> tuple[Item, ...]:
    return (Heading(), *lighten) if lighten else ()


def _families(state: State, revealed: RoundState, sort: Sort) -> tuple[Item, ...]:
    """Families with their figures, each followed by its roles once the group opened it."""
    on_list = shortlist(state).roles
    items: list[Item] = []
    for row in _ordered(state, figures(revealed.asked, revealed.tally), sort):
        family = state.family(row.subject)
        if family is None:
            continue
        opened = family.id in state.opened_families
        items.append(ResultRow(family.id, family.letter, family.id, family.title, row, shortlisted=opened))
        inside = [role for role in listed_roles(state) if role.family == family.id]
        shown = inside if opened else [role for role in inside if role.id in on_list]
        items += [replace(one, inner=True) for one in _rows(state, [Figures(role.id) for role in shown])]
    return tuple(items)


def _rows(state: State, rows: Iterable[Figures]) -> tuple[ResultRow, ...]:
    on_list = shortlist(state).roles
    found = ((state.role(row.subject), row) for row in rows)
    return tuple(
        ResultRow(role.id, role.code, role.family, role.label, row, shortlisted=role.id in on_list)
        for role, row in found
        if role is not None
    )


def figures_of(state: State, subject: str) -> Figures:
    """Return what the last revealed assessment says of a role or a family; nothing known when it was not assessed."""
    return assessed(state).get(subject, Figures(subject))


def settled_ties(state: State, decided: Selection) -> tuple[tuple[RoundState, Selection | None], ...]:
    """Return the ties that the group settled at this cut, the deciding round first; of a secret revote, what it gave.

    A revote that ends in a tie is followed by how that one was settled. What was settled at another cut, before the
    number of places changed, is not told here.
    """
    found: list[tuple[RoundState, Selection | None]] = []
    current: Selection | None = decided
    while current and current.cut.tied and current.round.tie:
        if current.round.tie.way is TieWay.REVOTE:
            found_again = revote_of(state, current.round, current.cut)
            revote = selection_of(state, found_again, current.cut.places_left) if found_again else None
            found += [(current.round, revote)] if revote else []
            current = revote
        else:
            found += [(current.round, None)] if current.settled else []
            current = None
    return tuple(found)
