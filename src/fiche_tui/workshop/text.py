"""The one normalisation of what people type: control characters out, edges trimmed, line ends unified.

Everything else stays as typed: markup, Markdown, emoji, right-to-left text. Screens and minutes show it as text.
"""

import re
import unicodedata
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

NO_BREAK = "\u00a0"

LONGEST_TEXT = 20_000
"""Longest text that is stored, in characters; a longer one is refused, never cut in silence."""

Value = TypeVar("Value")

_ACTING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
# Zero-width signs, fillers, variation selectors and blanks: a title of these alone is no title.
_VISIBLE = re.compile(
    "[^\\s\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f"
    "\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0]"
)
# Letters that have no decomposition, and the apostrophe of print.
_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "’": "'"})
_LINE_ENDS = ("\r\n", "\r", "\u0085", "\u2028", "\u2029", "\v", "\f")


def normalise(text: str) -> str:
    """Return the text that is stored for what was typed. Applying it twice equals once."""
    for line_end in _LINE_ENDS:
        text = text.replace(line_end, "\n")
    text = text.replace("\t", " ")
    kept = printable(text).strip()
    return kept if _VISIBLE.search(kept) else ""


def printable(text: str) -> str:
    """Return a text without what would act on a terminal instead of being shown; line feeds and tabs stay.

    These are controls (escape and the C1 set included), characters that turn the writing direction of what follows,
    and lone surrogates, which have no UTF-8 form. Whatever was written by somebody else goes through here when it is
    read, and everything once more when it is drawn.
    """
    return _ACTING.sub("", text)


def readable_name(name: str) -> str:
    """Return a name as letters when the system gave it as bytes that are no UTF-8: those of Latin-1, « Café »."""
    try:
        name.encode("utf-8")
    except UnicodeEncodeError:
        return name.encode("utf-8", "surrogateescape").decode("latin-1")
    return name


def folded(text: str) -> str:
    """Return a text as it is compared: without case, accents, ligatures or what is invisible, on one line.

    Any white space becomes one space, and ``’`` is ``'``. Applying it twice equals once.
    """
    if not text.isascii():
        # What was one sign may come apart into capitals and accents: the case goes before and after.
        apart = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text.casefold()).casefold())
        text = "".join(filter(_is_base, apart)).translate(_LIGATURES)
    return " ".join(text.casefold().split())


def _is_base(character: str) -> bool:
    return not unicodedata.combining(character) and unicodedata.category(character) != "Cf"


def slug(text: str, longest: int) -> str:
    """Return the words of a text as lower case ASCII letters and digits joined by hyphens; possibly empty.

    At most ``longest`` characters, cut between words unless the first one alone is longer.
    """
    result = ""
    # Far past what is kept, nothing needs to be read. Whatever is not a letter parts two words.
    for word in re.findall(r"[a-z0-9]+", folded(text[: longest * 8])):
        longer = f"{result}-{word}" if result else word[:longest]
        if len(longer) > longest:
            break
        result = longer
    return result


def normalised(value: Value) -> Value:
    """Return a copy of a frozen value in which every text was normalised, nested values included."""
    result: Value = _normalised(value)
    return result


def _normalised(value: Any) -> Any:
    if type(value) is str:
        return normalise(value)
    if isinstance(value, tuple):
        return tuple(_normalised(item) for item in value)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{spec.name: _normalised(getattr(value, spec.name)) for spec in fields(value)})
    return value


def longest(value: Any) -> int:
    """Length in characters of the longest text inside a frozen value, 0 when it holds none."""
    if type(value) is str:
        return len(value)
    if isinstance(value, tuple):
        return max((longest(item) for item in value), default=0)
    if is_dataclass(value) and not isinstance(value, type):
        return max((longest(getattr(value, spec.name)) for spec in fields(value)), default=0)
    return 0
