"""The words that authors may write in a sheet, in French or in English, and the names derived from their text."""

import re
import unicodedata
from collections.abc import Mapping

from fiche_tui.workshop.sheet import Instrument, StepKind
from fiche_tui.workshop.short_text import one_line, shortened
from fiche_tui.workshop.text import folded
from fiche_tui.workshop.text import slug as hyphenated

SLUG_LENGTH = 40
"""Longest derived id, in characters."""

EXCERPT_LENGTH = 60
"""Longest piece of a file that a problem repeats, in characters."""

KINDS: Mapping[str, StepKind] = {
    "pleniere": StepKind.PLENARY,
    "plenary": StepKind.PLENARY,
    "equipes": StepKind.PAIRS,
    "en equipes": StepKind.PAIRS,
    "pairs": StepKind.PAIRS,
    "ajuster": StepKind.ADJUST,
    "adjust": StepKind.ADJUST,
    "evaluer": StepKind.ASSESS,
    "assess": StepKind.ASSESS,
    "depouiller": StepKind.COUNT,
    "count": StepKind.COUNT,
    "devoiler": StepKind.REVEAL,
    "reveal": StepKind.REVEAL,
    "voter": StepKind.VOTE,
    "vote": StepKind.VOTE,
    "porter": StepKind.CARRY,
    "carry": StepKind.CARRY,
    "accord": StepKind.AGREE,
    "agree": StepKind.AGREE,
    "pause": StepKind.BREAK,
    "break": StepKind.BREAK,
    "relire": StepKind.CLOSE,
    "close": StepKind.CLOSE,
}

INSTRUMENTS: Mapping[str, Instrument] = {
    "complet": Instrument.FULL,
    "full": Instrument.FULL,
    "souhaite": Instrument.WANTED,
    "souhaite seul": Instrument.WANTED,
    "wanted": Instrument.WANTED,
    "cocher": Instrument.CHECK,
    "check": Instrument.CHECK,
    "par famille": Instrument.FAMILY,
    "famille": Instrument.FAMILY,
    "family": Instrument.FAMILY,
}

FLAGS: Mapping[str, str] = {
    "protegee": "protected",
    "protege": "protected",
    "protected": "protected",
    "facultative": "optional",
    "facultatif": "optional",
    "optional": "optional",
    "marge": "margin",
    "buffer": "margin",
    "margin": "margin",
}

SECTIONS: Mapping[str, str] = {
    "familles": "families",
    "families": "families",
    "question": "question",
    "echelles": "scales",
    "scales": "scales",
    "formats": "formats",
    "deroulement": "agenda",
    "agenda": "agenda",
    "pendant le depouillement": "talk",
    "while counting": "talk",
    "corrections": "corrections",
    "credits": "credit",
    "credit": "credit",
}

SCALES: Mapping[str, str] = {
    "aujourd'hui": "today",
    "today": "today",
    "souhaite": "wanted",
    "wanted": "wanted",
}

YES_NO: Mapping[str, bool] = {"oui": True, "yes": True, "non": False, "no": False}

_AROUND = re.compile(r"^(?:[0-9]{1,2}(?:\.[0-9]{1,2}){0,2}[.)]?\s)?[\W_]*|[\W_]*(?:\([0-9 ]{1,4}min\.?\)[\W_]*)?$")


def loose(text: str) -> str:
    """Return ``text`` as a title is looked up: folded, without « 1. » before it, « : » or « (5 min) » after it."""
    return _AROUND.sub("", folded(text))


def slug(text: str) -> str:
    """Return an id made from ``text``: ASCII letters and digits joined by hyphens, at most 40 characters; may be
    empty."""
    return hyphenated(text, SLUG_LENGTH)


def excerpt(text: str) -> str:
    """``text`` made safe to repeat on one line: no control character, at most 60 characters."""
    return shortened("".join(_visible(character) for character in one_line(text[: EXCERPT_LENGTH * 4])), EXCERPT_LENGTH)


CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
"""What ``is_control`` tells of one character, for whole texts: a sheet has a hundred thousand characters."""


def is_control(character: str) -> bool:
    """Return whether a character commands a terminal or cannot be written to a file, instead of being read."""
    return unicodedata.category(character) in ("Cc", "Cs")


def _visible(character: str) -> str:
    return "\ufffd" if is_control(character) else character
