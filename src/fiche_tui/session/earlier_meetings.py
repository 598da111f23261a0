"""Finding the earlier workshops of the same collective in the data folder, and copying what is kept of one."""

from collections.abc import Mapping
from contextlib import suppress
from datetime import date, datetime
from typing import Any

from fiche_tui.session.stored_history import read_history
from fiche_tui.store.errors import StoreError
from fiche_tui.store.headers import Header
from fiche_tui.store.workshops import Workshops
from fiche_tui.workshop.earlier import Earlier
from fiche_tui.workshop.earlier_copy import copied
from fiche_tui.workshop.frozen import frozen
from fiche_tui.workshop.room.header import header_of
from fiche_tui.workshop.state import State
from fiche_tui.workshop.text import folded


@frozen
class Meeting:
    """An earlier workshop as it is offered: its id, its title, its day where it has one."""

    id: str
    title: str
    day: date | None = None


def meetings_before(workshops: Workshops, state: State, at: datetime) -> tuple[Meeting, ...]:
    """Return the finished workshops of the same collective from before this one, the one it was made from first, then
    the most recent.

    Finished: its minutes are final, a round of it is revealed, or something was decided. Names are compared without
    case, accents and extra spaces. Read from what the room may see; what cannot be read is passed over.
    """
    wanted, mine = folded(state.details.collective), _of_state(state, at)
    found: list[tuple[tuple[bool, str, str], Meeting]] = []
    try:
        headers = workshops.headers()
    except StoreError:
        return ()
    for header in headers:
        own = header.id == state.earlier.proposed
        same = bool(wanted) and folded(_text(header.values, "collective")) == wanted
        when = _when(header)
        if header.error or header.id == state.id or not (own or (same and when < mine)):
            continue
        if _finished(workshops, header):
            found.append(((own, *when), Meeting(header.id, header.title, _day(when[0]))))
    return tuple(meeting for _key, meeting in sorted(found, key=lambda pair: pair[0], reverse=True))


def kept_of(workshops: Workshops, workshop_id: str) -> Earlier:
    """Return what is kept of a stored workshop. Raises ``StoreError`` or ``DecodeError`` when it cannot be read."""
    return copied(read_history(workshops.open(workshop_id)).state)


def _finished(workshops: Workshops, header: Header) -> bool:
    with suppress(StoreError):
        room = workshops.open(header.id).room()
        rounds = room.get("rounds")
        revealed = isinstance(rounds, dict) and "revealed" in rounds.values()
        return header.values.get("status") == "final" or revealed or bool(room.get("decisions"))
    return False


def _of_state(state: State, at: datetime) -> tuple[str, str]:
    header = header_of(state)
    return _text(header, "date") or at.date().isoformat(), _text(header, "created") or at.isoformat()


def _when(header: Header) -> tuple[str, str]:
    """Return the day that was announced, else the one on which it was made; then the moment it was made."""
    created = _text(header.values, "created")
    return _text(header.values, "date") or created[:10], created


def _text(values: Mapping[str, Any], name: str) -> str:
    value = values.get(name)
    return value if isinstance(value, str) else ""


def _day(text: str) -> date | None:
    with suppress(ValueError):
        return date.fromisoformat(text)
    return None
