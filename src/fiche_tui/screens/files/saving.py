"""Writing one file where a person wants it, then what comes next: shown, fetched from the server, or only named."""

import asyncio
import os
from collections.abc import Callable, Mapping
from pathlib import Path

from fiche_tui.language.sentences import error_sentence
from fiche_tui.language.shown_path import shown_path
from fiche_tui.language.translation import _
from fiche_tui.screens.files.path_entry import AskPath
from fiche_tui.screens.kit.desk import Desk
from fiche_tui.screens.kit.menu import numbered
from fiche_tui.store.errors import StoreError
from fiche_tui.store.files import PRIVATE_FILE, write_new
from fiche_tui.system.destination import public_mode
from fiche_tui.system.fetching import account, scp_line
from fiche_tui.system.viewer import show, viewer
from fiche_tui.workshop.frozen import frozen


@frozen
class Made:
    """A file to write: its content, and the name to propose. A ``private`` one is its owner's alone; one that is to
    be ``shown`` is opened on request. ``cost`` is what a person should know before it is written. What has effects is
    only made by ``make`` once a place is chosen, and may answer with a sentence on why not."""

    name: str
    content: bytes
    private: bool = False
    shown: bool = False
    cost: str = ""
    make: Callable[[], bytes | str] | None = None


class Saving:
    """Asks where, writes whole or not at all, and remembers the folder for the next file."""

    def __init__(self, desk: Desk, environment: Mapping[str, str] = os.environ) -> None:
        self._desk = desk
        self._environment = environment
        self._folder = _here()

    async def save(self, made: Made) -> bool:
        """Ask where the file goes and write it; return whether it is on disk."""

        def keep(path: Path, overwrite: bool) -> str:
            mode = PRIVATE_FILE if made.private else public_mode()
            try:
                content = made.make() if made.make else made.content
                if isinstance(content, str):
                    return content
                write_new(path, content, overwrite=overwrite, mode=mode)
            except StoreError as error:
                return error_sentence(error.code, error.values)
            self._folder = path.parent
            return ""

        dialog = AskPath(_("Où?"), str(self._folder / made.name), name=made.name, keep=keep, cost=made.cost)
        written = await self._desk.ask(dialog)
        if written is None:
            return False
        self._desk.say(_("Enregistré : {path}").format(path=shown_path(written)))
        await self._go_on(Path(written), made)
        return True

    async def _go_on(self, path: Path, made: Made) -> None:
        line = scp_line(path, self._environment, account())
        opener = viewer(self._environment) if made.shown else None
        if line is not None:
            await self._offer_line(path, line)
        elif opener is not None:
            await self._offer_view(path, opener)

    async def _offer_line(self, path: Path, line: str) -> None:
        how = _("Il est sur le serveur. Pour l’amener sur votre ordinateur, tapez là-bas, dans un autre terminal :")
        choices = [(True, _("Copier cette ligne")), (False, _("Continuer"))]
        lines = [shown_path(path), "", how, "", line]
        title = _("Enregistré sur le serveur")
        # It stays in sight once it is copied: a terminal never answers whether it took the line.
        while await self._desk.ask(numbered(title, choices, lines=lines)):
            self._desk.copy(line)
            title = _("Ligne envoyée au presse-papiers du terminal")
            lines = [_("Rien à coller? Ce terminal le refuse : recopiez la ligne."), "", line]

    async def _offer_view(self, path: Path, opener: str) -> None:
        choices = [(True, _("L’ouvrir, pour l’imprimer")), (False, _("Continuer"))]
        if not await self._desk.ask(numbered(_("Enregistré"), choices, lines=[shown_path(path)])):
            return
        if await asyncio.to_thread(show, opener, path):
            self._desk.say(_("Ouvert : {path}").format(path=shown_path(path)))
        else:
            sentence = _("Aucun programme n’a ouvert {path}. Ouvrez ce fichier vous-même, dans votre navigateur.")
            self._desk.say(sentence.format(path=shown_path(path)), refused=True)


def _here() -> Path:
    """Return the current folder, or the home folder where nothing can be written or somebody removed it meanwhile.

    A program that is begun from a menu of the desktop is often in the topmost folder.
    """
    home = Path(os.path.expanduser("~"))
    try:
        here = Path.cwd()
    except OSError:
        return home
    return here if os.access(here, os.W_OK) else home
