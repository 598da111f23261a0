"""People: pasted as a list, or counted without one, and who has a voice."""

from collections.abc import Mapping

from fiche_tui.keys.acts import act
from fiche_tui.language.translation import _
from fiche_tui.screens.kit.desk import ListDesk
from fiche_tui.screens.kit.dialogs import Ask
from fiche_tui.screens.prepare.editor import Editor
from fiche_tui.screens.roster.entry import PeoplePaste, ask_headcount
from fiche_tui.screens.roster.screen import RosterScreen
from fiche_tui.workshop import commands as c
from fiche_tui.workshop import facts as f


class PeopleRows:
    """The rows of people, and the key that pastes them."""

    def __init__(self, desk: ListDesk) -> None:
        self._desk = desk

    @property
    def editors(self) -> Mapping[str, Editor]:
        """What changes each row, by its id."""
        return {"people": self._people, "voice": self._voice, "headcount": self._headcount}

    async def _people(self) -> None:
        # The list; the first time, the place to paste it.
        if self._desk.state.people:
            await self._open_roster()
        else:
            await self.add()

    @act("prepare.add")
    async def add(self) -> None:
        if await PeoplePaste(self._desk).ask():
            await self._open_roster()

    async def _open_roster(self) -> None:
        await self._desk.open(RosterScreen(self._desk.session))

    async def _voice(self) -> None:
        lines = [_("Qui observe sans voter se dit dans la liste des personnes.")]
        answers = [("1", _("par personne"), False), ("2", _("par organisme"), True)]
        per_organisation = await self._desk.ask(Ask(_("Qui a une voix?"), lines, answers))
        if per_organisation is not None and per_organisation != self._desk.state.per_organisation:
            self._desk.do(c.Record(f.VotersDeclared(per_organisation)), _("Enregistré."))

    async def _headcount(self) -> None:
        await ask_headcount(self._desk)
