"""What is read of a list of people, and what the text leaves open."""

from enum import StrEnum

from fiche_tui.workshop.frozen import frozen


class Question(StrEnum):
    """What the text leaves open."""

    COLUMNS = "columns"
    """Which columns are the name and the organisation."""

    COMMA = "comma"
    """Whether « Lavoie, Anne » is one person, a person and an organisation, or two people."""

    ONE_LINE = "one_line"
    """Whether a line with several semicolons or commas is a list of people."""

    NO_NAME = "no_name"
    """An address without a name."""

    TWINS = "twins"
    """Two lines that look the same."""


@frozen
class WrittenPerson:
    """A person, and the line (from 1) where they were written. ``left_out`` is what else was written of them."""

    line: int
    name: str
    organisation: str = ""
    left_out: str = ""


@frozen
class PeopleReading:
    """Who was read, the lines that are nobody (a heading, a rule of a table), and what has to be asked."""

    people: tuple[WrittenPerson, ...]
    nobody: tuple[tuple[int, str], ...] = ()
    questions: frozenset[Question] = frozenset()
