"""A workshop that is only read: its disk takes nothing for now, or another account or session has it."""

from fiche_tui.language.sentences import error_sentence, reading_sentence
from fiche_tui.language.translation import _
from fiche_tui.screens.kit.base import FicheScreen
from fiche_tui.screens.kit.retrying import RETRY_SECONDS
from fiche_tui.screens.meeting.time import TimeQuestions
from fiche_tui.store.errors import StoreError
from fiche_tui.workshop.codec import DecodeError


class Reading(TimeQuestions):
    """Says that nothing is stored, and goes on by itself once the disk takes what it is given."""

    _tried_at = 0.0

    def told_that_it_reads(self) -> bool:
        """Say why nothing can be written, if so; whether it was said."""
        refused = self.session.refused
        if refused is None:
            return False
        self._tried_at = self.session.clock.elapsed()
        self.status.say(reading_sentence(refused.code, refused.values), refused=True)
        return True

    def watch_the_right(self) -> None:
        """Notice that another session took over, or that the disk has room again; follow what the other one writes."""
        session = self.session
        was_lost = session.lost
        if session.refused is None:
            session.still_mine()
        elif not session.lost and session.clock.elapsed() - self._tried_at >= RETRY_SECONDS:
            self._tried_at = session.clock.elapsed()
            self._try_to_write()
        if session.reads:
            self._follow()
        if session.lost and not was_lost:
            self._say_on_top(_("Une autre session a pris la main : cet écran ne peut plus que lire."))

    def _follow(self) -> None:
        """Show what the other session wrote since the last look."""
        try:
            if self.session.follow():
                self.refresh_state()
        except StoreError as error:
            self._say_on_top(error_sentence(error.code, error.values))
        except DecodeError:
            self._say_on_top(_("Cet écran ne suit plus l’autre session : rouvrez l’atelier."))

    def _say_on_top(self, sentence: str) -> None:
        """Say it where it is seen: here, and on the screen of ours that is open over this one."""
        self.status.say(sentence, refused=True)
        shown = next((one for one in reversed(self.app.screen_stack) if isinstance(one, FicheScreen)), self)
        if shown is not self:
            shown.status.say(sentence, refused=True)

    def _try_to_write(self) -> None:
        if self.session.writes():
            self.status.say(_("Le disque prend de nouveau ce qui est écrit : tout s’enregistre."))
            self.refresh_state()
            self.ask_opening_questions()
        elif not self.writing.waits:
            self.told_that_it_reads()

    def ask_opening_questions(self) -> None:
        """Ask what is asked when a workshop is first animated."""
        raise NotImplementedError
