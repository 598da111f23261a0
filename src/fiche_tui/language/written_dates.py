"""Dates, hours and counts as people type them, on a screen or as an option of a command.

Nothing is guessed: what is not understood gives ``None``.
"""

import re
import unicodedata
from datetime import date, time

from fiche_tui.language.translation import _
from fiche_tui.workshop.bounds import EARLIEST, LATEST

_MONTHS = ("janv", "fevr", "mars", "avr", "mai", "juin", "juil", "aou", "sept", "oct", "nov", "dec")
_ENGLISH = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def parse_date(text: str) -> date | None:
    """A day written 2026-11-23, 2026/11/23, « 23 novembre 2026 » or « le lundi 1er décembre 2026 ».

    23/11/2026 is refused: half of the people who write 05/06/2026 mean another day than the other half.
    """
    plain = _plain(text)
    found = re.fullmatch(r"(\d{4})[-/. ](\d{1,2})[-/. ](\d{1,2})", plain)
    if found:
        return _day(int(found[1]), int(found[2]), int(found[3]))
    found = re.fullmatch(r"(?:le )?(?:[a-z]+,? )?(\d{1,2})(?:er)? ([a-z]+)\.?,? (\d{4})", plain)
    return _day(int(found[3]), _month(found[2]), int(found[1])) if found else None


def parse_hour(text: str) -> time | None:
    """An hour written 13:30, 13 h 30, 13h30, 13h or 13 h."""
    found = re.fullmatch(r"(\d{1,2}) ?[:h] ?(\d{2})?", _plain(text))
    if not found or (":" in text and not found[2]):
        return None
    hours, minutes = int(found[1]), int(found[2] or 0)
    return time(hours, minutes) if hours < 24 and minutes < 60 else None


def parse_count(text: str, least: int, most: int) -> int | None:
    """A whole number within bounds."""
    plain = text.strip()
    if not (plain.isascii() and plain.isdigit() and len(plain) < 7):
        return None
    return int(plain) if least <= int(plain) <= most else None


def not_a_date(text: str) -> str:
    """The sentence that refuses a date, with an example."""
    return _("« {text} » n’est pas une date. Écrivez-la ainsi : 2026-11-23.").format(text=shown(text))


def not_an_hour(text: str) -> str:
    """The sentence that refuses an hour, with an example."""
    return _("« {text} » n’est pas une heure. Écrivez-la ainsi : 13:30.").format(text=shown(text))


def not_a_count(least: int, most: int) -> str:
    """The sentence that refuses a number."""
    return _("Écrivez un nombre entier de {least} à {most}.").format(least=least, most=most)


def shown(text: str) -> str:
    """A typed text, short enough for a sentence."""
    words = " ".join(text.split())
    return words if len(words) <= 24 else f"{words[:23]}…"


def _plain(text: str) -> str:
    letters = unicodedata.normalize("NFKD", text.casefold())
    return " ".join("".join(letter for letter in letters if not unicodedata.combining(letter)).split())


def _month(word: str) -> int:
    for names in (_MONTHS, _ENGLISH):
        for number, start in enumerate(names, 1):
            if word.startswith(start):
                return number
    return 0


def _day(year: int, month: int, day: int) -> date | None:
    if not EARLIEST <= year <= LATEST:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None
