"""Dates, hours and counts as people type them, on a screen or as an option of a command.

Nothing is guessed: what is not understood gives ``None``.
"""

from datetime import date

from fiche_tui.language.calendar_names import MONTHS, WEEKDAYS
from fiche_tui.language.spoken_days import From, Misfit, Month, spoken
from fiche_tui.language.translation import _, language
from fiche_tui.workshop.short_text import shortened


def parse_date(text: str, origin: From | None = None) -> date | None:
    """Return the day that a text says: 2026-11-23, « le lundi 23 novembre 2026 », and from ``origin`` « 28 novembre ».

    23/11/2026 is refused: half of the people who write 05/06/2026 mean another day than the other half.
    """
    found = spoken(text, origin)
    return found if isinstance(found, date) else None


def parse_count(text: str, least: int, most: int) -> int | None:
    """Return a whole number within bounds."""
    plain = text.strip()
    if not (plain.isascii() and plain.isdigit() and len(plain) < 7):
        return None
    return int(plain) if least <= int(plain) <= most else None


def not_a_date(text: str, origin: From | None = None) -> str:
    """Return the sentence that refuses a date, with the right weekday or an example."""
    match spoken(text, origin):
        case Misfit(day):
            return _("Le {date} est un {weekday} : corrigez le jour ou la date.").format(
                date=date_words(day, language()), weekday=WEEKDAYS[calendar_language(language())][day.weekday()]
            )
        case Month(year, month):
            words = month_words(year, month, language())
            return _("« {month} » est un mois entier : dites aussi le jour, comme « 15 {month} ».").format(month=words)
    return _("« {text} » n’est pas une date. Écrivez-la ainsi : 2026-11-23.").format(text=shown(text))


def not_an_hour(text: str) -> str:
    """Return the sentence that refuses an hour, with an example."""
    return _("« {text} » n’est pas une heure. Écrivez-la ainsi : 13:30.").format(text=shown(text))


def not_a_count(least: int, most: int) -> str:
    """Return the sentence that refuses a number."""
    return _("Écrivez un nombre entier de {least} à {most}.").format(least=least, most=most)


def shown(text: str) -> str:
    """Return a typed text, short enough for a sentence."""
    return shortened(text, 24)


def calendar_language(tag: str) -> str:
    """Return the language in which a calendar is named: « en » of an English tag (``en-CA``), « fr » of any other."""
    return "en" if tag.replace("_", "-").split("-")[0].lower() == "en" else "fr"


def date_words(day: date, tag: str) -> str:
    """Return « 1er décembre 2026 », in English « December 1, 2026 »."""
    month = MONTHS[calendar_language(tag)][day.month - 1]
    if calendar_language(tag) == "en":
        return f"{month} {day.day}, {day.year}"
    return f"{'1er' if day.day == 1 else day.day} {month} {day.year}"


def month_words(year: int, month: int, tag: str) -> str:
    """Return « avril 2027 »."""
    return f"{MONTHS[calendar_language(tag)][month - 1]} {year}"
