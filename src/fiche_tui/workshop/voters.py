"""Who may put a ballot of their own in, and whether the laptop may go round: the rules of the « poste de vote »."""

from dataclasses import dataclass

from fiche_tui.workshop.commands import Refusal
from fiche_tui.workshop.results import pending_round
from fiche_tui.workshop.state import RoundStatus, State
from fiche_tui.workshop.values import Presence


@dataclass(frozen=True, slots=True)
class Voter:
    """A voice in the room: a person, or an organisation. ``id`` stays the same while its name is corrected, as far as
    there is a person behind it; ``with_whom`` is what tells two of the same name apart."""

    id: str
    name: str
    with_whom: str = ""


def voters_of(state: State) -> tuple[Voter, ...]:
    """The voices present, in the order of the roster; none where only a number of people was stated.

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
            voter_id = f"\n{person.organisation.casefold()}"
            found.setdefault(voter_id, Voter(voter_id, person.organisation))
        else:
            found[person.id] = Voter(person.id, person.name)
    return tuple(found.values())


def station_refusal(state: State) -> Refusal | None:
    """Why the laptop may not go round now, or ``None``: no open round, a round of slips, a wall that shows it.

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
    """Whether a screen should propose to pass the laptop around: what refuses it would not, or nobody was asked."""
    refusal = station_refusal(state)
    return refusal is None or (refusal.code == "station-on-the-wall" and state.wall is None)
