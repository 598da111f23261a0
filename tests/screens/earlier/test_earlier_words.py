"""An earlier meeting in words: its day, a promise, a role's levels then and now."""

from dataclasses import replace
from datetime import date

import pytest

from fiche_tui.drawing.promise_words import headline, meeting_words, short_line, who_and_when
from fiche_tui.drawing.results.role_card import card_lines
from fiche_tui.drawing.then_and_now import day_words, level_then, why_no_then
from fiche_tui.language.translation import use_language
from fiche_tui.workshop import facts as f
from fiche_tui.workshop.earlier import Promise, PromiseKind
from fiche_tui.workshop.presenting import figures_of
from tests.workshop.samples import Play, small_sheet
from tests.workshop.test_earlier import NOW, earlier, linked

NBSP = "\u00a0"


def test_a_day_without_its_day_of_the_week() -> None:
    assert day_words(date(2025, 11, 18)) == "18 novembre 2025"
    assert day_words(date(2026, 12, 1)) == "1er décembre 2026"
    assert day_words(None) == ""
    assert meeting_words(None, "Rôles") == "Rôles"
    use_language("en")
    assert day_words(date(2025, 11, 18)) == "November 18, 2025"


def test_a_promise_says_what_who_and_when() -> None:
    role = Promise("p", PromiseKind.ROLE, "E2", "Influencer", "", "", "", nobody=True)
    assert (headline(role), short_line(role)) == ("E2  Influencer", "E2 Influencer")
    assert who_and_when(role) == f"Responsable{NBSP}: aucun responsable pour l’instant"
    decision = Promise("d", PromiseKind.DECISION, "D1", "", "Ouvrir la table", "Eve", "mars")
    assert headline(decision) == "Déc. 1  Ouvrir la table"
    assert who_and_when(decision) == f"Responsable{NBSP}: Eve · pour quand{NBSP}: mars"
    assert who_and_when(Promise("a", PromiseKind.ACTION, what="Écrire")) == "Personne n’y était nommé"


def test_the_card_tells_the_level_of_then_beside_the_median() -> None:
    state = linked().state
    assert level_then(state, "a1", "today") == f"18 novembre 2025{NBSP}: 1"
    card = "\n".join(one.text for one in card_lines(state, "Texte A1", figures_of(state, "a1")))
    assert f"médiane 2 · 18 novembre 2025{NBSP}: 1" in card
    assert f"médiane 3 · 18 novembre 2025{NBSP}: 3" in card
    # Nobody had given a level then: a dash, and never a zero.
    assert level_then(state, "b2", "today") == f"18 novembre 2025{NBSP}: —"
    assert why_no_then(state, "a1") == []


def test_the_card_says_where_nothing_corresponds() -> None:
    state = linked(sheet="autre", roles=()).state
    assert why_no_then(state, "a1") == [f"18 novembre 2025{NBSP}: sans correspondance."]
    assert level_then(state, "a1", "today") == ""


def test_the_card_says_that_a_scale_changed() -> None:
    scale = small_sheet().scale("today")
    state = linked(scales=(replace(scale, levels=scale.levels[:-1]), small_sheet().scale("wanted"))).state
    assert why_no_then(state, "a1") == [
        f"L’échelle «{NBSP}aujourd’hui{NBSP}» a changé depuis{NBSP}: elle ne se compare pas."
    ]
    assert (level_then(state, "a1", "today"), level_then(state, "a1", "wanted")) == (
        "",
        f"18 novembre 2025{NBSP}: 3",
    )


@pytest.mark.parametrize("play", [Play.assessed(NOW), Play.prepared().record(f.EarlierLinked(earlier()))])
def test_the_card_is_silent_without_a_link_and_before_the_reveal(play: Play) -> None:
    assert why_no_then(play.state, "a1") == []
    assert level_then(play.state, "a1", "today") == ""
