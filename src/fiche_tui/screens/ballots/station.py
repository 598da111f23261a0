"""The « poste de vote »: one laptop passed around, ballot after ballot, nothing of the last one left on the screen."""

from collections.abc import Iterable

from textual.widget import Widget

from fiche_tui.drawing.station import draw_handover
from fiche_tui.keys.bindings import act_bindings, key_name
from fiche_tui.language.translation import _
from fiche_tui.screens.ballots.desk import ScreenBallotDesk
from fiche_tui.screens.ballots.paper_view import PaperView
from fiche_tui.screens.ballots.sitting_down import SittingDown
from fiche_tui.screens.kit.base import FicheScreen
from fiche_tui.screens.kit.time_words import short_clock
from fiche_tui.session.session import Session
from fiche_tui.terminal.program import TerminalApp
from fiche_tui.workshop.agenda import countdown
from fiche_tui.workshop.schedule import outlook
from fiche_tui.workshop.voters import voters_of_round

REST_SECONDS = 1.0
"""Seconds after a ballot in which no key is answered: what the last person still types must not begin another one."""


class StationScreen(FicheScreen[str]):
    """The screen between two people: it shows the turnout and nothing else, and only the facilitator leaves it."""

    STEADY_STATUS = True
    SMALLEST = (40, 20)
    KEEPS_PROGRAM_OPEN = True
    BINDINGS = act_bindings("station.begin", "global.back", "global.leave")

    def __init__(self, session: Session, round_number: int) -> None:
        super().__init__()
        found = session.state.round(round_number)
        assert found is not None
        self.session = session
        self.asked = found.asked
        self._sitting_down = SittingDown(ScreenBallotDesk(self, self.draw), session, found.asked, self._rest)

    def act_owners(self) -> Iterable[object]:
        return (self._sitting_down,)

    def body(self) -> Iterable[Widget]:
        yield PaperView()

    def on_mount(self) -> None:
        """Show the turnout, and look at the clock each second."""
        self.top.left = _("Poste de vote")
        self.session.rounds.refresh_turnout(self.asked.number)
        self.draw()
        self._show_time()
        self.set_interval(1, self._show_time)

    def show_keys(self) -> None:
        """Show two keys: one for the person, one for the facilitator, who comes first once everybody has voted."""
        begin, end = key_name("enter"), key_name("escape")
        if self._all_in:
            self.key_line.keys = ((end, _("fin du poste")), (begin, _("un autre")))
        else:
            self.key_line.keys = ((begin, _("commencer")), (end, _("fin du poste")))

    def _rest(self) -> None:
        if isinstance(self.app, TerminalApp):
            self.app.forget_typed(REST_SECONDS)

    @property
    def _people(self) -> int:
        return self.session.rounds.turnout(self.asked.number).people

    @property
    def _voters(self) -> int:
        found = self.session.state.round(self.asked.number)
        return voters_of_round(self.session.state, found) if found else 0

    @property
    def _all_in(self) -> bool:
        return 0 < self._voters <= self._people

    def draw(self) -> None:
        """Draw the turnout and the words to the next person, or to the facilitator."""
        people, voters = self._people, self._voters
        begin, end = key_name("enter"), key_name("escape")
        self.show_keys()
        self.query_one(PaperView).drawn = lambda width, height: draw_handover(people, voters, begin, end, width, height)

    def _show_time(self) -> None:
        state, at = self.session.state, self.session.clock.now()
        run = state.run
        if run and self.is_attached:
            now = countdown(run, at, self.fiche.settings.soon_share)
            self.top.right = short_clock(now, outlook(state, at), state)
