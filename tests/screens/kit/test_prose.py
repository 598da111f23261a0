"""A no-break space breaks no line, and reaches the terminal, the clipboard and whoever asks as it was written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.app import ComposeResult
from textual.content import Content
from textual.selection import SELECT_ALL
from textual.widgets import Static

from fiche_tui.screens.kit.dialogs import Confirm
from fiche_tui.screens.kit.lines import StatusLine
from fiche_tui.screens.kit.prose import HELD, NO_BREAK, Prose, held
from tests.screens.dressed import Dressed

HOUR = "La rencontre finit à 13\u00a0h\u00a030, dit «\u00a0Anne\u00a0»\u00a0: c’est promis."


class Page(Dressed):
    """One text in so many cells."""

    def __init__(self, widget: Prose | StatusLine) -> None:
        super().__init__()
        self.widget = widget

    def compose(self) -> ComposeResult:
        yield self.widget


def lines(widget: Prose | StatusLine) -> list[str]:
    return [widget.render_line(y).text.rstrip(" ") for y in range(widget.size.height)]


def pieces(text: str) -> list[str]:
    """What must stay whole: the words, those that a no-break space joins being one."""
    return text.split(" ")


@pytest.mark.parametrize("width", range(20, 62))
async def test_no_hour_parts_at_the_end_of_a_line(width: int) -> None:
    widget = Prose(Content(HOUR))
    widget.styles.width = width
    async with Page(widget).run_test(size=(80, 24)):
        drawn = lines(widget)
        assert pieces(" ".join(drawn)) == pieces(HOUR)
        assert all(len(line) <= width for line in drawn)
        assert HELD not in "".join(drawn)


async def test_textual_by_itself_would_part_it() -> None:
    widget = Static(Content(HOUR))
    widget.styles.width = 25
    async with Page(widget).run_test(size=(80, 24)):  # type: ignore[arg-type]
        assert pieces(" ".join(lines(widget))) != pieces(HOUR)  # type: ignore[arg-type]


async def test_the_sentence_of_the_status_holds_too() -> None:
    status = StatusLine()
    async with Page(status).run_test(size=(26, 6)) as pilot:
        status.say(HOUR[:40])
        await pilot.pause()
        assert pieces(" ".join(line.strip() for line in lines(status))) == pieces(HOUR[:40])
        assert status.sentence == HOUR[:40]


async def test_what_is_selected_and_what_is_asked_for_are_the_text() -> None:
    widget = Prose(Content(HOUR))
    async with Page(widget).run_test(size=(30, 10)):
        assert str(widget.render()) == HOUR
        found = widget.get_selection(SELECT_ALL)
        assert found is not None
        assert found[0] == HOUR


async def test_a_dialog_holds_its_text_and_its_keys() -> None:
    class Asking(Dressed):
        def on_mount(self) -> None:
            self.push_screen(Confirm("Dévoiler?", f"{'x' * 52} {HOUR[18:]}", "dévoiler", "attendre"))

    async with Asking().run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        rows = [strip.text for strip in pilot.app.screen._compositor.render_strips()]
        assert any("13\u00a0h\u00a030," in row for row in rows)


@given(st.text(st.sampled_from("ab \u00a0»"), max_size=40), st.integers(0, 40), st.integers(0, 40))
def test_styles_stay_on_their_letters(text: str, start: int, length: int) -> None:
    content = Content(text).stylize("bold", start, start + length)
    again = held(content)
    assert again.plain.replace(HELD, NO_BREAK) == text
    assert again.spans == content.spans
    assert again.cell_length == content.cell_length


@pytest.mark.parametrize("text", ["[/b]", "[x]", "[@click=app.quit]", "\\", "a|b", "<b>", "🙂 é", "שלום"])
async def test_hostile_text_is_shown_as_text(text: str) -> None:
    widget = Prose(Content(f"{text}\u00a0: {text}"))
    async with Page(widget).run_test(size=(60, 6)):
        assert text in "".join(lines(widget))
