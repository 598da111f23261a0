"""The hours in what a person typed, as they are printed in Québec; not a letter else is changed.

Source: OQLF, Vitrine linguistique (hours).
"""

import re

from fiche_tui.language.translation import language
from fiche_tui.workshop.text import NO_BREAK

ADDRESS = (
    r"\b(?:https?|ftp|mailto|ssh):[^\s«»]*[^\s«».,;:!?)]"
    r"|\bwww\.[^\s«»]*[^\s«».,;:!?)]"
    # From the start of a word only: sought from each of its letters, a long word would take the square of its length.
    r"|(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
)
"""What is an address, and is left as it is."""

SPACE = r"[ \t\u00a0\u202f\u2009]"
"""Any space that people type between a number and a sign."""

_TYPED_HOUR = re.compile(
    rf"{ADDRESS}"
    r"|(?<![\w/])(?<!\d[.,:])(?P<hours>[01]?\d|2[0-3])"
    rf"(?::(?P<after_colon>[0-5]\d)|{SPACE}?[hH](?:{SPACE}?(?P<minutes>[0-5]\d))?)(?![\w/]|[.,:]\d)"
)


def french_hour(hours: int, minutes: int) -> str:
    """Return « 14 h », « 17 h 05 », « 0 h », with U+00A0 before the h."""
    return f"{hours}{NO_BREAK}h{f' {minutes:02}' if minutes else ''}"


def french_hours(text: str) -> str:
    """Return what a person typed with its hours as they are printed: 13h30 and 13:30 give « 13 h 30 », 9h00 « 9 h ».

    Idempotent.
    """
    return _TYPED_HOUR.sub(_hour, text)


def shown_hours(text: str, lang: str = "") -> str:
    """Return what a person typed with its hours as ``lang`` shows them, or the language spoken here: as they are
    printed in French, as they were typed in English."""
    return text if (lang or language()) == "en" else french_hours(text)


def _hour(found: re.Match[str]) -> str:
    if found["hours"] is None:
        return found[0]
    return french_hour(int(found["hours"]), int(found["after_colon"] or found["minutes"] or 0))
