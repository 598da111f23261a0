"""The screens on the Linux console, whose fonts lack most of our signs."""

from pathlib import Path

import pytest
from rich.segment import Segment
from rich.style import Style
from textual.color import Color

from fiche_tui.app import FicheApp
from fiche_tui.screens.kit import themes
from fiche_tui.terminal.console_signs import ConsoleSigns
from tests.console import DRAWN
from tests.stage import Stage


def test_signs_change_and_styles_stay() -> None:
    bold = Style(bold=True)
    assert ConsoleSigns().apply([Segment("✓ E2 ▼ 2 ▮▮▯", bold)], Color(0, 0, 0)) == [Segment("v E2 ▼ 2 ■■·", bold)]


def shown(app: FicheApp) -> str:
    return "\n".join(line.text for line in app.screen._compositor.render_strips())


@pytest.mark.parametrize("theme", [themes.CONTRAST, themes.MONOCHROME])
async def test_the_hidden_vote_is_drawn_with_what_the_console_has(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, theme: str
) -> None:
    monkeypatch.setenv("TERM", "linux")
    stage = Stage(tmp_path).until("voter")
    app = FicheApp(stage.workshops, stage.clock, stage.session)
    async with app.run_test(size=(80, 24)) as pilot:
        app.theme = theme
        await pilot.pause()
        roomy = shown(app)
        # The sentence takes a row: digits of three rows would be next, which could not be told apart there.
        app.say("Une phrase.")
        await pilot.pause()
        tight = shown(app)
    assert "██  ██   sur 12 personnes présentes" in roomy
    assert "0 bulletin sur 12 personnes présentes" in tight
    for page in (roomy, tight):
        assert "D2 ♦ Que chacun joue son rôle" in page
        assert not {sign for sign in page if sign.isprintable()} - DRAWN
