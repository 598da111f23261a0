"""Deadlines are written one way in the minutes, whatever way they were said; what is no date stays as typed."""

from datetime import date

import hypothesis.strategies as st
import pytest
from hypothesis import given

from fiche_tui.language.deadlines import amended_deadline, deadline, deadline_in_full
from fiche_tui.language.translation import use_language

MONDAY = date(2026, 11, 23)

SAID = [
    ("28 novembre", "28 novembre 2026", "samedi 28 novembre 2026"),
    ("jeudi prochain", "26 novembre 2026", "jeudi 26 novembre 2026"),
    ("dans deux semaines", "7 décembre 2026", "lundi 7 décembre 2026"),
    ("d’ici le 1er décembre", "1er décembre 2026", "mardi 1er décembre 2026"),
    ("2026-12-15", "15 décembre 2026", "mardi 15 décembre 2026"),
    ("avril", "avril 2027", "avril 2027"),
    ("au printemps", "au printemps", "sera écrit tel quel"),
    ("", "", ""),
]


@pytest.mark.parametrize(("said", "written", "shown"), SAID)
def test_in_french(said: str, written: str, shown: str) -> None:
    assert deadline(said, MONDAY, "fr") == written
    assert deadline_in_full(said, MONDAY, "fr-CA") == shown


@pytest.mark.parametrize(
    ("said", "written", "shown"),
    [
        ("next Thursday", "November 26, 2026", "Thursday, November 26, 2026"),
        ("April", "April 2027", "April 2027"),
        ("28 novembre", "November 28, 2026", "Saturday, November 28, 2026"),
        ("in spring", "in spring", "will be written as it is"),
    ],
)
def test_in_english(said: str, written: str, shown: str) -> None:
    use_language("en")
    assert deadline(said, MONDAY, "en_CA") == written
    assert deadline_in_full(said, MONDAY, "en") == shown


@pytest.mark.parametrize(
    ("said", "written", "shown"),
    [
        ("hier", "22 novembre 2026", "dimanche 22 novembre 2026 · ▲ Cette date est passée."),
        ("2025-11-24", "24 novembre 2025", "lundi 24 novembre 2025 · ▲ Cette date est passée."),
        ("octobre 2026", "octobre 2026", "octobre 2026 · ▲ Cette date est passée."),
        ("aujourd’hui", "23 novembre 2026", "lundi 23 novembre 2026"),
        ("novembre", "novembre 2026", "novembre 2026"),
    ],
)
def test_a_past_day_is_warned_about_and_kept(said: str, written: str, shown: str) -> None:
    assert deadline(said, MONDAY, "fr") == written
    assert deadline_in_full(said, MONDAY, "fr") == shown


def test_a_past_day_is_warned_about_in_the_language_of_the_screen() -> None:
    use_language("en")
    assert deadline_in_full("hier", MONDAY, "fr") == "dimanche 22 novembre 2026 · ▲ This date is in the past."


def test_a_date_that_does_not_fit_its_weekday_is_said_and_stays_as_typed() -> None:
    assert deadline("vendredi 28 novembre", MONDAY, "fr") == "vendredi 28 novembre"
    assert deadline_in_full("vendredi 28 novembre", MONDAY, "fr").startswith("Le 28 novembre 2026 est un samedi")


def test_a_deadline_that_nobody_touched_is_not_read_anew_from_another_day() -> None:
    assert amended_deadline("15 janvier", "15 janvier", date(2028, 3, 1), "fr") == "15 janvier"
    assert amended_deadline("15 janvier", "", date(2028, 3, 1), "fr") == "15 janvier 2029"


@given(
    st.sampled_from([said for said, *_rest in SAID]) | st.text(max_size=20),
    st.dates(date(2020, 1, 1), date(2080, 1, 1)),
    st.dates(date(2020, 1, 1), date(2080, 1, 1)),
    st.sampled_from(["fr", "en"]),
)
def test_what_is_written_says_the_same_on_any_other_day(text: str, today: date, later: date, tag: str) -> None:
    written = deadline(text, today, tag)
    if written != text:
        assert deadline(written, later, tag) == written
