"""Présences: how many came, then who, in alphabetical order, with the organisation and the hours of who came late."""

from collections.abc import Iterable

from fiche_tui.minutes.dates import collation_key
from fiche_tui.minutes.document import (
    Block,
    Bullets,
    Group,
    Inline,
    Item,
    Look,
    Paragraph,
    inline,
    joined,
    plain,
    typed,
)
from fiche_tui.minutes.naming import part
from fiche_tui.minutes.words import Words
from fiche_tui.workshop.state import Sitting, State
from fiche_tui.workshop.values import Person, Presence
from fiche_tui.workshop.voters import headcount_of

MYSELF = ("moi", "me")
"""What whoever facilitates answers for « Qui prend les notes? » (it is offered): nobody else knows who « moi » was."""

CAME = (Presence.PRESENT, Presence.LEFT)


def attendance(state: State, words: Words) -> Inline:
    """Return how many people came, how many of them vote where some observe, and the quorum; meeting by meeting.

    Nothing before the first meeting, nor where neither a list was kept nor a number given.
    """
    counted = []
    for sitting in state.sittings:
        text = _came(state, sitting.number, words)
        if plain(text) and len(state.sittings) > 1:
            text = words._("rencontre {n} : {text}", n=sitting.number, text=text)
        counted.append(text)
    return joined(counted, " · ")


def _came(state: State, sitting: int, words: Words) -> Inline:
    came = [person for person in state.people_of(sitting) if person.presence in CAME]
    voters = sum(person.votes for person in came) if came else headcount_of(state, sitting)
    if not came and not voters:
        return ()
    return joined([_counted(len(came), voters, words), _quorum(state.details.quorum, voters, words)], "; ")


def _counted(people: int, voters: int, words: Words) -> Inline:
    """Return how many people came and how many of them vote; ``people`` is 0 where only the voters were counted."""
    if not people:
        return words.ngettext("{n} personne votante", "{n} personnes votantes", voters)
    came = words.ngettext("{n} personne présente", "{n} personnes présentes", people)
    if voters == people:
        return came
    return joined([came, words.ngettext("dont {n} votante", "dont {n} votantes", voters)], ", ")


def _quorum(needed: int, voters: int, words: Words) -> Inline:
    """Return whether as many voters came as must be there."""
    _ = words._
    if not needed:
        return _("aucun quorum requis")
    return _("quorum de {n} atteint", n=needed) if voters >= needed else _("quorum de {n} non atteint", n=needed)


def note_taker(state: State, words: Words) -> Inline:
    """Return who took the notes; nothing where nobody was named."""
    name = state.keyboard
    if name.strip().casefold() in MYSELF:
        return words._("la personne qui anime")
    return inline(typed(name)) if name else ()


def people(state: State, words: Words) -> list[Block]:
    """Return who came, who observes, who was missing, meeting by meeting; no part where no list was kept."""
    if not state.people:
        return []
    blocks: list[Block] = []
    for sitting in state.sittings or (None,):
        blocks += _meeting(state, sitting, words)
    return blocks


def _meeting(state: State, sitting: Sitting | None, words: Words) -> list[Block]:
    """Return one meeting: where there are several, each title says which."""
    _ = words._
    known = state.people_of(sitting.number) if sitting else state.people
    title = _("Présences")
    if sitting and len(state.sittings) > 1:
        title = _("{title}, rencontre {n}", title=title, n=sitting.number)
    came = [person for person in known if person.presence in CAME]
    blocks: list[Block] = [part(title)]
    if came:
        items = Bullets(tuple(Item(_person(person, words)) for person in _ordered(came)))
        blocks.append(Group(Look.COLUMNS, (items,)))
    else:
        blocks.append(Paragraph(_("Toutes les personnes de la liste sont notées absentes.")))
    missing = (
        (_("Absences motivées"), Presence.EXCUSED),
        (_("Absences"), Presence.ABSENT),
    )
    for name, presence in missing:
        found = [_named(person) for person in _ordered(known) if person.presence is presence]
        if found:
            blocks.append(Paragraph(_("{title} : {names}", title=name, names=joined(found, "; "))))
    if came and len(came) == len(list(known)):
        blocks.append(Paragraph(_("Aucune absence.")))
    return blocks


def _ordered(found: Iterable[Person]) -> list[Person]:
    return sorted(found, key=lambda person: collation_key(person.name))


def _named(person: Person) -> Inline:
    return joined([typed(person.name), typed(person.organisation)], ", ")


def _person(person: Person, words: Words) -> Inline:
    """Return the name, that the person observes (voting is the rule, and is stated), and the hours of who came or
    left."""
    _ = words._
    parts = [_named(person)]
    if not person.votes:
        parts.append(_("observe"))
    if person.arrived_at:
        parts.append(_("arrivée à {hour}", hour=words.hour(person.arrived_at)))
    if person.presence is Presence.LEFT and person.left_at:
        parts.append(_("départ à {hour}", hour=words.hour(person.left_at)))
    return joined(parts, " — ")
