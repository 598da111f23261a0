from datetime import UTC, date, datetime, time

import pytest

from fiche_tui.minutes.dates import collation_key, date_in_words, hour, hours_range
from fiche_tui.workshop.zones import zone_of

N = "\u00a0"


@pytest.mark.parametrize(
    ("day", "lang", "words"),
    [
        (date(2026, 11, 23), "fr", "le lundi 23 novembre 2026"),
        (date(2026, 12, 1), "fr", "le mardi 1er décembre 2026"),
        (date(2027, 8, 11), "fr-CA", "le mercredi 11 août 2027"),
        (date(2026, 11, 23), "en-CA", "Monday, November 23, 2026"),
    ],
)
def test_date_in_words(day: date, lang: str, words: str) -> None:
    assert date_in_words(day, lang) == words


@pytest.mark.parametrize(
    ("moment", "lang", "words"),
    [
        (time(10), "fr", f"10{N}h"),
        (time(17, 5), "fr", f"17{N}h 05"),
        (time(0), "fr", f"0{N}h"),
        (time(0, 7, 59), "fr", f"0{N}h 07"),
        (datetime(2026, 11, 23, 14, 0, 30), "fr", f"14{N}h"),
        (time(9, 5), "en", "9:05"),
    ],
)
def test_hour(moment: datetime | time, lang: str, words: str) -> None:
    assert hour(moment, lang) == words


def test_hours_range() -> None:
    assert hours_range(time(13, 30), time(15, 30)) == f"de 13{N}h 30 à 15{N}h 30"
    assert hours_range(time(13, 30), time(15, 30), "en") == "from 13:30 to 15:30"


def test_names_sort_with_accents_folded() -> None:
    names = ["Zoé", "eve", "Émile", "Œdipe", "Odile", "Éric", "Eva", "Ôba", "Ali"]
    assert sorted(names, key=collation_key) == ["Ali", "Émile", "Éric", "Eva", "eve", "Ôba", "Odile", "Œdipe", "Zoé"]


@pytest.mark.parametrize("name", ["", "Mars/Olympus", "../../etc/passwd", "/etc/passwd", "\0"])
def test_an_unknown_zone_is_utc(name: str) -> None:
    assert zone_of(name) is UTC
