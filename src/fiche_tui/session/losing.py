"""Who has a workshop that this session lost."""

from contextlib import suppress
from typing import TYPE_CHECKING

from fiche_tui.store.errors import FacilitationLost, StoreError
from fiche_tui.store.facilitation import read_holder

if TYPE_CHECKING:
    from fiche_tui.session.session import Session


def loss_of(session: "Session") -> StoreError | None:
    """Return why a session writes no more, permanently, with who has the workshop; ``None`` while it may write again.

    Looks at the record of who facilitates, so that what was lost a moment ago is known too.
    """
    if session.still_mine() or not session.lost:
        return None
    if session.lease.is_gone:
        return session.refused
    holder = None
    with suppress(StoreError):
        holder = read_holder(session.folder)
    return FacilitationLost(holder.who if holder else "", holder.since if holder else "")
