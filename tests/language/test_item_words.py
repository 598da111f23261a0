"""A sheet's own name for its lines: every sentence of both catalogues says it, with the articles it takes."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fiche_tui.language import translation as i18n
from fiche_tui.language.item_words import KEPT, reworded
from fiche_tui.workshop.sheet import ItemName
from tests import messages

STATEMENT = ItemName("fr", "énoncé", "énoncés")
PROJECT = ItemName("fr", "projet", "projets")
IDEA = ItemName("en", "idea", "ideas")
GOAL = ItemName("en", "goal", "goals")

SPACE = "[ \u00a0]"
# An article, a preposition or a conjunction that French elides before a vowel, still whole.
NOT_ELIDED = re.compile(rf"\b(le|du|de|ce|que|au|nouveau|beau|vieux){SPACE}énoncé", re.IGNORECASE)
WRONGLY_ELIDED = re.compile(r"\b(l|d|qu|cet)[’ ]projet", re.IGNORECASE)
ROLE = re.compile(r"(?<!\w)rôles?(?!\w)|(?<![\w{])roles?(?![\w}])", re.IGNORECASE)


def sentences(language: str) -> list[tuple[str, str]]:
    """Each sentence of a catalogue with its msgid, plural forms apart."""
    found = []
    for message in messages.read(language):
        if message.id:
            msgid = message.id if isinstance(message.id, str) else message.id[0]
            texts = (message.string,) if isinstance(message.string, str) else message.string or ()
            found += [(msgid, text) for text in texts if text]
    return found


@pytest.mark.parametrize(("language", "name"), [("fr", STATEMENT), ("fr", PROJECT), ("en", IDEA), ("en", GOAL)])
def test_no_sentence_is_left_with_the_usual_word(language: str, name: ItemName) -> None:
    said = [(msgid, text, reworded(text, language, [name])) for msgid, text in sentences(language)]
    # Enough sentences speak of roles for this test to mean something.
    assert sum(text != new for _msgid, text, new in said) > 80
    for msgid, text, new in said:
        if msgid not in KEPT:
            assert not ROLE.search(new), msgid
        assert not NOT_ELIDED.search(new), new
        assert not WRONGLY_ELIDED.search(new), new
        assert not re.search(r"\ba ideas?\b|\ban goals?\b", new, re.IGNORECASE), new
        assert re.findall(r"\{[^}]*\}", new) == re.findall(r"\{[^}]*\}", text)


def test_what_is_kept_is_in_the_catalogue() -> None:
    assert {msgid for msgid, _text in sentences("fr")} >= KEPT


@pytest.mark.parametrize(
    ("template", "said"),
    [
        ("le rôle, Le rôle, au rôle, Au rôle", "l’énoncé, L’énoncé, à l’énoncé, À l’énoncé"),
        ("du rôle, Du rôle, de rôle, de rôles", "de l’énoncé, De l’énoncé, d’énoncé, d’énoncés"),
        ("ce rôle, Ce rôle, ces rôles", "cet énoncé, Cet énoncé, ces énoncés"),
        ("que rôle, quel rôle, Quels rôles", "qu’énoncé, quel énoncé, Quels énoncés"),
        ("nouveau rôle, beau rôle, un vieux rôle", "nouvel énoncé, bel énoncé, un vieil énoncé"),
        ("un rôle, des rôles, aux rôles, les rôles", "un énoncé, des énoncés, aux énoncés, les énoncés"),
        ("«\u00a0rôle\u00a0», RÔLES, Rôle", "«\u00a0énoncé\u00a0», ÉNONCÉS, Énoncé"),
        ("contrôle, enrôlement, {rôle}", "contrôle, enrôlement, {rôle}"),
    ],
)
def test_french_articles(template: str, said: str) -> None:
    assert reworded(template, "fr", [STATEMENT]) == said


@pytest.mark.parametrize(
    ("noun", "said"),
    [
        ("horaire", "l’horaire"),
        ("hasard", "le hasard"),
        ("handicap", "le handicap"),
        ("haut fait", "le haut fait"),
        ("œuf", "l’œuf"),
        ("oui", "le oui"),
        ("yaourt", "le yaourt"),
        ("État", "l’État"),
        ("article", "l’article"),
        ("projet", "le projet"),
    ],
)
def test_french_elision(noun: str, said: str) -> None:
    assert reworded("le rôle", "fr", [ItemName("fr", noun, noun)]) == said


@pytest.mark.parametrize(
    ("noun", "said"),
    [("idea", "An idea"), ("unit", "A unit"), ("use case", "A use case"), ("hour", "An hour"), ("goal", "A goal")],
)
def test_english_articles(noun: str, said: str) -> None:
    assert reworded("A role", "en", [ItemName("en", noun, noun)]) == said
    assert reworded("{role} of {roles}", "en", [ItemName("en", noun, noun)]) == "{role} of {roles}"


def test_a_name_in_another_language_changes_nothing() -> None:
    assert reworded("le rôle", "fr", [IDEA]) == "le rôle"
    assert reworded("a role", "en", [IDEA, STATEMENT]) == "an idea"
    assert reworded("le rôle", "fr", []) == "le rôle"


@given(st.text(), st.sampled_from([("fr", STATEMENT), ("fr", PROJECT), ("en", IDEA)]))
def test_rewording_is_total_and_changes_nothing_the_second_time(text: str, spoken: tuple[str, ItemName]) -> None:
    language, name = spoken
    once = reworded(text, language, [name])
    assert reworded(once, language, [name]) == once


def test_sentences_on_screen_wear_the_name() -> None:
    i18n.use_language("fr")
    assert i18n._("Portrait des rôles") == "Portrait des rôles"
    i18n.name_items([STATEMENT, IDEA])
    assert i18n._("Portrait des rôles") == "Portrait des énoncés"
    assert i18n.ngettext("{n} rôle", "{n} rôles", 1) == "{n} énoncé"
    assert i18n.ngettext("{n} rôle", "{n} rôles", 2) == "{n} énoncés"
    i18n.use_language("en")
    assert i18n._("Portrait des rôles") == "Idea overview"
    with i18n.items_named([]):
        assert i18n._("Portrait des rôles") == "Role overview"
    assert i18n._("Portrait des rôles") == "Idea overview"
    i18n.name_items([])
    assert i18n._("Portrait des rôles") == "Role overview"


def test_the_word_itself_is_kept() -> None:
    i18n.use_language("fr")
    with i18n.items_named([STATEMENT]):
        for sentence in KEPT:
            assert i18n._(sentence) == sentence


def test_a_session_names_for_itself_and_for_the_tasks_it_starts() -> None:
    """A server's sessions share a process: naming in one says nothing in another."""
    from contextvars import copy_context

    i18n.use_language("fr")
    one, other = copy_context(), copy_context()
    one.run(i18n.use_session_language, "fr")
    other.run(i18n.use_session_language, "fr")
    # A task of the session has a copy of its context: what it names holds for the whole session.
    one.copy().run(i18n.name_items, [STATEMENT])
    assert one.run(i18n._, "rôle à rôle") == "énoncé à énoncé"
    assert other.run(i18n._, "rôle à rôle") == "rôle à rôle"
    assert i18n._("rôle à rôle") == "rôle à rôle"
