"""The room's view: ``room.json`` followed and drawn for as long as somebody looks. No other file is read."""

import math
from contextlib import suppress
from pathlib import Path

from fiche_tui.drawing.line import Line, line
from fiche_tui.drawing.styles import STRONG
from fiche_tui.drawing.wall.layout import place_of, said, slide
from fiche_tui.drawing.wall.seen import Seen
from fiche_tui.drawing.wall.whole import draw_wall
from fiche_tui.language.sentences import error_sentence
from fiche_tui.language.translation import _, name_items
from fiche_tui.painting.terminal import Gone, Terminal
from fiche_tui.store.errors import Damaged, Missing, StoreError
from fiche_tui.store.names import ROOM
from fiche_tui.store.presence import is_facilitated
from fiche_tui.store.room import read_room_of_owner
from fiche_tui.store.watch import AGAIN, RoomWatcher
from fiche_tui.system.clock import Clock
from fiche_tui.system.folder_changes import FolderChanges, Told
from fiche_tui.terminal.sequences import Kind
from fiche_tui.workshop.codec import DecodeError
from fiche_tui.workshop.room.reading import room_from_json
from fiche_tui.workshop.room.values import Room

LOOK = 0.1
"""Seconds between two looks at the room file where nobody tells that it changed."""

TOLD = 1.0
"""Seconds between two looks where changes are told: each is looked at when it is."""

PRESENCE = 2.0
"""Seconds between two looks at who facilitates."""

IDLE = 5.0
"""Seconds between two drawings while no clock runs: the curtain has an hour, a long list turns its pages."""

FRESH = 10.0
"""Seconds for which a decision that was just written down is shown in large."""

LEAVING = ("q", "Q", "\x03")


class RoomView:
    """What is known of the workshop in ``folder``, and the page that it makes at each moment.

    What cannot be read, for a moment or after a hand-over, leaves the last page as it was.
    """

    def __init__(self, folder: Path, clock: Clock, changes: FolderChanges | None = None) -> None:
        self._folder = folder
        self._clock = clock
        self._told = Told(changes, AGAIN)
        self._watcher = RoomWatcher(folder / ROOM)
        self._room: Room | None = None
        self._error = ""
        self._unread = False
        self._known: frozenset[str] = frozenset()
        self._fresh, self._fresh_until = "", 0.0
        self._present, self._looked_at = True, -math.inf
        self._draw_at = -math.inf

    def look(self) -> bool:
        """Notice what changed since the last look; return whether there is something else to draw."""
        now = self._clock.elapsed()
        told, changed = self._told.hear(now), False
        if self._watcher.changed(now):
            self._told.saw_a_change(now)
            changed = self._read(now)
        if now - self._looked_at >= PRESENCE or changed or told:
            self._looked_at = now
            present, before = is_facilitated(self._folder), self._present
            self._present = present
            if present is not before:
                # A hand-over changes whose file counts, and not the file.
                changed = self._read(now) or True
        return changed or now >= self._draw_at

    def draw(self, columns: int, rows: int) -> list[Line]:
        """Return the page of this moment."""
        now = self._clock.elapsed()
        seen = self._seen(now)
        if seen is None:
            self._draw_at = now + IDLE
            return _sentence(self._error, columns, rows)
        self._draw_at = now + IDLE
        try:
            self._draw_at = now + self._until_next(seen, now)
            return draw_wall(seen, columns, rows)
        except (ArithmeticError, LookupError, TypeError, ValueError):
            # Another account wrote the file: what does not add up in it ends nothing here.
            broken = Damaged(self._folder / ROOM, "shape")
            return _sentence(error_sentence(broken.code, broken.values), columns, rows)

    @property
    def patience(self) -> float:
        """Seconds until the next look, unless a change is told before."""
        look = TOLD if self._told.tells else LOOK
        return max(0.0, min(look, self._draw_at - self._clock.elapsed()))

    def _read(self, now: float) -> bool:
        try:
            room = room_from_json(read_room_of_owner(self._folder))
        except (StoreError, DecodeError) as error:
            return self._note(error)
        self._unread = False
        ids = frozenset(one.id for one in room.decisions if one.id)
        if self._room is not None and (
            new := [one.id for one in room.decisions if one.id and one.id not in self._known]
        ):
            self._fresh, self._fresh_until = new[-1], now + FRESH
        self._known = self._known | ids
        name_items(room.item_names)
        self._room = room
        return True

    def _note(self, error: StoreError | DecodeError) -> bool:
        gone = isinstance(error, Missing) and not self._folder.exists()
        if gone:
            self._room, self._known = None, frozenset()
            self._error = _("Cet atelier n’est plus là. q : quitter.")
        elif self._room is None:
            known = error if isinstance(error, StoreError) else Damaged(self._folder / ROOM, "shape")
            self._error = error_sentence(known.code, known.values)
        changed = gone or not self._unread
        self._unread = True
        return changed

    def _seen(self, now: float) -> Seen | None:
        if self._room is None:
            return None
        fresh = self._fresh if now < self._fresh_until else ""
        return Seen(self._room, self._clock.now(), not self._present or self._unread, fresh)

    def _until_next(self, seen: Seen, now: float) -> float:
        """Return the seconds until something moves by itself: a second of the clock, the end of a decision in large."""
        waits = [IDLE]
        countdown = seen.countdown
        if countdown and not countdown.paused:
            waits.append((countdown.left - math.floor(countdown.left) or 1.0) + 0.005)
        if now < self._fresh_until:
            waits.append(self._fresh_until - now)
        return min(waits)


def show_room(view: RoomView, terminal: Terminal) -> None:
    """Follow the room on a terminal that was taken, until somebody types « q » or Ctrl+C, or the terminal goes."""
    with suppress(Gone):
        size = terminal.size
        while True:
            if view.look() or terminal.size != size:
                size = terminal.size
                terminal.paint(view.draw(*size))
            for piece in terminal.wait(view.patience):
                if piece.kind is Kind.CHARACTER and piece.text in LEAVING:
                    return


def _sentence(text: str, columns: int, rows: int) -> list[Line]:
    return slide([said(text, place_of(columns, rows).width, 6, STRONG)], line(), columns, rows)
