"""Whatever a client sends is keys or nothing, and nothing of it piles up."""

import pytest

from fiche_tui.serve.at_terminal import key_of_piece
from fiche_tui.serve.ssh.typed import LONGEST, SLICE, Typed


def keys_of(typed: Typed, data: bytes) -> list[str]:
    slices = [data[place : place + SLICE] for place in range(0, len(data), SLICE)]
    return [key for one in slices for piece in typed.feed(one) if (key := key_of_piece(piece))]


@pytest.mark.parametrize("begun", [b"\x1b[200~", b"\x1b]0;", b"\x1bP", b"\x1b[", b"\x1b[1;"])
def test_what_does_not_end_is_forgotten(begun: bytes) -> None:
    typed = Typed()
    keys_of(typed, begun + b"9" * (LONGEST + SLICE))
    assert [key_of_piece(piece) for piece in typed.give_up()] in ([], [""])
    assert keys_of(typed, b"2\r") == ["2", "enter"]


def test_keys_are_keys_across_slices_and_bytes_that_are_no_text_are_none() -> None:
    typed = Typed()
    assert keys_of(typed, b"2" * (SLICE - 1) + b"\x1b[A" + b"\xc3\xa9") == ["2"] * (SLICE - 1) + ["up", "2"]
    assert [len(key) for key in keys_of(typed, b"\xff\xfe")] == [1, 1]
    assert typed.patience is None
    assert list(typed.feed(b"\x1b")) == []
    assert [key_of_piece(piece) for piece in typed.give_up()] == ["escape"]
