"""The desk of the workshop screen: what its acts and those of a step's body may touch."""

from collections.abc import Awaitable, Callable
from datetime import date
from typing import TypeVar

from textual.screen import Screen
from textual.timer import Timer

from fiche_tui.screens.kit.acting import Acting
from fiche_tui.screens.kit.base import FicheScreen
from fiche_tui.screens.kit.desk import Outcome
from fiche_tui.screens.kit.plain_desk import PlainDesk
from fiche_tui.screens.meeting.acts.rounds import Rounds
from fiche_tui.screens.meeting.acts.turns import SpeakingTurns
from fiche_tui.screens.meeting.writing import Writing
from fiche_tui.session.session import Session
from fiche_tui.store.workshops import Workshops
from fiche_tui.workshop.commands import Command, Refusal
from fiche_tui.workshop.state import RoundState, State

Answer = TypeVar("Answer")


class ScreenDesk(PlainDesk):
    """Carries out over one screen and one session; ``draw`` and what follows it are the screen's."""

    def __init__(
        self,
        screen: FicheScreen[None],
        session: Session,
        draw: Callable[[], Awaitable[None]],
        about: Callable[[], str],
        round_at_hand: Callable[[], RoundState | None],
    ) -> None:
        super().__init__(screen)
        self.session = session
        self.about = about
        self.round_at_hand = round_at_hand
        self.writing = Writing(session, self)
        self.rounds = Rounds(self)
        self._turns = SpeakingTurns(self)
        self._draw = draw

    @property
    def state(self) -> State:
        """The workshop as it is now."""
        return self.session.state

    @property
    def today(self) -> date:
        """The day that it is now where the workshop is held."""
        return self.session.today

    @property
    def workshops(self) -> Workshops:
        """The workshops of this account."""
        return self._screen.fiche.workshops

    @property
    def acting(self) -> Acting:
        """What runs acts, those of a body too."""
        return self._screen.acting

    @property
    def columns(self) -> int:
        """The columns of the terminal."""
        return self._screen.app.size.width

    @property
    def on_top(self) -> bool:
        """Whether nothing is open over the screen."""
        return self._screen.app.screen is self._screen

    async def open(self, screen: Screen[Answer]) -> Answer | None:
        """Show another screen and return what it dismissed; what it changed is drawn."""
        answer = await super().open(screen)
        self.refresh_state()
        return answer

    def say_on_top(self, sentence: str) -> None:
        """Refuse in a sentence here, and on the screen of ours that is open over this one."""
        self.say(sentence, refused=True)
        stack = self._screen.app.screen_stack
        shown = next((one for one in reversed(stack) if isinstance(one, FicheScreen)), self._screen)
        if shown is not self._screen:
            shown.status.say(sentence, refused=True)
            shown.show_keys()

    def do(self, command: Command, done: str = "") -> Outcome:
        """Carry a command out, say ``done`` once it is on disk, and draw what it changed."""
        return self.writing.do(command, done)

    def keep(self, command: Command, done: str = "") -> str:
        """Carry a command out behind a dialog that stays until then: return why not, empty once it is kept."""
        return self.writing.keep(command, done)

    def carry_out(self, act: Callable[[], Refusal | None], done: str = "") -> Outcome:
        """Carry out what is no command of the domain (undo, a reveal), and draw what it changed."""
        return self.writing.carry_out(act, done)

    def zoom(self, subject: str) -> None:
        """Show a role or a family in large on the projector screen, or its step again where there is none."""
        self.session.zoom(subject)

    async def reveal(self, round_number: int) -> None:
        """Ask the room once, then reveal a round."""
        await self.rounds.reveal(round_number)

    async def turn(self, what: str) -> None:
        """Change the round of the table: ``choose``, ``next``, ``skip`` or ``again``."""
        await self._turns.change(what)

    def show_keys(self) -> None:
        """Draw the last row anew: other keys matter now."""
        self._screen.show_keys()

    def refresh_state(self) -> None:
        """Draw the state after the current message."""
        self._screen.call_later(self._draw)

    def every(self, seconds: float, act: Callable[[], object]) -> Timer:
        """Return a timer that runs ``act`` every so often."""
        return self._screen.set_interval(seconds, act)

    def once_drawn(self, act: Callable[[], None]) -> None:
        """Run ``act`` when what is to be drawn now is on screen."""
        self._screen.call_after_refresh(act)

    def ring(self) -> None:
        """Ring the bell of the terminal."""
        self._screen.app.bell()
