"""Input cut in pieces and read, without any terminal."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual._ansi_sequences import ANSI_SEQUENCES_KEYS
from textual.events import Key, Paste

from fiche_tui.terminal.keys_read import KeyReader, reads_keys
from fiche_tui.terminal.sequences import PASTE_END, PASTE_START, Cutter, Kind, Piece


def cut(*parts: str) -> list[Piece]:
    cutter = Cutter(0.1)
    return [piece for part in parts for piece in cutter.feed(part)] + list(cutter.give_up())


def keys(sent: str) -> list[tuple[str, str | None]]:
    return [(one.key, one.character) for one in KeyReader().feed(sent) if isinstance(one, Key)]


def test_every_sequence_that_textual_knows_is_one_piece() -> None:
    # Escape twice is Escape twice: a person who leaves in a hurry presses it so.
    known = [sequence for sequence in ANSI_SEQUENCES_KEYS if len(sequence) > 1 and sequence != "\x1b\x1b"]
    assert len(known) > 200
    assert [sequence for sequence in known if [piece.text for piece in cut(sequence)] != [sequence]] == []


@pytest.mark.parametrize(
    ("sent", "read"),
    [
        ("\x1b[97;2;65u", [("A", "A")]),
        ("\x1b[97:65;2u", [("A", "A")]),
        ("\x1b[97u", [("a", "a")]),
        ("\x1b[97;129u", [("a", "a")]),
        ("\x1b[97;5u", [("ctrl+a", None)]),
        ("\x1b[97;5:2u", [("ctrl+a", None)]),
        ("\x1b[97;5:3u", []),
        ("\x1b[233;;233u", [("é", "é")]),
        ("\x1b[0;;104:105u", [("h", "h"), ("i", "i")]),
        ("\x1b[57400u", [("1", "1")]),
        ("\x1b[57400;;49u", [("1", "1")]),
        ("\x1b[57409;;44u", [("comma", ",")]),
        ("\x1b[57414u", [("enter", "\r")]),
        ("\x1b[57414;129u", [("enter", "\r")]),
        ("\x1b[57417u", [("left", None)]),
        ("\x1b[1;1:2A", [("up", None)]),
        ("\x1b[5;1:1~", [("pageup", None)]),
        ("\x1b[[A", [("f1", None)]),
        ("\x1bd", [("alt+d", "d")]),
        ("\x1b\x1b[A", [("escape", "\x1b"), ("up", None)]),
    ],
)
def test_what_a_sequence_says(sent: str, read: list[tuple[str, str | None]]) -> None:
    assert keys(sent) == read


def test_how_long_the_rest_is_waited_for() -> None:
    cutter = Cutter(0.1)
    waits = []
    for part in ("a", "\x1b", "[", "1", "m", PASTE_START, "texte", PASTE_END):
        list(cutter.feed(part))
        waits.append(cutter.patience)
    assert waits == [None, 0.1, 1.0, 1.0, None, 10.0, 10.0, None]


def test_a_paste_without_an_end_is_given_up() -> None:
    assert cut(PASTE_START, "texte") == [Piece(Kind.PASTE, "texte")]


@given(st.lists(st.text(alphabet=st.sampled_from("\x1b[]O?0123~;:u$<M \x07\\nPé"), max_size=8), max_size=12))
def test_whatever_comes_in_whatever_pieces_the_next_key_works(parts: list[str]) -> None:
    reader = KeyReader()
    for part in (*parts, "\x1b\\"):
        list(reader.feed(part))
    list(reader._cutter.give_up())
    assert [one.key for one in reader.feed("q") if isinstance(one, Key)] == ["q"]


@given(st.text().filter(lambda text: PASTE_END not in text), st.integers(1, 9))
def test_a_paste_is_text_whatever_it_holds(text: str, size: int) -> None:
    sent = f"{PASTE_START}{text}{PASTE_END}q"
    reader = KeyReader()
    said = [one for at in range(0, len(sent), size) for one in reader.feed(sent[at : at + size])]
    assert [one.text for one in said if isinstance(one, Paste)] == [text.replace("\0", "")]
    assert [one.key for one in said if isinstance(one, Key)] == ["q"]


def test_this_textual_reads_keys_as_expected() -> None:
    assert reads_keys()


@pytest.mark.parametrize(
    ("parts", "pieces"),
    [
        # Alt and a key, sent in two halves of which the second one begins a sequence that never comes.
        (("\x1bO",), [Piece(Kind.META, "\x1bO")]),
        (("\x1b[",), []),
        # An answer to a question that nobody asked is left aside, whole or in halves.
        (("a\x1b]11;rgb:ffff/ffff/ffff\x07b",), [Piece(Kind.CHARACTER, "a"), Piece(Kind.CHARACTER, "b")]),
        (("\x1bP1$r0m", "\x1b\\b"), [Piece(Kind.CHARACTER, "b")]),
    ],
)
def test_what_is_begun_or_not_asked_for_is_no_key(parts: tuple[str, ...], pieces: list[Piece]) -> None:
    assert cut(*parts) == pieces


def test_a_modifier_pressed_alone_is_no_key() -> None:
    assert keys("\x1b[57441;2u\x1b[97u") == [("a", "a")]
