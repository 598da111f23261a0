"""Where things are on this machine: the data folder, the user's sheets, the time zone."""

import os
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import platformdirs

from fiche_tui.command_line.failure import Failure
from fiche_tui.i18n import _
from fiche_tui.store.workshops import Workshops

FALLBACK_ZONE = "America/Toronto"


def data_folder() -> Path:
    """The folder of the workshops: ``FICHE_DATA``, else the user's data folder.

    Raises ``Failure`` where nobody knows whose home is meant, rather than make a folder called « ~ ».
    """
    chosen = os.environ.get("FICHE_DATA")
    try:
        folder = os.path.expanduser(chosen) if chosen else platformdirs.user_data_dir("fiche-tui", appauthor=False)
    except RuntimeError:
        folder = "~"
    if folder.startswith("~"):
        sentence = _("Le dossier personnel de {path} est introuvable. Choisissez un dossier avec FICHE_DATA.")
        raise Failure(sentence.format(path=folder))
    return Path(folder)


def user_sheets_folder() -> Path:
    """The folder of the user's own sheets, beside the workshops."""
    return data_folder() / "sheets"


def workshops() -> Workshops:
    """The workshops of this machine."""
    return Workshops(data_folder())


def who() -> str:
    """The name shown to whoever would open the same workshop."""
    return os.environ.get("USER") or os.environ.get("LOGNAME") or ""


def check_data_folder() -> None:
    """Raise ``Failure`` when the data folder cannot be used, before any screen opens.

    One that is there and cannot be written may still be read, and told so of each workshop.
    """
    folder = data_folder()
    nearest = folder
    # os.path answers where pathlib raises: behind a folder that may not be entered.
    while not os.path.exists(nearest) and nearest != nearest.parent:
        nearest = nearest.parent
    if os.path.exists(folder) and not os.path.isdir(folder):
        raise Failure(_("{path} n’est pas un dossier. Choisissez-en un autre avec FICHE_DATA.").format(path=folder))
    needed = os.R_OK | os.X_OK if nearest == folder else os.W_OK | os.X_OK
    if not os.access(nearest, needed):
        sentence = _("Impossible d’écrire dans {path}. Vérifiez les droits ou choisissez un autre FICHE_DATA.")
        raise Failure(sentence.format(path=nearest))


def timezone(asked: str | None) -> str:
    """The IANA name asked for, else that of ``TZ``, else the machine's. Raises ``Failure`` for an unknown one."""
    if asked is not None:
        if not _exists(asked):
            sentence = _("Le fuseau « {zone} » n’existe pas. Écrivez par exemple America/Toronto.")
            raise Failure(sentence.format(zone=asked))
        return asked
    from_environment = os.environ.get("TZ", "").lstrip(":")
    if from_environment and _exists(from_environment):
        return from_environment
    return _machine_zone() or FALLBACK_ZONE


def _machine_zone() -> str:
    try:
        target = os.path.realpath("/etc/localtime")
    except OSError:
        return ""
    name = target.partition("/zoneinfo/")[2]
    return name if name and _exists(name) else ""


def _exists(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return True
