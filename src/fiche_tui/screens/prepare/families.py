"""The families before the meeting: renamed, added, removed."""

from collections.abc import Iterable

from textual.content import Content

from fiche_tui.drawing.family_mark import shape_of
from fiche_tui.keys.acts import acts_of
from fiche_tui.keys.bindings import act_bindings
from fiche_tui.language.translation import _, ngettext
from fiche_tui.screens.kit.columns import cell
from fiche_tui.screens.kit.list_screen import ListScreen
from fiche_tui.screens.kit.session_desk import SessionDesk
from fiche_tui.screens.kit.themes import family_variable
from fiche_tui.screens.prepare.beside import family_roles
from fiche_tui.screens.prepare.family_acts import FamilyActs, FamilyMenu
from fiche_tui.session.session import Session
from fiche_tui.workshop.state import RoleFamily

COUNT = 12
"""Cells of the column of roles."""

AROUND = 7
"""Rows that the screen has around the list at most."""


class FamiliesScreen(ListScreen[None]):
    """One row a family. Once the meeting has begun a family is only renamed: the domain says so."""

    PARTED = True
    HINTS = ("families.menu", "families.rename", "families.add", "families.remove", "global.back", "global.help")
    BINDINGS = act_bindings("families", "global.back", "global.leave")

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session

    def act_owners(self) -> Iterable[object]:
        """What is done to the chosen family, and its menu."""
        desk = SessionDesk(self, self.session, self.draw, lambda: self.selected)
        acts = FamilyActs(desk)
        return self, acts, FamilyMenu(desk, acts_of(acts))

    def draw(self) -> None:
        """Letter, shape, title, number of roles."""
        state = self.session.state
        self.top.left = _("Familles")
        self.top.right = ngettext("{n} famille", "{n} familles", len(state.families)).format(n=len(state.families))
        self.rows.show([(family.id, self._row(family, place)) for place, family in enumerate(state.families)])
        self.column.show_welcome(None if state.families else Content(_("Cette fiche n’a pas de familles.")))

        self.draw_detail()

    def draw_detail(self) -> None:
        """Beside the list, the chosen family with its roles."""
        state, width = self.session.state, self.column.beside
        family = state.family(self.selected) if width else None
        self.detail.update(family_roles(state, family, width, self.app.size.height - AROUND) if family else "")

    def _row(self, family: RoleFamily, place: int) -> Content:
        state = self.session.state
        roles = sum(role.listed for role in state.roles_of(family.id))
        mark = Content(f"{family.letter} {shape_of(state, family.id)}  ").stylize(f"bold {family_variable(place)}")
        words = ngettext("{n} rôle", "{n} rôles", roles).format(n=roles)
        room = max(10, self.column.row_width - mark.cell_length - COUNT)
        return Content.assemble(mark, cell(family.title, room), cell(words, COUNT, right=True).stylize("$text-muted"))
