"""The names of the files that are proposed, from what everybody may know of a workshop."""

from enum import StrEnum

from fiche_tui.minutes.dates import base_language
from fiche_tui.minutes.timeline import held_on
from fiche_tui.minutes.trial import mark_in_name
from fiche_tui.workshop.state import State
from fiche_tui.workshop.text import slug

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
    Printable.SLIPS: "feuilles-de-compilation",
    Printable.HANDOUT: "feuillet",
    Printable.NOTES: "feuille-d-animation",
}


_STEMS = {
    "fr": {"minutes": "compte-rendu", "short": "releve-de-decisions", "data": "donnees"},
    "en": {"minutes": "minutes", "short": "decisions", "data": "data"},
}
_DATA = ("csv", "json")
_FILES = {"csv": "zip"}
"""The formats whose file is an archive of several."""


def suggested_name(state: State, extension: str = "md", *, short: bool = False) -> str:
    """Return the file name to propose for minutes: « compte-rendu-2026-11-23-table-de-quartier-saint-remi.md ».

    From the date, the collective (or the title) and the end of the id alone, so that it reveals no result.
    """
    content = "data" if extension in _DATA else "short" if short else "minutes"
    extension = _FILES.get(extension, extension)
    stem = _STEMS[base_language(state.sheet.lang)][content]
    return _file_name(state, stem, extension)


def printable_name(state: State, kind: Printable, extension: str = "html") -> str:
    """Return the file name to propose for something printed:
    « bulletins-2026-11-23-table-de-quartier-saint-remi.html »."""
    stem = kind.value if base_language(state.sheet.lang) == "en" else _FRENCH[kind]
    return _file_name(state, stem, extension)


def tokens_name(state: State, extension: str = "html") -> str:
    """Return the file name to propose for the sheet of tokens."""
    return _file_name(state, "tokens" if base_language(state.sheet.lang) == "en" else "jetons", extension)


def _file_name(state: State, stem: str, extension: str) -> str:
    day = held_on(state)
    words = slug(state.details.collective, LONGEST_SLUG) or slug(state.details.title, LONGEST_SLUG)
    # The id's own characters tell two workshops of one day apart.
    own = slug(state.id.rpartition("-")[2], LONGEST_SLUG)
    parts = [mark_in_name(state), stem, day.isoformat() if day else "", words, own]
    return f"{'-'.join(part for part in parts if part)}.{extension}"
