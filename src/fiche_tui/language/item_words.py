"""A sheet names its own lines: what the sentences say with « rôle » is said with « énoncé », « constat », « projet »…

Sentences are written with « rôle » ("role" in English). They are reworded as templates, after the catalogue and before
their values are put in, so that nothing that people typed is ever read here. Elision is that of French grammar (OQLF,
Banque de dépannage linguistique: « l’énoncé », « cet énoncé », none before an aspirated h); the agreement of articles
and participles stays masculine, as that of « rôle ».
"""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Protocol


class ItemName(Protocol):
    """What one line of a list is called in a language: a singular and a plural."""

    @property
    def lang(self) -> str:
        """« fr » or « en »."""
        ...

    @property
    def one(self) -> str:
        """The singular, in lower case: « énoncé »."""
        ...

    @property
    def many(self) -> str:
        """The plural: « énoncés »."""
        ...


KEPT = frozenset(
    {
        "Notre rôle pour {code}",
        "notre rôle : {stance}",
        "Avec qui, ressources, notre rôle",
        "Donnez un titre à l’atelier, par exemple « Rôles de la table ».",
        "« {found} » n’est pas un nom que les phrases peuvent prendre; elles disent « rôle ».",
        "« {found} » n’a pas son autre nombre; les phrases disent « rôle ».",
    }
)
"""The sentences whose “role” is not a line of the list at hand: the part a group plays, an example of a title, and the
word said where a sheet gives no usable name."""

_ELIDED = {
    "le": "l’",
    "du": "de l’",
    "de": "d’",
    "au": "à l’",
    "que": "qu’",
    "jusque": "jusqu’",
    "ce": "cet ",
    "nouveau": "nouvel ",
    "beau": "bel ",
    "vieux": "vieil ",
}
"""What the word before becomes before a vowel; every other word stays as it is."""

# Compiled when a sheet has its own names, which few have.
_FRENCH = rf"(?:\b({'|'.join(_ELIDED)})([ \u00a0]))?(?<![{{\w])(rôles?)\b"
_ENGLISH = r"(?:\b(an?)( ))?(?<![{\w])(roles?)\b(?!\})"

_ASPIRATED = (
    *("hal", "hamac", "hameau", "hamster", "handicap", "hangar", "hareng", "haricot", "harnais", "hasard", "haut"),
    *("havre", "heron", "heros", "herisson", "hibou", "hit", "hobby", "hochet", "hockey", "holding", "homard", "hors"),
    *("hot", "houx", "hub", "huit", "hurlement"),
)
"""How masculine nouns with an aspirated h begin: « le hasard »; other nouns in h elide: « l’horaire »."""
_SPELT_APART = ("onz", "oui", "ouistiti", "uhlan", "yaourt", "yoga", "yacht", "yo")
"""How nouns begin that are spelt with a vowel and said as if they were not: « le onze », « le oui »."""
_SAID_WITH_A_CONSONANT = ("eu", "one", "uni", "use", "usu", "ut")
"""How English nouns begin that take "a" although they are spelt with a vowel: "a unit"."""
_SILENT_H = ("heir", "honest", "honor", "honour", "hour")


def reworded(template: str, lang: str, names: Iterable[ItemName]) -> str:
    """Return ``template``, a sentence in ``lang`` (« fr », « en »), with the name that ``names`` has in that language.

    Without a name in that language the template comes back as it is. Total: no text makes it fail.
    """
    name = next((name for name in names if name.lang == lang), None)
    return _reworded(template, lang, name.one, name.many) if name else template


@lru_cache(maxsize=4096)
def _reworded(template: str, lang: str, one: str, many: str) -> str:
    pattern = re.compile(_ENGLISH if lang == "en" else _FRENCH, re.IGNORECASE)

    def replaced(found: re.Match[str]) -> str:
        before, space, word = found[1] or "", found[2] or "", found[3]
        noun = _cased(many if word.lower().endswith("s") else one, word)
        if not before:
            return noun
        article = _english_article(before, noun) if lang == "en" else _french_article(before, noun)
        return f"{article}{noun}" if article.endswith(("’", " ")) else f"{article}{space}{noun}"

    return pattern.sub(replaced, template)


def _folded(noun: str) -> str:
    # Imported late: the domain takes a tenth of a second, and « fiche --version » needs none of it.
    from fiche_tui.workshop.text import folded

    return folded(noun)


def _french_article(before: str, noun: str) -> str:
    """Return the word before the noun, elided where French wants it; with its apostrophe or its space when it
    changed."""
    return _cased(_ELIDED[before.lower()], before) if begins_with_a_vowel(noun) else before


def _english_article(before: str, noun: str) -> str:
    first = _folded(noun)
    vowel = first.startswith(tuple("aeiou")) and not first.startswith(_SAID_WITH_A_CONSONANT)
    return _cased("an" if vowel or first.startswith(_SILENT_H) else "a", before)


def begins_with_a_vowel(noun: str) -> bool:
    """Whether a French masculine noun is elided before: « énoncé », « horaire », but neither « hasard » nor « oui »."""
    first = _folded(noun)
    if first.startswith("h"):
        return not first.startswith(_ASPIRATED)
    return first.startswith(tuple("aeiou")) and not first.startswith(_SPELT_APART)


def _cased(text: str, like: str) -> str:
    """``text`` in capitals, with a capital or as it is, as ``like`` was written."""
    if len(like) > 1 and like.isupper():
        return text.upper()
    return text[:1].upper() + text[1:] if like[:1].isupper() else text
