"""What each piece of input means: Textual's own reading, asked about one whole piece at a time.

Textual reads a sequence that it does not know as the keys of its characters, and dies of some that it half knows (the
release of a key in the kitty protocol). Here what nobody knows is left aside, and the next key works.
"""

import re
from collections.abc import Iterator

from textual import constants
from textual._time import get_time
from textual._xterm_parser import XTermParser
from textual.events import Key, Paste
from textual.message import Message

from fiche_tui.terminal.sequences import Cutter, Kind, Piece

# https://sw.kovidgoyal.net/kitty/keyboard-protocol: code:alternates ; modifiers:event ; text
_KITTY = re.compile(r"\x1b\[(\d*)(?::(\d*)[\d:]*)?(?:;(\d*)(?::(\d*))?(?:;([\d:]*))?)?([u~A-FHPQRS])")
_RELEASED = "3"
_SHIFT = 1
_LOCKS = 64 + 128
_KEYPAD = dict(zip(range(57399, 57417), [*"0123456789./*-+", "", "=", ","], strict=True)) | {57414: "\r"}
_KEYPAD_ENTER = 57414
_KEYS_BY_THEMSELVES = (*range(57358, 57361), *range(57441, 57455))
"""Shift, Ctrl, Caps Lock and their like, pressed with nothing else."""


class KeyReader:
    """Reads characters of a terminal as Textual's messages."""

    def __init__(self, debug: bool = False) -> None:
        self._debug = debug
        self._parser = XTermParser(debug)
        self._cutter = Cutter(constants.ESCAPE_DELAY)
        self._deadline: float | None = None

    @property
    def seconds_left(self) -> float | None:
        """For how long the rest of something is still waited for; None when nothing waits."""
        return None if self._deadline is None else max(0.0, self._deadline - get_time())

    def feed(self, text: str) -> Iterator[Message]:
        """Yield what these characters say."""
        for piece in self._cutter.feed(text):
            yield from self._read(piece)
        patience = self._cutter.patience
        self._deadline = None if patience is None else get_time() + patience

    def tick(self) -> Iterator[Message]:
        """Yield what the characters that wait say, once nothing has followed them for long enough."""
        if self._deadline is not None and get_time() >= self._deadline:
            self._deadline = None
            for piece in self._cutter.give_up():
                yield from self._read(piece)

    def _read(self, piece: Piece) -> list[Message]:
        if piece.kind is Kind.PASTE:
            return [Paste(piece.text.replace("\0", ""))]
        try:
            text = _kitty(piece.text) if piece.kind is Kind.SEQUENCE else piece.text
            said = list(self._parser.feed(text)) if text else []
            if self._parser._timeout_time is not None:
                # It waits for more of what we know to be whole.
                self._parser._timeout_time = 0.0
                given_up = list(self._parser.tick())
                said = [] if piece.kind is Kind.SEQUENCE else [*said, *given_up]
        except Exception:  # Whatever a terminal sends, the keyboard goes on working.
            self._parser = _renewed(self._parser, self._debug)
            return []
        return [one for one in said if not (isinstance(one, Key) and _is_half_a_character(one.character))]


def _kitty(sequence: str) -> str:
    """Return the sequence of a key as Textual reads it; nothing for what is not the press of a key."""
    found = _KITTY.fullmatch(sequence)
    if found is None:
        return sequence
    code_text, alternate, modifiers_text, event, text, end = found.groups(default="")
    if event == _RELEASED:
        return ""
    if end != "u":
        return f"\x1b[{code_text};{modifiers_text}{end}" if event else sequence
    code, modifiers = int(code_text or "1"), int(modifiers_text or "1") - 1
    if code in _KEYS_BY_THEMSELVES:
        return ""
    if code in _KEYPAD and code != _KEYPAD_ENTER:
        code = ord(text and chr(int(text)) if text.isdecimal() else _KEYPAD[code])
    if not text and not modifiers & ~(_LOCKS | _SHIFT) and chr(code).isprintable():
        # A terminal that does not say what the key writes.
        text = (alternate or str(ord(chr(code).upper()[0]))) if modifiers & _SHIFT else str(code)
    # A lock is no modifier: Enter is Enter under Caps Lock too.
    return f"\x1b[{code};{modifiers_text if modifiers & ~_LOCKS else ''};{text}u"


def _is_half_a_character(character: str | None) -> bool:
    """Return whether it is a surrogate, which no file and no terminal takes."""
    return character is not None and any("\ud800" <= one <= "\udfff" for one in character)


def _renewed(parser: XTermParser, debug: bool) -> XTermParser:
    """Return a parser that knows of mouse and window what that one knew."""
    fresh = XTermParser(debug)
    fresh.__dict__.update({name: value for name, value in vars(parser).items() if not name.startswith("_")})
    return fresh


def reads_keys() -> bool:
    """Return whether Textual's parser still answers as it did: a key, a known sequence, an unknown one, then a key."""
    try:
        said = list(KeyReader().feed("a\x1b[A\x1b[>1;2zb"))
    except Exception:
        return False
    return [one.key for one in said if isinstance(one, Key)] == ["a", "up", "b"]
