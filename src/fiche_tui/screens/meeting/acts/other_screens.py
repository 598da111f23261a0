"""What opens over the workshop: roster, agenda, minutes, and where the group is."""

from fiche_tui.keys.acts import act
from fiche_tui.language.translation import _
from fiche_tui.screens.kit.dialogs import Show
from fiche_tui.screens.meeting.acts.voters import confirm_voters, round_open
from fiche_tui.screens.meeting.meeting_desk import MeetingDesk


class OtherScreens:
    """Opens what is read and changed beside the step. Each is imported when it opens: start-up counts."""

    def __init__(self, desk: MeetingDesk) -> None:
        self._desk = desk

    @act("workshop.roster")
    async def roster(self) -> None:
        from fiche_tui.screens.roster.screen import RosterScreen

        await self._desk.open(RosterScreen(self._desk.session))

    @act("workshop.agenda")
    async def agenda(self) -> None:
        from fiche_tui.screens.agenda.screen import AgendaScreen

        before = round_open(self._desk.state)
        await self._desk.open(AgendaScreen(self._desk.session))
        await confirm_voters(self._desk, before)

    @act("workshop.export")
    async def minutes(self) -> None:
        from fiche_tui.screens.minutes.screen import MinutesScreen

        await self._desk.open(MinutesScreen(self._desk.session))

    @act("workshop.recap")
    async def recap(self) -> None:
        from fiche_tui.screens.meeting.recap import recap

        await self._desk.ask(Show(_("Où en sommes-nous?"), recap(self._desk.state)))
