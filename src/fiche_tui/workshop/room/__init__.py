"""What the room may see of a workshop: no private note, no hidden result, no name of a voter.

The wall, participants and lists read this and nothing else, which is the proof that they leak nothing.
"""

from fiche_tui.workshop.room.header import header_of, status_of
from fiche_tui.workshop.room.reading import room_from_json
from fiche_tui.workshop.room.values import Room, WallView, WayIn
from fiche_tui.workshop.room.whole import room_of

__all__ = ["Room", "WallView", "WayIn", "header_of", "room_from_json", "room_of", "status_of"]
