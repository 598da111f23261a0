"""A driver that sleeps until somebody types: waiting costs the processor nothing.

Textual's input thread looks ten times a second whether it is to end, and reads a terminal that is gone as fast as it
can. In a workshop, which mostly waits, the first is a fifth of all that the program costs.
"""

import os
import selectors
import termios
from codecs import getincrementaldecoder
from contextlib import suppress
from threading import Event
from typing import Any

from textual import constants
from textual.driver import Driver
from textual.drivers import linux_driver
from textual.drivers.linux_driver import LinuxDriver
from textual.events import Resize
from textual.geometry import Size

from fiche_tui.terminal.keys_read import KeyReader, reads_keys
from fiche_tui.terminal.size import own_size
from fiche_tui.terminal.stock import speaks_of, takes

_CHUNK = 4096
_KEYBOARD = (
    linux_driver.KITTY_DISAMBIGUATE_ESCAPE_CODES
    | linux_driver.KITTY_REPORT_ALL_KEYS
    | linux_driver.KITTY_REPORT_ASSOCIATED_TEXT
)


class WakingEvent(Event):
    """An event that makes the descriptor ``asleep`` readable while it is set."""

    def __init__(self) -> None:
        super().__init__()
        self.asleep, self._wake = os.pipe()
        os.set_blocking(self.asleep, False)

    def set(self) -> None:
        """Set it, and wake what waits for the descriptor."""
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
        self._runs = False
        self._attributes: list[Any] | None = None

    def run_input_thread(self) -> None:
        """Wait for input and post its events, until the exit event, or until the terminal is gone."""
        reader = KeyReader(self._debug)
        decode = getincrementaldecoder("utf-8")("replace").decode
        with selectors.DefaultSelector() as selector:
            selector.register(self.fileno, selectors.EVENT_READ)
            selector.register(self.exit_event.asleep, selectors.EVENT_READ)
            while not self.exit_event.is_set():
                # A timeout distinguishes a lone Escape from the start of a sequence.
                ready = selector.select(reader.seconds_left)
                if any(key.fd == self.fileno for key, _ in ready):
                    try:
                        data = os.read(self.fileno, _CHUNK)
                    except OSError:
                        break
                    if not data:
                        break
                    for event in reader.feed(decode(data)):
                        self.process_message(event)
                for event in reader.tick():
                    self.process_message(event)

    def _run_input_thread(self) -> None:
        """Read keys; the program ends with one sentence when they can be read no more."""
        try:
            self.run_input_thread()
        except Exception as error:
            self._loop.call_soon_threadsafe(self._app._handle_exception, error)

    def _get_terminal_size(self) -> tuple[int, int]:
        return own_size() or super()._get_terminal_size()

    def start_application_mode(self) -> None:
        """Take the terminal."""
        super().start_application_mode()  # type: ignore[no-untyped-call]
        # In the background it is not ours to take, and Textual stops halfway.
        self._runs = self._key_thread is not None and self._key_thread.is_alive()
        with suppress(termios.error):
            self._attributes = termios.tcgetattr(self.fileno)

    def stop_application_mode(self) -> None:
        """Give the terminal back."""
        self._runs = False
        super().stop_application_mode()

    def _sigtstp_application(self, *arguments: Any) -> None:
        """Stop between two acts: a signal comes in the middle of one, which may hold a lock that is needed."""
        if self._runs:
            self._loop.call_soon_threadsafe(super()._sigtstp_application, *arguments)
        else:
            super()._sigtstp_application(*arguments)

    def _sigcont_application(self, *arguments: Any) -> None:
        """Go on where the program stopped: SIGSTOP gives no time to give the terminal back, so nothing starts twice."""
        if self._runs:
            self._loop.call_soon_threadsafe(self._take_again)
        else:
            super()._sigcont_application(*arguments)

    def _take_again(self) -> None:
        """Set the terminal as the program needs it, whatever used it in the meantime, and draw all anew."""
        if not self._runs:
            return
        if self._attributes is not None:
            with suppress(termios.error):
                termios.tcsetattr(self.fileno, termios.TCSANOW, self._attributes)
        # The keyboard's protocol is set, not pushed once more, because it is popped once.
        keyboard = "" if constants.DISABLE_KITTY_KEY else f"\x1b[={_KEYBOARD}u"
        self.write(f"\x1b[?1049h\x1b[?25l\x1b[?1004h\x1b[?2004h\x1b[?7l{keyboard}")
        if self._in_band_window_resize:
            self._enable_in_band_window_resize()
        self._enable_mouse_support()
        size = Size(*self._get_terminal_size())
        self.send_message(Resize(size, size))
        self._app.refresh(layout=True)
        for screen in self._app.screen_stack:
            screen.refresh()


def fits() -> bool:
    """Return whether Textual's driver is the one that this was written over."""
    return (
        takes(LinuxDriver.run_input_thread, "self")
        and takes(LinuxDriver._run_input_thread, "self")
        and takes(LinuxDriver._get_terminal_size, "self")
        and takes(LinuxDriver.start_application_mode, "self")
        and takes(LinuxDriver.stop_application_mode, "self")
        and takes(LinuxDriver.process_message, "self", "message")
        and takes(LinuxDriver._enable_mouse_support, "self")
        and takes(LinuxDriver._enable_in_band_window_resize, "self")
        and takes(LinuxDriver.send_message, "self", "message")
        and speaks_of(LinuxDriver.__init__, "fileno", "exit_event", "_key_thread", "_in_band_window_resize")
        and speaks_of(LinuxDriver.__init__, "_sigtstp_application", "_sigcont_application")
        and speaks_of(LinuxDriver.start_application_mode, "_run_input_thread", "_key_thread")
        and speaks_of(LinuxDriver.disable_input, "exit_event")
        and speaks_of(Driver.__init__, "_app", "_debug", "_loop")
        and reads_keys()
    )
