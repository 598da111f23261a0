"""What every part of the workshop screen stands on: the session, and carrying a command out.

When the disk refuses, the command waits and is tried again by itself. Until it is stored nothing on the screen moves,
so that the room never sees something that a crash would take back.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from textual.timer import Timer

from fiche_tui.language.item_words import ItemName
from fiche_tui.language.sentences import error_sentence
from fiche_tui.language.translation import _
from fiche_tui.screens.kit.base import FicheScreen
from fiche_tui.screens.kit.retrying import PASSING, RETRY_SECONDS
from fiche_tui.session.session import Session
from fiche_tui.store.errors import StoreError
from fiche_tui.workshop import Command, Refusal


@dataclass(frozen=True, slots=True)
class Waiting:
    """A command that is not on disk yet, and what is said once it is."""

    command: Command
    done: str


class WorkshopBase(FicheScreen[None]):
    """A screen over one session. The parts (steps, rounds, captures, opening) each subclass it."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self._waiting: Waiting | None = None
        self._retry: Timer | None = None

    @property
    def item_names(self) -> Sequence[ItemName]:
        """As the workshop's copy of its sheet does."""
        return self.session.state.sheet.item_names

    @property
    def waits(self) -> bool:
        """Whether a command waits for the disk, which is told meanwhile."""
        return self._waiting is not None

    async def show_state(self) -> None:
        """Draw the state."""
        raise NotImplementedError

    def about(self) -> str:
        """The id of the role or the family that is talked about now, empty when there is none."""
        return ""

    def refresh_state(self) -> None:
        """Draw the state after the current message."""
        self.call_later(self.show_state)

    def attempt_then_show(self, command: Command, done: str = "") -> bool:
        """Carry a command out, say how it went, and draw what it changed; whether it was done.

        One command at a time waits for the disk; while it does, another one is not taken.
        """
        if self._waiting and not self._try_again():
            return False
        was_done = self.attempt(lambda: self._do(command, done), done)
        self.refresh_state()
        return was_done

    def _do(self, command: Command, done: str) -> Refusal | None:
        try:
            return self.session.do(command)
        except PASSING:
            self._waiting = Waiting(command, done)
            self._retry = self._retry or self.set_interval(RETRY_SECONDS, self._try_again)
            raise

    def _try_again(self) -> bool:
        """Try the waiting command again; whether nothing waits any more."""
        waiting = self._waiting
        if waiting is None:
            return True
        try:
            refusal = self.session.do(waiting.command)
        except PASSING as error:
            reason = error_sentence(error.code, error.values)
            self.status.say(_("Pas encore enregistré, nouvel essai… {reason}").format(reason=reason), refused=True)
            return False
        except StoreError as error:
            self._stop_waiting()
            self.status.say(error_sentence(error.code, error.values), refused=True)
            return True
        self._stop_waiting()
        self.attempt(lambda: refusal, _("Enregistré. {done}").format(done=waiting.done).strip())
        self.refresh_state()
        return True

    def give_up_waiting(self) -> bool:
        """Let go of the command that waits for the disk; whether there was one."""
        if self._waiting is None:
            return False
        self._stop_waiting()
        self.status.say(_("Abandonné : ce dernier geste n’est pas enregistré."), refused=True)
        return True

    def _stop_waiting(self) -> None:
        self._waiting = None
        if self._retry:
            self._retry.stop()
            self._retry = None

    def attempt_act(self, act: Callable[[], Refusal | None], done: str = "") -> bool:
        """Carry out something that is not a command of the domain (undo, a reveal), and draw what it changed."""
        if self._waiting and not self._try_again():
            return False
        was_done = self.attempt(act, done)
        self.refresh_state()
        return was_done
