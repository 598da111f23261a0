"""Raised hands: the room answers a role at a time, in sight of everybody, and each total is keyed in as it is seen."""

from collections.abc import Iterable

from textual.events import Key
from textual.widget import Widget

from fiche_tui.drawing.paper import Paper
from fiche_tui.drawing.raised_hands import Room, draw_hands, hands_title
from fiche_tui.keys.bindings import act_bindings, digit_of
from fiche_tui.screens.ballots.counting_hands import CountingHands
from fiche_tui.screens.ballots.desk import ScreenBallotDesk
from fiche_tui.screens.ballots.paper_view import PaperView
from fiche_tui.screens.ballots.screen import ARROWS
from fiche_tui.screens.kit.base import FicheScreen
from fiche_tui.screens.kit.time_in_title import show_time
from fiche_tui.session.session import Session
from fiche_tui.workshop.ballots import Slip
from fiche_tui.workshop.hands import hands_left
from fiche_tui.workshop.keying.hands import HandsKeying
from fiche_tui.workshop.keying.paper import strips_of
from fiche_tui.workshop.voters import voters_of_round


class HandsScreen(FicheScreen[str]):
    """Counts the hands of one round. Dismisses the sentence to say at the step.

    Every role counted whole is in the box before the next one shows. What could not be kept stays as typed, and Enter
    tries again.
    """

    STEADY_STATUS = True
    HINTS = ("count.go_on", "ballot.correct", "hands.remove", "global.back", "global.help")
    # Enter and Backspace are answered by ``on_key``; their commands stand here for the help.
    BINDINGS = act_bindings("global.back", "hands.remove", "ballot.correct", "count.go_on")

    def __init__(self, session: Session, round_number: int, kept: Slip | None = None) -> None:
        super().__init__()
        found = session.state.round(round_number)
        assert found is not None
        self.session = session
        turnout, voters = session.rounds.turnout(round_number), voters_of_round(session.state, found)
        self._answered = max(0, turnout.people - turnout.by_hands)
        keying = HandsKeying.of(found.asked, hands_left(voters, self._answered), kept)
        self.count = CountingHands(ScreenBallotDesk(self, self.draw), session, keying, kept)

    def act_owners(self) -> Iterable[object]:
        return (self.count,)

    def body(self) -> Iterable[Widget]:
        yield PaperView()

    def on_mount(self) -> None:
        """Show the first page, and look at the clock each second."""
        self.draw()
        self._show_time()
        self.set_interval(1, self._show_time)

    def hint_ids(self) -> tuple[str, ...]:
        return tuple(one for one in self.HINTS if one != "hands.remove" or self.count.in_box)

    def on_key(self, event: Key) -> None:
        """Hand the count every key of its own, here and not by a binding, which answers later: see the papers."""
        digit = digit_of(event.key)
        key = str(digit) if digit is not None else event.key
        if digit is not None or key in ARROWS or key in ("space", "enter", "backspace"):
            event.stop()
            event.prevent_default()
            self.count.press(key)

    def draw(self) -> None:
        """Draw the page as it stands, its title and its keys."""
        state, keying = self.session.state, self.count.keying
        self.top.left = hands_title(keying)
        paper = Paper(keying.asked, strips_of(state, keying.asked), state.sheet, False, "")
        room = Room(paper, self._answered)
        self.query_one(PaperView).drawn = lambda width, height: draw_hands(keying, room, width, height)
        self.show_keys()

    def _show_time(self) -> None:
        if self.is_attached:
            show_time(self.top, self.session.state, self.session.clock.now(), self.fiche.settings.soon_share)
