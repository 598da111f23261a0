"""What is sent between two pages: the terminal then shows the second one, and little was sent for a little change."""

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from fiche_tui.drawing.line import Line, Span, line
from fiche_tui.drawing.palettes import PALETTES
from fiche_tui.painting.colours import Depth
from fiche_tui.painting.frame import changes, frame_of
from fiche_tui.painting.painter import Painter
from fiche_tui.settings.values import Palette
from tests.terminal.line import Screen

STYLES = st.sampled_from(["", "strong", "late strong"])
PLAIN = st.lists(st.tuples(st.text("ab é■", max_size=12), STYLES).map(line), max_size=6)
ANY = st.lists(st.tuples(st.text("a漢é̈👩‍👧 ", max_size=14), STYLES).map(line), max_size=6)


def look(style: str) -> str:
    return f"\x1b[{len(style)}m"


def shown(pages: Sequence[Sequence[Line]], columns: int, rows: int) -> Screen:
    """What a terminal shows after these pages, each sent as what changed from the one before."""
    screen, before, style = Screen(columns, rows), None, None
    for page in pages:
        after = frame_of(page, columns, rows, before)
        text, style = changes(before, after, look, style)
        screen.feed(text.encode())
        before = after
    return screen


@given(st.lists(PLAIN, min_size=1, max_size=4), st.integers(3, 20), st.integers(1, 7))
def test_the_terminal_shows_the_last_page_whatever_it_showed_before(
    pages: list[list[Line]], columns: int, rows: int
) -> None:
    assert shown(pages, columns, rows).text == shown(pages[-1:], columns, rows).text


@given(ANY, ANY, st.integers(3, 20))
def test_a_wide_character_is_never_written_into_by_half(one: list[Line], other: list[Line], columns: int) -> None:
    before, after = frame_of(one, columns, 6), frame_of(other, columns, 6)
    assert {len(row) for row in (*before.rows, *after.rows)} == {columns}
    text, _style = changes(before, after, look, None)
    moves = [part.partition("H")[0].split(";") for part in text.split("\x1b[")[1:] if "H" in part[:8]]
    for row, column in moves:
        assert after.rows[int(row) - 1][int(column) - 1][0], (row, column)


def test_what_stays_is_not_sent_again() -> None:
    page = [line("Il reste 4 minutes"), line(("04:00", "strong"))]
    before = frame_of(page, 80, 24)
    assert changes(before, frame_of(page, 80, 24, before), look, "")[0] == ""
    after = frame_of([page[0], line(("03:59", "strong"))], 80, 24, before)
    text, style = changes(before, after, look, "strong")
    assert text == "\x1b[2;2H3:59"
    assert style == "strong"


def test_nothing_that_people_typed_acts_on_the_terminal() -> None:
    hostile = Line((Span("fin\x1b]0;x\x07\u202e\x9b2J"),))
    text, _style = changes(None, frame_of([hostile], 20, 1), look, "")
    assert text.count("\x1b") == 1
    assert not {"\x07", "\x9b", "\u202e"} & {*text}


def test_an_accent_in_another_style_stays_on_its_letter_and_none_is_written_into_a_wide_one() -> None:
    letter, *rest = frame_of([Line((Span("e"), Span("\u0301x", "strong")))], 3, 1).rows[0]
    assert letter == ("e\u0301", "")
    assert rest == [("x", "strong"), (" ", "")]
    wide = frame_of([Line((Span("漢"), Span("\u0301x", "strong")))], 4, 1).rows[0]
    assert wide == (("漢", ""), ("", ""), ("x", "strong"), (" ", ""))


def test_the_linux_console_is_sent_signs_that_it_has() -> None:
    page = [line(("2 ▮▮▯ ✓", "late strong"))]
    for few_signs, seen in ((False, "2 ▮▮▯ ✓"), (True, "2 ■■· v")):
        screen = Screen(12, 1)
        painter = Painter(PALETTES[Palette.LIGHT], Depth.SIXTEEN, few_signs=few_signs)
        screen.feed(painter.paint(page, 12, 1).encode())
        assert screen.text.strip() == seen
        assert painter.paint(page, 12, 1) == ""
