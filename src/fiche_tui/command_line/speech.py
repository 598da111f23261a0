"""The language to speak: ``--lang``, else ``FICHE_LANG``, else the settings, else the locale."""

import os
from collections.abc import Sequence

from fiche_tui.language.translation import LANGUAGES, use_language
from fiche_tui.settings.place import settings_path


def speak(given: Sequence[str]) -> tuple[str, ...]:
    """Speak the language that was chosen; return the sentences on what is wrong in the settings.

    It is known before the command line is read, whose help speaks it too.
    """
    asked = _asked(given)
    if asked not in LANGUAGES:
        asked = os.environ.get("FICHE_LANG", "")
    if asked:
        use_language(asked)
    path = settings_path()
    if path is None or not os.path.lexists(path):
        return ()
    # Imported where there is a file to read: ``fiche --version`` should not pay for it.
    from fiche_tui.settings.file import SettingsFile

    file = SettingsFile(path)
    if not asked and (chosen := file.read().settings.language):
        use_language(chosen)
    return file.sentences()


def _asked(given: Sequence[str]) -> str:
    """Return what follows ``--lang`` before the command, empty without one."""
    words = iter(given)
    for word in words:
        if word == "--lang":
            return next(words, "")
        if word.startswith("--lang="):
            return word.removeprefix("--lang=")
        if not word.startswith("-"):
            break
    return ""
