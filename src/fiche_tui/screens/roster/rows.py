"""The roster: people in alphabetical order, each with a mark and a word for where they are, and whether they vote."""

from collections.abc import Mapping

from textual.content import Content

from fiche_tui.language.translation import N_, _, ngettext
from fiche_tui.minutes.dates import collation_key
from fiche_tui.screens.kit.columns import cell
from fiche_tui.screens.kit.dialogs import Ask
from fiche_tui.screens.kit.time_words import local_hour
from fiche_tui.workshop.short_text import one_line
from fiche_tui.workshop.state import State, voters_present
from fiche_tui.workshop.values import Person, Presence

MARKS: Mapping[Presence, tuple[str, str]] = {
    Presence.PRESENT: ("✓", N_("présence")),
    Presence.ABSENT: ("✗", N_("absence")),
    Presence.EXCUSED: ("○", N_("absence motivée")),
    Presence.LEFT: ("→", N_("départ")),
}
"""Mark and words of each presence. Nouns, since nobody is asked for a gender."""

PRESENCE, VOICE = 20, 8
"""Cells of the columns of presence and of voice."""


def in_order(state: State) -> tuple[Person, ...]:
    """Return people by name, accents folded; then in the order in which they came."""
    return tuple(sorted(state.people, key=lambda person: collation_key(person.name)))


def may_leave(state: State) -> bool:
    """Return whether somebody can have left: before the meeting has begun, and between two, nobody has."""
    return bool(state.runs) and not state.suspended


def person_question(person: Person, state: State) -> Ask[Presence | str]:
    """Return what can be done about a person, under the digits of the roster; a presence, or the id of a command."""
    voice = _("observer seulement, sans voix") if person.votes else _("donner une voix")
    choices: list[tuple[str, str, Presence | str]] = [
        ("1", _("présence"), Presence.PRESENT),
        ("2", _("absence"), Presence.ABSENT),
        ("3", _("absence motivée"), Presence.EXCUSED),
        *([("4", _("départ"), Presence.LEFT)] if may_leave(state) else []),
        ("5", voice, "roster.voice"),
        ("6", _("corriger le nom ou l’organisme"), "roster.correct"),
        ("7", _("retirer de la liste"), "roster.remove"),
        ("8", _("sans liste : dire seulement combien vous êtes"), "roster.headcount"),
    ]
    return Ask(one_line(person.name), [presence_words(person, state)], choices)


def presence_words(person: Person, state: State) -> str:
    """Return « ✓ présence », « ✓ arrivée 14 h 05 », « → départ 14 h 20 »."""
    mark, words = MARKS[person.presence]
    if person.presence is Presence.PRESENT and person.arrived_at:
        return _("{mark} arrivée {hour}").format(mark=mark, hour=local_hour(person.arrived_at, state))
    if person.presence is Presence.LEFT and person.left_at:
        return _("{mark} départ {hour}").format(mark=mark, hour=local_hour(person.left_at, state))
    return f"{mark} {_(words)}"


def count_words(state: State) -> str:
    """Return « 14 personnes, 12 présentes, 12 voix », or what was said where no list is kept."""
    people = ngettext("{n} personne", "{n} personnes", len(state.people)).format(n=len(state.people))
    here = sum(person.presence is Presence.PRESENT for person in state.people)
    voices = _("{n} voix").format(n=voters_present(state))
    if state.headcount:
        return _("{people} dans la liste, {voices} sans liste").format(people=people, voices=voices)
    if here == len(state.people):
        return _("{people}, {voices}").format(people=people, voices=voices)
    present = ngettext("{n} présente", "{n} présentes", here).format(n=here)
    return _("{people}, {present}, {voices}").format(people=people, present=present, voices=voices)


def roster_title(state: State) -> str:
    """Return « Présences », and of which meeting where there are several."""
    if state.suspended:
        return _("Présences · prochaine rencontre")
    if len(state.sittings) > 1:
        return _("Présences · rencontre {n}").format(n=state.sittings[-1].number)
    return _("Présences")


def rule_words(state: State) -> str:
    """Return who has a voice."""
    if state.per_organisation:
        return _("Une voix par organisme présent.")
    return _("Une voix par personne présente.")


def drawn_person(person: Person, state: State, width: int) -> Content:
    """Return one line: presence, name, organisation, voice."""
    room = max(20, width - PRESENCE - VOICE)
    name = room * 11 // 20
    here = person.presence is Presence.PRESENT
    quiet = "" if here else "$text-muted"
    voice = _("vote") if person.votes else _("observe")
    return Content.assemble(
        cell(presence_words(person, state), PRESENCE).stylize("$text-success" if here else "$text-muted"),
        cell(person.name, name - 2).stylize("bold" if here else quiet),
        "  ",
        cell(person.organisation, room - name - 2).stylize("$text-muted"),
        "  ",
        cell(voice, VOICE).stylize("" if person.votes else "$text-muted"),
    )
