"""The end of a terminal: the program ends too, whether the system sends a signal or nothing at all."""

import asyncio
import os
import select
import signal
import sys
import threading
from collections.abc import Callable
from contextlib import suppress

SECONDS_BETWEEN_LOOKS = 2.0
SECONDS_TO_LEAVE = 10.0
"""After which the process ends as a kill would end it: whatever the screen confirmed is on disk."""


def leave_with_the_terminal(leave: Callable[[], object]) -> None:
    """Call ``leave`` once when the end is signalled, or when standard input is a terminal that is gone.

    A process that is not its terminal's (under ``su -c``, for example) is sent no signal when that one goes, and its
    input then reads as empty for ever, as fast as it is read. Call it in a running event loop.
    """
    loop = asyncio.get_running_loop()

    def go() -> None:
        last_resort = threading.Timer(SECONDS_TO_LEAVE, os._exit, (1,))
        last_resort.daemon = True
        last_resort.start()
        leave()

    for name in (signal.SIGHUP, signal.SIGTERM, signal.SIGQUIT):
        # Inside a thread (tests, servers) there is no signal to handle.
        with suppress(NotImplementedError, RuntimeError, ValueError):
            loop.add_signal_handler(name, go)

    def look() -> None:
        if is_gone(sys.__stdin__.fileno() if sys.__stdin__ else -1):
            go()
        else:
            loop.call_later(SECONDS_BETWEEN_LOOKS, look)

    with suppress(ValueError, OSError):
        if sys.__stdin__ is not None and sys.__stdin__.isatty():
            loop.call_later(SECONDS_BETWEEN_LOOKS, look)


def is_gone(terminal: int) -> bool:
    """Return whether the other end of the open descriptor ``terminal`` was closed."""
    poll = select.poll()
    poll.register(terminal, 0)
    return any(event & (select.POLLHUP | select.POLLERR | select.POLLNVAL) for _, event in poll.poll(0))
