"""The words of the interface: French in the source, other languages in catalogues (gettext).

A sentence is written in French in the code and marked with `_`, so that the product is right even when a
catalogue is missing. French has a catalogue too: without its plural rule Python would say « 0 bulletins ».

The minutes follow the workshop's language, not the reader's: they take theirs from `catalogue`.
"""

import os
from collections.abc import Mapping
from contextvars import ContextVar
from functools import cache
from gettext import GNUTranslations, NullTranslations
from pathlib import Path

DOMAIN = "fiche_tui"
LANGUAGES = ("fr", "en")
LOCALE_FOLDER = Path(__file__).parent / "locale"

_process_language: str | None = None
# A server holds many sessions in one process: each session's tasks inherit the language set in their context.
_session_language: ContextVar[str | None] = ContextVar("fiche_session_language", default=None)


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
    return _session_language.get() or _process_language or language_of(os.environ)


def use_language(tag: str | None) -> None:
    """Speak `tag` ("fr", "en_CA.UTF-8"...) from now on in this process; None goes back to the environment.

    A tag that is not English means French; nothing is ever refused.
    """
    global _process_language  # noqa: PLW0603 - one interface language a process is what the command line sets.
    _process_language = None if tag is None else _known(tag)
    _session_language.set(None)


def use_session_language(tag: str) -> None:
    """Speak `tag` in the current task and the tasks that it starts, whatever the other sessions speak."""
    _session_language.set(_known(tag))


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
    """Return the sentences of the language `tag` ("fr", "en-CA"...), whatever is spoken here."""
    return _catalogue(_known(tag))


def _(message: str) -> str:
    """Return `message` (written in French) in the language spoken here."""
    # An empty msgid is a catalogue's header: gettext would print that on screen.
    return _catalogue(language()).gettext(message) if message else ""


def ngettext(one: str, many: str, n: int) -> str:
    """Return the form for `n` of a sentence, in the language spoken here; the caller puts the number in."""
    return _catalogue(language()).ngettext(one, many, n)


def N_(message: str) -> str:  # noqa: N802 - the name that gettext tools know.
    """Return `message` as it is: marks a French text to be found now and passed to `_` when it is shown."""
    return message
