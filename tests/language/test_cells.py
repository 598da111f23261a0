"""Texts in cells of a terminal: cut and wrapped within their place, no wide letter or accent parted."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from fiche_tui.language.cells import cut, prefix, rows_of, width_of, width_of_piece, wrapped
from fiche_tui.workshop.short_text import ELLIPSIS, adds_nothing, is_plain, one_line, pieces
from tests.workshop.test_short_text import ACCENTED, FAMILY, FLAG, WRITTEN


@pytest.mark.parametrize(
    ("text", "width", "said"),
    [
        ("Relier les gens", 15, "Relier les gens"),
        ("Relier les gens", 8, "Relier…"),
        ("日本語", 6, "日本語"),
        ("日本語", 5, "日本…"),
        ("日本語", 4, "日…"),
        (f"{FAMILY}{FAMILY}{FAMILY}", 5, f"{FAMILY}{FAMILY}…"),
        (ACCENTED * 4, 3, f"{ACCENTED * 2}…"),
        (FLAG * 3, 4, f"{FLAG}…"),
        ("a\x1fb", 2, "a\x1fb"),
        ("abc", 1, "…"),
        ("abc", 0, ""),
    ],
)
def test_a_cut_text_says_so(text: str, width: int, said: str) -> None:
    assert cut(text, width) == said


def test_what_is_plain_takes_a_cell_a_character_and_goes_with_nothing_before_it() -> None:
    for character in map(chr, range(0x20000)):
        assert not is_plain(character) or (width_of_piece(character) == 1 and not adds_nothing(character))
    assert is_plain("« Où? » — 2 ▮▮▯ · l’écart\u00a0: ▄██▀ ✓ ↔ …")
    assert not any(map(is_plain, (ACCENTED, FLAG, FAMILY, "日", "a\x1fb", "\u25fd", "\u200d", "▶\ufe0f")))


def test_rows_are_cut_between_words_and_a_longer_word_where_it_must_be() -> None:
    text = "Quels rôles\u00a0? Les nôtres anticonstitutionnels"
    assert wrapped(text, 11) == ["Quels", "rôles\u00a0? Les", "nôtres", "anticonstit", "utionnels"]
    assert wrapped(text, 11, 2) == ["Quels", "rôles\u00a0? Le…"]
    assert wrapped("日本語日本語", 5) == ["日本", "語日", "本語"]
    assert wrapped("", 5) == [""]
    assert rows_of("un  deux", 4) == ["un  ", "deux"]


@given(WRITTEN, st.integers(0, 40))
@example("\u200d 00", 1)
def test_a_cut_fits_and_is_the_same_the_second_time(text: str, width: int) -> None:
    line = one_line(text)
    short = cut(line, width)
    assert width_of(short) <= width
    assert cut(short, width) == short
    assert short == line or width == 0 or short.endswith(ELLIPSIS)
    assert set(pieces(short.removesuffix(ELLIPSIS))) <= set(pieces(line))
    assert line.startswith(prefix(line, width))


@given(WRITTEN, st.integers(2, 40), st.integers(1, 4))
def test_rows_fit_and_lose_nothing_without_saying_so(text: str, width: int, most: int) -> None:
    line = one_line(text)
    rows = wrapped(line, width)
    assert all(width_of(row) <= width for row in rows)
    assert "".join(rows).replace(" ", "") == line.replace(" ", "")
    assert "".join(rows_of(line, width)) == line
    first = wrapped(line, width, most)
    assert len(first) <= most
    assert all(width_of(row) <= width for row in first)
    assert first == rows or first[-1].endswith(ELLIPSIS)
    assert first[:-1] == rows[: len(first) - 1]
