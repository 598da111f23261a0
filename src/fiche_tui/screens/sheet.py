"""A sheet as it is in its file: the same panes as during a meeting, to be read and not changed."""

from collections.abc import Iterable

from textual import getters, on
from textual.widget import Widget

from fiche_tui.i18n import _, ngettext
from fiche_tui.keys import bindings
from fiche_tui.screens.base import FicheScreen
from fiche_tui.widgets.dialogs import Show
from fiche_tui.widgets.family_panes import ARROWS, FamilyPanes
from fiche_tui.widgets.role_story import item_story, item_title
from fiche_tui.widgets.shown_roles import sheet_families
from fiche_tui.workshop.sheet import Sheet


class SheetScreen(FicheScreen[None]):
    """Reads one sheet. Escape goes back to where it was opened."""

    HINTS = ("adjust.open", "global.back", "global.help")
    BINDINGS = [*bindings("adjust.open", "global.back", "global.leave"), *ARROWS]

    panes = getters.query_one(FamilyPanes)

    def __init__(self, sheet: Sheet) -> None:
        super().__init__()
        self.sheet = sheet

    def body(self) -> Iterable[Widget]:
        """The panes."""
        yield FamilyPanes(_("Cette fiche n’a pas de rôles : elle guide une rencontre par ses étapes."))

    def on_mount(self) -> None:
        """Name the sheet and lay its roles out."""
        super().on_mount()
        roles, families = len(self.sheet.items), len(self.sheet.families)
        self.top.left = self.sheet.title
        if roles:
            size = ngettext("{n} rôle", "{n} rôles", roles).format(n=roles)
            self.top.right = _("{roles} dans {families}").format(
                roles=size, families=ngettext("{n} famille", "{n} familles", families).format(n=families)
            )
        self.panes.show(sheet_families(self.sheet))

    def hint_ids(self) -> tuple[str, ...]:
        """Nothing to open in a sheet without roles."""
        return self.HINTS if self.sheet.items else self.HINTS[1:]

    @on(FamilyPanes.Opened)
    def open_card(self, event: FamilyPanes.Opened) -> None:
        """A click on the marked role opens its card, as Enter does."""
        event.stop()
        self.action_open()

    def action_open(self) -> None:
        """Open the role's card."""
        for position, family in enumerate(self.sheet.families):
            for item in family.items:
                if item.id == self.panes.cursor.role:
                    self.app.push_screen(Show(item_title(family, position, item), item_story(item)))
                    return

    def action_step(self, by: int) -> None:
        """Mark the next role, or the one before."""
        self.panes.move(by)

    def action_family(self, by: int) -> None:
        """Open the next family, or the one before."""
        self.panes.move_family(by)

    def action_back(self) -> None:
        """Go back."""
        self.dismiss(None)

    def action_leave(self) -> None:
        """Go back, as everywhere."""
        self.dismiss(None)
