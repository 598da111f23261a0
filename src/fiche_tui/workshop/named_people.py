"""People found by a piece of their name, while it is typed."""

import re
from collections.abc import Sequence

from fiche_tui.workshop.text import folded
from fiche_tui.workshop.values import Person

MOST_FOUND = 5
"""How many people are offered at once: more would have to be read."""


def people_named(people: Sequence[Person], piece: str) -> tuple[Person, ...]:
    """Return the people whose name holds a piece, accents and case aside, at most ``MOST_FOUND``.

    First the names that begin with it, then those with a word that does, with words that begin with its words
    (« ma ro », Marie Roy), with it anywhere.
    """
    wanted = folded(piece)
    if not wanted:
        return ()
    ranked = [
        (rank, place) for place, one in enumerate(people) if (rank := _rank(folded(one.name), wanted)) is not None
    ]
    return tuple(people[place] for _rank_found, place in sorted(ranked)[:MOST_FOUND])


def _rank(name: str, wanted: str) -> int | None:
    words = re.split("[ '-]", name)
    if name.startswith(wanted):
        return 0
    if any(" ".join(words[place:]).startswith(wanted) for place in range(1, len(words))):
        return 1
    if _begin_in_turn(words, wanted.split()):
        return 2
    return 3 if wanted in name else None


def _begin_in_turn(words: Sequence[str], pieces: Sequence[str]) -> bool:
    """Return whether each piece begins a word of its own, in the same order."""
    left = iter(words)
    return all(any(word.startswith(piece) for word in left) for piece in pieces)
