"""Taking the minutes away: a file where one chooses, in the format one chooses, or the terminal's clipboard."""

import os
from pathlib import Path

from fiche_tui.language.sentences import error_sentence
from fiche_tui.language.translation import _
from fiche_tui.minutes import Export, minutes_markdown
from fiche_tui.screens.kit.base import FicheScreen
from fiche_tui.screens.kit.dialogs import Ask
from fiche_tui.screens.minutes.path_entry import AskPath
from fiche_tui.screens.minutes.preview import preview
from fiche_tui.session.session import Session
from fiche_tui.store.errors import StoreError
from fiche_tui.store.files import write_new
from fiche_tui.system.destination import public_mode

CLIPBOARD = "clipboard"


class TakingAway(FicheScreen[None]):
    """The key for saving: what, then where."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self._folder = _here()

    def action_export(self) -> None:
        """Ask which format, then where; nothing is written before both are said."""

        def chosen(export: Export | str | None) -> None:
            if isinstance(export, Export):
                self._ask_where(export)
            elif export == CLIPBOARD:
                self._copy()

        kinds = [*_kinds(), (CLIPBOARD, _("Presse-papiers, pour coller dans un courriel"))]
        choices = [(str(place), label, value) for place, (value, label) in enumerate(kinds, start=1)]
        self.app.push_screen(Ask(_("Enregistrer le compte rendu"), [], choices), chosen)

    def _ask_where(self, export: Export) -> None:
        content = export.content(self.session.state)
        name = export.name(self.session.state)

        def keep(path: Path, overwrite: bool) -> str:
            try:
                write_new(path, content, overwrite=overwrite, mode=public_mode())
            except StoreError as error:
                return error_sentence(error.code, error.values)
            self._folder = path.parent
            return ""

        def written(path: str | None) -> None:
            if path is not None:
                self.status.say(_("Enregistré : {path}").format(path=path))

        self.app.push_screen(AskPath(_("Où?"), str(self._folder / name), name=name, keep=keep), written)

    def _copy(self) -> None:
        """Send the text over the terminal (OSC 52). A terminal never answers whether it took it: that is said too."""
        self.app.copy_to_clipboard(preview(minutes_markdown(self.session.state)).plain)
        if os.environ.get("TMUX"):
            sentence = _(
                "Envoyé au presse-papiers du terminal. Rien à coller? Dans tmux : « set -g set-clipboard on », "
                "ou s pour un fichier."
            )
        else:
            sentence = _(
                "Envoyé au presse-papiers du terminal. Rien à coller? Ce terminal le refuse : s pour un fichier."
            )
        self.status.say(sentence)


def _here() -> Path:
    """The current folder, or the home folder when somebody removed it meanwhile."""
    try:
        return Path.cwd()
    except OSError:
        return Path(os.path.expanduser("~"))


def _kinds() -> list[tuple[Export | str, str]]:
    """What can be written here, with its words."""
    return [
        (Export("md"), _("Texte Markdown, à relire ou à convertir (.md)")),
        (Export("html"), _("Page web, à imprimer (.html)")),
        (Export("docx"), _("Document Word (.docx)")),
        (Export("html", short=True), _("Relevé de décisions, une page à imprimer (.html)")),
        (Export("csv"), _("Tous les comptes, pour un tableur (.csv dans un .zip)")),
        (Export("json"), _("Toutes les données, pour un programme (.json)")),
    ]
