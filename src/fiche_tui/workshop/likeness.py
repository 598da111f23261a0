"""Which roles say the same thing, or nearly. It is pointed out; whether they are one role is the group's to say."""

import re
from collections.abc import Iterable
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import combinations

from fiche_tui.workshop.frozen import frozen
from fiche_tui.workshop.state import Role
from fiche_tui.workshop.text import folded

NEAR = 0.42
"""How alike two texts are at least to be pointed out: on the roles sheet, those that speak of sharing information."""

_FEWEST_WORDS = 3
_MOST_WORDS = 60
_SHORT = 3
# Small words that four letters or more do not tell from the others; accents are folded.
_SMALL = frozenset(
    re.findall(
        r"\w+",
        "ainsi avec cette chaque comme dans elle elles entre etre leur leurs mais meme nous pour sans sous tous tout "
        "toute toutes vers votre vous with from that their this into",
    )
)


@frozen
class Likeness:
    """Two roles by id, in the order of the list, and how alike their texts are: 1 says the same words."""

    first: str
    second: str
    ratio: float

    @property
    def same(self) -> bool:
        """Whether the two texts have the same words in the same order."""
        return self.ratio == 1.0

    def other(self, role: str) -> str:
        """Return the other role of the pair."""
        return self.second if role == self.first else self.first


def folded_words(text: str) -> tuple[str, ...]:
    """Return the words of a text without case, accents, apostrophes or punctuation."""
    return tuple(re.findall(r"[^\W_]+", folded(text)))


def near_duplicates(roles: Iterable[Role], least: float = NEAR) -> tuple[Likeness, ...]:
    """Return the pairs of listed roles whose texts are the same or nearly, the most alike first, then as in the
    list."""
    listed = [role for role in roles if role.listed]
    pairs = _alike(tuple(role.text for role in listed), least)
    return tuple(Likeness(listed[one].id, listed[other].id, ratio) for one, other, ratio in pairs)


def like_one(role: str, roles: Iterable[Role], least: float = NEAR) -> tuple[Likeness, ...]:
    """Return the pairs of ``near_duplicates`` that hold the role of that id, without comparing the others."""
    listed = [one for one in roles if one.listed]
    place = next((place for place, one in enumerate(listed) if one.id == role), len(listed))
    couples = [(one, listed[place]) for one in listed[:place]] if place < len(listed) else []
    couples += [(listed[place], one) for one in listed[place + 1 :]]
    pairs = (Likeness(one.id, other.id, _likeness(_read(one.text), _read(other.text), least)) for one, other in couples)
    return tuple(sorted((pair for pair in pairs if pair.ratio), key=lambda pair: -pair.ratio))


def closest(role: str, pairs: Iterable[Likeness]) -> Likeness | None:
    """Return the pair of a role with what is most like it, or ``None``."""
    return next((pair for pair in pairs if role in (pair.first, pair.second)), None)


@frozen
class _Read:
    """A text, its words, and those that say something."""

    text: str
    words: tuple[str, ...]
    telling: tuple[str, ...]
    known: frozenset[str]


@lru_cache(maxsize=8)
def _alike(texts: tuple[str, ...], least: float) -> tuple[tuple[int, int, float], ...]:
    # A list of 200 roles makes 20,000 pairs, and is drawn again far more often than it changes.
    read = [_read(text) for text in texts]
    pairs = ((one, other, _likeness(read[one], read[other], least)) for one, other in combinations(range(len(read)), 2))
    return tuple(sorted((pair for pair in pairs if pair[2]), key=lambda pair: -pair[2]))


def _likeness(one: _Read, other: _Read, least: float) -> float:
    """Return how alike two texts are, 0 when it is less than ``least``."""
    if one.words == other.words and (one.words or one.text == other.text):
        return 1.0
    left, right = one.telling, other.telling
    if min(len(left), len(right)) < _FEWEST_WORDS:
        return 0
    # No order of the words can give more than the words in common do.
    if 2 * len(one.known & other.known) < least * (len(left) + len(right)):
        return 0
    ratio = _ratio(left, right)
    # Only the very same words may say « same ».
    return min(ratio, 0.99) if ratio >= least else 0


@lru_cache(maxsize=2**16)
def _ratio(left: tuple[str, ...], right: tuple[str, ...]) -> float:
    # Rewording one role of 200 leaves 19,700 pairs as they were.
    return SequenceMatcher(None, left, right, autojunk=False).ratio()


@lru_cache(maxsize=4096)
def _read(text: str) -> _Read:
    words = folded_words(text)
    telling = _telling(words)
    return _Read(text, words, telling, frozenset(telling))


def _telling(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return the words that say something, each once: short and small ones would make any two sentences look alike."""
    kept = (word for word in words if len(word) > _SHORT or word.isdecimal())
    return tuple(dict.fromkeys(word for word in kept if word not in _SMALL))[:_MOST_WORDS]
