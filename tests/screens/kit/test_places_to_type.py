"""Places to type in: what was pasted can be taken back, and what a keyboard writes is written."""

import pytest
from textual.app import App, ComposeResult
from textual.events import Key, Paste

from fiche_tui.screens.kit.places_to_type import Line, Page


class Form(App[None]):
    def __init__(self, *, enter_stores: bool) -> None:
        super().__init__()
        self._enter_stores = enter_stores

    def compose(self) -> ComposeResult:
        yield Page("", "Texte", enter_stores=self._enter_stores)


@pytest.mark.parametrize("enter_stores", [True, False], ids=["wraps", "page"])
@pytest.mark.parametrize("pasted", ["mot " * 700 + "\n", "une ligne\n" * 40], ids=["one", "many"])
async def test_a_text_taller_than_its_place_is_taken_back_and_put_again(pasted: str, enter_stores: bool) -> None:
    app = Form(enter_stores=enter_stores)
    async with app.run_test(size=(80, 24)) as pilot:
        page = app.query_one(Page)
        page.focus()
        page.post_message(Paste(pasted))
        await pilot.pause()
        assert (page.text, page.show_vertical_scrollbar) == (pasted, True)
        await pilot.press("ctrl+z")
        await pilot.pause()
        assert (page.text, page.cursor_location) == ("", (0, 0))
        await pilot.press("ctrl+y")
        await pilot.pause()
        assert (page.text, page.cursor_location) == (pasted, page.document.end)


class Both(App[None]):
    def compose(self) -> ComposeResult:
        yield Line("", "Ligne")
        yield Page("", "Texte")


@pytest.mark.parametrize("place", [Line, Page])
@pytest.mark.parametrize("sign", ["\u00a0", "\u202f", "\u2009", "\u200d", "\u200c"], ids="U+{0!r}".format)
async def test_the_spaces_and_joiners_that_a_keyboard_writes_are_written(place: type[Line | Page], sign: str) -> None:
    app = Both()
    async with app.run_test() as pilot:
        entry = app.query_one(place)
        entry.focus()
        for character in ("13", sign, "h", "\u202e"):
            entry.post_message(Key("a_key", character))
        await pilot.pause()
        assert (entry.value if isinstance(entry, Line) else entry.text) == f"13{sign}h"
        await pilot.press("backspace")
        await pilot.press("backspace")
        assert (entry.value if isinstance(entry, Line) else entry.text) == "13"
