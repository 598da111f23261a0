"""Texts on one line and shortened: never longer than asked, no character of the eye cut, the same the second time."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fiche_tui.workshop.short_text import ELLIPSIS, beginning, one_line, pieces, shortened
from fiche_tui.workshop.text import folded, slug
from tests.hostile import INVISIBLE, LINES, TEXTS, TOGETHER, WORD, WORDS

FAMILY, FLAG, ACCENTED = "\U0001f469\u200d\U0001f469\u200d\U0001f467", "\U0001f1e8\U0001f1e6", "e\u0301"
MANY = (FAMILY * 30, FLAG * 30, ACCENTED * 30, "\U0001f44d\U0001f3fd" * 9, "日本" * 30)
HOSTILE = (*TEXTS, TOGETHER, WORD, WORDS, LINES, INVISIBLE, *MANY)
WRITTEN = st.one_of(
    st.sampled_from(HOSTILE),
    st.text(max_size=60),
    st.text(alphabet=st.sampled_from(f"ab é’\u00a0\n\t日{FAMILY}{FLAG}\u0301\u200b,;:."), max_size=60),
)
SHORTENINGS = pytest.mark.parametrize("shorten", [shortened, beginning])


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Où est le  bureau?\n\tIci", "Où est le bureau? Ici"),
        ("  de 13\u00a0h\u00a030 ", "de 13\u00a0h\u00a030"),
        ("un\u2028deux\u2029trois\r\nquatre", "un deux trois quatre"),
        ("", ""),
    ],
)
def test_one_line_keeps_no_break_spaces(text: str, said: str) -> None:
    assert one_line(text) == said


@pytest.mark.parametrize(
    ("text", "most", "said"),
    [
        ("Relier", 6, "Relier"),
        ("Relier les gens", 8, "Relier…"),
        ("Relier les gens", 9, "Relier l…"),
        ("un\ndeux", 20, "un deux"),
        (f"{FAMILY}{FAMILY}", 9, f"{FAMILY}…"),
        (f"ab{FLAG}c", 4, "ab…"),
        (f"{ACCENTED}{ACCENTED}{ACCENTED}", 4, f"{ACCENTED}…"),
        (FAMILY, 3, "…"),
        ("abc", 1, "…"),
        ("abc", 0, ""),
    ],
)
def test_a_shortened_text_says_so(text: str, most: int, said: str) -> None:
    assert shortened(text, most) == said


@pytest.mark.parametrize(
    ("text", "most", "said"),
    [
        ("Relier les gens", 12, "Relier les…"),
        ("Relier, les gens", 9, "Relier…"),
        ("anticonstitutionnellement", 8, "anticon…"),
        (f"{FAMILY}{FAMILY}", 9, f"{FAMILY}…"),
    ],
)
def test_a_beginning_is_cut_between_words(text: str, most: int, said: str) -> None:
    assert beginning(text, most) == said


@SHORTENINGS
@given(WRITTEN, st.integers(0, 40))
def test_no_text_is_longer_than_asked_nor_cut_in_a_character(
    shorten: Callable[[str, int], str], text: str, most: int
) -> None:
    short = shorten(text, most)
    assert len(short) <= most
    assert shorten(short, most) == short
    if short != one_line(text):
        kept = short.removesuffix(ELLIPSIS)
        assert most == 0 or short.endswith(ELLIPSIS)
        ends = [0]
        for piece in pieces(one_line(text)):
            ends.append(ends[-1] + len(piece))
        # A space or a sign at the end may be gone before « … ».
        assert one_line(text).startswith(kept)
        assert any(len(kept) <= end and not one_line(text)[len(kept) : end].strip(" \u00a0,;:.·(–—-") for end in ends)


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Élise  L’Écuyer", "elise l'ecuyer"),
        ("ŒUVRE, Ægir, Straße", "oeuvre, aegir, strasse"),
        ("de\u00a013\u202fh", "de 13 h"),
        ("e\u0301te\u0301", "ete"),
        ("a\u200bb\xadc\ufeff", "abc"),
        ("℡ ﬁn Ǽ", "tel fin ae"),
        ("שלום 日本", "שלום 日本"),
    ],
)
def test_folding_leaves_what_is_compared(text: str, plain: str) -> None:
    assert folded(text) == plain


@given(WRITTEN)
def test_folding_twice_is_folding_once_and_knows_no_case(text: str) -> None:
    plain = folded(text)
    assert folded(plain) == plain
    assert plain == plain.casefold()
    assert one_line(plain) == plain


@given(st.text(alphabet="abcçdéEÉàœ ’-", max_size=40))
def test_a_text_and_its_capitals_are_the_same(text: str) -> None:
    assert folded(text.upper()) == folded(text) == folded(text.lower())


@given(WRITTEN, st.integers(1, 40))
def test_a_slug_is_a_name_of_a_file(text: str, most: int) -> None:
    assert len(slug(text, most)) <= most
    assert all(character.isascii() and (character.isalnum() or character == "-") for character in slug(text, most))
