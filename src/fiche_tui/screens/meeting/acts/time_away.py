"""Time across trouble: a clock that was changed, a machine that slept, a program that was away."""

from fiche_tui.language.sentences import error_sentence
from fiche_tui.language.translation import _
from fiche_tui.screens.kit.dialogs import Ask
from fiche_tui.screens.kit.time_words import away_words, changed_clock_words, local_hour, slept_words
from fiche_tui.screens.meeting.meeting_desk import MeetingDesk
from fiche_tui.store.errors import StoreError
from fiche_tui.workshop import commands as c


class TimeAway:
    """Says what was assumed of the time, and asks where nobody can know."""

    def __init__(self, desk: MeetingDesk) -> None:
        self._desk = desk

    def look(self) -> None:
        """Notice what happened to the time since the last look, say it, and ask about it once nothing else is asked."""
        if self._desk.session.lost:
            return
        try:
            noticed = self._desk.session.time.look()
        except StoreError as error:
            self._desk.say(error_sentence(error.code, error.values), refused=True)
            return
        if self._desk.state.run is None:
            return
        if noticed.changed:
            self._desk.say(changed_clock_words(noticed.changed))
            self._desk.refresh_state()
        elif noticed.slept:
            self._desk.say(slept_words(noticed.slept))
        if self._desk.session.time.away_since is not None:
            self._desk.acting.run(self.ask)

    async def ask(self) -> None:
        """Ask once whether the time without the program counts. Until it is answered it does, and that is said."""
        keeper = self._desk.session.time
        if keeper.away_since is None or self._desk.session.lost:
            return
        hour = local_hour(keeper.away_since, self._desk.state)
        lines = [
            _("Rien n’est perdu. Dernière trace de cette étape : {hour}.").format(hour=hour),
            _("Pour l’instant, tout ce temps est compté."),
        ]
        choices = [
            ("1", _("garder : le groupe a continué sans l’écran"), False),
            ("2", _("reprendre où nous en étions"), True),
        ]
        give_back = await self._desk.ask(Ask(away_words(keeper.away), lines, choices))
        fact = keeper.given_back()
        if give_back and fact:
            self._desk.do(c.Record(fact), _("Vous reprenez où vous en étiez."))
        else:
            self._desk.say(_("Le temps qui a passé est compté."))
        keeper.keep()
