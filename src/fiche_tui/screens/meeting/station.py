"""Passing the laptop around: when it may be, and what the wall has to do with it."""

from fiche_tui.language.sentences import refusal_sentence
from fiche_tui.language.translation import _
from fiche_tui.screens.kit.wall import wall_question
from fiche_tui.screens.meeting.wall import WallQuestion
from fiche_tui.workshop import commands as c
from fiche_tui.workshop import facts as f
from fiche_tui.workshop.results import pending_round
from fiche_tui.workshop.values import Wall
from fiche_tui.workshop.voters import station_refusal


class StationActions(WallQuestion):
    """Opens the « poste de vote », in whatever step, as long as a round takes ballots."""

    def action_station(self) -> None:
        """Hand the laptop to the first person, unless the wall would show the ballot."""
        pending, refusal = pending_round(self.session.state), station_refusal(self.session.state)
        if refusal and refusal.code == "station-on-the-wall":
            self._ask_about_the_wall_again()
        elif refusal:
            self.status.say(refusal_sentence(refusal.code, refusal.values), refused=True)
        elif pending:
            self._pass_around(pending.asked.number)

    def _ask_about_the_wall_again(self) -> None:
        """Say why not, and ask what the wall shows: it may have been unplugged since."""
        sentence = refusal_sentence("station-on-the-wall", {})

        def said(wall: Wall | None) -> None:
            if wall is None or wall is Wall.SAME:
                if wall is not None and wall is not self.session.state.wall:
                    self.attempt_then_show(c.Record(f.WallDeclared(wall)))
                self.status.say(sentence, refused=True)
            elif self.attempt_then_show(c.Record(f.WallDeclared(wall))):
                self.action_station()

        self.app.push_screen(wall_question(sentence), said)

    def _pass_around(self, number: int) -> None:
        from fiche_tui.screens.ballots.station import StationScreen

        def come_back(_result: None) -> None:
            self.session.rounds.refresh_turnout(number)
            self.status.say(_("Le poste de vote est fermé."))
            self.refresh_state()

        self.app.push_screen(StationScreen(self.session, number), come_back)
