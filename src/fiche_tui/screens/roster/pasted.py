"""People pasted in any shape, how they were read, and which of their names the list already has."""

import secrets
from collections.abc import Iterable

from fiche_tui.language.people_read import PeopleReading, WrittenPerson
from fiche_tui.minutes.dates import collation_key
from fiche_tui.workshop.values import Person

LONGEST_PASTE = 100_000
"""Characters of the longest list that is pasted at once: some two thousand people."""


def people_of(reading: PeopleReading) -> tuple[Person, ...]:
    """Return the people of a reading, under new ids."""
    return tuple(Person(secrets.token_hex(4), each.name, each.organisation) for each in reading.people)


def as_typed(reading: PeopleReading) -> str:
    """Return a reading as it would be typed, one person a line, to be corrected; a line that is nobody stays in its
    place."""
    lines = [(person.line, _typed(person)) for person in reading.people] + list(reading.nobody)
    return "\n".join(text for _line, text in sorted(lines, key=lambda each: each[0]))


def _typed(person: WrittenPerson) -> str:
    return f"{person.name}; {person.organisation}" if person.organisation else person.name


def already_there(people: Iterable[Person], known: Iterable[Person]) -> tuple[Person, ...]:
    """Return the people whose name and organisation the list already has, accents and case folded."""
    names = {_key(person) for person in known}
    return tuple(person for person in people if _key(person) in names)


def _key(person: Person) -> tuple[str, str]:
    return collation_key(person.name)[0], collation_key(person.organisation)[0]
