"""People pasted in any shape, how they were read, and which of their names the list already has."""

import secrets
from collections.abc import Iterable

from fiche_tui.language.translation import _, ngettext
from fiche_tui.language.written_people import PeopleReading, Question, WrittenPerson, read_people
from fiche_tui.minutes.dates import collation_key
from fiche_tui.workshop.values import Person

LONGEST_PASTE = 100_000
"""Characters of the longest list that is pasted at once: some two thousand people."""


SHOWN = 8
"""People of a reading that a question shows."""


def pasted_people(text: str) -> tuple[Person, ...]:
    """Return the people that a pasted text names, under new ids."""
    return people_of(read_people(text))


def people_of(reading: PeopleReading) -> tuple[Person, ...]:
    """Return the people of a reading, under new ids."""
    return tuple(Person(secrets.token_hex(4), each.name, each.organisation) for each in reading.people)


def as_typed(reading: PeopleReading) -> str:
    """Return the people of a reading as they would be typed, one a line, to be corrected."""
    return "\n".join(_typed(each) for each in reading.people)


def reading_lines(reading: PeopleReading) -> list[str]:
    """Return how a text was read, for the question: a line a person, then what is no person."""
    lines: list[str] = []
    for each in reading.people[:SHOWN]:
        left_out = _("{typed} (laissé de côté : {left_out})").format(typed=_typed(each), left_out=each.left_out)
        lines.append(left_out if each.left_out else _typed(each))
    others = len(reading.people) - SHOWN
    if others > 0:
        lines.append(ngettext("et {n} autre personne", "et {n} autres personnes", others).format(n=others))
    lines += [_("Laissé de côté : {line}").format(line=line) for _number, line in reading.nobody[:2]]
    if Question.TWINS in reading.questions:
        lines.append(_("Deux lignes paraissent identiques."))
    return lines


def _typed(person: WrittenPerson) -> str:
    return f"{person.name}; {person.organisation}" if person.organisation else person.name


def already_there(people: Iterable[Person], known: Iterable[Person]) -> tuple[Person, ...]:
    """Return the people whose name and organisation the list already has, accents and case folded."""
    names = {_key(person) for person in known}
    return tuple(person for person in people if _key(person) in names)


def _key(person: Person) -> tuple[str, str]:
    return collation_key(person.name)[0], collation_key(person.organisation)[0]
