"""Texts on one line, and shortened: never in the middle of what people see as one character.

Lengths are in characters, as limits on what people type are; ``language/cells.py`` does the same in terminal cells.
"""

import re
import unicodedata
from functools import lru_cache
from itertools import accumulate

ELLIPSIS = "…"

_JOINER = "\u200d"
_FLAGS = range(0x1F1E6, 0x1F200)
_SKIN = range(0x1F3FB, 0x1F400)
_SPACES = re.compile("[ \\t\\r\\n\\f\\v\u2028\u2029]+")
# Latin letters, punctuation, arrows, boxes, blocks and shapes: what this program draws, and what is typed in French.
# Nothing here takes two cells, and nothing goes with the character before it.
_PLAIN = re.compile("[ -~\u00a0-\u02ff\u2010-\u2027\u2030-\u205e\u2190-\u21ff\u2500-\u25fc\u2713\u2717]*")
SPACE = " \u00a0"
"""What may go before « … »."""

_BEFORE_ELLIPSIS = f"{SPACE},;:.·(–—-"


def one_line(text: str) -> str:
    """Return the text on one line: runs of ordinary white space become one space; no-break spaces stay."""
    return _SPACES.sub(" ", text).strip()


def shortened(text: str, most: int) -> str:
    """Return the text on one line in at most ``most`` characters; « … » says that the rest is left out."""
    words = one_line(text)
    if len(words) <= most:
        return words
    return f"{_whole_pieces(words, most - 1).rstrip(SPACE)}{ELLIPSIS}" if most > 0 else ""


def beginning(text: str, most: int) -> str:
    """Return the first words of the text in at most ``most`` characters, « … » included; a longer word is cut."""
    words = one_line(text)
    if len(words) <= most:
        return words
    if most <= 0:
        return ""
    head = words[:most].rpartition(" ")[0] or _whole_pieces(words, most - 1)
    return f"{head.rstrip(_BEFORE_ELLIPSIS)}{ELLIPSIS}"


def before_ellipsis(text: str) -> str:
    """Return the text without the spaces and the marks at its end that « … » replaces; an indent stays."""
    return text.rstrip(_BEFORE_ELLIPSIS) or text


def pieces(text: str) -> list[str]:
    """Return the characters as people see them: an accent, a joined emoji or a flag goes with what it belongs to."""
    if is_plain(text):
        return list(text)
    found: list[str] = []
    joined = False
    for character in text:
        # A joiner joins no space, at which a text may be cut.
        joined = joined and not character.isspace()
        flag = ord(character) in _FLAGS
        half_a_flag = flag and bool(found) and len(found[-1]) == 1 and ord(found[-1]) in _FLAGS
        if found and (joined or half_a_flag or adds_nothing(character) or ord(character) in _SKIN):
            found[-1] += character
        else:
            found.append(character)
        joined = character == _JOINER
    return found


def is_plain(text: str) -> bool:
    """Return whether each character is drawn as itself, in one cell: so is nearly all that is ever drawn."""
    return text.isprintable() if text.isascii() else _PLAIN.fullmatch(text) is not None


def is_flag(character: str) -> bool:
    """Return whether the character is half of a flag."""
    return ord(character) in _FLAGS


@lru_cache(maxsize=4096)
def adds_nothing(character: str) -> bool:
    """Return whether the character takes no place of its own: an accent, a joiner, a control."""
    return character == _JOINER or (unicodedata.category(character) in ("Mn", "Me", "Cf", "Cc") and character != "\xad")


def _whole_pieces(text: str, most: int) -> str:
    """Return the beginning of a text in at most ``most`` characters, no piece cut."""
    # One character more shows whether the last piece goes on.
    ends = accumulate(len(piece) for piece in pieces(text[: most + 1]))
    return text[: max((end for end in ends if end <= most), default=0)]
