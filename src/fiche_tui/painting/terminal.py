"""A terminal in our hands: it shows pages of lines, tells what is typed, and is given back as it was found."""

import os
import select
import signal
import termios
import tty
from codecs import getincrementaldecoder
from collections.abc import Sequence
from contextlib import suppress
from types import FrameType, TracebackType

from fiche_tui.drawing.line import Line
from fiche_tui.drawing.palettes import Colours
from fiche_tui.painting.colours import Depth
from fiche_tui.painting.painter import GIVE_BACK, TAKE, Painter
from fiche_tui.terminal.sequences import Cutter, Piece

_CHUNK = 4096
_ESCAPE_SECONDS = 0.1
_ENDS = (signal.SIGHUP, signal.SIGTERM, signal.SIGQUIT, signal.SIGINT)


class Gone(Exception):  # noqa: N818 - it names what happened to the terminal.
    """The terminal was closed, or the program was asked to end."""


class Terminal:
    """A terminal between ``with`` and its end: raw keys, another page, no cursor. ``wait`` notices what happens to it.

    Its keys all come as text, Ctrl+C too. Use it in the main thread: it handles the signals of resizing and of ending.
    """

    def __init__(
        self, palette: Colours, depth: Depth, *, few_signs: bool = False, reads: int = 0, writes: int = 1
    ) -> None:
        self._painter = Painter(palette, depth, few_signs=few_signs)
        self._reads = reads
        self._writes = writes
        self._decode = getincrementaldecoder("utf-8")("replace").decode
        self._cutter = Cutter(_ESCAPE_SECONDS)
        self._attributes: list[object] = []
        self._handlers: dict[signal.Signals, object] = {}
        self._taken_again = self._ended = self._blocks = False

    def __enter__(self) -> "Terminal":
        self._attributes = termios.tcgetattr(self._reads)
        for name in (*_ENDS, signal.SIGWINCH, signal.SIGCONT):
            self._handlers[name] = signal.signal(name, self._on_signal)
        # So that what happens between looking and sleeping wakes the sleeper.
        self._asleep, self._wake = os.pipe()
        for end in (self._asleep, self._wake):
            os.set_blocking(end, False)
        self._old_wake = signal.set_wakeup_fd(self._wake, warn_on_full_buffer=False)
        self._take()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        signal.set_wakeup_fd(self._old_wake)
        with suppress(OSError, Gone):
            self._write(GIVE_BACK)
        with suppress(termios.error, OSError):
            termios.tcsetattr(self._reads, termios.TCSANOW, self._attributes)  # type: ignore[arg-type]
        for name, handler in self._handlers.items():
            signal.signal(name, handler)  # type: ignore[arg-type]
        for end in (self._asleep, self._wake):
            os.close(end)

    @property
    def size(self) -> tuple[int, int]:
        """Columns and rows, as the terminal says; 80 and 24 where it says none."""
        try:
            found = os.get_terminal_size(self._writes)
        except OSError:
            return 80, 24
        return (found.columns, found.lines) if found.columns > 0 and found.lines > 0 else (80, 24)

    def paint(self, lines: Sequence[Line]) -> int:
        """Show lines from the first row on; only the cells that changed are sent. Return how many bytes that took.

        Raises ``Gone``.
        """
        text = self._painter.paint(lines, *self.size)
        if not text:
            return 0
        try:
            return self._write(text)
        except BaseException:
            # What is not written whole is not known to be there.
            self._painter.forget()
            raise

    def wait(self, seconds: float) -> list[Piece]:
        """Return what was typed, after at most that long; nothing when the terminal was resized, or taken again.

        Raises ``Gone`` at the end of the input, or when the program is asked to end.
        """
        patience = self._cutter.patience
        seconds = max(0.0, seconds if patience is None else min(seconds, patience))
        self._check()
        self._blocks = True
        try:
            ready, _, _ = select.select([self._reads, self._asleep], [], [], seconds)
        except OSError as error:
            raise Gone from error
        finally:
            self._blocks = False
        if self._asleep in ready:
            with suppress(BlockingIOError):
                os.read(self._asleep, _CHUNK)
        self._check()
        if self._taken_again:
            self._taken_again = False
            self._take()
        if self._reads not in ready:
            return [] if patience is None else list(self._cutter.give_up())
        try:
            data = os.read(self._reads, _CHUNK)
        except OSError as error:
            raise Gone from error
        if not data:
            raise Gone
        return list(self._cutter.feed(self._decode(data)))

    def _check(self) -> None:
        if self._ended:
            raise Gone

    def _take(self) -> None:
        """Set the terminal as the program needs it, whatever used it before; the next page is drawn whole."""
        with suppress(termios.error):
            tty.setraw(self._reads, termios.TCSANOW)
        self._painter.forget()
        self._write(TAKE)

    def _write(self, text: str) -> int:
        data = text.encode("utf-8", "replace")
        left = memoryview(data)
        self._blocks = True
        try:
            while left:
                left = left[os.write(self._writes, left) :]
        except OSError as error:
            raise Gone from error
        finally:
            self._blocks = False
        return len(data)

    def _on_signal(self, number: int, _frame: FrameType | None) -> None:
        if number == signal.SIGCONT:
            self._taken_again = True
        elif number != signal.SIGWINCH:
            self._ended = True
            if self._blocks:
                # A terminal that takes nothing any more would be written to for ever.
                raise Gone
