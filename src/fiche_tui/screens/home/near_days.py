"""How far a day is from today, as people say it."""

from datetime import date

from fiche_tui.language.translation import _, ngettext

MONTH, YEAR = 30.44, 365.25
"""Days of a month and of a year, on average."""


def near_day(day: date, today: date) -> str:
    """Return « aujourd’hui », « demain », « dans 12 jours », « il y a 3 mois », as near as matters: days up to a
    month, months up to two years, then years."""
    days = (day - today).days
    if days in (-1, 0, 1):
        return (_("aujourd’hui"), _("demain"), _("hier"))[days]
    far = abs(days)
    if far <= MONTH:
        return _ahead_or_ago(days, ngettext("{n} jour", "{n} jours", far).format(n=far))
    if far < 2 * YEAR:
        months = round(far / MONTH)
        return _ahead_or_ago(days, ngettext("{n} mois", "{n} mois", months).format(n=months))
    years = round(far / YEAR)
    return _ahead_or_ago(days, ngettext("{n} an", "{n} ans", years).format(n=years))


def _ahead_or_ago(days: int, count: str) -> str:
    return (_("dans {count}") if days > 0 else _("il y a {count}")).format(count=count)
