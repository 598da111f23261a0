"""What helps in fields that ask for a person or a date."""

import re
from collections.abc import Callable, Sequence
from datetime import date

from fiche_tui.language.deadlines import deadline_in_full
from fiche_tui.screens.kit.helped import Offer
from fiche_tui.workshop.named_people import people_named
from fiche_tui.workshop.text import folded
from fiche_tui.workshop.values import Person

_LAST = re.compile(r"(?P<before>.*(?:[,;&] *| et | and ))?(?P<piece>.*)", re.DOTALL | re.IGNORECASE)


class Names:
    """Offers people of the roster by a piece of their name; after « , » or « et », the next person."""

    def __init__(self, people: Sequence[Person]) -> None:
        self._people = people

    def offers(self, typed: str) -> tuple[Offer, ...]:
        """Return the people whose name holds the last piece that was typed, with their organisation."""
        found = _LAST.fullmatch(typed)
        before, piece = (found["before"] or "", found["piece"]) if found else ("", typed)
        people = people_named(self._people, piece)
        return tuple(
            Offer(before + self._written(one), f"{one.name} · {one.organisation}" if one.organisation else one.name)
            for one in people
            if folded(self._written(one)) != folded(piece)
        )

    def reading(self, typed: str) -> str:
        """Say nothing: a name is what is typed."""
        return ""

    def _written(self, person: Person) -> str:
        """Return how a person is written down: by name, and with the organisation where the name is not enough."""
        alike = [one for one in self._people if folded(one.name) == folded(person.name)]
        return f"{person.name} ({person.organisation})" if len(alike) > 1 and person.organisation else person.name


class Understood:
    """Says how what is typed is understood; ``read`` returns that, empty while it is not."""

    def __init__(self, read: Callable[[str], str]) -> None:
        self._read = read

    def offers(self, typed: str) -> tuple[Offer, ...]:
        """Offer nothing."""
        return ()

    def reading(self, typed: str) -> str:
        """Return what was understood."""
        return self._read(typed)


class Deadlines:
    """Says how a deadline is understood, counted from ``today``, in the language of the minutes (``tag``)."""

    def __init__(self, today: date, tag: str) -> None:
        self._today = today
        self._tag = tag

    def offers(self, typed: str) -> tuple[Offer, ...]:
        """Offer nothing: a date is said."""
        return ()

    def reading(self, typed: str) -> str:
        """Return the day or the month in full; of what is not understood, that it is written as typed."""
        return deadline_in_full(typed, self._today, self._tag)
