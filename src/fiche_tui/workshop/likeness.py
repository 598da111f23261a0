"""Which roles say the same thing, or nearly. It is pointed out; whether they are one role is the group's to say."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import combinations

from fiche_tui.workshop.state import Role

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


@dataclass(frozen=True, slots=True)
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
        """The other role of the pair."""
        return self.second if role == self.first else self.first


def folded_words(text: str) -> tuple[str, ...]:
    """The words of a text without case, accents, apostrophes or punctuation."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return tuple(re.findall(r"[^\W_]+", "".join(char for char in plain if not unicodedata.combining(char))))


def near_duplicates(roles: Iterable[Role], least: float = NEAR) -> tuple[Likeness, ...]:
    """The pairs of listed roles whose texts are the same or nearly, the most alike first, then as in the list."""
    listed = [role for role in roles if role.listed]
    pairs = _alike(tuple(role.text for role in listed), least)
    return tuple(Likeness(listed[one].id, listed[other].id, ratio) for one, other, ratio in pairs)


def closest(role: str, pairs: Iterable[Likeness]) -> Likeness | None:
    """The pair of a role with what is most like it, or ``None``."""
    return next((pair for pair in pairs if role in (pair.first, pair.second)), None)


@lru_cache(maxsize=8)
def _alike(texts: tuple[str, ...], least: float) -> tuple[tuple[int, int, float], ...]:
    # A list of 200 roles makes 20,000 pairs, and is drawn again far more often than it changes.
    words = [folded_words(text) for text in texts]
    telling = [_telling(found) for found in words]
    sets = [frozenset(found) for found in telling]
    found: list[tuple[int, int, float]] = []
    for one, other in combinations(range(len(texts)), 2):
        if words[one] == words[other] and (words[one] or texts[one] == texts[other]):
            found.append((one, other, 1.0))
            continue
        left, right = telling[one], telling[other]
        if min(len(left), len(right)) < _FEWEST_WORDS:
            continue
        # No order of the words can give more than the words in common do.
        if 2 * len(sets[one] & sets[other]) < least * (len(left) + len(right)):
            continue
        ratio = SequenceMatcher(None, left, right, autojunk=False).ratio()
        if ratio >= least:
            # Only the very same words may say « same ».
            found.append((one, other, min(ratio, 0.99)))
    return tuple(sorted(found, key=lambda pair: -pair[2]))


def _telling(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words that say something, each once: short and small ones would make any two sentences look alike."""
    kept = (word for word in words if len(word) > _SHORT or word.isdecimal())
    return tuple(dict.fromkeys(word for word in kept if word not in _SMALL))[:_MOST_WORDS]
