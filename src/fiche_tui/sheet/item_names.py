"""What a sheet calls its lines, in its front matter: ``un: énoncé``, ``des: énoncés``; ``one``, ``many`` in English."""

import re
from collections.abc import Mapping

from fiche_tui.sheet.header import Entry
from fiche_tui.sheet.problems import Code, Problems
from fiche_tui.workshop.sheet import ItemName
from fiche_tui.workshop.text import folded

KEYS: Mapping[str, tuple[str, str]] = {"fr": ("un", "des"), "en": ("one", "many")}
"""The keys of the singular and of the plural, by language. The key says the language, whatever the sheet's own."""

FEMININE = "une"
"""The key that is refused: the sentences agree in the masculine."""

LONGEST = 24
"""Longest name, in characters: what the titles of a screen of 80 columns leave."""

# No digit, brace or mark: the name becomes part of templates.
_NOUN = re.compile(r"[^\W\d_]+(?:[ \u00a0’'-][^\W\d_]+)*")
_FEMININE_ENDINGS = ("tion", "sion", "xion", "ance", "ence", "ee", "ite", "ete", "ette", "esse", "ure", "ude")
_MASCULINE_ALL_THE_SAME = frozenset(
    {"bastion", "comite", "ete", "gite", "interlude", "lycee", "murmure", "musee", "prelude", "silence", "site"}
    | {"squelette", "trophee"}
)
_FEMININE = frozenset(
    {"cause", "chose", "cible", "demande", "etape", "force", "ligne", "phrase", "piste", "pratique", "reponse"}
    | {"strategie", "tache", "valeur", "voie"}
)


def read_item_names(header: Mapping[str, Entry], problems: Problems) -> tuple[ItemName, ...]:
    """Return the names that the front matter gives, at most one a language; a name that cannot be used leaves « rôle
    »."""
    if FEMININE in header:
        problems.add(header[FEMININE].line, Code.ITEM_NAME_GENDER, header[FEMININE].text)
    found = [_name(lang, header, problems) for lang in KEYS]
    return tuple(name for name in found if name is not None)


def _name(lang: str, header: Mapping[str, Entry], problems: Problems) -> ItemName | None:
    written = [(key, header[key]) for key in KEYS[lang] if key in header]
    for _key, entry in written:
        if len(entry.text) > LONGEST or not _NOUN.fullmatch(entry.text):
            problems.add(entry.line, Code.ITEM_NAME, entry.text, limit=LONGEST)
            return None
    if len(written) == 1:
        ((key, entry),) = written
        other = next(each for each in KEYS[lang] if each != key)
        problems.add(entry.line, Code.ITEM_NAME_ALONE, entry.text, other=other)
    if len(written) < 2:
        return None
    (_one, one), (_many, many) = written
    if lang == "fr" and _looks_feminine(one.text):
        problems.add(one.line, Code.ITEM_NAME_GENDER, one.text)
    return ItemName(lang, _small(one.text), _small(many.text))


def _looks_feminine(noun: str) -> bool:
    first = re.split(r"[ \u00a0-]", folded(noun))[0]
    if first in _MASCULINE_ALL_THE_SAME:
        return False
    # « énoncé », « côté » end as they do; « idée », « priorité » do not.
    return first in _FEMININE or first.endswith(_FEMININE_ENDINGS)


def _small(noun: str) -> str:
    """With a small first letter, unless the word is an acronym."""
    return noun if noun[1:2].isupper() else noun[:1].lower() + noun[1:]
