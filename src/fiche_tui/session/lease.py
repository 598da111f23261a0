"""The right to write in a workshop: held by this session, waited for, or gone permanently."""

import secrets
from contextlib import suppress
from datetime import datetime

from fiche_tui.store.errors import FacilitationHeld, FacilitationLost, StoreError
from fiche_tui.store.facilitation import Facilitation
from fiche_tui.store.sharing_errors import HandedOver
from fiche_tui.store.workshop import Workshop
from fiche_tui.system.clock import Clock


class Lease:
    """One session's right to facilitate one workshop.

    A session without it only reads; ``refused`` says why. When the disk is full, the lease may be taken later, once
    there is room; a workshop handed over to another account is gone permanently. ``was_taken`` says that another
    session held the lease, until that is written down.
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
        """Return whether another account has the workshop."""
        return isinstance(self.refused, HandedOver)

    @property
    def is_closed(self) -> bool:
        """Return whether the lease was given back permanently."""
        return self._is_closed

    @property
    def may_come(self) -> bool:
        """Return whether the lease is not held now and may be taken later."""
        return self.held is None and not self.is_gone and not self._is_closed

    def take(self, *, over: bool = False) -> None:
        """Hold the lease from now on; ``over`` takes it from another session, and ``was_taken`` says so.

        Raises ``FacilitationHeld`` unless ``over``, and as ``Workshop.facilitate``; ``refused`` keeps the error.
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
        """Return the present moment."""
        return self._clock.now()

    def wait(self, error: StoreError) -> None:
        """Give the lease back for now, because of ``error``."""
        self.release()
        self.refused = error

    def give_to(self, account: str) -> None:
        """Record that the workshop was handed over to that account."""
        self.held, self.refused = None, HandedOver(account)

    def close(self) -> bool:
        """Give the lease back permanently; as ``release``."""
        self._is_closed = True
        return self.release()

    def release(self) -> bool:
        """Give the lease back; return false when the disk refused. Harmless without it."""
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
