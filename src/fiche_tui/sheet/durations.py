"""Lengths of time as authors write them: « 5 », « 5 min », « 1 h 30 », « 0:05 », and the time at the end of a line.

Nothing is guessed: « 1,5 », « 2 à 3 », « ~10 » and « 1:30 » (hours and minutes, or minutes and seconds?) give None.
"""

import re
import unicodedata

from fiche_tui.workshop.frozen import frozen
from fiche_tui.workshop.text import folded

LONGEST_HOURS = 3
"""Most hours of a time at the end of a line: « Retour : 13 h 30 » is an hour of the day."""

LONGEST_LINE = 300
"""Most characters of a line with a time, so that hostile ones cost nothing."""

_MINUTES = r"(?:min(?:\.|utes?)?|mn\.?|')"
_HOURS = r"h(?:\.|eures?|ours?)?"
_WHOLE = re.compile(
    rf"00?:(?P<clock>[0-5][0-9])|(?P<hours>[0-9]{{1,2}}) ?{_HOURS}(?: ?(?P<rest>[0-5]?[0-9])(?: ?{_MINUTES})?)?"
    rf"|(?P<minutes>[0-9]{{1,4}})(?: ?{_MINUTES})?"
)

_NUMBER = r"[0-9½¼¾]{1,6}(?:[.,:][0-9]{1,6}){0,3}"
_ABOUT = r"(?:[~≈±<>]|environ|env\.|about|max\.?|maximum|au plus)\s*"
_UNIT = r"(?:min(?:\.|utes?)?|mn\.?|['’′])(?!\w)"
_RANGE = r"(?:\s*(?:à|a|to|ou|or|et|and)\s+|[-–—/+])"
_TIME = rf"(?:{_ABOUT})?{_NUMBER}(?:(?:\s*{_UNIT})?{_RANGE}{_NUMBER})?\s*{_UNIT}(?:\s*[0-9]{{1,2}}(?:\s*s(?:ec)?\.?)?)?"
_SPACED = rf"{_NUMBER}\s*[-–—]\s*{_NUMBER}\s*{_UNIT}"
_LONG = rf"[0-{LONGEST_HOURS}]\s*{_HOURS}(?:\s*[0-9]{{1,2}}(?:\s*{_UNIT})?)?"
# A dash with spaces is a range after a sign that separates (« Debout : 2 - 3 min ») and such a sign itself after words
# alone (« Groupe 2 - 3 min »). Hours need that sign too: « Retour à 3 h » is no length of time.
_TIMED = re.compile(
    rf"(?P<title>\S.*?)(?:\s*[:·,;(–—-]\s*(?P<apart>{_SPACED}|{_LONG}|{_TIME})|\s+(?P<after>{_TIME}))\s*\)?\s*\.?",
    re.IGNORECASE,
)


@frozen
class TimedLine:
    """A line that ends with a time. ``minutes`` is None when the time is not a whole number of minutes."""

    title: str
    minutes: int | None


def read_minutes(text: str, highest: int) -> int | None:
    """Return the whole minutes that a text says, from 0 to ``highest``; None when it says something else."""
    found = _WHOLE.fullmatch(folded(_plain(text)))
    if found is None:
        return None
    minutes = int(found["clock"] or found["rest"] or found["minutes"] or 0) + 60 * int(found["hours"] or 0)
    return minutes if minutes <= highest else None


def timed_line(text: str, highest: int) -> TimedLine | None:
    """Return the title and minutes of a line such as « Seul, par écrit : 1 min »; None when no time ends it."""
    found = _TIMED.fullmatch(text) if len(text) <= LONGEST_LINE else None
    if found is None:
        return None
    return TimedLine(found["title"], read_minutes(found["apart"] or found["after"], highest))


def _plain(text: str) -> str:
    """Return the text for ``folded``, which must not take the mark of a note (« 5² ») for a digit.

    A key cap is its digit, and a prime the apostrophe that minutes are written with.
    """
    kept = (character for character in text.replace("′", "'") if character not in "\ufe0e\ufe0f\u20e3")
    return "".join("^" if unicodedata.decomposition(each).startswith("<super>") else each for each in kept)
