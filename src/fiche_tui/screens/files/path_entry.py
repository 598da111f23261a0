"""A dialog that asks where a file goes, and stays open until the file is there."""

import os
from collections.abc import Callable
from pathlib import Path

from fiche_tui.language.shown_path import shown_path
from fiche_tui.language.translation import _
from fiche_tui.screens.kit.dialog import Text
from fiche_tui.screens.kit.dialogs import Confirm
from fiche_tui.screens.kit.entry import AskText
from fiche_tui.screens.kit.places_to_type import Line
from fiche_tui.system.destination import BadPath, destination


class AskPath(AskText):
    """A path: dismisses it once ``keep`` wrote the file, None on Escape.

    ``keep(path, overwrite)`` returns why it could not, or an empty text. A file that is there is replaced only after a
    question; a folder takes a file called ``name``.
    """

    def __init__(
        self, title: Text, value: str, *, name: str, keep: Callable[[Path, bool], str], cost: Text = ""
    ) -> None:
        hint = _("rien n’est remplacé sans question")
        super().__init__(title, _("Fichier ou dossier"), value, hint=hint, lines=[cost] if cost else [])
        self._file_name = name
        self._keep = keep

    def on_mount(self) -> None:
        """Bring the name of the file into sight, at the end of a long path."""
        self.call_after_refresh(self._show_name)

    def _show_name(self) -> None:
        line = self.query_one(Line)
        line.action_home()
        line.action_end()

    def action_store(self) -> None:
        """Write the file, ask first when there is one, or say what is wrong with the path."""
        try:
            path = destination(self._typed(), self._file_name)
        except BadPath as error:
            self.warn(error.sentence)
            return
        if os.path.exists(path):
            self._ask_to_replace(path)
        else:
            self._write(path, overwrite=False)

    def _ask_to_replace(self, path: Path) -> None:
        def answered(agreed: bool | None) -> None:
            if agreed:
                self._write(path, overwrite=True)
            else:
                self.warn(_("Rien n’a été remplacé. Choisissez un autre nom."))

        text = _("{path} existe déjà. Ce qu’il contient sera perdu.").format(path=shown_path(path))
        self.app.push_screen(
            Confirm(_("Remplacer ce fichier?"), text, _("remplacer"), _("choisir un autre nom")), answered
        )

    def _write(self, path: Path, *, overwrite: bool) -> None:
        if refusal := self._keep(path, overwrite):
            self.warn(refusal)
        else:
            self.dismiss(str(path))
