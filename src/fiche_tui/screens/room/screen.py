"""The room's view in place of the facilitator's own, for as long as it is wanted."""

import math
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import replace

from textual import events
from textual.timer import Timer
from textual.widget import Widget

from fiche_tui.drawing.wall.seen import Seen
from fiche_tui.drawing.wall.whole import draw_wall
from fiche_tui.keys.acts import act
from fiche_tui.keys.bindings import act_bindings
from fiche_tui.language.item_words import ItemName
from fiche_tui.screens.kit.base import FicheScreen
from fiche_tui.screens.kit.lines_pane import LinesPane
from fiche_tui.session.session import Session
from fiche_tui.store.errors import StoreError
from fiche_tui.workshop.room.values import Room

LOOK = 1.0
"""Seconds between two looks while no clock runs."""


class RoomScreen(FicheScreen[None]):
    """What ``fiche project`` would show: no row of keys, nothing to choose. Escape, « q » and F2 leave it."""

    SMALLEST = (40, 12)
    BINDINGS = act_bindings("global.back", "global.leave", "workshop.project", "workshop.curtain")

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._room: Room | None = None
        self._timer: Timer | None = None

    def act_owners(self) -> Iterable[object]:
        return (self,)

    @property
    def item_names(self) -> tuple[ItemName, ...]:
        """As the workshop's copy of its sheet does."""
        return self._session.state.sheet.item_names

    def body(self) -> Iterable[Widget]:
        """One page, in place of all rows."""
        return (LinesPane(),)

    def on_mount(self) -> None:
        """Draw the page."""
        self.call_after_refresh(self._tick)

    def on_resize(self, _event: events.Resize) -> None:
        """Draw the page for the new size."""
        self._draw()

    async def on_timer(self, event: events.Timer) -> None:
        """Draw the page when the next second has begun."""
        if event.timer is self._timer:
            self._tick()

    @act("global.back")
    def back(self) -> None:
        self.dismiss(None)

    @act("global.leave")
    def leave(self) -> None:
        self.dismiss(None)

    @act("workshop.project")
    def project(self) -> None:
        """F2 again goes back to the facilitator's own view."""
        self.dismiss(None)

    @act("workshop.curtain")
    def curtain(self) -> None:
        """Draw the curtain over this view and the projector screen, or open it."""
        wall = self._session.wall
        # What the disk does not take now is shown with the next act.
        with suppress(StoreError):
            self._session.show_on_wall(replace(wall, curtain=not wall.curtain))
        self._draw()

    def _draw(self) -> Seen | None:
        # What cannot be read for a moment leaves the last page.
        with suppress(StoreError):
            self._room = self._session.room
        if self._room is None or not self.is_attached:
            return None
        seen = Seen(self._room, self._session.clock.now())
        self.query_one(LinesPane).show(draw_wall(seen, *self.size))
        return seen

    def _tick(self) -> None:
        seen = self._draw()
        countdown = seen.countdown if seen else None
        delay = LOOK
        if countdown and not countdown.paused:
            delay = countdown.left - math.floor(countdown.left) or LOOK
        self._timer = self.set_timer(delay + 0.005)
