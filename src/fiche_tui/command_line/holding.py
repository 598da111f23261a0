"""The workshop that a command writes in, facilitated for that long."""

from collections.abc import Iterator
from contextlib import contextmanager

from fiche_tui.command_line.failure import Failure
from fiche_tui.command_line.places import workshops
from fiche_tui.command_line.reading import undecodable
from fiche_tui.language.translation import _
from fiche_tui.session.session import Session
from fiche_tui.store.errors import FacilitationHeld
from fiche_tui.system.clock import SystemClock
from fiche_tui.system.machine import who
from fiche_tui.workshop.codec import DecodeError


@contextmanager
def held(text: str, busy: str) -> Iterator[Session]:
    """Give a session over the workshop that ``text`` means, which can write, and close it after.

    ``busy`` is the sentence while somebody facilitates it, with ``{who}``. Raises ``Failure`` or ``StoreError``.
    """
    known = workshops()
    stored = known.open(known.find(text))
    try:
        session = Session.open(stored, SystemClock(), who())
    except FacilitationHeld as error:
        raise Failure(busy.format(who=error.who or _("Quelqu’un"))) from error
    except DecodeError as error:
        raise undecodable(text, error) from error
    try:
        if session.refused is not None:
            raise session.refused
        yield session
    finally:
        session.close()
