"""Paper ballots at the keyboard: one after the other, the eye on the paper, each in the box as soon as it is done."""

from collections.abc import Iterable

from textual.events import Key
from textual.widget import Widget

from fiche_tui.drawing.all_in import draw_all_in
from fiche_tui.drawing.paper import Paper
from fiche_tui.keys.bindings import act_bindings, digit_of
from fiche_tui.screens.ballots.desk import ScreenBallotDesk
from fiche_tui.screens.ballots.paper_view import PaperView
from fiche_tui.screens.ballots.papers import Papers
from fiche_tui.screens.ballots.tray import Tray
from fiche_tui.screens.ballots.words import (
    all_in_keys,
    all_in_title,
    all_in_words,
    answered_words,
    box_words,
    corner_words,
    title_words,
)
from fiche_tui.screens.kit.base import FicheScreen
from fiche_tui.screens.kit.time_in_title import show_time
from fiche_tui.session.session import Session
from fiche_tui.workshop.turnout import Turnout

ARROWS = frozenset({"up", "down", "left", "right"})
ALL_IN_HINTS = ("count.reopen", "count.ballots", "global.back", "global.help")


class BallotScreen(FicheScreen[str]):
    """Keys in the papers of a round, whatever its instrument and its door. ``name`` reopens one at once.

    What is finished is in the box before the next paper shows; of a ballot of scales, each family is. What could not
    be kept stays as typed, and Enter tries again. Dismisses the sentence to say at the step.
    """

    STEADY_STATUS = True
    BINDINGS = act_bindings("global.back", "count.reopen", "ballot.ways")

    def __init__(self, session: Session, round_number: int, name: str = "") -> None:
        super().__init__()
        found = session.state.round(round_number)
        assert found is not None
        self.session = session
        self.tray = Tray(session, found.asked)
        self.papers = Papers(ScreenBallotDesk(self, self.draw), self.tray)
        self._wanted = name
        self._drawn: Turnout | None = None

    def act_owners(self) -> Iterable[object]:
        return (self.papers,)

    @property
    def holds_unstored(self) -> bool:
        return not self.tray.is_safe

    def body(self) -> Iterable[Widget]:
        yield PaperView()

    def on_mount(self) -> None:
        """Take the first paper, and look at the clock and the box each second."""
        self.papers.begin(self._wanted)
        self._tick()
        self.set_interval(1, self._tick)

    def hint_ids(self) -> tuple[str, ...]:
        return ALL_IN_HINTS if self.tray.rests else self.tray.kind.HINTS

    def on_key(self, event: Key) -> None:
        """Hand the paper every key of its own, here and not by a binding.

        A binding answers later than this handler does: shared out between the two, keys that come in a burst (a slow
        line, a disk that makes the screen wait) would be written in another order than they were typed.
        """
        key = self._key_of_paper(event)
        if key:
            event.stop()
            event.prevent_default()
            self.papers.press(key)

    def _key_of_paper(self, event: Key) -> str:
        """Return what the paper is handed for a key; empty for the keys of the screen."""
        digit, letter = digit_of(event.key), (event.character or "").lower()
        if digit is not None:
            return str(digit)
        if event.key in ARROWS or event.key in ("space", "enter", "backspace"):
            return event.key
        if letter == "z" and (self.tray.rests or not self.tray.kind.LETTERS):
            if event.key != "z":
                # Caps Lock is on: no binding would answer.
                event.stop()
                self.action_run("count.reopen")
            return ""
        return letter if letter.isalpha() else ""

    def draw(self) -> None:
        """Draw the paper as it stands, its title and its foot."""
        state, tray, keying = self.session.state, self.tray, self.tray.keying
        self._drawn = tray.turnout
        self.show_keys()
        if tray.rests:
            self._draw_all_in()
        if keying is None:
            return
        asked, turnout = tray.asked, tray.turnout
        self.top.left = title_words(asked, tray.name, tray.voters)
        talk = state.sheet.talk[turnout.ballots % len(state.sheet.talk)] if state.sheet.talk else ""
        corner = corner_words(asked, tray.name, reopened=tray.reopened)
        foot = f"{box_words(asked, turnout, tray.voters)} · {corner}"
        paper = Paper(asked, tray.kind.strips, state.sheet, state.wall_mirrors, foot, talk)
        self.query_one(PaperView).drawn = lambda width, height: tray.kind.draw(keying, paper, width, height)

    def _draw_all_in(self) -> None:
        asked, turnout, voters = self.tray.asked, self.tray.turnout, self.tray.voters
        self.top.left = all_in_title(asked, turnout, voters)
        beside = answered_words(asked, turnout.people, voters)
        said = all_in_words(asked, turnout, voters, self.tray.earlier)
        keys, foot, people = all_in_keys(asked), box_words(asked, turnout, voters), turnout.people
        self.query_one(PaperView).drawn = lambda width, height: draw_all_in(
            people, beside, said, keys, foot, width, height, too_many=people > voters
        )

    def _tick(self) -> None:
        """Show the time, and what came into the box by another door."""
        if not self.is_attached:
            return
        show_time(self.top, self.session.state, self.session.clock.now(), self.fiche.settings.soon_share)
        if self.tray.turnout != self._drawn:
            self.draw()
