"""Forgetting for ever: the ballots of a workshop once its minutes are final, or the whole workshop."""

import secrets
from contextlib import suppress

from fiche_tui.session.session import Session
from fiche_tui.store.errors import StoreError
from fiche_tui.store.workshop import Workshop
from fiche_tui.store.workshops import Workshops
from fiche_tui.system.clock import Clock
from fiche_tui.workshop.commands import Refusal


def forget_ballots(stored: Workshop, clock: Clock) -> Refusal | None:
    """Destroy the ballots of a workshop; the counts stay. Raises as ``Session.open`` and ``Session.purge_ballots``."""
    session = Session.open(stored, clock)
    try:
        return session.purge_ballots()
    finally:
        session.close()


def forget_workshop(workshops: Workshops, stored: Workshop, clock: Clock) -> None:
    """Delete a workshop, counts included. Its journal is not read: a damaged one can be forgotten too.

    It is facilitated meanwhile, so that nobody facilitates what is being deleted. Raises ``FacilitationHeld`` when
    somebody else does, and as ``Workshops.remove``.
    """
    session = secrets.token_hex(8)
    held = stored.facilitate(session, "", clock.now())
    try:
        workshops.remove(stored.id, session)
    finally:
        # Of a workshop that is gone, the record went with it.
        with suppress(StoreError):
            held.release()
