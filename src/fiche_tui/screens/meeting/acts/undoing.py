"""Taking the last act back, named first."""

from fiche_tui.keys.acts import act
from fiche_tui.language.translation import _
from fiche_tui.screens.kit.undoing import undo_agreed
from fiche_tui.screens.meeting.meeting_desk import MeetingDesk


class Undoing:
    """Says what would be taken back, then takes it back."""

    def __init__(self, desk: MeetingDesk) -> None:
        self._desk = desk

    @act("workshop.undo")
    async def undo(self) -> None:
        session = self._desk.session
        facts = session.undoable()
        if not facts:
            self._desk.say(_("Il n’y a rien à annuler ici : ce qui est dévoilé ou déposé ne se défait pas."))
            return
        done = await undo_agreed(self._desk, facts, self._desk.state)
        if not done:
            return
        if session.undoable() != facts:
            self._desk.say(_("Le dernier geste n’est plus le même. u : voir lequel serait annulé."), refused=True)
            return
        self._desk.carry_out(session.undo, done)
