"""People are found by a piece of their name, as it is typed in a hurry."""

import hypothesis.strategies as st
import pytest
from hypothesis import given

from fiche_tui.workshop.named_people import MOST_FOUND, people_named
from fiche_tui.workshop.text import folded
from fiche_tui.workshop.values import Person

PEOPLE = tuple(
    Person(str(place), name)
    for place, name in enumerate(
        ("Anne-Marie Lavoie", "Marie Roy", "Émile Gagnon", "Marie Tran", "Rémi D’Amours", "Omar Diallo")
    )
)


@pytest.mark.parametrize(
    ("piece", "names"),
    [
        ("ma", ["Marie Roy", "Marie Tran", "Anne-Marie Lavoie", "Omar Diallo"]),
        ("MA RO", ["Marie Roy"]),
        ("emil", ["Émile Gagnon"]),
        ("amours", ["Rémi D’Amours"]),
        ("d'am", ["Rémi D’Amours"]),
        ("e-ma", ["Anne-Marie Lavoie"]),
        ("roy marie", []),
        ("zoé", []),
        ("  ", []),
        ("", []),
    ],
)
def test_a_piece_of_a_name_is_enough(piece: str, names: list[str]) -> None:
    assert [one.name for one in people_named(PEOPLE, piece)] == names


def test_no_more_are_found_than_can_be_read_at_a_glance() -> None:
    people = [Person(str(place), f"Marie {place}") for place in range(30)]
    assert people_named(people, "mar") == tuple(people[:MOST_FOUND])


@given(st.lists(st.text(max_size=12), max_size=6), st.text(max_size=6))
def test_who_is_found_has_what_was_typed_in_the_name(names: list[str], piece: str) -> None:
    people = [Person(str(place), name) for place, name in enumerate(names)]
    for one in people_named(people, piece):
        name = folded(one.name)
        assert all(word in name for word in folded(piece).split())
