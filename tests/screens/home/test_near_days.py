"""How far a day is, as people say it."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fiche_tui.language.cells import width_of
from fiche_tui.language.translation import use_language
from fiche_tui.screens.home.near_days import near_day
from fiche_tui.screens.home.rows import DATE

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (0, "aujourd’hui"),
        (1, "demain"),
        (-1, "hier"),
        (2, "dans 2 jours"),
        (12, "dans 12 jours"),
        (-30, "il y a 30 jours"),
        (31, "dans 1 mois"),
        (-91, "il y a 3 mois"),
        (-364, "il y a 12 mois"),
        (731, "dans 2 ans"),
        (-3650, "il y a 10 ans"),
    ],
)
def test_a_day_is_said_from_today(days: int, words: str) -> None:
    assert near_day(TODAY + timedelta(days), TODAY).replace("\u00a0", " ") == words


@pytest.mark.parametrize("language", ["fr", "en"])
@given(days=st.integers(-36000, 36000))
def test_it_fits_the_column_and_never_mistakes_the_side(language: str, days: int) -> None:
    use_language(language)
    words = near_day(TODAY + timedelta(days), TODAY)
    assert width_of(words) < DATE
    ahead = {"fr": "dans ", "en": "in "}[language]
    assert words.startswith(ahead) == (days > 1)


def test_english() -> None:
    use_language("en")
    assert [near_day(TODAY + timedelta(days), TODAY) for days in (0, 12, -91)] == [
        "today",
        "in 12 days",
        "3 months ago",
    ]
