"""People pasted one per line, and which of them bear a name that the list already has."""

from collections.abc import Iterable

from fiche_tui.minutes.dates import collation_key
from fiche_tui.session.creation import people_from
from fiche_tui.workshop.text import normalise
from fiche_tui.workshop.values import Person

LONGEST_PASTE = 100_000
"""Characters of the longest list that is pasted at once: some two thousand people."""


def pasted_people(text: str) -> tuple[Person, ...]:
    """People typed « Nom; Organisme », or copied from two columns of a spreadsheet."""
    lines = [line if ";" in line else line.replace("\t", ";", 1) for line in text.splitlines()]
    # Normalised first: a line of control characters alone is nobody, and must not refuse all the others.
    return people_from(normalise("\n".join(lines)))


def already_there(people: Iterable[Person], known: Iterable[Person]) -> tuple[Person, ...]:
    """The people whose name and organisation the list already has, accents and case folded."""
    names = {_key(person) for person in known}
    return tuple(person for person in people if _key(person) in names)


def _key(person: Person) -> tuple[str, str]:
    return collation_key(person.name)[0], collation_key(person.organisation)[0]
