"""The shares of the columns of a table, for programs that do not work them out themselves."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fiche_tui.minutes.columns import column_shares
from fiche_tui.minutes.document import Table, inline

words = st.text("abcdé 0·\n", max_size=60)
rows_of = st.integers(1, 6).flatmap(lambda n: st.lists(st.tuples(*[words] * n), min_size=1, max_size=5))


def table(*rows: tuple[str, ...], figures: int = 0) -> Table:
    first, *others = (tuple(inline(text) for text in row) for row in rows)
    return Table(first, tuple(others), figures)


def test_figures_have_room_for_their_longest_line_and_texts_share_the_rest() -> None:
    text = "Mettre en relation les individus, les organisations et les instances concernés"
    shares = column_shares(
        table(("Code", "Rôle", "Écart", "Réponses"), ("A1", text, "+1,5", "↔ 10 · 0 · 4 · 16 · 1"), figures=2)
    )
    assert sum(shares) == pytest.approx(1)
    code, role, gap, answers = (round(share * 112) for share in shares)
    assert (code, gap, answers) == (8, 8, 24)
    assert role > 60


def test_headings_of_many_figures_are_put_on_two_lines() -> None:
    heading, text = "Un titre de colonne long", "un texte " * 9
    few = column_shares(table(("Code", "Rôle", *[heading] * 2), ("A1", text, "2", "3"), figures=2))
    many = column_shares(table(("Code", "Rôle", *[heading] * 4), ("A1", text, "2", "3", "1", "0"), figures=4))
    assert [round(share * 112) for share in few] == [8, 50, 28, 28]
    # Room for « colonne », the longest word, and the text has the rest.
    assert [round(share * 112) for share in many] == [8, 62, 10, 10, 10, 10]


def test_a_longer_text_has_more_but_not_all() -> None:
    short, long = column_shares(table(("Un", "Deux"), ("quelques mots ici", "beaucoup de mots là " * 8)))
    assert 0.1 < short < long < 0.9


def test_an_address_does_not_take_the_page() -> None:
    address, text = column_shares(table(("a", "b"), ("https://exemple.org/" + "x" * 300, "un texte " * 9)))
    assert address < 0.75
    assert text > 0.25


@given(
    st.integers(1, 6).flatmap(lambda n: st.lists(st.tuples(*[words] * n), min_size=1, max_size=5)), st.integers(0, 6)
)
def test_shares_are_always_a_whole(rows: list[tuple[str, ...]], figures: int) -> None:
    shares = column_shares(table(*rows, figures=min(figures, len(rows[0]))))
    assert len(shares) == len(rows[0])
    assert sum(shares) == pytest.approx(1)
    assert all(share > 0.01 for share in shares)
