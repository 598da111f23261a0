"""The words of the interface: French in the source, other languages in catalogues (gettext).

A sentence is written in French in the code and marked with ``_``, so that the product is right even when a
catalogue is missing. French has a catalogue too: without its plural rule Python would say « 0 bulletins ».

The minutes follow the workshop's language, not the reader's: they take theirs from ``catalogue``.

A sheet may name its own lines (« énoncé » for « rôle »): while a workshop is on screen its names are worn by every
sentence, see ``fiche_tui.language.item_words``.
"""

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache
from gettext import GNUTranslations, NullTranslations
from pathlib import Path

from fiche_tui.language.item_words import KEPT, ItemName, reworded

DOMAIN = "fiche_tui"
LANGUAGES = ("fr", "en")
LOCALE_FOLDER = Path(__file__).parent / "locale"


@dataclass(slots=True)
class _Speech:
    """How a process or one of its sessions speaks. Shared by all the tasks of the session, whichever changes it."""

    language: str | None = None
    names: Sequence[ItemName] = ()


_process = _Speech()
# A server holds many sessions in one process: each session's tasks inherit the speech set in their context.
_session: ContextVar[_Speech | None] = ContextVar("fiche_session_speech", default=None)


def language_of(environment: Mapping[str, str]) -> str:
    """Return "en" or "fr" for an environment: the first of LC_ALL, LC_MESSAGES, LANG that is set decides.

    Whatever is not English is French, "C" and nothing at all included: that is the product's first language.
    """
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := environment.get(name):
            return _known(value)
    return "fr"


def language() -> str:
    """Return "fr" or "en": what the session speaks, else the process, else the environment."""
    return _speech().language or _process.language or language_of(os.environ)


def _speech() -> _Speech:
    return _session.get() or _process


def use_language(tag: str | None) -> None:
    """Speak ``tag`` ("fr", "en_CA.UTF-8"...) from now on in this process; None goes back to the environment.

    A tag that is not English means French; nothing is ever refused.
    """
    _process.language = None if tag is None else _known(tag)
    _session.set(None)


def use_session_language(tag: str) -> None:
    """Speak ``tag`` in the current task and the tasks that it starts, whatever the other sessions speak."""
    _session.set(_Speech(_known(tag)))


@contextmanager
def spoken(tag: str) -> Iterator[None]:
    """Speak ``tag`` while the block runs, in which nothing is awaited; an empty tag changes nothing."""
    speech = _speech()
    before, speech.language = speech.language, _known(tag) if tag else speech.language
    try:
        yield
    finally:
        speech.language = before


def name_items(names: Sequence[ItemName]) -> None:
    """Call the lines of a list by these names from now on in this session; none goes back to « rôle »."""
    _speech().names = tuple(names)


@contextmanager
def items_named(names: Sequence[ItemName]) -> Iterator[None]:
    """Call the lines of a list by these names while the block runs."""
    speech = _speech()
    before, speech.names = speech.names, tuple(names)
    try:
        yield
    finally:
        speech.names = before


def _known(tag: str) -> str:
    base = tag.replace("-", "_").split("_")[0].split(".")[0]
    return "en" if base.lower() in ("en", "english") else "fr"


@cache
def _catalogue(tag: str) -> NullTranslations:
    path = LOCALE_FOLDER / tag / "LC_MESSAGES" / f"{DOMAIN}.mo"
    try:
        with path.open("rb") as file:
            catalogue: NullTranslations = GNUTranslations(file)
    except OSError:
        catalogue = NullTranslations()
    if tag != "fr":
        # A sentence without a translation yet is said in French, by the French plural rule.
        catalogue.add_fallback(_catalogue("fr"))
    return catalogue


def catalogue(tag: str) -> NullTranslations:
    """Return the sentences of the language ``tag`` ("fr", "en-CA"...), whatever is spoken here."""
    return _catalogue(_known(tag))


def _(message: str) -> str:
    """Return ``message`` (written in French) in the language spoken here, with the sheet's name for its lines."""
    # An empty msgid is a catalogue's header: gettext would print that on screen.
    return _worn(message, _catalogue(language()).gettext(message)) if message else ""


def ngettext(one: str, many: str, n: int) -> str:
    """Return the form for ``n`` of a sentence, in the language spoken here; the caller puts the number in."""
    return _worn(one, _catalogue(language()).ngettext(one, many, n))


def _worn(message: str, template: str) -> str:
    names = _speech().names
    return reworded(template, language(), names) if names and message not in KEPT else template


def N_(message: str) -> str:  # noqa: N802 - the name that gettext tools know.
    """Return ``message`` as it is: marks a French text to be found now and passed to ``_`` when it is shown."""
    return message
