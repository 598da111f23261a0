"""Filling one's own ballot: each key, the question before it is put in, the disk that makes it wait, and leaving."""

from collections.abc import Callable
from enum import StrEnum
from typing import Protocol

from textual.timer import Timer

from fiche_tui.drawing.own_ballot_asked import ending_words, fault_words, quitting_words
from fiche_tui.drawing.paper import Paper, lines_of
from fiche_tui.drawing.question import Asked
from fiche_tui.keys.acts import act
from fiche_tui.language.sentences import error_sentence, refusal_sentence
from fiche_tui.language.translation import _
from fiche_tui.screens.kit.desk import Desk
from fiche_tui.screens.kit.dialogs import Confirm
from fiche_tui.session.retrying import PASSING, RETRY_SECONDS
from fiche_tui.store.errors import DurabilityUnknown, StoreError
from fiche_tui.workshop.ballots import Ballot
from fiche_tui.workshop.commands import Refusal
from fiche_tui.workshop.keying.own import OwnKeying, OwnScales, own_keying


class Left(StrEnum):
    """How a person left the ballot: put in, given up, erased after it was left alone, or nobody knows."""

    PUT = "put"
    GIVEN_UP = "given-up"
    ERASED = "erased"
    UNSURE = "unsure"


class OwnDesk(Desk, Protocol):
    """What the acts on one's own ballot may touch."""

    def draw(self) -> None:
        """Draw the ballot as it stands."""
        ...

    def leave_as(self, how: Left) -> None:
        """Close the ballot and whatever is open over it."""
        ...

    def every(self, seconds: float, act: Callable[[], object]) -> Timer:
        """Return a timer that runs ``act`` every so often."""
        ...


class OwnFilling:
    """One ballot. ``put`` keeps it, as ``Envelope.put`` does; ``named`` says that the same person may replace it."""

    def __init__(self, desk: OwnDesk, paper: Paper, put: Callable[[Ballot], Refusal | None], *, named: bool) -> None:
        self.paper = paper
        self.keying: OwnKeying = own_keying(paper.asked, tuple(one.subject for one in lines_of(paper)))
        self._desk = desk
        self._put = put
        self._named = named
        self._retry: Timer | None = None
        self._unsure = False

    def press(self, key: str) -> bool:
        """Hand a key to the ballot; return whether it asks to end, which ``finish`` answers.

        While the disk makes the ballot wait, nothing changes any more.
        """
        if self._retry is not None:
            return False
        self.keying = self.keying.pressed(key)
        fault = self.keying.fault
        self._desk.say(fault_words(fault, self.paper.asked) if fault else "", refused=bool(fault))
        self._desk.draw()
        return self.keying.ends

    async def finish(self) -> None:
        """Say what is missing, then put the ballot in."""
        if await self._confirmed(ending_words(self.keying, named=self._named)):
            self.put()
        elif isinstance(self.keying, OwnScales) and self.keying.missing:
            self.keying = self.keying.at_gap()
            self._desk.draw()

    def put(self) -> None:
        """Put the ballot in. What the disk refuses stays on screen, and is tried again by itself."""
        try:
            refusal = self._put(self.keying.answer())
        except PASSING as error:
            self._unsure = self._unsure or isinstance(error, DurabilityUnknown)
            reason = error_sentence(error.code, error.values)
            self._desk.say(_("Pas encore déposé, nouvel essai… {reason}").format(reason=reason), refused=True)
            self._retry = self._retry or self._desk.every(RETRY_SECONDS, self.put)
            return
        except StoreError as error:
            self.stop_trying()
            self._desk.say(error_sentence(error.code, error.values), refused=True)
            return
        self.stop_trying()
        if refusal:
            self._desk.say(refusal_sentence(refusal.code, refusal.values), refused=True)
        else:
            self._desk.leave_as(Left.PUT)

    def stop_trying(self) -> None:
        """Wait for the disk no more."""
        if self._retry is not None:
            self._retry.stop()
            self._retry = None

    @act("global.back")
    async def back(self) -> None:
        """Stop waiting for the disk; else leave without putting anything in, once that was said."""
        if self._retry is not None:
            self.stop_trying()
            self._desk.say(_("Pas déposé : vos réponses sont encore à l’écran."), refused=True)
        elif self.keying.untouched and not self._unsure:
            self._desk.leave_as(Left.GIVEN_UP)
        elif await self._confirmed(quitting_words()):
            self._desk.leave_as(Left.UNSURE if self._unsure else Left.GIVEN_UP)

    def erase(self) -> None:
        """Leave, nobody having come back to the ballot."""
        self._desk.leave_as(Left.UNSURE if self._unsure else Left.ERASED)

    def let_go(self) -> None:
        """Let go of the answers."""
        self.stop_trying()
        self.keying = own_keying(self.paper.asked, self.keying.subjects)

    async def _confirmed(self, words: Asked) -> bool:
        agreed = await self._desk.ask(Confirm(words.title, words.text, words.yes, words.no))
        return bool(agreed)
