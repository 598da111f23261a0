"""Hours in what people typed are printed as in Québec, and nothing else of it changes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fiche_tui.language.translation import use_language
from fiche_tui.language.typed_hours import french_hours, shown_hours

N = "\u00a0"


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("17 décembre 13h30", f"17 décembre 13{N}h 30"),
        ("17 décembre, 13 h 30", f"17 décembre, 13{N}h 30"),
        ("17 décembre 13:30", f"17 décembre 13{N}h 30"),
        ("13H30", f"13{N}h 30"),
        (f"13{N}h{N}30", f"13{N}h 30"),
        ("13h", f"13{N}h"),
        ("9h00", f"9{N}h"),
        ("09:05", f"9{N}h 05"),
        ("13h30-15h30", f"13{N}h 30-15{N}h 30"),
        ("Heure:13h30, puis 15:00.", f"Heure:13{N}h 30, puis 15{N}h."),
        ("17 h 17 décembre", f"17{N}h 17 décembre"),
        ("13:30: accueil", f"13{N}h 30: accueil"),
    ],
)
def test_hours_that_people_typed_are_printed_as_hours(typed: str, printed: str) -> None:
    assert french_hours(typed) == printed
    assert french_hours(printed) == printed


@pytest.mark.parametrize(
    "text",
    [
        'l\'an prochain ; "en juin" : 2.5 ...',
        "25h30",
        "13:75",
        "13:30:15",
        "2,5h",
        "13hiver",
        "le 5 h30x",
        "https://exemple.org/13h30?a=14:00",
        "a.13h30@exemple.org",
        "17/12h",
        "3 heures",
    ],
)
def test_nothing_else_that_people_typed_changes(text: str) -> None:
    assert french_hours(text) == text


@given(st.text(alphabet="0123456789hH: ,.;/-é\u00a0", max_size=12))
def test_hours_typeset_twice_are_the_same(text: str) -> None:
    once = french_hours(text)
    assert french_hours(once) == once


@pytest.mark.parametrize("piece", ["a", "1", "a.", "a@", "13:30:"])
def test_a_huge_text_that_is_no_hour_stays_and_stops_nobody(piece: str) -> None:
    text = piece * 200_000
    assert french_hours(text) == text


def test_a_screen_in_english_shows_hours_as_they_were_typed() -> None:
    assert shown_hours("17 décembre 13h30") == f"17 décembre 13{N}h 30"
    use_language("en")
    assert shown_hours("December 17, 13:30") == "December 17, 13:30"


def test_minutes_show_hours_in_their_own_language_whatever_the_screen_speaks() -> None:
    assert shown_hours("December 17, 13:30", "en") == "December 17, 13:30"
    use_language("en")
    assert shown_hours("17 décembre 13h30", "fr") == f"17 décembre 13{N}h 30"
