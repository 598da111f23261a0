"""A participant's pages on an SSH channel, and their keys: the same pages as on a terminal of this machine."""

import asyncio
import math
from collections import deque

from fiche_tui.painting.painter import GIVE_BACK, TAKE, Painter
from fiche_tui.serve.at_terminal import CONTROL_C, key_of_piece, until_next
from fiche_tui.serve.attendance import Attendance
from fiche_tui.serve.ssh.studio import Studio
from fiche_tui.serve.ssh.typed import SLICE, Typed
from fiche_tui.serve.ssh.wire import Wire
from fiche_tui.terminal.sequences import Kind, Piece

KEYS = 32
"""Keys that are answered before the others get their turn."""

PACE = 0.02
"""Seconds that who sends more than that waits, each time."""

BUSY = 1.0
"""Seconds after which what the disk answered would be noticed without its waking anybody."""


class Painted:
    """One client at their pages."""

    def __init__(self, wire: Wire, attendance: Attendance, painter: Painter, studio: Studio) -> None:
        self._wire = wire
        self._attendance = attendance
        self._painter = painter
        self._studio = studio
        self._typed = Typed()
        self._typed_at = 0.0
        self._pieces: deque[Piece] = deque()
        self._size = (0, 0)
        self._draw_at = -math.inf

    async def serve(self) -> None:
        """Serve the client until they leave."""
        self._wire.write(TAKE)
        try:
            while not (self._attendance.one.left or self._wire.over or self._wire.ended):
                self._show()
                await self._wait()
                self._answer()
        finally:
            self._wire.write(GIVE_BACK)

    def tell(self, sentence: str) -> None:
        """Say something that happened elsewhere."""
        self._attendance.tell(sentence)
        self._draw_at = -math.inf
        self._wire.wake()

    def _show(self) -> None:
        wire, attendance = self._wire, self._attendance
        if attendance.look() or wire.size != self._size:
            self._draw_at = -math.inf
        now = attendance.clock.elapsed()
        # A client that takes nothing is shown the newest page once it does; those in between never were.
        if wire.clogged or now < self._draw_at:
            return
        self._size = wire.size
        moment = attendance.clock.now()
        wire.write(self._studio.paint(self._painter, attendance.one, moment, self._size, away=attendance.away))
        self._draw_at = now + until_next(attendance)

    async def _wait(self) -> None:
        wire, attendance = self._wire, self._attendance
        if attendance.busy is not None:
            await wire.wait(BUSY)
        elif self._pieces or wire.waits:
            await asyncio.sleep(PACE)
        else:
            left = math.inf if wire.clogged else self._draw_at - attendance.clock.elapsed()
            patience = self._typed.patience
            await wire.wait(min(BUSY if math.isinf(left) else left, math.inf if patience is None else patience))

    def _answer(self) -> None:
        attendance, now = self._attendance, self._attendance.clock.elapsed()
        if not self._pieces and self._wire.waits:
            self._typed_at = now
            self._pieces.extend(self._typed.feed(self._wire.take(SLICE)))
        elif (patience := self._typed.patience) is not None and now - self._typed_at >= patience:
            self._pieces.extend(self._typed.give_up())
        for _again in range(KEYS):
            if not self._pieces or attendance.busy is not None or attendance.one.left:
                return
            piece = self._pieces.popleft()
            if piece.kind is Kind.CHARACTER and piece.text == CONTROL_C:
                self._wire.ended = True
                return
            attendance.press(key_of_piece(piece))
            self._draw_at = -math.inf
