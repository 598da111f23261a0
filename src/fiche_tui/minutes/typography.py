"""Québec French typography for our own text: the product's sentences, never what people typed.

Source of the rules: OQLF, Vitrine linguistique (typography, dates, hours). U+00A0 is used for every no-break space,
because many terminals draw U+202F with the wrong width. Code, URLs, addresses, clock times and placeholders are left
as they are, and a second pass changes nothing.
"""

import re
from functools import lru_cache

from fiche_tui.language.typed_hours import ADDRESS, SPACE
from fiche_tui.workshop.text import NO_BREAK

_PROTECTED = re.compile(
    r"`[^`\n]*`"
    rf"|{ADDRESS}"
    r"|&(?:#\d+|#x[0-9a-fA-F]+|[A-Za-z]\w*);"
    r"|\{[^{}\n]*\}"
    r"|(?<!\d)\d{1,2}:\d{2}(?::\d{2})?(?!\d)"
)
_MARK = "\ue000"
"""Stands for one protected text while the rules run; a letter to none of them."""

_MOST_PASSES = 4

_WORD_BEFORE = rf"(?<=[\w»)\]…”%$°’{_MARK}])"
_RULES: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"\u202f"), NO_BREAK),
    (re.compile(r"(?<!\.)\.\.\.(?!\.)"), "…"),
    (re.compile(r'"([^\s"«»](?:[^"\n«»]*[^\s"«»])?)"'), f"«{NO_BREAK}\\1{NO_BREAK}»"),
    (re.compile(rf"(?<=[^\W\d_])'(?=[\w«“{_MARK}])"), "’"),
    (re.compile(rf"«{SPACE}*(?=[^\s»])"), f"«{NO_BREAK}"),
    (re.compile(rf"(?<=[^\s«]){SPACE}*»"), f"{NO_BREAK}»"),
    (re.compile(r"(?<=[\w,;:.])«"), " «"),
    (re.compile(r"»(?=\w)"), "» "),
    (re.compile(rf"\({SPACE}+(?=[^\s\"])"), "("),
    (re.compile(rf"(?<=[^\s\"]){SPACE}+\)"), ")"),
    (re.compile(rf"\[{SPACE}+(?=[^\s\"\]])"), "["),
    (re.compile(rf"(?<=[^\s\"\[]){SPACE}+\]"), "]"),
    (re.compile(rf"(?<=[^\s:]){SPACE}*:(?=\s|$)"), f"{NO_BREAK}:"),
    (re.compile(rf"{_WORD_BEFORE}{SPACE}+(?=[;!?])"), ""),
    (re.compile(r"(?<=[;!?])(?=[^\W\d_]|«)"), " "),
    (re.compile(rf"{_WORD_BEFORE}{SPACE}+(?=[,.…](?:\s|$))"), ""),
    (re.compile(rf"(?<![\w.,:])(\d{{1,2}}){SPACE}*h{SPACE}*00(?!\d)"), f"\\1{NO_BREAK}h"),
    (re.compile(rf"(?<![\w.,:])(\d{{1,2}}){SPACE}*h{SPACE}*(\d{{2}})(?![\w.,]\d|\d|\w)"), f"\\1{NO_BREAK}h \\2"),
    (re.compile(rf"(?<![\w.,:])(\d{{1,2}}){SPACE}*h(?!\w)"), f"\\1{NO_BREAK}h"),
    (re.compile(rf"(?<=\d){SPACE}(?=\d{{3}}(?!\d))"), NO_BREAK),
    (re.compile(rf"(?<=\d){SPACE}*(?=[%$](?!\w))"), NO_BREAK),
    (re.compile(rf"(?<=\d){SPACE}+(?=(?:min|s|km|m|cm|mm|kg|g|Mio|Ko|Mo|Go|°C)(?![\w’'-]))"), NO_BREAK),
    (re.compile(rf"\b([Nn]°){SPACE}*(?=[\w{_MARK}])"), f"\\1{NO_BREAK}"),
    (re.compile(r"(?<![\w.,])(\d+)\.(\d+)(?!\.?\w)"), "\\1,\\2"),
)


@lru_cache(maxsize=1024)
def french(text: str) -> str:
    """Our own text typeset for Québec: no-break spaces, « », ’, …, 14 h, 17 h 05, 2,5.

    Letters and digits stay, save the minutes « 00 » of a round hour. Idempotent.
    """
    for _pass in range(_MOST_PASSES):
        typeset = _once(text)
        if typeset == text:
            break
        # What one rule writes may make another apply: a space that goes leaves an entity, « &eacute ; ».
        text = typeset
    return text


def _once(text: str) -> str:
    if _MARK in text:
        return text
    kept: list[str] = []

    def set_aside(match: re.Match[str]) -> str:
        kept.append(match[0])
        return _MARK

    result = _PROTECTED.sub(set_aside, text)
    for pattern, replacement in _RULES:
        result = pattern.sub(replacement, result)
    pieces = iter(kept)
    return re.sub(_MARK, lambda _match: next(pieces), result)
