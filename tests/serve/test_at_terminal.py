"""Pieces of input as the keys of a ballot."""

import pytest

from fiche_tui.serve.at_terminal import key_of_piece
from fiche_tui.terminal.sequences import Cutter

TYPED = {
    "\x1b[A": ["up"],
    "\x1bOB": ["down"],
    "\x1b[C\x1b[D": ["right", "left"],
    "\x1b[H\x1b[F\x1b[1~\x1b[4~": ["home", "end", "home", "end"],
    "\x1b[5~\x1b[6~": ["pageup", "pagedown"],
    "\r \x7f": ["enter", "space", "backspace"],
    "23X": ["2", "3", "x"],
    '&é"à': ["1", "2", "3", "0"],
    "\x1b[15~\x1b[200~2\r3\x1b[201~": ["", ""],
}


@pytest.mark.parametrize("text", TYPED)
def test_a_piece_is_a_key_and_a_paste_is_none(text: str) -> None:
    assert [key_of_piece(piece) for piece in Cutter(0.1).feed(text)] == TYPED[text]


def test_escape_alone_is_a_key() -> None:
    cutter = Cutter(0.1)
    assert [*cutter.feed("\x1b")] == []
    assert [key_of_piece(piece) for piece in cutter.give_up()] == ["escape"]
