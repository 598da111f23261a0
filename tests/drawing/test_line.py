"""Lines of our own: never wider than their place, nothing lost, nothing obeyed; and Textual's content of them."""

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from fiche_tui.drawing.line import Line, Span, line
from fiche_tui.drawing.styles import ACCENT, CURSOR, NAMES, QUIET, STRONG, family_style
from fiche_tui.language.cells import cut, prefix, width_of
from fiche_tui.screens.kit import columns
from fiche_tui.screens.kit.drawn import LOOKS, content_of, page_of

TEXTS = st.text(alphabet=st.sampled_from("ab é’ 日本🎉\u00a0\u0301:–—x"), max_size=60)
STYLES = st.sampled_from(["", *NAMES])


@pytest.mark.parametrize(
    "text",
    [
        "",
        "été",
        "e\u0301te\u0301",
        "日本語",
        "👩‍👩‍👧 🎉",
        "⚠️ ☺️",
        "🇫🇷🇨🇦",
        "👍🏽",
        "שלום",
        "a\u200bb",
        "▮▮▯ ▏█ ● ▼ « oui »",
    ],
)
def test_cells_are_counted_as_the_terminal_is_told(text: str) -> None:
    assert width_of(text) == cell_len(text)


def test_a_cut_says_so_and_keeps_the_style_where_it_falls() -> None:
    drawn = line("un ", ("deux trois", STRONG), " quatre")
    assert drawn.cut(8) == line("un ", ("deux…", STRONG))
    assert drawn.fitted(8) == line("un ", ("deux…", STRONG))
    assert drawn.fitted(22).text == "un deux trois quatre  "
    assert line("日本語").fitted(4).text == "日… "
    assert line("abc").cut(0) == Line()


@pytest.mark.parametrize(
    ("text", "width", "shown"),
    [
        ("Rayonner les bons coups", 19, "Rayonner les bons…"),
        ("Rayonner les bons coups", 18, "Rayonner les bons…"),
        ("Rayonner les bons coups", 17, "Rayonner les bon…"),
        ("Au printemps · Denise", 16, "Au printemps…"),
        ("Diaz, Denise", 7, "Diaz…"),
        ("Quels rôles\u00a0? Les nôtres", 13, "Quels rôles…"),
        ("   abcdef", 4, "   …"),
    ],
)
def test_a_cut_leaves_no_space_and_no_mark_before_the_ellipsis(text: str, width: int, shown: str) -> None:
    assert line(text).cut(width).text == shown
    assert cut(text, width) == shown
    assert columns.cut(text, width).plain == shown


def test_words_go_to_the_next_line_and_a_no_break_space_holds_two_together() -> None:
    drawn = line("Quels rôles\u00a0? ", ("Les nôtres", QUIET), " anticonstitutionnels")
    rows = drawn.wrapped(11)
    assert [one.text for one in rows] == ["Quels", "rôles\u00a0? Les", "nôtres", "anticonstit", "utionnels"]
    assert rows[2].spans == (Span("nôtres", QUIET),)
    assert line("").wrapped(5) == [Line()]


def test_styles_add_up() -> None:
    assert line(("a", STRONG), "b").styled(QUIET).spans == (Span("a", "strong quiet"), Span("b", "quiet"))
    assert line(("a", STRONG)).styled(STRONG).spans == (Span("a", STRONG),)


@pytest.mark.parametrize("text", ["[/b]", "[@click=app.quit]ici[/]", "\\", "<b>gras</b>"])
def test_what_people_typed_is_text(text: str) -> None:
    assert line(text).text == text
    assert content_of(line((text, STRONG))).plain == text


def test_control_characters_never_reach_a_terminal() -> None:
    typed = "a\x1b]52;c;YQ==\x07b\x9b31mc\x7f\r"
    assert line(typed).text == "a]52;c;YQ==b31mc"
    assert line("un\n deux\ttrois").text == "un deux trois"


@given(st.lists(st.tuples(TEXTS, STYLES), max_size=4), st.integers(2, 40))
def test_no_line_is_wider_than_its_place_and_nothing_is_lost(parts: list[tuple[str, str]], width: int) -> None:
    drawn = line(*parts)
    assert drawn.cut(width).width <= width
    assert drawn.fitted(width).width == width
    rows = drawn.wrapped(width)
    assert all(row.width <= width for row in rows)
    assert "".join(row.text for row in rows).replace(" ", "") == drawn.text.replace(" ", "")
    assert drawn.text.startswith(prefix(drawn.text, width))
    assert all(span.text for row in rows for span in row.spans)


def test_every_style_has_a_look() -> None:
    assert set(LOOKS) == set(NAMES)
    shown = content_of(line(("E2", f"{STRONG} {family_style(9)}"), ("x", f"{STRONG} {ACCENT}"), ("3", CURSOR)))
    assert [str(span.style) for span in shown.spans] == ["bold $family-e", "bold $text-accent", LOOKS[CURSOR]]
    assert page_of([line("un"), line(), line("deux")]).plain == "un\n\ndeux"


def test_drawings_load_no_textual() -> None:
    code = (
        "import sys, fiche_tui.drawing.own_ballot, fiche_tui.drawing.digits, fiche_tui.drawing.bars; "
        "print([name for name in sys.modules if name.partition('.')[0] in ('textual', 'rich')])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
