"""Where a person wants a file: a typed path becomes one that can be written, or a sentence on what is wrong with it."""

import os
import unicodedata
from pathlib import Path

from fiche_tui.language.shown_path import shown_path
from fiche_tui.language.translation import _


class BadPath(Exception):  # noqa: N818 - it is an outcome that is told, not a defect.
    """Nothing can be written under what was typed; ``sentence`` says why and what to do."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


def destination(typed: str, name: str) -> Path:
    """Return the file that ``typed`` means; a folder means a file called ``name`` in it.

    ``~`` is the home folder, a link means the file that it leads to. Whether the folder is there and can be written
    to is checked when the file is written. Raises ``BadPath``.
    """
    text, path = _absolute(typed)
    if os.path.isdir(path) or text.endswith(os.sep):
        path = path / name
    path = Path(os.path.realpath(path))
    if os.path.lexists(path) and not os.path.isfile(path):
        raise BadPath(
            _("{path} n’est pas un fichier ordinaire. Choisissez un autre nom.").format(path=shown_path(path))
        )
    return path


def chosen_file(typed: str) -> Path:
    """Return the path that ``typed`` means, of a file to read: whether it is there is seen when it is read.

    ``~`` is the home folder. Raises ``BadPath``.
    """
    return _absolute(typed)[1]


def _absolute(typed: str) -> tuple[str, Path]:
    """Return what was typed without the spaces around it, and the absolute path that it means. Raises ``BadPath``."""
    text = typed.strip(" ")
    if not text:
        raise BadPath(_("Écrivez un nom de fichier."))
    if any(unicodedata.category(letter) in ("Cc", "Cs", "Zl", "Zp") for letter in text):
        raise BadPath(_("Ce nom de fichier contient un caractère invisible (fin de ligne, tabulation…). Retapez-le."))
    expanded = os.path.expanduser(text)
    if expanded.startswith("~") and text.split(os.sep)[0] == expanded.split(os.sep)[0]:
        sentence = _("Le dossier personnel de {path} est introuvable. Écrivez le chemin au complet.")
        raise BadPath(sentence.format(path=text.split(os.sep)[0]))
    path = Path(os.path.abspath(expanded))
    return text, path


def public_mode() -> int:
    """Return the mode of a file that every user of this machine may read; never more than the umask allows."""
    mask = os.umask(0o077)
    os.umask(mask)
    return 0o644 & ~mask
