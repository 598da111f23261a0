"""The names of the files that are proposed, from what everybody may know of a workshop."""

import re
import unicodedata
from enum import StrEnum

from fiche_tui.minutes.dates import base_language
from fiche_tui.minutes.timeline import held_on
from fiche_tui.workshop.state import State

LONGEST_SLUG = 60
"""Longest part of a file name that comes from what people typed, in characters."""


class Printable(StrEnum):
    """What can be printed for the meeting."""

    BALLOTS = "ballots"
    SLIPS = "slips"
    HANDOUT = "handout"
    NOTES = "notes"


class Format(StrEnum):
    """The formats of what is printed; each value is also the file's extension."""

    MARKDOWN = "md"
    HTML = "html"


_FRENCH = {
    Printable.BALLOTS: "bulletins",
    Printable.SLIPS: "feuilles-de-comptes",
    Printable.HANDOUT: "feuillet",
    Printable.NOTES: "feuille-d-animation",
}


_STEMS = {
    "fr": {"minutes": "compte-rendu", "short": "releve-de-decisions", "data": "donnees"},
    "en": {"minutes": "minutes", "short": "decisions", "data": "data"},
}
_DATA = ("csv", "json")


def slug(text: str) -> str:
    """Lower case ASCII letters, digits and hyphens, at most ``LONGEST_SLUG`` characters; empty when nothing is left."""
    unfolded = text.casefold().replace("œ", "oe").replace("æ", "ae")
    # An accent that is taken off leaves one word; whatever else is not a letter parts two.
    letters = "".join(one for one in unicodedata.normalize("NFKD", unfolded) if not unicodedata.combining(one))
    whole = re.sub(r"[^a-z0-9]+", "-", letters).strip("-")
    if len(whole) <= LONGEST_SLUG:
        return whole
    cut = whole[: LONGEST_SLUG + 1]
    return (cut.rsplit("-", 1)[0] if "-" in cut else cut[:LONGEST_SLUG]).strip("-")


def suggested_name(state: State, extension: str = "md", *, short: bool = False) -> str:
    """The file name to propose for minutes: « compte-rendu-2026-11-23-table-de-quartier-saint-remi.md ».

    From the date and the collective (or the title) alone, so that it tells no result.
    """
    content = "data" if extension in _DATA else "short" if short else "minutes"
    stem = _STEMS[base_language(state.sheet.lang)][content]
    return _file_name(state, stem, extension)


def printable_name(state: State, kind: Printable, extension: str = "html") -> str:
    """The file name to propose for something printed: « bulletins-2026-11-23-table-de-quartier-saint-remi.html »."""
    stem = kind.value if base_language(state.sheet.lang) == "en" else _FRENCH[kind]
    return _file_name(state, stem, extension)


def _file_name(state: State, stem: str, extension: str) -> str:
    day = held_on(state)
    parts = [stem, day.isoformat() if day else "", slug(state.details.collective) or slug(state.details.title)]
    return f"{'-'.join(part for part in parts if part)}.{extension}"
