"""The desk of the workshop screen for tests of its acts: a real session and real writing, no screen."""

from collections.abc import Callable
from inspect import isawaitable
from typing import cast

from textual.timer import Timer

from fiche_tui.keys.acts import Act
from fiche_tui.screens.kit.acting import Acting
from fiche_tui.screens.kit.desk import Outcome
from fiche_tui.screens.meeting.writing import Writing
from fiche_tui.store.workshops import Workshops
from fiche_tui.workshop.commands import Command, Refusal
from fiche_tui.workshop.results import last_revealed, pending_round
from fiche_tui.workshop.state import RoundState
from tests.screens.fake_desk import FakeWorkshopDesk
from tests.stage import Stage


class FakeTimer:
    """Runs when a test says so, unless it was stopped."""

    def __init__(self, seconds: float, act: Callable[[], object]) -> None:
        self.seconds = seconds
        self._act = act
        self._stopped = False

    def stop(self) -> None:
        self._stopped = True

    def run(self, times: int = 1) -> None:
        for _time in range(times):
            if not self._stopped:
                self._act()


class FakeActing:
    """Keeps what it was asked to run; ``finish`` runs it."""

    def __init__(self) -> None:
        self.busy = False
        self._acts: list[Act] = []

    def run(self, act: Act, command_id: str = "") -> None:
        if not self.busy:
            self._acts.append(act)

    async def finish(self) -> None:
        while self._acts:
            outcome = self._acts.pop(0)()
            if isawaitable(outcome):
                await outcome


class FakeMeetingDesk(FakeWorkshopDesk):
    """Answers dialogs from ``answers``, carries commands out, and keeps timers and sounds."""

    def __init__(self, stage: Stage, *answers: object) -> None:
        super().__init__(stage.session, *answers)
        self._stage = stage
        self.writing = Writing(stage.session, self)
        self.on_top = True
        self.columns = 80
        self.talked_about = ""
        self.rang = 0
        self.timers: list[FakeTimer] = []
        self.fake_acting = FakeActing()

    @property
    def workshops(self) -> Workshops:
        return self._stage.workshops

    @property
    def acting(self) -> Acting:
        return cast(Acting, self.fake_acting)

    def about(self) -> str:
        return self.talked_about

    def round_at_hand(self) -> RoundState | None:
        return pending_round(self.state) or last_revealed(self.state)

    def do(self, command: Command, done: str = "") -> Outcome:
        return self.writing.do(command, done)

    def keep(self, command: Command, done: str = "") -> str:
        return self.writing.keep(command, done)

    def carry_out(self, act: Callable[[], Refusal | None], done: str = "") -> Outcome:
        return self.writing.carry_out(act, done)

    def say_on_top(self, sentence: str) -> None:
        self.say(sentence, refused=True)

    def refresh_state(self) -> None:
        """Nothing is drawn."""

    def show_keys(self) -> None:
        """There is no row of keys."""

    def every(self, seconds: float, act: Callable[[], object]) -> Timer:
        self.timers.append(FakeTimer(seconds, act))
        return cast(Timer, self.timers[-1])

    def zoom(self, subject: str) -> None:
        self.session.zoom(subject)

    def ring(self) -> None:
        self.rang += 1

    async def reveal(self, round_number: int) -> None:
        raise AssertionError("no act of the screen asks its own desk for a reveal")

    async def turn(self, what: str) -> None:
        raise AssertionError("no act of the screen asks its own desk for a turn")
