"""Days as people say them: « 28 novembre », « jeudi prochain », « dans deux semaines », « avril », "next Thursday".

A day is counted from a date that is handed in. Nothing is guessed: what is not understood gives None, and a weekday
that does not fit its date gives the date, to say so.
"""

import re
from calendar import monthrange
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from functools import cache

from fiche_tui.language.calendar_names import MONTHS, WEEKDAYS
from fiche_tui.workshop.bounds import EARLIEST, LATEST
from fiche_tui.workshop.frozen import frozen
from fiche_tui.workshop.text import folded


@frozen
class Month:
    """A whole month: a deadline such as « avril », and no day."""

    year: int
    month: int


@frozen
class Misfit:
    """A date that was written with the name of another weekday than its own."""

    day: date


Spoken = date | Month | Misfit | None


@frozen
class From:
    """Where days without a year are counted from: the first one from ``today`` on, or the last one up to it."""

    today: date
    past: bool = False


def spoken(text: str, origin: From | None = None) -> Spoken:
    """Return the day or month that a text says; without an ``origin``, only a date with its year is one."""
    plain = _plain(text)
    # « d'ici deux semaines » is counted, « d'ici jeudi » is Thursday.
    for words in dict.fromkeys((plain, _LEADING.sub("", plain))):
        for pattern, read in _rules():
            if found := pattern.fullmatch(words):
                return read(found, origin)
    return None


def _plain(text: str) -> str:
    """Return the text as it looks: small letters without accents, plain dashes, nothing invisible."""
    return re.sub("[‐‑‒–—―−]", "-", folded(text))


def _numbered(names: Mapping[str, tuple[str, ...]], first: int, short: str) -> dict[str, int]:
    """Return the number of each name, folded, and of the abbreviations that ``short`` groups by number."""
    found = {folded(name): number for each in names.values() for number, name in enumerate(each, first)}
    for number, group in enumerate(short.split(","), first):
        found.update(dict.fromkeys(group.split(), number))
    return found


