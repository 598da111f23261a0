"""Where things are on this machine: the data folder, the time zone."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

from fiche_tui.command_line.failure import Failure
from fiche_tui.language.shown_path import shown_path
from fiche_tui.language.translation import _
from fiche_tui.system import own_folders

if TYPE_CHECKING:
    from fiche_tui.settings.values import Settings
    from fiche_tui.store.workshops import Workshops


def data_folder() -> Path:
    """Return the folder of the workshops: ``FICHE_DATA``, else the user's data folder, behind any links to it.

    A link to the folder is the person's own choice; the store refuses those below it.

    Raises ``Failure`` where nobody knows whose home is meant, rather than make a folder called « ~ ».
    """
    chosen = os.environ.get("FICHE_DATA")
    folder = (os.path.expanduser(chosen) if chosen else own_folders.data_folder()) or "~"
    if folder.startswith("~"):
        sentence = _("Le dossier personnel de {path} est introuvable. Choisissez un dossier avec FICHE_DATA.")
        raise Failure(sentence.format(path=folder))
    return Path(os.path.realpath(folder))


def workshops() -> "Workshops":
    """Return the workshops of this machine."""
    # A participant looks for a code without them.
    from fiche_tui.store.workshops import Workshops

    return Workshops(data_folder(), remembered_in=own_place())


def settings() -> "Settings":
    """Return the settings of whoever runs the program; what is wrong in them is at its default."""
    from fiche_tui.settings.file import settings_file

    return settings_file().read().settings


def own_place() -> Path | None:
    """Where this account remembers what others must not take away; None where nobody knows whose home is meant."""
    folder = own_folders.state_folder()
    return Path(folder) / "workshops" if folder is not None else None


def check_data_folder() -> None:
    """Raise ``Failure`` when the data folder cannot be used, before any screen opens.

    One that is there and cannot be written may still be read; each workshop then says so.
    """
    # Only what opens the screens asks this.
    from fiche_tui.store.files import nearest_existing

    folder = data_folder()
    nearest = nearest_existing(folder)
    if os.path.exists(folder) and not os.path.isdir(folder):
        raise Failure(
            _("{path} n’est pas un dossier. Choisissez-en un autre avec FICHE_DATA.").format(path=shown_path(folder))
        )
    needed = os.R_OK | os.X_OK if nearest == folder else os.W_OK | os.X_OK
    if not os.access(nearest, needed):
        sentence = _("Impossible d’écrire dans {path}. Vérifiez les droits ou choisissez un autre FICHE_DATA.")
        raise Failure(sentence.format(path=shown_path(nearest)))


def timezone(asked: str | None) -> str:
    """Return the IANA name given, else that of ``TZ``, of the settings, or the machine's.

    Raises ``Failure`` for a wrong one.
    """
    # Only a new workshop has a zone to choose.
    from fiche_tui.system.local_zone import is_zone, no_zone

    if asked is None:
        from fiche_tui.settings.file import timezone_of_new
        from fiche_tui.system.clock import SystemClock

        found = timezone_of_new(settings(), SystemClock().now())
        if found is None:
            raise Failure(no_zone())
        return found
    if not is_zone(asked):
        sentence = _("Le fuseau « {zone} » n’existe pas. Écrivez par exemple America/Toronto.")
        raise Failure(sentence.format(zone=asked))
    return asked
