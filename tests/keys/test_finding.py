"""Finding a command by a few letters of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fiche_tui.keys.finding import NEVER, found, offered
from fiche_tui.keys.table import COMMANDS
from fiche_tui.language.translation import _, use_language
from fiche_tui.workshop.text import folded

ALL = offered(COMMANDS, frozenset(one.id for one in COMMANDS))


def ids(typed: str, recent: tuple[str, ...] = ()) -> list[str]:
    return [one.id for one in found(ALL, typed, recent)]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("etiq", "adjust.label"),
        ("RÉTABL", "adjust.restore"),
        ("liste depart", "adjust.compare"),
        ("carte", "global.card"),
        ("verif", "global.doctor"),
        ("poste", "count.station"),
        ("devoiler", "reveal.reveal"),
    ],
)
def test_accents_and_case_do_not_matter(typed: str, first: str) -> None:
    assert ids(typed)[0] == first


def test_it_is_found_in_the_language_of_the_interface() -> None:
    use_language("en")
    assert ids("key card")[0] == "global.card"
    assert not ids("etiquette")


@pytest.mark.parametrize(("language", "typed"), [("fr", "susp"), ("en", "susp"), ("fr", "ajourn"), ("en", "interrupt")])
def test_who_wants_to_stop_finds_how_to_whatever_word_comes_first(language: str, typed: str) -> None:
    use_language(language)
    assert "workshop.suspend" in ids(typed)
    assert ("workshop.pause" in ids(typed)) is (typed == "susp")


def test_the_commands_of_the_screen_come_before_those_of_everywhere() -> None:
    here = offered(COMMANDS, {"global.help", "workshop.undo", "adjust.merge", "global.back", "global.palette"})
    assert [one.id for one in here] == ["adjust.merge", "workshop.undo", "global.help"]


def test_recent_ones_come_first_until_something_tells_them_apart() -> None:
    recent = ("workshop.undo", "adjust.compare")
    assert ids("", recent)[:2] == ["workshop.undo", "adjust.compare"]
    # Both begin with what is typed.
    assert ids("com", recent)[0] == "adjust.compare"
    assert ids("annul", ("adjust.compare",))[0] == "workshop.undo"


def test_what_a_ballot_is_filled_with_and_the_search_itself_are_not_offered() -> None:
    assert not {one.id for one in ALL} & ({one.id for one in COMMANDS if one.help_only} | NEVER)


@given(st.lists(st.sampled_from(ALL), max_size=4), st.text(max_size=12))
def test_all_and_only_those_that_hold_every_word(recent: list[object], typed: str) -> None:
    shown = found(ALL, typed)
    words = folded(typed).split()
    holding = [one for one in ALL if all(word in folded(f"{_(one.label)} {_(one.tooltip)}") for word in words)]
    assert set(holding) <= set(shown)
    assert len(shown) == len(set(shown))
    assert set(found(ALL, typed, tuple(one.id for one in recent))) == set(shown)  # type: ignore[attr-defined]
