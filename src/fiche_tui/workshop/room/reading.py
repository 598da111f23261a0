"""The room file read back, to show the meeting."""

from typing import Any

from fiche_tui.workshop.codec import from_json
from fiche_tui.workshop.room.values import Room


def room_from_json(value: dict[str, Any]) -> Room:
    """Return the room that plain JSON values describe; what version 1 did not hold is empty or ``None``.

    Every text in it can be shown on a terminal, every number is bounded. Raises ``DecodeError``.
    """
    return from_json(Room, value)
