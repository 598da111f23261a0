"""Waiting until a screen is at rest.

Textual's pilot waits until the processor looks idle: two naps of 20 ms a key at least, and on a busy machine a second,
at the end of which nothing is sure. Here it waits until the event loop has nothing left to do: no callback that is
ready, no message on its way, no timer that is about to go off.
"""

import asyncio
from math import inf
from typing import Any

SOON = 0.035
"""Seconds within which a timer belongs to what just happened: a screen is drawn again within 1/60 s of a change, or
within 2/60 s where the machine was busy, since Textual's timer then goes on with the tick after the next one."""

LONGEST = 0.5
"""Seconds of such timers, one after the other, after which they are a clock that ticks for ever."""

_QUIET = 3
"""Turns of the loop, one after the other, in which nothing was ready."""


async def at_rest(min_sleep: float = 0, max_sleep: float = 10) -> None:
    """Stand in for Textual's ``wait_for_idle``; a screen that never rests is waited for ``max_sleep`` seconds."""
    del min_sleep
    loop: Any = asyncio.get_running_loop()
    until = loop.time() + max_sleep
    quiet, waited = 0, 0.0
    while quiet < _QUIET and loop.time() < until:
        await asyncio.sleep(0)
        left = min((timer.when() for timer in loop._scheduled if not timer.cancelled()), default=inf) - loop.time()
        soon = left <= SOON and waited < LONGEST
        quiet = 0 if loop._ready or soon else quiet + 1
        if not loop._ready and soon and left > 0:
            await asyncio.sleep(left)
            waited += left
