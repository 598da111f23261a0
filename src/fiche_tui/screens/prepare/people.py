"""People: pasted as a list, or counted without one, and who has a voice."""

from fiche_tui.language.translation import _
from fiche_tui.screens.kit.dialogs import Ask
from fiche_tui.screens.prepare.base import PrepareBase
from fiche_tui.screens.roster.entry import PeoplePaste, ask_headcount
from fiche_tui.screens.roster.screen import RosterScreen
from fiche_tui.workshop import facts as f


class PeopleRows(PrepareBase):
    """One editor a row; each is called by the id of its row."""

    def edit_people(self) -> None:
        """The list; the first time, the place to paste it."""
        if self.state.people:
            self._open_roster()
        else:
            self.action_add()

    def action_add(self) -> None:
        """Paste people, then see the list."""
        PeoplePaste(self, self.session, self._open_roster).ask()

    def _open_roster(self) -> None:
        self.app.push_screen(RosterScreen(self.session), lambda _result: self.draw())

    def edit_voice(self) -> None:
        """Who has a voice."""

        def chosen(per_organisation: bool | None) -> None:
            if per_organisation is not None and per_organisation != self.state.per_organisation:
                self.store_fact(f.VotersDeclared(per_organisation))

        lines = [_("Qui observe sans voter se dit dans la liste des personnes.")]
        answers = [("1", _("par personne"), False), ("2", _("par organisme"), True)]
        self.app.push_screen(Ask(_("Qui a une voix?"), lines, answers), chosen)

    def edit_headcount(self) -> None:
        """How many vote where no list is kept."""
        ask_headcount(self, self.session, self.draw)
