"""Read by every Python that runs under another clock (tests/test_any_day.py); no part of the program.

``time.sleep`` waits until a moment of the monotonic clock, which libfaketime 0.9.10 moves with the calendar even where
it leaves that clock alone: the sleep fails, or never ends. A wait for no file takes a length instead.
"""

import select
import time


def _sleep(seconds: float) -> None:
    if seconds < 0:
        raise ValueError("sleep length must be non-negative")
    select.select([], [], [], seconds)


setattr(time, "sleep", _sleep)  # noqa: B010
