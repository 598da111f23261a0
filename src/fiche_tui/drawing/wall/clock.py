"""The clock of the running step: digits, a bar that shrinks, words, and the hour when the step ends."""

import math

from fiche_tui.drawing.digits import ROWS, banner
from fiche_tui.drawing.line import Line, line
from fiche_tui.drawing.styles import ACCENT, LATE, QUIET, SOON, STRONG
from fiche_tui.drawing.time_words import SYMBOLS, clock_digits, time_left_words
from fiche_tui.drawing.wall.layout import Block, two_ends
from fiche_tui.drawing.wall.seen import Seen
from fiche_tui.language.translation import _
from fiche_tui.workshop.agenda import Countdown, Phase

_STYLES = {Phase.RUNNING: "", Phase.SOON: SOON, Phase.LAST: LATE, Phase.OVER: LATE}


def clock_block(seen: Seen, width: int, rows: int) -> Block:
    """Return the clock on at most that many rows, as large as they allow, with a bar and words under it.

    Nothing while it is hidden from the room, or where rows are fewer than its smallest digits take.
    """
    now = seen.countdown
    if now is None:
        return []
    digits = _digits(now, width, rows - 3)
    return [*digits, Line(), _bar(now, width), _words(seen, now, width)] if digits else []


def clock_in_head(seen: Seen) -> tuple[Line, ...]:
    """Return the time for the first row: « 04:12 · jusqu’à 14 h », with the shape of its phase; then its digits."""
    now = seen.countdown
    if now is None:
        return (Line(),)
    digits = SYMBOLS[now.phase] + clock_digits(now.left)
    if now.paused:
        words = _("{digits} · en pause").format(digits=digits)
    elif now.phase is Phase.OVER:
        words = _("{digits} · dépassement").format(digits=digits)
    else:
        words = _("{digits} · jusqu’à {hour}").format(digits=digits, hour=seen.hour(now.ends_at))
    style = f"{STRONG} {_STYLES[now.phase]}".strip()
    # In a pause the digits stand still: without the word, the clock would seem to have stopped by itself.
    return (line((words, style)), *(() if now.paused else (line((digits, style)),)))


def _digits(now: Countdown, width: int, rows: int) -> Block:
    text, style = clock_digits(now.left), _STYLES[now.phase]
    for size in ROWS:
        drawn = banner(text, size)
        if size <= rows and len(drawn[0]) <= width:
            left = " " * ((width - len(drawn[0])) // 2)
            return [line(left, (row, f"{STRONG} {style}".strip())) for row in drawn]
    return []


def _bar(now: Countdown, width: int) -> Line:
    full = math.ceil(now.share * width)
    return line(("█" * full, _STYLES[now.phase] or ACCENT), ("░" * (width - full), _STYLES[now.phase] or QUIET))


def _words(seen: Seen, now: Countdown, width: int) -> Line:
    until = _("devait finir à {hour}") if now.phase is Phase.OVER else _("étape jusqu’à {hour}")
    right = "" if now.paused else until.format(hour=seen.hour(now.ends_at))
    return two_ends((time_left_words(now), f"{STRONG} {_STYLES[now.phase]}".strip()), (right, QUIET), width)
