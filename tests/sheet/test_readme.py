"""``content/README.md`` is the reference of the grammar: every word that a sheet may hold is in it, and every bound."""

import re

import pytest

from fiche_tui.sheet import agenda, families, formats, header, source, tags, words
from fiche_tui.sheet.library import content_folder
from fiche_tui.workshop.sheet import LABEL_LENGTH
from fiche_tui.workshop.text import folded

README = (content_folder() / "README.md").read_text(encoding="utf-8")
FOLDED = folded(README)
WORDS = [
    *(word for word in words.KINDS if word != "equipes"),
    *(word for word in words.INSTRUMENTS if word not in ("souhaite", "famille")),
    *(word for word in words.FLAGS if word not in ("protege", "facultatif")),
    *(word for word in words.SECTIONS if word != "credit"),
    *words.SCALES,
    *words.YES_NO,
    *agenda._COLUMNS,
    *(word for word in formats._COLUMNS if word != "id"),
    *header.KEYS,
]
BOUNDS = {
    "families": (len(families.LETTERS), "familles"),
    "label": (LABEL_LENGTH, "caracteres"),
    "id": (tags.MAX_ID, "caracteres"),
    "steps": (agenda.MAX_STEPS, "etapes"),
    "formats": (formats.MAX_FORMATS, "formats"),
    "depth": (source.MAX_DEPTH, "niveaux"),
}


@pytest.mark.parametrize("word", WORDS)
def test_every_word_of_the_grammar_is_in_the_reference(word: str) -> None:
    assert re.search(rf"(?<![a-z]){re.escape(word)}(?![a-z])", FOLDED), word


@pytest.mark.parametrize("name", sorted(header.DESCRIPTIVE))
def test_descriptive_keys_are_in_the_reference_in_french_at_least(name: str) -> None:
    english = {"kind", "purpose", "group", "duration", "material", "prerequisites", "value", "author"}
    assert name in english or f"`{name}`" in README


@pytest.mark.parametrize("bound", BOUNDS)
def test_every_bound_is_in_the_reference(bound: str) -> None:
    number, unit = BOUNDS[bound]
    assert f"{number} {unit}" in FOLDED


def test_the_large_bounds_are_in_the_reference() -> None:
    assert "1 mio" in FOLDED
    assert source.MAX_BYTES == 2**20
    for number in (source.MAX_LINES, source.MAX_ITEMS):
        assert f"{number:,}".replace(",", " ") in FOLDED
    assert f"0 a {formats.MAX_MINUTES}" in FOLDED
