"""Who may put a ballot of their own in, and whether the laptop may go round: the rules of the « poste de vote »."""

from dataclasses import replace

from fiche_tui.workshop.commands import Refusal
from fiche_tui.workshop.frozen import frozen
from fiche_tui.workshop.results import pending_round
from fiche_tui.workshop.state import RoundState, RoundStatus, State, voters_present
from fiche_tui.workshop.values import Presence


@frozen
class Voter:
    """A voice in the room: a person, or an organisation. ``id`` stays the same while its name is corrected: of an
    organisation it is made from the first of its people on the roster. ``with_whom`` is what tells two of the same name
    apart."""

    id: str
    name: str
    with_whom: str = ""


def voters_of(state: State) -> tuple[Voter, ...]:
    """Return the voices present, in the order of the roster; none where only a number of people was stated.

    There are as many as ``voters_present`` says. By organisation, a person without one counts alone.
    """
    if state.headcount:
        return ()
    present = [person for person in state.people if person.votes and person.presence is Presence.PRESENT]
    if not state.per_organisation:
        return tuple(Voter(person.id, person.name, person.organisation) for person in present)
    found: dict[str, Voter] = {}
    for person in present:
        if person.organisation:
            voter_id = f"\n{_first_of(state, person.organisation)}"
            found.setdefault(voter_id, Voter(voter_id, person.organisation))
        else:
            found[person.id] = Voter(person.id, person.name)
    return tuple(found.values())


def headcount_of(state: State, sitting: int) -> int:
    """Return how many people were said to vote at a meeting where no list was kept, 0 where one was.

    As for ``State.people_of``: of the last meeting, what is said now.
    """
    kept = next((one for one in state.sittings if one.number == sitting and one.people is not None), None)
    return state.headcount if kept is None else kept.headcount


def voters_of_round(state: State, one: RoundState) -> int:
    """Return how many voices a round is asked of: those present in the meeting that it was opened in.

    While that meeting goes on they are those present now; once it was suspended, those who were there then, whoever
    comes to the next one (a round may be counted calmly between two meetings).
    """
    people, headcount = state.people_of(one.sitting), headcount_of(state, one.sitting)
    return voters_present(replace(state, people=people, headcount=headcount))


def earlier_meeting(state: State, one: RoundState) -> int:
    """Return the number of the meeting that a round was opened in once it is over and its presences are what they are;
    0 while it goes on."""
    over = {sitting.number for sitting in state.sittings if sitting.people is not None}
    return one.sitting if one.sitting in over else 0


def _first_of(state: State, organisation: str) -> str:
    """Return the id of the first person of an organisation, present or not: who comes or leaves changes no voice."""
    name = organisation.casefold()
    return next(person.id for person in state.people if person.organisation.casefold() == name)


def station_refusal(state: State) -> Refusal | None:
    """Return why the laptop may not go round now, or ``None``: no open round, a round of slips, a wall that shows it.

    Codes: ``no-open-round``, ``round-by-counts``, ``station-on-the-wall`` (product, rule 9: a wall that nobody spoke
    of counts as one that shows this screen).
    """
    pending = pending_round(state)
    if pending is None or pending.status is not RoundStatus.OPEN:
        return Refusal("round-closed" if pending else "no-open-round")
    if pending.asked.by_counts:
        return Refusal("round-by-counts")
    return Refusal("station-on-the-wall") if state.wall_mirrors else None


def station_offered(state: State) -> bool:
    """Return whether a screen should propose to pass the laptop around: what refuses it would not, or nobody was
    asked."""
    refusal = station_refusal(state)
    return refusal is None or (refusal.code == "station-on-the-wall" and state.wall is None)
