"""Days are read as people say them, counted from the day that is handed in, and never guessed."""

from datetime import date

import pytest

from fiche_tui.language.spoken_days import From, Misfit, Month, Spoken, spoken
from fiche_tui.language.translation import use_language
from fiche_tui.language.written_dates import not_a_date, parse_date

MONDAY = From(date(2026, 11, 23))
AFTERWARDS = From(date(2026, 11, 23), past=True)

ALWAYS: dict[str, Spoken] = {
    "2026-11-23": date(2026, 11, 23),
    "2026\u201111\u201123": date(2026, 11, 23),
    "2026\u221211\u221223": date(2026, 11, 23),
    "23 nov\u200bembre 2026": date(2026, 11, 23),
    "lundi 23 novembre 2026": date(2026, 11, 23),
    "lun. 23 nov. 2026": date(2026, 11, 23),
    "le mardi 1er décembre 2026": date(2026, 12, 1),
    "Monday, November 23, 2026": date(2026, 11, 23),
    "the 23rd of November 2026": date(2026, 11, 23),
    "avril 2027": Month(2027, 4),
    # The weekday does not fit.
    "mardi 23 novembre 2026": Misfit(date(2026, 11, 23)),
    "Tuesday, November 23, 2026": Misfit(date(2026, 11, 23)),
    # No date at all.
    "23 maison 2026": None,
    "23 marsouin 2026": None,
    "bonjour 23 novembre 2026": None,
    "31 novembre 2026": None,
    "29 février 2027": None,
    "23/11/2026": None,
    "23 novembre 26": None,
    "23 novembre 2300": None,
    "maison": None,
    "5": None,
    "deux semaines": None,
    "": None,
}


@pytest.mark.parametrize("text", ALWAYS)
def test_a_date_with_its_year_needs_no_day_to_count_from(text: str) -> None:
    assert spoken(text) == ALWAYS[text]
    assert spoken(text, MONDAY) == ALWAYS[text]


COUNTED: dict[str, Spoken] = {
    "28 novembre": date(2026, 11, 28),
    "le 28 novembre prochain": date(2026, 11, 28),
    "23 novembre": date(2026, 11, 23),
    "22 novembre": date(2027, 11, 22),
    "samedi 28 novembre": date(2026, 11, 28),
    "vendredi 28 novembre": Misfit(date(2026, 11, 28)),
    "November 28th": date(2026, 11, 28),
    "29 février": date(2028, 2, 29),
    "le 5": date(2026, 12, 5),
    "le 32": None,
    "le 0": None,
    "jeudi 3": date(2026, 12, 3),
    "vendredi 3": Misfit(date(2026, 12, 3)),
    "jeudi": date(2026, 11, 26),
    "jeudi prochain": date(2026, 11, 26),
    "next Thursday": date(2026, 11, 26),
    "pour jeudi": date(2026, 11, 26),
    "lundi prochain": date(2026, 11, 30),
    "lundi en huit": date(2026, 12, 7),
    "jeudi en quinze": date(2026, 12, 10),
    "lundi de la semaine prochaine": date(2026, 11, 30),
    "lundi dernier": date(2026, 11, 16),
    "aujourd’hui": date(2026, 11, 23),
    "demain": date(2026, 11, 24),
    "après-demain": date(2026, 11, 25),
    "tomorrow": date(2026, 11, 24),
    "dans deux semaines": date(2026, 12, 7),
    "d’ici deux semaines": date(2026, 12, 7),
    "in two weeks": date(2026, 12, 7),
    "dans 15 jours": date(2026, 12, 8),
    "dans quinze jours": date(2026, 12, 7),
    "dans un mois": date(2026, 12, 23),
    "dans un an": date(2027, 11, 23),
    "avril": Month(2027, 4),
    "en avril": Month(2027, 4),
    "novembre": Month(2026, 11),
    "next April": Month(2027, 4),
    "le mois prochain": Month(2026, 12),
    "fin avril": date(2027, 4, 30),
    "d’ici la fin du mois": date(2026, 11, 30),
    "end of the year": date(2026, 12, 31),
    "31 novembre": None,
    "un de ces jours": None,
}


@pytest.mark.parametrize("text", COUNTED)
def test_short_and_relative_dates_are_counted_from_a_day(text: str) -> None:
    assert spoken(text, MONDAY) == COUNTED[text]
    assert spoken(text) is None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("22 novembre", date(2026, 11, 22)),
        ("28 novembre", date(2025, 11, 28)),
        ("hier", date(2026, 11, 22)),
        ("jeudi", date(2026, 11, 19)),
        ("jeudi 19", date(2026, 11, 19)),
    ],
)
def test_what_is_past_is_counted_backwards(text: str, day: date) -> None:
    assert spoken(text, AFTERWARDS) == day


@pytest.mark.parametrize(
    ("origin", "text", "day"),
    [
        (date(2027, 1, 31), "dans un mois", date(2027, 2, 28)),
        (date(2028, 2, 29), "dans un an", date(2029, 2, 28)),
        (date(2026, 12, 30), "le 5", date(2027, 1, 5)),
        (date(2027, 1, 31), "le 30", date(2027, 3, 30)),
        (date(2026, 11, 26), "jeudi", date(2026, 12, 3)),
    ],
)
def test_months_and_years_end_where_they_do(origin: date, text: str, day: date) -> None:
    assert spoken(text, From(origin)) == day


def test_a_refusal_says_the_right_weekday_or_asks_for_the_day() -> None:
    assert parse_date("mardi 23 novembre 2026") is None
    assert not_a_date("mardi 23 novembre 2026") == (
        "Le 23 novembre 2026 est un lundi\u00a0: corrigez le jour ou la date."
    )
    assert not_a_date("avril", MONDAY) == (
        "«\u00a0avril 2027\u00a0» est un mois entier\u00a0: dites aussi le jour, comme «\u00a015 avril 2027\u00a0»."
    )
    assert not_a_date("23 maison 2026") == (
        "«\u00a023 maison 2026\u00a0» n’est pas une date. Écrivez-la ainsi\u00a0: 2026-11-23."
    )
    use_language("en")
    try:
        assert not_a_date("mardi 23 novembre 2026") == "November 23, 2026 is a Monday: correct the day or the date."
    finally:
        use_language(None)
