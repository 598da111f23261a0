"""Passing the laptop around: when it may be, and what the wall has to do with it."""

from fiche_tui.keys.acts import act
from fiche_tui.language.sentences import refusal_sentence
from fiche_tui.language.translation import _
from fiche_tui.screens.kit.desk import Outcome
from fiche_tui.screens.kit.wall import wall_question
from fiche_tui.screens.meeting.meeting_desk import MeetingDesk
from fiche_tui.workshop import commands as c
from fiche_tui.workshop import facts as f
from fiche_tui.workshop.results import pending_round
from fiche_tui.workshop.values import Wall
from fiche_tui.workshop.voters import station_refusal


class Station:
    """Opens the « poste de vote », in whatever step, as long as a round takes ballots."""

    def __init__(self, desk: MeetingDesk) -> None:
        self._desk = desk

    @act("count.station")
    async def pass_around(self) -> None:
        """Hand the laptop to the first person, unless the wall would show the ballot."""
        refusal = station_refusal(self._desk.state)
        if refusal and refusal.code == "station-on-the-wall":
            if not await self._wall_was_unplugged():
                return
            refusal = station_refusal(self._desk.state)
        if refusal:
            self._desk.say(refusal_sentence(refusal.code, refusal.values), refused=True)
            return
        from fiche_tui.screens.ballots.station import StationScreen

        pending = pending_round(self._desk.state)
        assert pending is not None
        number = pending.asked.number
        await self._desk.open(StationScreen(self._desk.session, number))
        self._desk.session.rounds.refresh_turnout(number)
        self._desk.say(_("Le poste de vote est fermé."))

    async def _wall_was_unplugged(self) -> bool:
        """Say why not, and ask what the wall shows: it may have been unplugged since."""
        sentence = refusal_sentence("station-on-the-wall", {})
        wall = await self._desk.ask(wall_question(sentence))
        if wall is None or wall is Wall.SAME:
            if wall is not None and wall is not self._desk.state.wall:
                self._desk.do(c.Record(f.WallDeclared(wall)))
            self._desk.say(sentence, refused=True)
            return False
        return self._desk.do(c.Record(f.WallDeclared(wall))) is Outcome.DONE