_MONTHS = _numbered(MONTHS, 1, "janv jan,fevr fev feb,mar,avr apr,,jun,juil jul,aug,sept sep,oct,nov,dec")
_WEEKDAYS = _numbered(WEEKDAYS, 0, "lun mon,mar tue tues,mer wed,jeu thu thur thurs,ven fri,sam sat,dim sun")
_NUMBERS = {
    **{"un": 1, "une": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "sept": 7, "huit": 8, "neuf": 9},
    **{"dix": 10, "onze": 11, "douze": 12, "a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "seven": 7},
    **{"eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12},
}
_DAYS_FROM_TODAY = {
    **{"avant-hier": -2, "hier": -1, "aujourd'hui": 0, "demain": 1, "apres-demain": 2},
    **{"yesterday": -1, "today": 0, "tomorrow": 1, "the day after tomorrow": 2, "day after tomorrow": 2},
    # Both ends are counted in French: a week and a fortnight.
    **{"dans huit jours": 7, "dans quinze jours": 14},
}


def _one_of(group: str, words: Mapping[str, int]) -> str:
    return rf"(?P<{group}>{'|'.join(sorted(words, key=len, reverse=True))})"


_MONTH = _one_of("month", _MONTHS) + r"\.?"
_WEEKDAY = _one_of("weekday", _WEEKDAYS) + r"\.?"
_DAY = r"(?P<day>[0-9]{1,2})(?:er|st|nd|rd|th)?"
_YEAR = r"(?P<year>[0-9]{4})"
_COUNT = rf"(?:(?P<digits>[0-9]{{1,3}})|{_one_of('count', _NUMBERS)})"
_UNIT = r"(?:(?P<days>jours?|days?)|(?P<weeks>semaines?|weeks?)|(?P<months>mois|months?)|(?P<years>ans?|years?))"
_LEADING = re.compile(r"(?:pour|au plus tard|d'ici|by|on) (?=\S)")


def _date(found: re.Match[str], origin: From | None) -> Spoken:
    given = found.groupdict()
    month = given["month"]
    number = int(month) if month.isdigit() else _MONTHS[month]
    if given.get("year"):
        day = _day(int(given["year"]), number, int(given["day"]))
    else:
        day = _nearest(origin, lambda year: _day(year, number, int(given["day"])))
    return _fitting(day, given.get("weekday"))


def _numbered_day(found: re.Match[str], origin: From | None) -> Spoken:
    """Return « le 5 », « jeudi 3 »: of the first month that has it, or of the last one."""
    if origin is None:
        return None
    step = -1 if origin.past else 1
    for count in range(0, 3 * step, step):
        year, month = _month_away(origin.today, count)
        day = _day(year, month, int(found["day"]))
        if day and (day <= origin.today if origin.past else day >= origin.today):
            return _fitting(day, found["weekday"])
    return None


def _weekday(found: re.Match[str], origin: From | None) -> Spoken:
    """Return « jeudi », « jeudi prochain »: the first one after today, or with « dernier » the last one before."""
    if origin is None:
        return None
    given = found.groupdict()
    wanted = _WEEKDAYS[given["weekday"]]
    if given.get("last") or (origin.past and not given.get("next")):
        return origin.today - timedelta((origin.today.weekday() - wanted - 1) % 7 + 1)
    coming = origin.today + timedelta((wanted - origin.today.weekday() - 1) % 7 + 1)
    return coming + timedelta(7 if given.get("week") else 14 if given.get("fortnight") else 0)


def _of_next_week(found: re.Match[str], origin: From | None) -> Spoken:
    if origin is None:
        return None
    return origin.today + timedelta(7 - origin.today.weekday() + _WEEKDAYS[found["weekday"]])


def _later(found: re.Match[str], origin: From | None) -> Spoken:
    if origin is None:
        return None
    count = int(found["digits"]) if found["digits"] else _NUMBERS[found["count"]]
    if found["days"] or found["weeks"]:
        return origin.today + timedelta(count * (1 if found["days"] else 7))
    year, month = _month_away(origin.today, count * (1 if found["months"] else 12))
    return _day(year, month, min(origin.today.day, monthrange(year, month)[1]))


def _from_today(found: re.Match[str], origin: From | None) -> Spoken:
    return origin.today + timedelta(_DAYS_FROM_TODAY[found["word"]]) if origin else None


def _whole_month(found: re.Match[str], origin: From | None) -> Spoken:
    number = _MONTHS[found["month"]]
    if found["year"]:
        year: int | None = int(found["year"])
    else:
        last = _nearest(origin, lambda year: _day(year, number, monthrange(year, number)[1]))
        year = last.year if last else None
    return Month(year, number) if year and EARLIEST <= year <= LATEST else None


def _next_month(_found: re.Match[str], origin: From | None) -> Spoken:
    return Month(*_month_away(origin.today, 1)) if origin else None


def _end_of_month(found: re.Match[str], origin: From | None) -> Spoken:
    month = _whole_month(found, origin)
    return _day(month.year, month.month, monthrange(month.year, month.month)[1]) if isinstance(month, Month) else None


def _end_of_this_month(_found: re.Match[str], origin: From | None) -> Spoken:
    if origin is None:
        return None
    today = origin.today
    return today.replace(day=monthrange(today.year, today.month)[1])


def _end_of_this_year(_found: re.Match[str], origin: From | None) -> Spoken:
    return date(origin.today.year, 12, 31) if origin else None


_RULES: tuple[tuple[str, Callable[[re.Match[str], From | None], Spoken]], ...] = (
    (rf"{_YEAR}[-/. ](?P<month>[0-9]{{1,2}})[-/. ](?P<day>[0-9]{{1,2}})", _date),
    (rf"(?:le |the )?(?:{_WEEKDAY},? (?:le |the )?)?{_DAY} (?:of )?{_MONTH}(?: prochain)?(?:,? {_YEAR})?", _date),
    (rf"(?:{_WEEKDAY},? )?{_MONTH} (?:the )?{_DAY}(?:,? {_YEAR})?", _date),
    (rf"(?:le |the |(?:le )?{_WEEKDAY},? (?:le |the )?){_DAY}", _numbered_day),
    (rf"(?:ce |le |this )?{_WEEKDAY}(?P<next> prochain| qui vient)?", _weekday),
    (rf"(?P<next>next) {_WEEKDAY}", _weekday),
    (rf"{_WEEKDAY} (?P<last>dernier|passe)", _weekday),
    (rf"(?P<last>last) {_WEEKDAY}", _weekday),
    (rf"{_WEEKDAY} en (?:(?P<week>huit)|(?P<fortnight>quinze))", _weekday),
    (rf"(?:le )?{_WEEKDAY} (?:de la semaine prochaine|(?:of )?next week)", _of_next_week),
    (rf"(?P<word>{'|'.join(map(re.escape, _DAYS_FROM_TODAY))})", _from_today),
    (rf"(?:dans|d'ici|in|within) {_COUNT} {_UNIT}", _later),
    (rf"(?:(?:en |in |next |courant |au mois d(?:e |'))?{_MONTH}(?: prochain)?)(?: {_YEAR})?", _whole_month),
    (r"le mois prochain|next month", _next_month),
    (rf"(?:a la |la )?fin (?:d'|de |du mois d(?:e |'))?{_MONTH}(?: {_YEAR})?", _end_of_month),
    (rf"(?:at )?(?:the )?end of {_MONTH}(?: {_YEAR})?", _end_of_month),
    (r"(?:a la |la )?fin du mois|(?:at )?(?:the )?end of the month", _end_of_this_month),
    (r"(?:a la |la )?fin (?:de l'annee|d'annee)|(?:at )?(?:the )?end of the year", _end_of_this_year),
)


@cache
def _rules() -> tuple[tuple[re.Pattern[str], Callable[[re.Match[str], From | None], Spoken]], ...]:
    # Compiled once a date is read, not at each start of the program.
    return tuple((re.compile(pattern), read) for pattern, read in _RULES)


def _nearest(origin: From | None, day_of: Callable[[int], date | None]) -> date | None:
    """Return the first day that ``day_of`` gives for a year from today on, or the last one up to today."""
    if origin is None:
        return None
    # 29 February may be eight years away.
    for count in range(9):
        day = day_of(origin.today.year + (-count if origin.past else count))
        if day and (day <= origin.today if origin.past else day >= origin.today):
            return day
    return None


def _month_away(day: date, count: int) -> tuple[int, int]:
    months = day.year * 12 + day.month - 1 + count
    return months // 12, months % 12 + 1


def _fitting(day: date | None, weekday: str | None) -> Spoken:
    return Misfit(day) if day and weekday and day.weekday() != _WEEKDAYS[weekday] else day


def _day(year: int, month: int, day: int) -> date | None:
    if not EARLIEST <= year <= LATEST:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None
