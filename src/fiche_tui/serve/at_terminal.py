"""A participant at a terminal of their own: pages painted, keys handed on, until they leave or the line drops."""

import math
from collections.abc import Mapping
from contextlib import suppress

from fiche_tui.painting.terminal import Gone, Terminal
from fiche_tui.serve.attendance import Attendance
from fiche_tui.serve.page import draw_page
from fiche_tui.serve.participant import Page
from fiche_tui.terminal.sequences import Kind, Piece
from fiche_tui.workshop.keying.common import AZERTY

IDLE = 5.0
"""Seconds between two drawings while nothing moves: the curtain has an hour, a long list turns its pages."""

CONTROL_C = "\x03"

_ARROWS = dict(zip("ABCDHF", ("up", "down", "right", "left", "home", "end"), strict=True))
SEQUENCES: Mapping[str, str] = {
    **{f"\x1b[{end}": key for end, key in _ARROWS.items()},
    **{f"\x1bO{end}": key for end, key in _ARROWS.items()},
    **{"\x1b[1~": "home", "\x1b[4~": "end", "\x1b[5~": "pageup", "\x1b[6~": "pagedown", "\x1bOM": "enter"},
}
"""What terminals send for the keys of a ballot (xterm, Linux console, rxvt)."""

CHARACTERS: Mapping[str, str] = {
    **{"\r": "enter", "\n": "enter", " ": "space", "\x7f": "backspace", "\x08": "backspace"},
}


def key_of_piece(piece: Piece) -> str:
    """Return the name of the key that was pressed, as the keying machines know it; nothing for what is no key here."""
    if piece.kind is Kind.ESCAPE:
        return "escape"
    if piece.kind is Kind.SEQUENCE:
        return SEQUENCES.get(piece.text, "")
    if piece.kind is not Kind.CHARACTER:
        return ""
    return CHARACTERS.get(piece.text, piece.text.translate(AZERTY).lower())


def take_part(attendance: Attendance, terminal: Terminal) -> None:
    """Let somebody take part on a terminal that was taken, until they leave, or the terminal goes."""
    clock = attendance.clock
    with suppress(Gone):
        size, draw_at = terminal.size, -math.inf
        while not attendance.one.left:
            changed = attendance.look() or terminal.size != size
            if changed or clock.elapsed() >= draw_at:
                size = terminal.size
                terminal.paint(draw_page(attendance.one, clock.now(), *size, away=attendance.away))
                draw_at = clock.elapsed() + until_next(attendance)
            for piece in terminal.wait(max(0.0, min(attendance.patience, draw_at - clock.elapsed()))):
                if piece.kind is Kind.CHARACTER and piece.text == CONTROL_C:
                    return
                attendance.press(key_of_piece(piece))
                draw_at = -math.inf


def until_next(attendance: Attendance) -> float:
    """Return the seconds until something moves by itself: only the meeting's own page has a clock."""
    running = attendance.one.room.clock
    if attendance.one.page is not Page.MEETING or running is None or running.paused_at or not running.visible:
        return IDLE
    now = attendance.clock.now()
    return 1.005 - now.microsecond / 1_000_000
