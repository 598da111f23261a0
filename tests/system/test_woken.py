"""A wait that ends when a signal comes."""

import select
import signal
from types import FrameType

from fiche_tui.system.woken import Woken


def is_readable(woken: Woken) -> bool:
    return bool(select.select([woken.descriptor], [], [], 0)[0])


def test_a_signal_ends_a_wait_until_it_is_taken_note_of() -> None:
    def note(_number: int, _frame: FrameType | None) -> None:
        pass

    before, woke = signal.signal(signal.SIGUSR1, note), signal.set_wakeup_fd(-1)
    try:
        with Woken() as woken:
            assert not is_readable(woken)
            signal.raise_signal(signal.SIGUSR1)
            assert is_readable(woken)
            woken.clear()
            assert not is_readable(woken)
            woken.clear()
        assert signal.set_wakeup_fd(-1) == -1
    finally:
        signal.set_wakeup_fd(woke)
        signal.signal(signal.SIGUSR1, before)
