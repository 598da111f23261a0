"""Dates, hours and alphabetical order, from what they are given: no clock, no locale, no zone of the machine.

French follows the OQLF (« le lundi 23 novembre 2026, de 13 h 30 à 15 h 30 », 1er, never 14 h 00); English is that of
the same rooms, with a 24-hour clock.
"""

from datetime import date, datetime, time

from fiche_tui.language.calendar_names import MONTHS, WEEKDAYS
from fiche_tui.language.typed_hours import french_hour
from fiche_tui.workshop.text import folded


def base_language(tag: str) -> str:
    """Return « en » of an English tag (``en``, ``en-CA``), « fr » of any other: the product's first language."""
    return "en" if tag.replace("_", "-").split("-")[0].lower() == "en" else "fr"


def date_in_words(day: date, lang: str = "fr") -> str:
    """Return « le lundi 23 novembre 2026 », « le mardi 1er décembre 2026 »; in English « Monday, November 23,
    2026 »."""
    spoken = base_language(lang)
    weekday, month = WEEKDAYS[spoken][day.weekday()], MONTHS[spoken][day.month - 1]
    if spoken == "en":
        return f"{weekday}, {month} {day.day}, {day.year}"
    return f"le {weekday} {'1er' if day.day == 1 else day.day} {month} {day.year}"


def hour(moment: datetime | time, lang: str = "fr") -> str:
    """Return the hour and minute of a moment that is already in the zone to show: « 14 h », « 17 h 05 », « 0 h »;
    « 14:00 » in English. Seconds are left out, not rounded."""
    if base_language(lang) == "en":
        return f"{moment.hour}:{moment.minute:02}"
    return french_hour(moment.hour, moment.minute)


def hours_range(start: datetime | time, end: datetime | time, lang: str = "fr") -> str:
    """Return « de 13 h 30 à 15 h 30 », « from 13:30 to 15:30 »."""
    if base_language(lang) == "en":
        return f"from {hour(start, lang)} to {hour(end, lang)}"
    return f"de {hour(start, lang)} à {hour(end, lang)}"


def collation_key(text: str) -> tuple[str, str]:
    """Return a key for alphabetical order: accents, case and ligatures folded, so that É sorts with E; then the
    text."""
    return folded(text), text
