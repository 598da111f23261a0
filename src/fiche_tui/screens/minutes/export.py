"""Taking the minutes away: a file where one chooses, in the format one chooses, or the terminal's clipboard."""

import os
from collections.abc import Callable
from pathlib import Path

from fiche_tui.keys.acts import act
from fiche_tui.language.sentences import error_sentence
from fiche_tui.language.translation import _
from fiche_tui.minutes import Export, minutes_markdown
from fiche_tui.screens.kit.desk import WorkshopDesk
from fiche_tui.screens.kit.dialogs import Ask
from fiche_tui.screens.minutes.path_entry import AskPath
from fiche_tui.screens.minutes.preview import preview
from fiche_tui.store.errors import StoreError
from fiche_tui.store.files import write_new
from fiche_tui.system.destination import public_mode

CLIPBOARD = "clipboard"


class TakingAway:
    """The key for saving: what, then where. ``copy`` hands a text to the terminal's clipboard."""

    def __init__(self, desk: WorkshopDesk, copy: Callable[[str], None]) -> None:
        self._desk = desk
        self._copy = copy
        self._folder = _here()

    @act("workshop.export")
    async def export(self) -> None:
        """Ask which format, then where; nothing is written before both are said."""
        kinds = [*_kinds(), (CLIPBOARD, _("Presse-papiers, pour coller dans un courriel"))]
        choices = [(str(place), label, value) for place, (value, label) in enumerate(kinds, start=1)]
        chosen = await self._desk.ask(Ask(_("Enregistrer le compte rendu"), [], choices))
        if isinstance(chosen, Export):
            await self._write(chosen)
        elif chosen == CLIPBOARD:
            self._send()

    async def _write(self, export: Export) -> None:
        state = self._desk.state
        content, name = export.content(state), export.name(state)

        def keep(path: Path, overwrite: bool) -> str:
            try:
                write_new(path, content, overwrite=overwrite, mode=public_mode())
            except StoreError as error:
                return error_sentence(error.code, error.values)
            self._folder = path.parent
            return ""

        written = await self._desk.ask(AskPath(_("Où?"), str(self._folder / name), name=name, keep=keep))
        if written is not None:
            self._desk.say(_("Enregistré : {path}").format(path=written))

    def _send(self) -> None:
        # Over the terminal (OSC 52), which never answers whether it took the text: that is said too.
        self._copy(preview(minutes_markdown(self._desk.state)).plain)
        if os.environ.get("TMUX"):
            sentence = _(
                "Envoyé au presse-papiers du terminal. Rien à coller? Dans tmux : « set -g set-clipboard on », "
                "ou s pour un fichier."
            )
        else:
            sentence = _(
                "Envoyé au presse-papiers du terminal. Rien à coller? Ce terminal le refuse : s pour un fichier."
            )
        self._desk.say(sentence)


def _here() -> Path:
    """Return the current folder, or the home folder when somebody removed it meanwhile."""
    try:
        return Path.cwd()
    except OSError:
        return Path(os.path.expanduser("~"))


def _kinds() -> list[tuple[Export | str, str]]:
    """Return what can be written here, with its words."""
    return [
        (Export("md"), _("Texte Markdown, à relire ou à convertir (.md)")),
        (Export("html"), _("Page web, à imprimer (.html)")),
        (Export("docx"), _("Document Word (.docx)")),
        (Export("html", short=True), _("Relevé de décisions, une page à imprimer (.html)")),
        (Export("csv"), _("Tous les comptes, pour un tableur (.csv dans un .zip)")),
        (Export("json"), _("Toutes les données, pour un programme (.json)")),
    ]
