"""A workshop that is only read: its disk takes nothing for now, or another account or session has it."""

from fiche_tui.language.sentences import error_sentence, reading_sentence
from fiche_tui.language.translation import _
from fiche_tui.screens.meeting.acts.opening import Opening
from fiche_tui.screens.meeting.meeting_desk import MeetingDesk
from fiche_tui.session.losing import loss_of
from fiche_tui.session.retrying import RETRY_SECONDS
from fiche_tui.store.errors import StoreError
from fiche_tui.workshop.codec import DecodeError


class Reading:
    """Says that nothing is stored, and goes on by itself once the disk takes what it is given."""

    def __init__(self, desk: MeetingDesk, opening: Opening) -> None:
        self._desk = desk
        self._opening = opening
        self._tried_at = 0.0
        self._must_ask = False
        self._told_lost = False

    def say_why(self) -> bool:
        """Say why nothing can be written, if so; whether it was said."""
        session = self._desk.session
        if session.refused is None:
            return False
        self._told_lost = session.lost
        self._tried_at = session.clock.elapsed()
        self._desk.say(reading_sentence(session.refused.code, session.refused.values), refused=True)
        return True

    def watch(self) -> None:
        """Notice that another session took over, that the disk has room again, or that the room file is damaged;
        follow what another session writes."""
        session = self._desk.session
        if session.refused is None:
            if session.still_mine():
                self._mend_room()
        elif not session.lost and session.clock.elapsed() - self._tried_at >= RETRY_SECONDS:
            self._tried_at = session.clock.elapsed()
            self._try_to_write()
        if session.reads:
            self._follow()
        if session.lost and not self._told_lost:
            self._told_lost = True
            self._say_who_has_it()
        if self._must_ask and not session.reads and not self._desk.acting.busy:
            self._must_ask = False
            self._desk.acting.run(self._opening.ask)

    def _say_who_has_it(self) -> None:
        if lost := loss_of(self._desk.session):
            self._desk.say_on_top(error_sentence(lost.code, lost.values))
        self._desk.refresh_state()

    def _mend_room(self) -> None:
        """Write the room file anew where something damaged it; what the disk refuses is tried again later."""
        now = self._desk.session.clock.elapsed()
        if now - self._tried_at >= RETRY_SECONDS:
            try:
                self._desk.session.mend_room()
            except StoreError:
                self._tried_at = now

    def _follow(self) -> None:
        """Show what the other session wrote since the last look."""
        try:
            if self._desk.session.follow():
                self._desk.refresh_state()
        except StoreError as error:
            self._desk.say_on_top(error_sentence(error.code, error.values))
        except DecodeError:
            self._desk.say_on_top(_("Cet écran ne suit plus l’autre session : rouvrez l’atelier."))

    def _try_to_write(self) -> None:
        if self._desk.session.writes():
            self._desk.say(_("Le disque prend de nouveau ce qui est écrit : tout s’enregistre."))
            self._desk.refresh_state()
            self._must_ask = True
        elif not self._desk.writing.waits:
            self.say_why()
