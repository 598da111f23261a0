"""The settings in words, for the screen."""

import os

from fiche_tui.language.translation import _, ngettext
from fiche_tui.settings.file import SettingsFile
from fiche_tui.settings.values import Palette, Value
from fiche_tui.sheet.readable import language_words


def label_of(name: str) -> str:
    """Return the short name of a setting, or of the ``file`` itself."""
    return {
        "theme": _("Couleurs"),
        "language": _("Langue"),
        "sound": _("Signal"),
        "paper": _("Papier"),
        "sheet": _("Fiche proposée"),
        "timezone": _("Fuseau horaire"),
        "soon": _("Fin d’étape proche"),
        "grace": _("Télécommande"),
        "file": _("Fichier"),
    }[name]


def value_words(name: str, value: Value) -> str:
    """Return a value in words."""
    match name:
        case "theme":
            return {
                Palette.LIGHT: _("claires"),
                Palette.DARK: _("sombres"),
                Palette.CONTRAST: _("à fort contraste"),
                Palette.MONOCHROME: _("aucune"),
            }[Palette(str(value))]
        case "language":
            return language_words(str(value)) if value else _("celle de la machine")
        case "sound":
            return _("oui") if value else _("non")
        case "paper":
            return {"letter": _("lettre"), "a4": "A4"}[str(value)]
        case "sheet":
            return str(value) or _("la première de la liste")
        case "timezone":
            return str(value) or _("celui de la machine")
        case "soon":
            return _("{n} % du temps").format(n=value)
        case "grace":
            return ngettext("{n} seconde", "{n} secondes", int(value)).format(n=value)
    raise KeyError(name)


def file_words(file: SettingsFile) -> str:
    """Return where the file is, or that it will be made."""
    if file.path is None:
        return _("Le dossier personnel est introuvable : rien ne peut être gardé.")
    if os.path.lexists(file.path):
        return _("{path} se lit et se change aussi dans un éditeur de texte.").format(path=file.shown)
    return _("Entrée crée {path}, chaque réglage expliqué; le premier changement aussi.").format(path=file.shown)
