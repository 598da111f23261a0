"""A driver that sleeps until somebody types: waiting costs the processor nothing.

Textual's input thread looks ten times a second whether it is to end, and reads a terminal that is gone as fast as it
can. In a workshop, which mostly waits, the first is a fifth of all that the program costs.
"""

import os
import selectors
from codecs import getincrementaldecoder
from contextlib import suppress
from threading import Event
from typing import Any

from textual._parser import ParseError
from textual._time import get_time
from textual._xterm_parser import XTermParser
from textual.drivers.linux_driver import LinuxDriver

_CHUNK = 4096


class WakingEvent(Event):
    """An event that makes the descriptor ``asleep`` readable while it is set."""

    def __init__(self) -> None:
        super().__init__()
        self.asleep, self._wake = os.pipe()
        os.set_blocking(self.asleep, False)

    def set(self) -> None:
        """Set it, and wake whoever waits for the descriptor."""
        super().set()
        os.write(self._wake, b"\0")

    def clear(self) -> None:
        """Reset it, so that one may wait again."""
        super().clear()
        with suppress(BlockingIOError):
            os.read(self.asleep, _CHUNK)


class QuietDriver(LinuxDriver):
    """Textual's driver, with an input thread that wakes up for keys, for the end of an escape sequence, and to end."""

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.exit_event: WakingEvent = WakingEvent()

    def run_input_thread(self) -> None:
        """Wait for input and post its events, until the exit event, or until the terminal is gone."""
        parser = XTermParser(self._debug)
        decode = getincrementaldecoder("utf-8")("replace").decode
        with selectors.DefaultSelector() as selector:
            selector.register(self.fileno, selectors.EVENT_READ)
            selector.register(self.exit_event.asleep, selectors.EVENT_READ)
            while not self.exit_event.is_set():
                # Escape alone is told from the start of a sequence by the time that nothing follows it.
                timeout = parser._timeout_time
                ready = selector.select(None if timeout is None else max(0.0, timeout - get_time()))
                if any(key.fd == self.fileno for key, _ in ready):
                    try:
                        data = os.read(self.fileno, _CHUNK)
                    except OSError:
                        break
                    if not data:
                        break
                    # Part of a character gives no text yet, and no text is how a parser is told the end.
                    if text := decode(data):
                        for event in parser.feed(text):
                            self.process_message(event)
                for event in parser.tick():
                    self.process_message(event)
        with suppress(EOFError, ParseError):
            for event in parser.feed(""):
                self.process_message(event)
