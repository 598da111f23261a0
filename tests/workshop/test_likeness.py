"""Roles that say the same thing: what is pointed out on the roles sheet, and what never is."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fiche_tui.sheet.library import content_folder
from fiche_tui.sheet.parse import parse_sheet
from fiche_tui.workshop.likeness import Likeness, closest, folded_words, like_one, near_duplicates
from fiche_tui.workshop.state import Role


def role(code: str, text: str, **more: object) -> Role:
    return Role(code, code, "f", "", text, **more)  # type: ignore[arg-type]


def roles_of_the_sheet() -> list[Role]:
    source = (content_folder() / "roles-acteur-collectif.md").read_bytes()
    return [role(item.code, item.text) for item in parse_sheet(source, "roles").items]


def test_the_roles_sheet_has_one_pair_of_twins_and_a_cousin() -> None:
    found = near_duplicates(roles_of_the_sheet())
    assert [(pair.first, pair.second, pair.same) for pair in found] == [
        ("A6", "B6", True),
        ("A4", "A6", False),
        ("A4", "B6", False),
    ]
    assert closest("A6", found) == found[0]
    assert closest("E1", found) is None
    assert found[0].other("A6") == "B6"
    assert found[0].other("B6") == "A6"


@pytest.mark.parametrize(
    "text",
    ["Créer des liens", "créer des LIENS.", "Cre\u0301er «\u00a0des\u00a0» liens!", "Creer  des\nliens"],
)
def test_case_accents_and_signs_do_not_make_another_text(text: str) -> None:
    (pair,) = near_duplicates([role("A1", "Créer des liens"), role("A2", text)])
    assert pair.same


def test_both_apostrophes_are_one() -> None:
    assert folded_words("l’eau, d'été") == folded_words("L'EAU d’ete") == ("l", "eau", "d", "ete")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Rencontrer les élus", "Rencontrer les jeunes"),
        ("Projet 1", "Projet 2"),
        ("", "Autre chose"),
        ("👩‍👩‍👧", "🎉"),
    ],
)
def test_short_texts_are_not_called_alike(one: str, other: str) -> None:
    assert near_duplicates([role("A1", one), role("A2", other)]) == ()


def test_another_order_of_the_same_words_is_near_and_not_the_same() -> None:
    one = role("A1", "Soutenir les familles du quartier, accueillir les nouveaux voisins")
    other = role("A2", "Accueillir les nouveaux voisins, soutenir les familles du quartier")
    (pair,) = near_duplicates([one, other])
    assert pair == Likeness("A1", "A2", pair.ratio)
    assert not pair.same


def test_what_is_off_the_list_is_like_nothing() -> None:
    text = "Créer des liens durables"
    hidden, merged = role("A2", text, hidden=True), role("A3", text, absorbed_by="A1")
    assert near_duplicates([role("A1", text), hidden, merged]) == ()


def test_a_long_list_and_long_texts_are_compared_at_once() -> None:
    sheet = roles_of_the_sheet()
    many = [role(f"{turn}{one.code}", f"{one.text} {turn} {'mot ' * 1200}") for turn in range(8) for one in sheet]
    start = time.perf_counter()
    near_duplicates(many)
    assert time.perf_counter() - start < 5


WORDS = ["créer", "partager", "animer", "liens", "idées", "élus", "projets"]


@given(st.lists(st.lists(st.sampled_from(WORDS), max_size=6), max_size=8))
def test_the_pairs_of_one_role_are_those_among_all_pairs(texts: list[list[str]]) -> None:
    roles = [role(f"A{place}", " ".join(words), hidden=place == 3) for place, words in enumerate(texts)]
    for one in roles:
        every = [pair for pair in near_duplicates(roles) if one.id in (pair.first, pair.second)]
        assert list(like_one(one.id, roles)) == every
    assert like_one("none", roles) == ()
