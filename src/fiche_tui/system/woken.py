"""A wait for input that ends when a signal comes: Python's own waits go on after one (PEP 475)."""

import os
import signal
from contextlib import suppress
from types import TracebackType

_CHUNK = 4096


class Woken:
    """Between ``with`` and its end, ``descriptor`` can be read once a signal came. Use it in the main thread."""

    def __init__(self) -> None:
        self.descriptor, self._writes = os.pipe()
        os.set_blocking(self.descriptor, False)
        os.set_blocking(self._writes, False)
        self._before = -1

    def __enter__(self) -> "Woken":
        self._before = signal.set_wakeup_fd(self._writes, warn_on_full_buffer=False)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        signal.set_wakeup_fd(self._before)
        os.close(self.descriptor)
        os.close(self._writes)

    def clear(self) -> None:
        """Be ready for the next signal."""
        with suppress(BlockingIOError):
            os.read(self.descriptor, _CHUNK)
