"""How many cells of a terminal a text takes, where to cut it and where to go to the next line."""

import re
import unicodedata
from functools import lru_cache

from fiche_tui.workshop.short_text import ELLIPSIS, adds_nothing, before_ellipsis, is_flag, is_plain, pieces

_AS_PICTURE = "\ufe0f"
# A no-break space holds two words together.
_WORDS = re.compile(r"[^ ]+ *| +")


@lru_cache(maxsize=4096)
def width_of_piece(piece: str) -> int:
    """Return 0, 1 or 2."""
    if not piece or adds_nothing(piece[0]):
        return 0
    wide = unicodedata.east_asian_width(piece[0]) in "WF" or _AS_PICTURE in piece
    return 2 if wide or (len(piece) > 1 and is_flag(piece[0])) else 1


def width_of(text: str) -> int:
    """Return how many cells a text takes."""
    return len(text) if is_plain(text) else sum(width_of_piece(piece) for piece in pieces(text))


def prefix(text: str, most: int) -> str:
    """Return the beginning of a text that fits in that many cells; nothing is ever cut in two."""
    if is_plain(text):
        return text[: max(0, most)]
    taken, used = 0, 0
    for piece in pieces(text):
        used += width_of_piece(piece)
        if used > most:
            break
        taken += len(piece)
    return text[:taken]


def kept_when_cut(text: str, width: int) -> str:
    """Return what stays of a text that is cut to that many cells, without the marks that « … » replaces."""
    return before_ellipsis(prefix(text, width - 1))


def cut(text: str, width: int) -> str:
    """Return the text in at most that many cells; « … » says that the rest is left out."""
    if width_of(text) <= width:
        return text
    return f"{kept_when_cut(text, width)}{ELLIPSIS}" if width > 0 else ""


def rows_of(text: str, width: int) -> list[str]:
    """Return the text in rows of at most that many cells, cut between words, with the spaces at the end of each.

    A longer word is cut where it must be; a piece that is wider than the row gets one to itself.
    """
    rows: list[str] = [""]
    used = 0
    for word in _WORDS.findall(text):
        bare = width_of(word.rstrip(" "))
        if used + bare <= width:
            rows[-1] += word
            used += width_of(word)
            continue
        if rows[-1]:
            rows.append("")
        *whole_rows, rest = _chopped(word, width)
        rows[-1:] = [*whole_rows, rest]
        used = width_of(rest)
    return rows


def wrapped(text: str, width: int, most: int = 0) -> list[str]:
    """Return the rows of a text as they read; with ``most``, no more than that, « … » at the end of the last one."""
    # Wrapping all of a very long text would cost as much as it has rows.
    head = text[: 2 * width * most] if most else text
    rows = [row.rstrip(" ") for row in rows_of(head, width)]
    if most and (len(rows) > most or head != text):
        rows = [*rows[:most][:-1], cut(f"{rows[:most][-1]}{ELLIPSIS}", width)]
    return rows


def _chopped(word: str, width: int) -> list[str]:
    """Return a word in pieces that fit, its spaces with the last one."""
    bare = word.rstrip(" ")
    found: list[str] = []
    start = used = place = 0
    for piece in pieces(bare):
        wide = width_of_piece(piece)
        if place > start and used + wide > width:
            found.append(word[start:place])
            start, used = place, 0
        used += wide
        place += len(piece)
    return [*found, word[start:]]
