"""What leaves home as a file, and comes back from one: papers, minutes, a backup.

What makes them is imported by the act that needs it: the list comes up without it.
"""

from typing import TYPE_CHECKING

from fiche_tui.keys.acts import act
from fiche_tui.language.translation import _
from fiche_tui.screens.files.saving import Made, Saving
from fiche_tui.screens.home.desk import HomeDesk
from fiche_tui.screens.home.opening import Opening
from fiche_tui.screens.kit.kept_entry import KeptText
from fiche_tui.screens.kit.reading_errors import sentence_of
from fiche_tui.store.errors import StoreError
from fiche_tui.store.workshop import Workshop
from fiche_tui.system.destination import BadPath, chosen_file
from fiche_tui.workshop.codec import DecodeError

if TYPE_CHECKING:
    from fiche_tui.minutes.names import Format
    from fiche_tui.minutes.style import Paper, Print


class Filing:
    """Papers and backups are made without disturbing whoever facilitates."""

    def __init__(self, desk: HomeDesk, opening: Opening) -> None:
        self._desk = desk
        self._opening = opening
        self._saving = Saving(desk)

    @act("home.print")
    async def print(self) -> None:
        from fiche_tui.screens.files.printing import Printing
        from fiche_tui.session.stored_history import read_history
        from fiche_tui.system.ssh_server import can_serve

        chosen = self._desk.selected
        if not chosen:
            return
        try:
            state = read_history(self._desk.fiche.workshops.open(chosen)).state
        except (StoreError, DecodeError) as error:
            self._desk.say(sentence_of(error, chosen), refused=True)
            return
        await Printing(self._desk, self._saving, self._tokens if can_serve() else None).print(state)

    async def _tokens(self, form: "Format", paper: "Paper", size: "Print") -> None:
        """Print the tokens of the chosen workshop, which is held meanwhile: making them is written down."""
        from fiche_tui.screens.files.printing_tokens import TokenPrinting

        session = await self._opening.session_of(self._desk.selected)
        if session is None:
            return
        try:
            await TokenPrinting(self._desk, self._saving, session).print(form, paper, size)
        finally:
            session.close()

    @act("home.minutes")
    async def minutes(self) -> None:
        from fiche_tui.screens.minutes.screen import MinutesScreen

        chosen = self._desk.selected
        session = await self._opening.session_of(chosen) if chosen else None
        if session is None:
            return
        try:
            await self._desk.open(MinutesScreen(session))
        finally:
            session.close()
        self._desk.read_list()

    @act("home.backup")
    async def backup(self) -> None:
        from fiche_tui.session.backing_up import backup_name, backup_of

        chosen = self._desk.selected
        if not chosen:
            return
        try:
            stored = self._desk.fiche.workshops.open(chosen)
            content = backup_of(stored)
        except (StoreError, DecodeError) as error:
            self._desk.say(sentence_of(error, chosen), refused=True)
            return
        cost = _(
            "L’atelier entier, bulletins des tours ouverts compris : qui a ce fichier peut les lire. "
            "Rangez-le comme l’ordinateur lui-même."
        )
        await self._saving.save(Made(backup_name(stored), content, private=True, cost=cost))

    @act("home.import")
    async def import_backup(self) -> None:
        from fiche_tui.session.importing import import_file

        made: list[Workshop] = []

        def keep(typed: str) -> str:
            try:
                path = chosen_file(typed)
            except BadPath as error:
                return error.sentence
            try:
                made.append(import_file(self._desk.fiche.workshops, path))
            except (StoreError, DecodeError) as error:
                return sentence_of(error, path.name)
            return ""

        line = _("L’atelier entier revient dans la liste. S’il y est déjà, rien ne change.")
        title, label = _("Importer une sauvegarde"), _("Fichier .fiche")
        dialog = KeptText(title, label, keep=keep, lines=[line], verb=_("importer"))
        if await self._desk.ask(dialog) is None or not made:
            return
        self._desk.read_list()
        self._desk.choose(made[0].id)
        self._desk.say(_("L’atelier est importé."))
