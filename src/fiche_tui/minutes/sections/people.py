"""Présences, absences motivées, arrivées et départs: in alphabetical order, with the organisation."""

from collections.abc import Iterable

from fiche_tui.minutes.dates import collation_key
from fiche_tui.minutes.document import Block, Bullets, Inline, Item, Paragraph, inline, joined, typed
from fiche_tui.minutes.naming import part, section
from fiche_tui.minutes.words import Words
from fiche_tui.workshop.state import Sitting, State
from fiche_tui.workshop.values import Person, Presence
from fiche_tui.workshop.voters import headcount_of

MYSELF = ("moi", "me")
"""What whoever facilitates answers for « Qui tient le clavier? » (it is offered): nobody else knows who « moi » was."""

_CAME = (Presence.PRESENT, Presence.LEFT)


def people(state: State, words: Words) -> list[Block]:
    """Who came, who votes and who observes, who was missing; it says so when nobody was."""
    _ = words._
    blocks: list[Block] = [section("presences", _("Présences, absences motivées, arrivées et départs"))]
    if not state.people:
        blocks.append(Paragraph(_("Aucune liste de présences n’a été tenue.")))
        return [*blocks, *_headcounts(state, words), *_keyboard(state, words)]
    for sitting in state.sittings or (None,):
        blocks += _meeting(state, sitting, words)
    return [*blocks, *_keyboard(state, words)]


def _headcounts(state: State, words: Words) -> list[Block]:
    """How many people vote where only that was said, meeting by meeting where there are several."""
    numbers = [one.number for one in state.sittings] or [1]
    blocks: list[Block] = []
    for number in numbers:
        if voters := headcount_of(state, number):
            text = words.ngettext("{n} personne présente vote.", "{n} personnes présentes votent.", voters)
            if len(numbers) > 1:
                text = words._("Rencontre {number} : {text}", number=number, text=text)
            blocks.append(Paragraph(text))
    return blocks


def _meeting(state: State, sitting: Sitting | None, words: Words) -> list[Block]:
    """One meeting: where there are several, each title says which."""
    _ = words._
    known = state.people_of(sitting.number) if sitting else state.people

    def title(text: Inline) -> Inline:
        if sitting is None or len(state.sittings) < 2:
            return text
        return _("{title}, rencontre {n}", title=text, n=sitting.number)

    came = [person for person in known if person.presence in _CAME]
    blocks = _group(title(_("Présences")), came, words, _("Aucune présence n’est encore cochée."))
    excused = [person for person in known if person.presence is Presence.EXCUSED]
    absent = [person for person in known if person.presence is Presence.ABSENT]
    if not excused and not absent:
        blocks += [part(title(_("Absences"))), Paragraph(_("Aucune absence."))]
    else:
        blocks += _group(title(_("Absences motivées")), excused, words, _("Aucune absence motivée."))
        blocks += _group(title(_("Absences")), absent, words, _("Aucune autre absence."))
    return [*blocks, part(title(_("Arrivées et départs"))), *_movements(came, words)]


def _group(title: Inline, found: Iterable[Person], words: Words, none: Inline) -> list[Block]:
    ordered = sorted(found, key=lambda person: collation_key(person.name))
    if not ordered:
        return [part(title), Paragraph(none)]
    return [part(title), Bullets(tuple(Item(_person(person, words)) for person in ordered))]


def _person(person: Person, words: Words) -> Inline:
    name = joined([typed(person.name), typed(person.organisation)], ", ")
    # Observing is said; voting is the rule, and the method states it.
    return name if person.votes else joined([name, words._("observe")], " — ")


def _movements(came: Iterable[Person], words: Words) -> list[Block]:
    _ = words._
    moves = []
    for person in came:
        if person.arrived_at:
            text = _("{name} : arrivée à {hour}", name=person.name, hour=words.hour(person.arrived_at))
            moves.append((person.arrived_at, text))
        if person.presence is Presence.LEFT and person.left_at:
            text = _("{name} : départ à {hour}", name=person.name, hour=words.hour(person.left_at))
            moves.append((person.left_at, text))
    if not moves:
        return [Paragraph(_("Aucune arrivée tardive, aucun départ avant la fin."))]
    moves.sort(key=lambda move: move[0])
    return [Bullets(tuple(Item(text) for _moment, text in moves))]


def _keyboard(state: State, words: Words) -> list[Block]:
    if not state.keyboard:
        return []
    if state.keyboard.strip().casefold() in MYSELF:
        return [Paragraph(words._("Au clavier : la personne qui anime."))]
    return [Paragraph(words._("Au clavier : {who}.", who=inline(typed(state.keyboard))))]
