"""Sentences as a voice reads them well: of signs, espeak-ng and screen readers skip some and name others in English."""

import re

from fiche_tui.drawing.figures import MINUS
from fiche_tui.language.translation import _
from fiche_tui.workshop.short_text import one_line

_DRAWN = re.compile("[\u2190-\u21ff\u2300-\u28ff\u2900-\u2bff]+")
"""Arrows, boxes, blocks, shapes, stars and braille: what is drawn, and never said."""

_PLAIN = str.maketrans(
    {
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015" + MINUS, "-"),
        **dict.fromkeys("\u201c\u201d\u201e", '"'),
        **{"\u00b7": ",", "\u2022": ",", "\u2026": "..."},
    }
)


def aloud(sentence: str) -> str:
    """Return a sentence on one line, without signs that are only seen; what people wrote keeps its words."""
    text = re.sub("\u00ab\\s*|\\s*\u00bb", '"', _DRAWN.sub(" ", sentence)).translate(_PLAIN)
    return re.sub(" +([,.])", "\\1", one_line(text))


def signed(number: str, gap: float) -> str:
    """Return a difference with its sign in words, “plus 1,5”; ``number`` is the figure as it is written."""
    figure = number.lstrip(f"+-{MINUS}")
    if not gap:
        return figure
    return (_("plus {n}") if gap > 0 else _("moins {n}")).format(n=figure)
