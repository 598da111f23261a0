"""Italics are not sent to terminals that reverse them, as the bar of a chosen row is."""

from pathlib import Path

import pytest
from rich.segment import Segment
from rich.style import Style
from textual.color import Color

from fiche_tui.app import FicheApp
from fiche_tui.system.no_italics import without_italics
from fiche_tui.terminal.upright import Upright
from tests.stage import Stage


@pytest.mark.parametrize("term", ["screen", "screen-256color", "screen.xterm-256color", "linux", "vt220"])
def test_some_terminals_draw_something_else(term: str) -> None:
    assert without_italics({"TERM": term})


@pytest.mark.parametrize("environment", [{"TERM": "xterm"}, {"TERM": "tmux-256color"}, {"TERM": "xterm-256color"}, {}])
def test_others_have_italics(environment: dict[str, str]) -> None:
    assert not without_italics(environment)


def test_all_but_the_italics_stays() -> None:
    segments = [Segment("proche de A6", Style.parse("italic bold red on black")), Segment("A6", Style.parse("bold"))]
    found, other = Upright().apply(segments, Color(0, 0, 0))
    assert found.text == "proche de A6"
    assert found.style == Style.parse("bold not italic red on black")
    assert other == segments[1]


@pytest.mark.parametrize(("term", "italics"), [("screen", False), ("xterm-256color", True)])
async def test_a_remark_about_a_role_is_no_bar(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, term: str, italics: bool
) -> None:
    monkeypatch.setenv("TERM", term)
    stage = Stage(tmp_path).until("ajuster")
    app = FicheApp(stage.workshops, stage.clock, stage.session)
    async with app.run_test(size=(80, 24)):
        lines = app.screen._compositor.render_strips()
        drawn = [segment for line in lines for segment in line if "même texte que B6" in segment.text]
    assert [bool(segment.style and segment.style.italic) for segment in drawn] == [italics]
