"""What a terminal sends, cut in pieces that mean something: characters, whole escape sequences, whole pastes.

Knows nothing of what a sequence means, so that one that nobody knows is still one piece, which can be left aside. What
lies between the marks of a bracketed paste is text, whatever bytes it holds.
"""

import re
from collections.abc import Iterator
from enum import Enum, auto

from fiche_tui.workshop.frozen import frozen

ESCAPE = "\x1b"
PASTE_START = "\x1b[200~"
PASTE_END = "\x1b[201~"

SEQUENCE_SECONDS = 1.0
"""How long the rest of a sequence is waited for: nobody types one, so its rest is on its way."""

PASTE_SECONDS = 10.0
"""How long the rest of a paste is waited for. A lost end must not leave a keyboard dead for the whole meeting."""


class Kind(Enum):
    """What a piece is."""

    CHARACTER = auto()
    ESCAPE = auto()
    META = auto()
    """Escape and one character: Alt held with a key."""
    SEQUENCE = auto()
    PASTE = auto()


@frozen
class Piece:
    """A piece of input; the text of a paste is without its marks."""

    kind: Kind
    text: str


# The oddities come first: function keys of the Linux console, a mouse of the first kind, Shift and a key in rxvt.
_CONTROL = re.compile(r"\x1b\[(?:\[[A-~]|M[\s\S]{3}|\d{1,2}\$|(?!M|\[)[0-?]*[ -/]*[@-~])|\x1bO[\d;]*[^\d;\x1b]")
_UNFINISHED_CONTROL = re.compile(r"\x1b(?:\[(?:\[|M[\s\S]{0,2}|[0-?]*[ -/]*)?|O[\d;]*)?\Z")
_STRING = re.compile(r"\x1b[\]PX^_](?:[^\x07\x1b]*)(?:\x07|\x1b\\)")
_UNFINISHED_STRING = re.compile(r"\x1b[\]PX^_][^\x07\x1b]*\x1b?\Z")
_BROKEN = re.compile(r"\x1b(?:\[(?:\[|[0-?]*[ -/]*)|O[\d;]+|[\]PX^_][^\x07\x1b]+)")


class Cutter:
    """Cuts what arrives; what is not whole yet waits for the rest, at most ``patience`` seconds."""

    def __init__(self, escape_seconds: float) -> None:
        self._escape_seconds = escape_seconds
        self._held = ""
        self._pasting = False
        self._searched = 0

    @property
    def patience(self) -> float | None:
        """Seconds of silence after which ``give_up`` is to be called; None while nothing waits."""
        if self._pasting:
            return PASTE_SECONDS
        if not self._held:
            return None
        # Alone, or with one character, it may be a key that somebody pressed.
        return self._escape_seconds if len(self._held) <= 2 and self._held != "\x1b[" else SEQUENCE_SECONDS

    @property
    def waits(self) -> int:
        """How many characters wait for the rest of their piece."""
        return len(self._held)

    def feed(self, text: str) -> Iterator[Piece]:
        """Yield every piece that is whole."""
        self._held += text
        while self._held:
            if self._pasting:
                piece = self._paste()
                if piece is None:
                    return
                yield piece
            elif not self._held.startswith(ESCAPE):
                character, self._held = self._held[0], self._held[1:]
                yield Piece(Kind.CHARACTER, character)
            else:
                before = self._held
                if piece := self._sequence():
                    yield piece
                elif self._held == before and not self._pasting:
                    return

    def give_up(self) -> Iterator[Piece]:
        """Yield what the pieces that wait mean if nothing follows; the beginning of a sequence means nothing."""
        held, self._held = self._held, ""
        if self._pasting:
            self._pasting = False
            yield Piece(Kind.PASTE, held)
        elif held == ESCAPE:
            yield Piece(Kind.ESCAPE, held)
        elif len(held) == 2 and held != "\x1b[":
            yield Piece(Kind.META, held)

    def _take(self, length: int) -> str:
        taken, self._held = self._held[:length], self._held[length:]
        return taken

    def _paste(self) -> Piece | None:
        end = self._held.find(PASTE_END, max(0, self._searched - len(PASTE_END)))
        self._searched = len(self._held)
        if end < 0:
            return None
        # An end that another end follows was in the text: a keyboard sends one only after a start.
        following = self._held.find(PASTE_START, end)
        end = self._held.rfind(PASTE_END, end, following if following >= 0 else len(self._held))
        text = self._take(end)
        self._take(len(PASTE_END))
        self._pasting = False
        return Piece(Kind.PASTE, text)

    def _sequence(self) -> Piece | None:
        """Take the sequence that begins here; None when it is not whole, or is to be left aside."""
        held = self._held
        if whole := _CONTROL.match(held):
            text = self._take(whole.end())
            self._pasting = text == PASTE_START
            self._searched = 0
            return None if text in (PASTE_START, PASTE_END) else Piece(Kind.SEQUENCE, text)
        if whole := _STRING.match(held):
            self._take(whole.end())  # An answer to a question that we did not ask.
            return None
        if _UNFINISHED_CONTROL.match(held) or _UNFINISHED_STRING.match(held):
            return None
        if held[1] == ESCAPE:
            return Piece(Kind.ESCAPE, self._take(1))
        if broken := _BROKEN.match(held):
            self._take(broken.end())
            return None
        return Piece(Kind.META, self._take(2))
