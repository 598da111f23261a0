"""On the Linux console, nothing that we draw is one of the signs that its fonts lack."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import fiche_tui
from fiche_tui.drawing.digits import ROWS, WHOLE_CELLS, banner
from fiche_tui.drawing.letters import CAPITALS
from fiche_tui.language.cells import width_of
from fiche_tui.system.console_font import in_console_font, is_console
from tests.console import DRAWN, SHARED

SOURCES = Path(fiche_tui.__file__).parent
DRAWING = ("demonstration", "doctor", "drawing", "keys", "painting", "screens")
PRINTABLE = "".join(map(chr, range(0xA0, 0x3000)))


@pytest.mark.parametrize(
    ("term", "console"),
    [("linux", True), ("linux-16color", True), ("screen.linux", True), ("xterm-256color", False), ("screen", False)],
)
def test_the_name_of_the_terminal_says_whether_it_is_the_console(term: str, console: bool) -> None:
    assert is_console({"TERM": term}) is console


def test_without_a_name_it_is_no_console() -> None:
    assert not is_console({})


def test_every_sign_that_stands_for_another_is_in_every_font_and_as_wide() -> None:
    changed = {(sign, in_console_font(sign)) for sign in PRINTABLE if in_console_font(sign) != sign}
    assert ("▮", "■") in changed
    assert {instead for _sign, instead in changed} <= SHARED
    assert {width_of(instead) for _sign, instead in changed} == {1}
    assert {width_of(sign) for sign, _instead in changed} == {1}


def sentences(source: Path) -> Iterator[str]:
    """What a module may draw: its texts, without those that say what the code does."""
    tree = ast.parse(source.read_text(encoding="utf-8"))
    said = {id(one.value) for one in ast.walk(tree) if isinstance(one, ast.Expr)}
    for one in ast.walk(tree):
        if isinstance(one, ast.Constant) and isinstance(one.value, str) and id(one) not in said:
            yield one.value


@pytest.mark.parametrize("room", DRAWING)
def test_what_a_room_draws_can_be_drawn_on_the_console(room: str) -> None:
    lacking = {
        (source.name, sign)
        for source in (SOURCES / room).rglob("*.py")
        for text in sentences(source)
        for sign in in_console_font(text)
        if sign.isprintable() and sign not in DRAWN
    }
    assert not lacking


@pytest.mark.parametrize("rows", [rows for rows in ROWS if rows >= WHOLE_CELLS])
def test_big_digits_stay_what_they_are(rows: int) -> None:
    for drawn in ("0123456789+:", "".join(CAPITALS)):
        seen = {tuple(in_console_font(row) for row in banner(one, rows)) for one in drawn}
        assert len(seen) == len({banner(one, rows) for one in drawn})
    assert [in_console_font(row).rstrip() for row in banner("56", 5)] == [
        "██████   ████",
        "██      ██",
        "█████   █████",
        "    ██  ██  ██",
        "██████  ██████",
    ]
