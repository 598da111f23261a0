"""The meeting's page drawn once for everybody who sees the same: a hundred clocks tick in the same second."""

from collections.abc import Sequence
from datetime import datetime

from fiche_tui.drawing.line import Line
from fiche_tui.drawing.wall import Seen, draw_wall
from fiche_tui.language.translation import language
from fiche_tui.workshop.room.values import Room

MOST = 64
"""Pages of one second that are kept: one for each size and language."""


class SharedWall:
    """Draws what the room sees; the same page in the same second is drawn once."""

    def __init__(self) -> None:
        self._room: Room | None = None
        self._second: datetime | None = None
        self._drawn: dict[tuple[object, ...], Sequence[Line]] = {}

    def draw(self, seen: Seen, columns: int, rows: int) -> Sequence[Line]:
        """Return the page of this second."""
        second = seen.at.replace(microsecond=0)
        if seen.room is not self._room or second != self._second or len(self._drawn) >= MOST:
            self._room, self._second, self._drawn = seen.room, second, {}
        key = (columns, rows, seen.away, seen.fresh, language())
        if key not in self._drawn:
            self._drawn[key] = draw_wall(seen, columns, rows)
        return self._drawn[key]
