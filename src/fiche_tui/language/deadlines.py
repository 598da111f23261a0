"""Deadlines: read as people say them, shown back in full, and written one way in the minutes.

What no reader understands is a deadline too (« au printemps »): it stays as typed.
"""

from datetime import date

from fiche_tui.language.calendar_names import WEEKDAYS
from fiche_tui.language.spoken_days import From, Misfit, Month, spoken
from fiche_tui.language.translation import _
from fiche_tui.language.written_dates import calendar_language, date_words, month_words, not_a_date


def deadline(text: str, today: date, tag: str) -> str:
    """Return what is stored of a deadline, in the language of ``tag``: « 28 novembre 2026 », « avril 2027 ».

    What is not understood, and a date that does not fit its weekday, is returned as typed. Applying it twice equals
    once.
    """
    match spoken(text, From(today)):
        case Month(year, month):
            return month_words(year, month, tag)
        case date() as day:
            return date_words(day, tag)
    return text


def amended_deadline(text: str, known: str, today: date, tag: str) -> str:
    """Return what is stored of a deadline that was ``known``: untouched, it is not read anew from another day."""
    return known if text == known else deadline(text, today, tag)


def deadline_in_full(text: str, today: date, tag: str) -> str:
    """Return how a deadline is understood, to be shown while it is typed: « samedi 28 novembre 2026 »; empty for none.

    In the language of ``tag``; what is said of it (that it is past, that nothing was understood) is in that of the
    screen. A day that is past may be meant: it is only told.
    """
    if not text.strip():
        return ""
    match spoken(text, From(today)):
        case Misfit():
            return not_a_date(text, From(today))
        case Month(year, month):
            return _with_warning(month_words(year, month, tag), past=(year, month) < (today.year, today.month))
        case date() as day:
            spoken_in = calendar_language(tag)
            comma = "," if spoken_in == "en" else ""
            weekday = WEEKDAYS[spoken_in][day.weekday()]
            return _with_warning(f"{weekday}{comma} {date_words(day, tag)}", past=day < today)
    return _("sera écrit tel quel")


def _with_warning(words: str, *, past: bool) -> str:
    return f"{words} · ▲ {_('Cette date est passée.')}" if past else words
