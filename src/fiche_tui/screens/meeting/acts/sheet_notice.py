"""The sheet that a workshop came from may be edited while the workshop runs: it keeps its copy, and says so."""

import hashlib
from typing import TYPE_CHECKING

from fiche_tui.language.translation import _
from fiche_tui.screens.meeting.meeting_desk import MeetingDesk

if TYPE_CHECKING:
    from fiche_tui.sheet.watch import WatchedFile


class SheetNotice:
    """Looks at the sheet's file; it changes nothing."""

    def __init__(self, desk: MeetingDesk) -> None:
        self._desk = desk
        self._file: WatchedFile | None = None

    def watch(self, *, says_now: bool = True) -> None:
        """Say that the file differs from the copy, now and at each look that it was edited; nothing for a sheet found
        nowhere."""
        from fiche_tui.sheet.library import SheetNotFoundError, SheetUnreadableError, find_sheet
        from fiche_tui.sheet.watch import WatchedFile

        state = self._desk.state
        try:
            source = find_sheet(state.sheet.id, self._desk.workshops.sheets_folder)
        except (SheetNotFoundError, SheetUnreadableError):
            return
        if source.path is None or state.final_at:
            return
        self._file = WatchedFile(source, source.path)
        if says_now:
            self._say(self._file)

    def look(self) -> None:
        """Say once that the file was edited."""
        if self._file and self._file.changed() and not self._file.missing:
            self._say(self._file)

    def _say(self, file: "WatchedFile") -> None:
        state = self._desk.state
        if hashlib.sha256(file.source.data).hexdigest() != state.sheet_sha256:
            words = _("La fiche « {title} » a changé depuis. Cet atelier garde sa copie.")
            self._desk.say(words.format(title=state.sheet.title))
