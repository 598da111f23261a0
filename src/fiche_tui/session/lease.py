"""The right to write in a workshop: held by this session, waited for, or gone for good."""

import secrets
from contextlib import suppress
from datetime import datetime

from fiche_tui.store.errors import FacilitationHeld, FacilitationLost, StoreError
from fiche_tui.store.facilitation import Facilitation
from fiche_tui.store.sharing_errors import HandedOver
from fiche_tui.store.workshop import Workshop
from fiche_tui.system.clock import Clock


class Right:
    """The facilitation of one workshop, for one session.

    Without it the workshop is read: ``refused`` says why. A disk that is full may have room again, so it may be taken
    later; what was handed over to another account is gone.
    """

    def __init__(self, stored: Workshop, clock: Clock, who: str) -> None:
        self.session_id = secrets.token_hex(8)
        self.who = who
        self.held: Facilitation | None = None
        self.refused: StoreError | None = None
        self.was_taken = False
        self._is_closed = False
        self._stored = stored
        self._clock = clock

    @property
    def is_gone(self) -> bool:
        """Whether another account has the workshop."""
        return isinstance(self.refused, HandedOver)

    @property
    def may_come(self) -> bool:
        """Whether it is not held now and may be taken later."""
        return self.held is None and not self.is_gone and not self._is_closed

    def take(self, *, over: bool = False) -> None:
        """Hold the facilitation from now on; ``over`` takes it from another session, and ``was_taken`` says so.

        Raises ``FacilitationHeld`` unless ``over``, and as ``Workshop.facilitate``; then ``refused`` is that.
        """
        if isinstance(self.refused, HandedOver):
            raise HandedOver(self.refused.to)
        if self._is_closed:
            raise FacilitationLost("", "")
        try:
            self.held = self._facilitate(over=over)
        except StoreError as error:
            self.refused = error
            raise
        self.refused = None

    def now(self) -> datetime:
        """The present moment."""
        return self._clock.now()

    def wait(self, error: StoreError) -> None:
        """Give the facilitation back for now, because of ``error``."""
        self.release()
        self.refused = error

    def give_to(self, account: str) -> None:
        """It was handed over to that account."""
        self.held, self.refused = None, HandedOver(account)

    def close(self) -> bool:
        """Give the facilitation back for good; as ``release``."""
        self._is_closed = True
        return self.release()

    def release(self) -> bool:
        """Give the facilitation back; false when the disk refused. Harmless without it."""
        held, self.held = self.held, None
        if held is not None:
            with suppress(StoreError):
                held.release()
                return True
            return False
        return True

    def _facilitate(self, *, over: bool) -> Facilitation:
        at = self.now()
        try:
            return self._stored.facilitate(self.session_id, self.who, at)
        except FacilitationHeld:
            if not over:
                raise
        held = self._stored.facilitate(self.session_id, self.who, at, take=True)
        self.was_taken = True
        return held
