"""A desk for tests of acts: dialogs get prepared answers, and what the act said and opened is noted. No screen."""

from collections.abc import Callable
from datetime import date
from typing import Any, TypeVar, cast

from textual.screen import Screen

from fiche_tui.screens.kit.base import why_not
from fiche_tui.screens.kit.desk import Outcome
from fiche_tui.session.session import Session
from fiche_tui.settings.values import Settings
from fiche_tui.workshop.commands import Command, Refusal
from fiche_tui.workshop.state import State

T = TypeVar("T")


class FakeDesk:
    """Answers each dialog, and each screen that is opened, with the next of ``answers``.

    An answer that is a function is called with the dialog and returns the answer.
    """

    def __init__(self, *answers: object) -> None:
        self._answers = list(answers)
        self.shown: list[Screen[Any]] = []
        self.said: list[str] = []
        self.copied: list[str] = []
        self.refused = False
        self.settings = Settings()

    @property
    def unused(self) -> int:
        """How many answers nobody asked for."""
        return len(self._answers)

    async def ask(self, dialog: Screen[T]) -> T | None:
        self.shown.append(dialog)
        answer = self._answers.pop(0)
        return cast(T | None, answer(dialog) if callable(answer) else answer)

    async def open(self, screen: Screen[T]) -> T | None:
        return await self.ask(screen)

    def say(self, sentence: str, *, refused: bool = False) -> None:
        self.said.append(sentence)
        self.refused = refused

    def copy(self, text: str) -> None:
        self.copied.append(text)


class FakeWorkshopDesk(FakeDesk):
    """A desk over a real session, without a screen."""

    def __init__(self, session: Session, *answers: object) -> None:
        super().__init__(*answers)
        self.session = session

    @property
    def state(self) -> State:
        return self.session.state

    @property
    def today(self) -> date:
        return self.session.today

    def do(self, command: Command, done: str = "") -> Outcome:
        return self.carry_out(lambda: self.session.do(command), done)

    def carry_out(self, act: Callable[[], Refusal | None], done: str = "") -> Outcome:
        if sentence := why_not(act):
            self.say(sentence, refused=True)
            return Outcome.REFUSED
        self.say(done)
        return Outcome.DONE


class FakeListDesk(FakeWorkshopDesk):
    """A desk with one chosen row. A dialog that stays until it is kept is answered as any other."""

    def __init__(self, session: Session, selected: str, *answers: object) -> None:
        super().__init__(session, *answers)
        self.selected = selected

    def keep(self, command: Command) -> str:
        return why_not(lambda: self.session.do(command))

    async def ask_kept(self, dialog: Screen[T], done: str = "") -> bool:
        kept = await self.ask(dialog) is not None
        if kept:
            self.say(done or "Enregistré.")
        return kept
