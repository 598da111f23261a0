"""Linear mode over an SSH channel: questions and answers, line by line."""

import asyncio

from fiche_tui.serve.attendance import Attendance
from fiche_tui.serve.following import LOOK
from fiche_tui.serve.linear import Talk
from fiche_tui.serve.ssh.painted import PACE
from fiche_tui.serve.ssh.typed import SLICE, Typed
from fiche_tui.serve.ssh.wire import Wire
from fiche_tui.serve.typed_line import LONGEST
from fiche_tui.terminal.sequences import Kind
from fiche_tui.workshop.short_text import one_line

_ENTER = ("\r", "\n")
_ERASE = ("\x7f", "\x08")
_LEAVE = ("\x03", "\x04")


class Aloud:
    """One client who is asked in lines. ``raw`` says that their terminal leaves what is typed to this end."""

    def __init__(self, wire: Wire, attendance: Attendance, *, raw: bool) -> None:
        self._wire = wire
        self._attendance = attendance
        self._raw = raw
        self._typed = Typed()
        self._line, self._ended = "", False
        self._lines: list[str] = []
        self._talk = Talk(attendance, self._say)

    async def serve(self) -> None:
        """Talk with the client until they leave, or have said everything."""
        wire, attendance = self._wire, self._attendance
        while not (attendance.one.left or wire.over):
            if not wire.clogged:
                self._talk.news()
            if wire.clogged or attendance.busy is not None or not (wire.waits or self._lines):
                if wire.ended and attendance.busy is None and not (wire.waits or self._lines):
                    return
                await wire.wait(LOOK)
            else:
                self._hear()
                await asyncio.sleep(PACE if wire.waits or len(self._lines) > 1 else 0)

    def tell(self, sentence: str) -> None:
        """Say something that happened elsewhere."""
        self._say(sentence)

    def _hear(self) -> None:
        if not self._lines:
            self._read(self._wire.take(SLICE))
        if self._lines and not self._attendance.one.left:
            self._talk.heard(self._lines.pop(0))

    def _read(self, data: bytes) -> None:
        for piece in self._typed.feed(data):
            if piece.kind is not Kind.CHARACTER:
                continue
            ended, self._ended = self._ended, piece.text == "\r"
            if piece.text == "\n" and ended:
                continue  # The second half of the end of a line.
            if piece.text in _ENTER:
                self._echo("\r\n")
                self._lines.append(self._line)
                self._line = ""
            elif piece.text in _LEAVE:
                self._wire.ended = True
                return
            elif piece.text in _ERASE:
                self._echo("\b \b" if self._line else "")
                self._line = self._line[:-1]
            elif piece.text.isprintable() and len(self._line) < LONGEST:
                self._echo(piece.text)
                self._line += piece.text

    def _echo(self, text: str) -> None:
        if self._raw:
            self._wire.write(text)

    def _say(self, sentence: str) -> None:
        self._wire.write(one_line(sentence) + ("\r\n" if self._raw else "\n"))
