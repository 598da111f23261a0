"""Hours as people say them: 13:30, « 13 h 30 », « midi », « 7 h et demie du soir », "1:30 pm".

Nothing is guessed: « 7 h » is seven in the morning, and what is not understood gives ``None``.
"""

import re
from datetime import time
from functools import cache

from fiche_tui.workshop.text import folded

_WORDS = {"midi": 12, "noon": 12, "minuit": 0, "midnight": 0}
_PARTS = {"et quart": 15, "et demi": 30, "et demie": 30}
_MORNING = ("du matin", "am", "a.m.")
_LATER = ("de l'apres-midi", "du soir", "pm", "p.m.")


def parse_hour(text: str) -> time | None:
    """Return the hour that a text says."""
    plain = " ".join(folded(text).split())
    if found := _word().fullmatch(plain):
        return time(_WORDS[found["word"]], _minutes(found["minutes"], found["part"]))
    found = _number().fullmatch(plain)
    if not found:
        return None
    bare = not found["sign"] and not found["half"]
    unfinished = found["sign"] == ":" and not found["minutes"]
    if bare or unfinished:
        return None
    hours, minutes = int(found["hours"]), _minutes(found["minutes"], found["part"])
    if half := found["half"]:
        if not 1 <= hours <= 12:
            return None
        hours = hours % 12 + (12 if half in _LATER else 0)
    return time(hours, minutes) if hours < 24 and minutes < 60 else None


def _minutes(digits: str | None, part: str | None) -> int:
    return int(digits) if digits else _PARTS[part] if part else 0


def _one_of(*words: str) -> str:
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))


# Compiled once an hour is read, not at each start of the program.
@cache
def _word() -> re.Pattern[str]:
    return re.compile(
        rf"(?:a |at )?(?P<word>{_one_of(*_WORDS)})(?: (?:(?P<minutes>[0-5][0-9])|(?P<part>{_one_of(*_PARTS)})))?"
    )


@cache
def _number() -> re.Pattern[str]:
    half = _one_of(*_MORNING, *_LATER)
    return re.compile(
        r"(?:a |at )?(?P<hours>[0-9]{1,2}) ?(?:(?P<sign>:|heures?|h) ?"
        rf"(?:(?P<minutes>[0-9]{{2}})|(?P<part>{_one_of(*_PARTS)}))?)? ?(?P<half>{half})?"
    )
