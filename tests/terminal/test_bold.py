"""At sixteen colours, nothing is bold that bold would turn grey."""

from pathlib import Path

import pytest
from rich.segment import Segment
from rich.style import Style
from textual.color import Color

from fiche_tui.app import FicheApp
from fiche_tui.screens.kit import themes
from fiche_tui.terminal.bold import BoldIsNoColour
from fiche_tui.terminal.program import TerminalApp
from tests.stage import Stage


@pytest.mark.parametrize(
    ("drawn", "bold"),
    [
        ("bold #000000 on #00cfff", False),
        ("bold reverse", False),
        ("bold #ffffff on #000000", True),
        ("bold #00cfff on #000000", True),
        ("bold", True),
    ],
)
def test_bold_goes_where_it_would_be_another_colour(drawn: str, bold: bool) -> None:
    (found,) = BoldIsNoColour().apply([Segment("mot", Style.parse(drawn))], Color(0, 0, 0))
    assert found.text == "mot"
    assert found.style == Style.parse(drawn) + Style(bold=bold)


@pytest.mark.parametrize("theme", [themes.CONTRAST, themes.MONOCHROME])
async def test_the_chosen_row_is_a_bar_of_plain_letters(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, theme: str
) -> None:
    monkeypatch.setattr(TerminalApp, "few_colours", True)
    stage = Stage(tmp_path).until("porter")
    app = FicheApp(stage.workshops, stage.clock, stage.session)
    async with app.run_test(size=(80, 24)) as pilot:
        app.theme = theme
        await pilot.pause()
        strips = app.screen._compositor.render_strips()
    styles = [one.style for strip in strips for one in strip if "Tenir compte des structures" in one.text and one.style]
    assert [style.bold for style in styles] == [False]
    assert all(style.reverse or style.bgcolor for style in styles)
