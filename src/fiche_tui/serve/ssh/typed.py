"""What a client sends, as keys, however long and whatever it is."""

from codecs import getincrementaldecoder
from collections.abc import Iterator

from fiche_tui.terminal.sequences import Cutter, Piece

SLICE = 256
"""Bytes that are read at once: what is pasted costs the others no more than what is typed."""

LONGEST = 4096
"""Characters of a sequence or a paste that are waited for; neither means anything in a ballot."""

_ESCAPE_SECONDS = 0.1


class Typed:
    """Cuts the bytes of one client in pieces, and forgets those that do not end."""

    def __init__(self) -> None:
        self._decode = getincrementaldecoder("utf-8")("replace").decode
        self._cutter = Cutter(_ESCAPE_SECONDS)

    @property
    def patience(self) -> float | None:
        """Seconds of silence after which ``give_up`` is to be called; None while nothing waits."""
        return self._cutter.patience

    def feed(self, data: bytes) -> Iterator[Piece]:
        """Yield every piece that is whole."""
        yield from self._cutter.feed(self._decode(data))
        if self._cutter.waits > LONGEST:
            self._cutter = Cutter(_ESCAPE_SECONDS)

    def give_up(self) -> Iterator[Piece]:
        """Yield what the pieces that wait mean if nothing follows."""
        yield from self._cutter.give_up()
