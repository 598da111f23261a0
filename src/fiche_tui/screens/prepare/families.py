"""The families before the meeting: renamed, added, removed."""

import secrets
from collections.abc import Callable

from textual.content import Content

from fiche_tui.keys.bindings import bindings
from fiche_tui.language.translation import _, ngettext
from fiche_tui.screens.kit.base import why_not
from fiche_tui.screens.kit.columns import cell
from fiche_tui.screens.kit.dialogs import Confirm
from fiche_tui.screens.kit.family_mark import shape_of
from fiche_tui.screens.kit.kept_entry import KeptText
from fiche_tui.screens.kit.list_screen import ListScreen
from fiche_tui.screens.kit.themes import family_variable
from fiche_tui.session.session import Session
from fiche_tui.workshop import Command
from fiche_tui.workshop import commands as c
from fiche_tui.workshop import facts as f
from fiche_tui.workshop.state import RoleFamily

COUNT = 12
"""Cells of the column of roles."""


class FamiliesScreen(ListScreen[None]):
    """One row a family. Once the meeting has begun a family is only renamed: the domain says so."""

    HINTS = ("families.rename", "families.add", "families.remove", "global.back", "global.help")
    BINDINGS = bindings("families.rename", "families.add", "families.remove", "global.back", "global.leave")

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session

    def draw(self) -> None:
        """Letter, shape, title, number of roles."""
        state = self.session.state
        self.top.left = _("Familles")
        self.top.right = ngettext("{n} famille", "{n} familles", len(state.families)).format(n=len(state.families))
        self.show_rows([(family.id, self._row(family, place)) for place, family in enumerate(state.families)])
        self.show_welcome(None if state.families else Content(_("Cette fiche n’a pas de familles.")))

    def _row(self, family: RoleFamily, place: int) -> Content:
        state = self.session.state
        roles = sum(role.listed for role in state.roles_of(family.id))
        mark = Content(f"{family.letter} {shape_of(state, family.id)}  ").stylize(f"bold {family_variable(place)}")
        words = ngettext("{n} rôle", "{n} rôles", roles).format(n=roles)
        room = max(10, self.row_width - mark.cell_length - COUNT)
        return Content.assemble(mark, cell(family.title, room), cell(words, COUNT, right=True).stylize("$text-muted"))

    @property
    def _chosen(self) -> RoleFamily | None:
        return self.session.state.family(self.selected)

    def action_rename(self) -> None:
        """Give the chosen family another title."""
        family = self._chosen
        if family:
            self._ask(
                _("Famille {letter}").format(letter=family.letter),
                family.title,
                lambda text: c.Record(f.FamilyRenamed(family.id, text)),
            )

    def action_add(self) -> None:
        """Add a family, under the next free letter."""
        family_id = secrets.token_hex(4)
        self._ask(_("Nouvelle famille"), "", lambda text: c.AddFamily(family_id, text))

    def _ask(self, title: str, value: str, command: Callable[[str], Command]) -> None:
        def answered(text: str | None) -> None:
            if text is not None:
                self.status.say(_("Enregistré."))
                self.draw()

        dialog = KeptText(title, _("Titre"), value, keep=lambda text: why_not(lambda: self.session.do(command(text))))
        self.app.push_screen(dialog, answered)

    def action_remove(self) -> None:
        """Take the chosen family out, after saying what that hides."""
        family = self._chosen
        if family is None:
            return

        def answered(agreed: bool | None) -> None:
            if agreed:
                done = _("La famille {letter} est retirée.").format(letter=family.letter)
                self.attempt(lambda: self.session.record(f.FamilyRemoved(family.id)), done)
                self.draw()

        roles = sum(role.listed for role in self.session.state.roles_of(family.id))
        hidden = ngettext("{n} rôle sera masqué.", "{n} rôles seront masqués.", roles).format(n=roles)
        text = _("{letter} · {title} : {hidden} Leurs codes ne serviront plus.").format(
            letter=family.letter, title=family.title, hidden=hidden
        )
        self.app.push_screen(Confirm(_("Retirer cette famille?"), text, _("retirer"), _("la garder")), answered)
