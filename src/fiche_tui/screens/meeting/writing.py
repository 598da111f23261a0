"""Writing what the facilitator does to disk, and trying again by itself when the disk refuses.

Until an act is stored nothing on the screen moves, so that the room never sees something that a crash would take back.
"""

from collections.abc import Callable
from typing import Protocol

from textual.timer import Timer

from fiche_tui.language.sentences import error_sentence
from fiche_tui.language.translation import _
from fiche_tui.screens.kit.base import why_not
from fiche_tui.screens.kit.desk import Outcome
from fiche_tui.session.retrying import PASSING, RETRY_SECONDS
from fiche_tui.session.session import Session
from fiche_tui.store.errors import StoreError
from fiche_tui.workshop.commands import Command, Refusal
from fiche_tui.workshop.frozen import frozen


class Surface(Protocol):
    """Where it is said how the writing goes."""

    def say(self, sentence: str, *, refused: bool = False) -> None:
        """Put a sentence on the status line."""
        ...

    def refresh_state(self) -> None:
        """Draw the state after the current message."""
        ...

    def every(self, seconds: float, act: Callable[[], object]) -> Timer:
        """Return a timer that runs ``act`` every so often."""
        ...


@frozen
class Waiting:
    """A command that is not on disk yet, and what is said once it is."""

    command: Command
    done: str
    retry: Timer


class Writing:
    """Carries commands out, one at a time: while one waits for the disk, another one is not taken."""

    def __init__(self, session: Session, surface: Surface) -> None:
        self._session = session
        self._surface = surface
        self._waiting: Waiting | None = None

    @property
    def waits(self) -> bool:
        """Whether a command waits for the disk."""
        return self._waiting is not None

    def do(self, command: Command, done: str = "") -> Outcome:
        """Carry a command out, say how it went, and draw what it changed."""
        if not self.try_again():
            return Outcome.REFUSED
        outcome = self._attempt(lambda: self._send(command, done), done)
        return Outcome.WAITING if self.waits else outcome

    def keep(self, command: Command, done: str = "") -> str:
        """Carry a command out behind a dialog: return why not, empty once it is on disk or waits for it."""
        if not self.try_again():
            return _("Le geste précédent n’est pas encore enregistré : ce texte reste ici, réessayez.")
        refusal = why_not(lambda: self._send(command, done))
        if refusal and not self.waits:
            return refusal
        self._surface.say(refusal or done, refused=bool(refusal))
        self._surface.refresh_state()
        return ""

    def carry_out(self, act: Callable[[], Refusal | None], done: str = "") -> Outcome:
        """Carry out what is no command of the domain, as ``do``; it is never tried again by itself."""
        return self._attempt(act, done) if self.try_again() else Outcome.REFUSED

    def try_again(self) -> bool:
        """Try the waiting command again; whether nothing waits any more."""
        waiting = self._waiting
        if waiting is None:
            return True
        try:
            refusal = self._session.do(waiting.command)
        except PASSING as error:
            reason = error_sentence(error.code, error.values)
            self._surface.say(_("Pas encore enregistré, nouvel essai… {reason}").format(reason=reason), refused=True)
            return False
        except StoreError as error:
            self._stop(waiting)
            self._surface.say(error_sentence(error.code, error.values), refused=True)
            return True
        self._stop(waiting)
        self._attempt(lambda: refusal, _("Enregistré. {done}").format(done=waiting.done).strip())
        return True

    def give_up(self) -> bool:
        """Let go of the command that waits for the disk; whether there was one."""
        if self._waiting is None:
            return False
        self._stop(self._waiting)
        self._surface.say(_("Abandonné : ce dernier geste n’est pas enregistré."), refused=True)
        return True

    def _send(self, command: Command, done: str) -> Refusal | None:
        try:
            return self._session.do(command)
        except PASSING:
            self._waiting = Waiting(command, done, self._surface.every(RETRY_SECONDS, self.try_again))
            raise

    def _attempt(self, act: Callable[[], Refusal | None], done: str) -> Outcome:
        sentence = why_not(act)
        self._surface.say(sentence or done, refused=bool(sentence))
        self._surface.refresh_state()
        return Outcome.REFUSED if sentence else Outcome.DONE

    def _stop(self, waiting: Waiting) -> None:
        self._waiting = None
        waiting.retry.stop()
