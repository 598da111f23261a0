"""What a key changes is painted at once.

Widgets tell their screen that they changed, each in a task of its own, one after the other. Textual paints as the
first has told; the others then wait for the second tick of its timer, up to a thirtieth of a second for a digit or two.
"""

import asyncio
from functools import cache
from types import FunctionType

from textual.constants import MAX_FPS
from textual.screen import Screen

from fiche_tui.terminal.stock import speaks_of, takes

TURNS = 4
"""Turns of the event loop in which what was changed has told: it wakes, it has nothing left to do, its screen wakes."""

_TIMER = "_Screen__update_timer"


def paint_at_once(screen: Screen[object]) -> None:
    """Let a screen that is being composed wait for all that was changed, where this Textual is the known one."""
    if not fits():
        return
    paint = screen._on_timer_update

    async def once_told() -> None:
        for _turn in range(TURNS):
            await asyncio.sleep(0)
        paint()

    vars(screen)[_TIMER] = screen.set_interval(1 / MAX_FPS, once_told, name="screen_update", pause=True)


@cache
def fits() -> bool:
    """Return whether Textual's screen is the one that this was written over."""
    timer = vars(Screen)["_update_timer"].fget
    return (
        isinstance(timer, FunctionType)
        and speaks_of(timer, _TIMER, "set_interval", "_on_timer_update")
        and takes(Screen._on_timer_update, "self")
        and speaks_of(Screen._on_idle, "_update_timer", "resume")
    )
