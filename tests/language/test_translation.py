import gettext
import re
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

from fiche_tui.language import translation as i18n
from tests import messages


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({}, "fr"),
        ({"LANG": "C"}, "fr"),
        ({"LANG": "C.UTF-8"}, "fr"),
        ({"LANG": "fr_CA.UTF-8"}, "fr"),
        ({"LANG": "de_DE.UTF-8"}, "fr"),
        ({"LANG": "en_CA.UTF-8"}, "en"),
        ({"LANG": "en"}, "en"),
        ({"LANG": "fr_CA.UTF-8", "LC_MESSAGES": "en_US"}, "en"),
        ({"LANG": "en_CA.UTF-8", "LC_ALL": "fr_CA.UTF-8"}, "fr"),
        ({"LANG": "en_CA.UTF-8", "LC_ALL": ""}, "en"),
    ],
)
def test_language_of_an_environment(environment: dict[str, str], language: str) -> None:
    assert i18n.language_of(environment) == language


@pytest.mark.parametrize(
    ("tag", "language"), [("en-CA", "en"), ("EN", "en"), ("fr", "fr"), ("iu_CA", "fr"), ("", "fr")]
)
def test_use_language(tag: str, language: str) -> None:
    i18n.use_language(tag)
    assert i18n.language() == language


def test_a_session_speaks_its_own_language() -> None:
    i18n.use_language("fr")
    i18n.use_session_language("en")
    assert i18n.language() == "en"
    i18n.use_language("fr")
    assert i18n.language() == "fr"


def test_unknown_and_empty_sentences_come_back_as_they_are() -> None:
    for tag in i18n.LANGUAGES:
        i18n.use_language(tag)
        assert (
            i18n._("Une phrase que personne n’a mise au catalogue") == "Une phrase que personne n’a mise au catalogue"
        )
        assert i18n._("") == ""


@pytest.mark.parametrize(("n", "text"), [(0, "bulletin"), (1, "bulletin"), (2, "bulletins"), (21, "bulletins")])
def test_french_plural_rule(n: int, text: str, tmp_path: Path) -> None:
    catalogue = Catalog(locale="fr")
    catalogue.add(("bulletin", "bulletins"), ("bulletin", "bulletins"))
    with (tmp_path / "fr.mo").open("wb") as file:
        write_mo(file, catalogue)
    with (tmp_path / "fr.mo").open("rb") as file:
        assert gettext.GNUTranslations(file).ngettext("bulletin", "bulletins", n) == text


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_catalogue_holds_every_sentence_of_the_source(language: str) -> None:
    in_source = {message.id for message in messages.extracted() if message.id}
    in_catalogue = {message.id for message in messages.read(language) if message.id}
    assert in_catalogue == in_source, "run: make messages"


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_compiled_catalogue_matches(language: str) -> None:
    with messages.path_of(language, "mo").open("rb") as file:
        compiled = gettext.GNUTranslations(file)
    spoken = compiled.info().get("plural-forms", "")
    assert spoken == {"fr": "nplurals=2; plural=(n > 1);", "en": "nplurals=2; plural=(n != 1);"}[language]
    for message in messages.read(language):
        if not message.id or not messages.translated(message):
            continue
        if isinstance(message.id, str):
            assert compiled.gettext(message.id) == message.string, "run: make messages"
        else:
            found = tuple(compiled.ngettext(message.id[0], message.id[1], n) for n in (1, 2))
            assert found == tuple(message.string or ()), "run: make messages"
            none = compiled.ngettext(message.id[0], message.id[1], 0)
            assert none == found[0 if language == "fr" else 1], "nothing is singular in French, plural in English"


def test_french_is_complete() -> None:
    assert all(messages.translated(message) for message in messages.read("fr") if message.id)


STAYS_FRENCH: frozenset[str] = frozenset()
"""The sentences that an English reader sees in French on purpose."""

WORDS_OF_BOTH = {
    *("action", "arguments", "code", "date", "final", "guide", "guides", "instrument", "min", "minute", "minutes"),
    *("note", "notes", "options", "pause", "plus", "question", "quorum", "source", "terminal", "total", "vote", "zoom"),
}
"""Words that French and English write alike."""


def test_english_is_complete() -> None:
    """Write the msgstr of each in src/fiche_tui/locale/en, then run `make messages`."""
    missing = {message.id for message in messages.read("en") if message.id and not messages.translated(message)}
    assert missing == STAYS_FRENCH


def test_english_is_not_french() -> None:
    """A sentence copied from its msgid is no translation, unless all its words are those of both languages."""
    copied = set()
    for message in messages.read("en"):
        sources = (message.id,) if isinstance(message.id, str) else message.id
        texts = (message.string,) if isinstance(message.string, str) else message.string or ()
        for source, text in zip(sources, texts, strict=True):
            words = re.findall(r"[^\W\d_]{2,}", re.sub(r"\{[^}]*\}|%\(\w+\)\w", "", text))
            if text and text == source and not {word.lower() for word in words} <= WORDS_OF_BOTH:
                copied.add(text)
    assert not copied


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_placeholders_survive_translation(language: str) -> None:
    field = re.compile(r"\{\w*[^}]*\}|%\(\w+\)\w")
    for message in messages.read(language):
        if message.id and messages.translated(message):
            sources = (message.id,) if isinstance(message.id, str) else message.id
            texts = (message.string,) if isinstance(message.string, str) else message.string or ()
            known = set(field.findall(" ".join(sources)))
            for text in texts:
                assert set(field.findall(text)) <= known, message.id


def test_french_sentences_follow_quebec_typography() -> None:
    """No-break space before a colon and inside guillemets; nothing before ? ! and ;"""
    wrong = re.compile(r"[^\u00a0\d] :(?!\S)|\w:(?=\s|$)|\w\s[?!;](?=\s|$)|«(?!\u00a0)|(?<!\u00a0)»|\u202f|\d h\b")
    # What stands between guillemets may be what a file says, "clé: valeur" for one.
    # A program's name before its error is followed by a colon as everywhere in a terminal.
    quoted = re.compile(r"«\u00a0[^»]*\u00a0»|%\(prog\)s:")
    found = [
        text
        for message in messages.read("fr")
        if message.id
        for text in ((message.id,) if isinstance(message.id, str) else message.id)
        if wrong.search(quoted.sub("«\u00a0»", text))
    ]
    assert not found
