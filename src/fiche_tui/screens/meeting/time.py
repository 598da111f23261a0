"""Time across trouble, told: a clock that was changed, a machine that slept, a program that was away."""

from fiche_tui.language.sentences import error_sentence
from fiche_tui.language.translation import _
from fiche_tui.screens.kit.dialogs import Ask
from fiche_tui.screens.kit.time_words import away_words, changed_clock_words, local_hour, slept_words
from fiche_tui.screens.meeting.base import WorkshopBase
from fiche_tui.store.errors import StoreError
from fiche_tui.workshop import commands as c


class TimeQuestions(WorkshopBase):
    """Says what was assumed of the time, and asks where nobody can know."""

    _asking_about_time = False

    def look_at_the_clock(self) -> None:
        """Notice what happened to the time since the last tick, and say it."""
        if self.session.lost:
            return
        try:
            noticed = self.session.time.look()
        except StoreError as error:
            self.status.say(error_sentence(error.code, error.values), refused=True)
            return
        if self.session.state.run is None:
            return
        if noticed.changed:
            self.status.say(changed_clock_words(noticed.changed))
            self.refresh_state()
        elif noticed.slept:
            self.status.say(slept_words(noticed.slept))
        self.ask_about_time_away()

    def ask_about_time_away(self) -> None:
        """Once: does the time without the program count? Until it is answered it does, and that is said."""
        keeper = self.session.time
        if keeper.away_since is None or self._asking_about_time or self.session.lost:
            return
        self._asking_about_time = True
        hour = local_hour(keeper.away_since, self.session.state)
        lines = [
            _("Rien n’est perdu. Dernière trace de cette étape : {hour}.").format(hour=hour),
            _("Pour l’instant, tout ce temps est compté."),
        ]
        choices = [
            ("1", _("garder : le groupe a continué sans l’écran"), False),
            ("2", _("reprendre où nous en étions"), True),
        ]
        self.app.push_screen(Ask(away_words(keeper.away), lines, choices), self._time_away_said)

    def _time_away_said(self, give_back: bool | None) -> None:
        self._asking_about_time = False
        fact = self.session.time.given_back()
        if give_back and fact:
            self.attempt_then_show(c.Record(fact), _("Vous reprenez où vous en étiez."))
        else:
            self.status.say(_("Le temps qui a passé est compté."))
        self.session.time.keep()
