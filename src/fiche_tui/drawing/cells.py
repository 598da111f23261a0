"""How many cells of a terminal a text takes, and where to cut it."""

import unicodedata
from functools import lru_cache

ELLIPSIS = "…"

_JOINER, _AS_PICTURE = "\u200d", "\ufe0f"
_FLAGS = range(0x1F1E6, 0x1F200)
_SKIN = range(0x1F3FB, 0x1F400)


def pieces(text: str) -> list[str]:
    """Return the characters as people see them: an accent, a joined emoji or a flag goes with what it belongs to."""
    if text.isascii():
        return list(text)
    found: list[str] = []
    joined = False
    for character in text:
        flag = ord(character) in _FLAGS
        half_a_flag = flag and bool(found) and len(found[-1]) == 1 and ord(found[-1]) in _FLAGS
        if found and (joined or half_a_flag or _adds_nothing(character) or ord(character) in _SKIN):
            found[-1] += character
        else:
            found.append(character)
        joined = character == _JOINER
    return found


@lru_cache(maxsize=4096)
def width_of_piece(piece: str) -> int:
    """Return 0, 1 or 2."""
    if not piece or _adds_nothing(piece[0]):
        return 0
    wide = unicodedata.east_asian_width(piece[0]) in "WF" or _AS_PICTURE in piece
    return 2 if wide or (len(piece) > 1 and ord(piece[0]) in _FLAGS) else 1


def width_of(text: str) -> int:
    """Return how many cells a text takes."""
    return len(text) if text.isascii() else sum(width_of_piece(piece) for piece in pieces(text))


def prefix(text: str, most: int) -> str:
    """Return the beginning of a text that fits in so many cells; nothing is ever cut in two."""
    if width_of(text) <= most:
        return text
    taken, used = [], 0
    for piece in pieces(text):
        used += width_of_piece(piece)
        if used > most:
            break
        taken.append(piece)
    return "".join(taken)


@lru_cache(maxsize=4096)
def _adds_nothing(character: str) -> bool:
    return character == _JOINER or (unicodedata.category(character) in ("Mn", "Me", "Cf", "Cc") and character != "\xad")
