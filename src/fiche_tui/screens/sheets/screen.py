"""The sheets that are known here, shipped ones and one's own, with what is wrong with any of them."""

from collections.abc import Sequence
from pathlib import Path

from textual.content import Content

from fiche_tui.keys.acts import act
from fiche_tui.keys.bindings import act_bindings
from fiche_tui.language.item_words import ItemName
from fiche_tui.language.shown_path import shown_path
from fiche_tui.language.translation import _, ngettext
from fiche_tui.screens.kit.columns import cell, wrapped
from fiche_tui.screens.kit.list_screen import ListScreen
from fiche_tui.screens.kit.plain_desk import PlainDesk
from fiche_tui.screens.sheet.screen import SheetScreen
from fiche_tui.sheet.known import KnownSheet, known_sheets
from fiche_tui.sheet.library import content_folder, sheet_paths
from fiche_tui.sheet.readable import language_words, size_words
from fiche_tui.sheet.watch import LOOK_SECONDS, Watch


class SheetsScreen(ListScreen[None]):
    """The list of sheets, read again within a second of an edit."""

    HINTS = ("sheets.open", "global.back", "global.help")
    BINDINGS = act_bindings("sheets", "global.back", "global.leave")

    def __init__(self) -> None:
        super().__init__()
        self._known: tuple[KnownSheet, ...] = ()
        self._watch = Watch(lambda: (*sheet_paths(content_folder()), *sheet_paths(self._own_folder)))

    @property
    def item_names(self) -> Sequence[ItemName]:
        """No sheet is at hand."""
        return ()

    @property
    def _own_folder(self) -> Path:
        return self.fiche.workshops.sheets_folder

    def on_mount(self) -> None:
        """Read the files, and go on looking at them."""
        self.look()
        super().on_mount()
        self.show_keys()
        self.set_interval(LOOK_SECONDS, self.look)

    def look(self) -> None:
        """Read the files again when one of them may have changed."""
        if not self.is_current or not self._watch.moved():
            return
        known = known_sheets(self._own_folder)
        if known != self._known:
            self._known = known
            self.draw()

    def draw(self) -> None:
        """The rows, and where one's own sheets belong."""
        self.top.left = _("Fiches")
        self.top.right = ngettext("{n} fiche", "{n} fiches", len(self._known)).format(n=len(self._known))
        self.rows.show([(one.source.id, self._row(one)) for one in self._known])
        nothing = Content(_("Aucune fiche n’a été trouvée. Réinstallez le programme."))
        self.column.show_welcome(None if self._known else nothing)
        self.detail.update(Content(_("Vos fiches vont dans {folder}").format(folder=shown_path(self._own_folder))))

    def _row(self, one: KnownSheet) -> Content:
        """Title; under it its language, its size and its file, or how many errors it has."""
        sheet = one.reading.sheet
        width = self.column.row_width
        own = one.source.path is not None and one.source.path.parent == self._own_folder
        parts = [language_words(sheet.lang), size_words(sheet)] if sheet else []
        parts += [one.source.name, *([_("à vous")] if own else [])]
        second = cell(" · ".join(parts), width - 2).stylize("$text-muted")
        first = wrapped(one.words, width, 2, 2).stylize("bold" if sheet else "bold $text-error")
        return Content.assemble(first, "\n    ", second, "\n" if self.column.tall else "")

    @act("sheets.open")
    async def read(self) -> None:
        for one in self._known:
            if one.source.id == self.selected:
                await PlainDesk(self).open(SheetScreen(one.reading.sheet, one.source, one.reading.problems))
                return
