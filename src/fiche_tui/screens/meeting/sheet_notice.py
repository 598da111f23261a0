"""The sheet that a workshop came from may be edited while the workshop runs: it keeps its copy, and says so."""

import hashlib

from fiche_tui.language.translation import _
from fiche_tui.screens.meeting.base import WorkshopBase
from fiche_tui.screens.sheet.screen import LOOK_SECONDS
from fiche_tui.sheet.library import SheetNotFoundError, SheetUnreadableError, find_sheet
from fiche_tui.sheet.watch import WatchedFile


class SheetNotice(WorkshopBase):
    """The part of the workshop screen that looks at the sheet's file; it changes nothing."""

    _sheet_file: WatchedFile | None = None

    def watch_sheet(self) -> None:
        """Say that the file differs from the copy, now and whenever it is edited; nothing for a sheet found nowhere."""
        state = self.session.state
        try:
            source = find_sheet(state.sheet.id, self.fiche.workshops.sheets_folder)
        except (SheetNotFoundError, SheetUnreadableError):
            return
        if source.path is None or state.final_at:
            return
        self._sheet_file = WatchedFile(source, source.path)
        self._say_of_the_sheet()
        self.set_interval(LOOK_SECONDS, self.look_at_the_sheet)

    def look_at_the_sheet(self) -> None:
        """Say once that the file was edited."""
        if self._sheet_file and self._sheet_file.changed() and not self._sheet_file.missing:
            self._say_of_the_sheet()

    def _say_of_the_sheet(self) -> None:
        state = self.session.state
        if self._sheet_file and hashlib.sha256(self._sheet_file.source.data).hexdigest() != state.sheet_sha256:
            words = _("La fiche « {title} » a changé depuis. Cet atelier garde sa copie.")
            self.status.say(words.format(title=state.sheet.title))
