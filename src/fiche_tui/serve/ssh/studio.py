"""Pages that many people see alike, drawn, laid out and compared once: a hundred clocks tick in the same second."""

from collections.abc import Callable
from datetime import datetime
from functools import partial

from fiche_tui.language.translation import language
from fiche_tui.painting.colours import Depth
from fiche_tui.painting.frame import Frame, changes, frame_of
from fiche_tui.painting.painter import Painter
from fiche_tui.serve.page import draw_page
from fiche_tui.serve.participant import Page, Participant
from fiche_tui.workshop.room.values import Room

MOST = 256
"""Pages of one moment that are kept: one for each size, language and sentence below."""

Key = tuple[object, ...]


class Studio:
    """What was worked out in this second, and the pages of the one before, which terminals may still show."""

    def __init__(self) -> None:
        self._room: Room | None = None
        self._second: datetime | None = None
        self._frames: dict[Key, Frame] = {}
        self._before: dict[Key, Frame] = {}
        self._shared: set[int] = set()
        self._changes: dict[Key, tuple[str, str | None]] = {}

    def paint(self, painter: Painter, one: Participant, at: datetime, size: tuple[int, int], *, away: bool) -> str:
        """Return what to send so that the terminal of ``painter`` shows what this person sees now."""
        key = seen_alike(one, size, away)
        if key is None:
            return painter.paint(draw_page(one, at, *size, away=away), *size)
        self._turn(one.room, at.replace(microsecond=0))
        if key not in self._frames:
            lines = draw_page(one, at, *size, away=away)
            self._frames[key] = frame = frame_of(lines, *size, self._before.get(key))
            self._shared.add(id(frame))
        return painter.show(self._frames[key], partial(self._compared, painter.depth))

    def _turn(self, room: Room, second: datetime) -> None:
        """Begin with no page when something moved since the last one was drawn."""
        if room is self._room and second == self._second and len(self._frames) < MOST:
            return
        self._room, self._second = room, second
        self._before, self._frames, self._changes = self._frames, {}, {}
        self._shared = {id(frame) for frame in self._before.values()}

    def _compared(
        self, depth: Depth, before: Frame | None, after: Frame, look: Callable[[str], str], style: str | None
    ) -> tuple[str, str | None]:
        if before is not None and id(before) not in self._shared:
            return changes(before, after, look, style)
        # Both are kept here, so that no other page has their identities.
        key = (id(before), id(after), depth, style)
        if key not in self._changes:
            self._changes[key] = changes(before, after, look, style)
        return self._changes[key]


def seen_alike(one: Participant, size: tuple[int, int], away: bool) -> Key | None:
    """Return what two people have in common who see the same page at the same time; None for a page of one's own."""
    if one.page in (Page.FINISH, Page.GIVE_UP):
        return None
    if one.page is Page.BALLOT and (one.keying is None or not one.keying.untouched):
        return None
    # Roles may be reworded while a round is open: then those who came before have another paper.
    ballot = (one.keying, one.paper) if one.page is Page.BALLOT else None
    open_now = one.asked.number if one.asked else 0
    below = (one.said, one.refused, one.taken_out, one.has_voted, open_now, one.waiting is None, one.way)
    return (one.page, ballot, below, size, away, language())
