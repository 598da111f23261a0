"""What the narrow update sends draws the same cells as what Textual would have sent, in fewer bytes."""

import re
from typing import Any

import pytest
from rich.console import Console
from rich.segment import Segment
from rich.style import Style
from textual._compositor import ChopsUpdate
from textual.app import App, ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.geometry import Region
from textual.screen import Screen
from textual.strip import Strip
from textual.widgets import Static

from fiche_tui.terminal.narrow import NarrowUpdate
from fiche_tui.terminal.program import TerminalApp

Cells = dict[tuple[int, int], tuple[str, str]]
WIDE = "日本語 🎉 texte"


class Wall(App[None]):
    CSS = "Horizontal { height: 3; } Static { width: 1fr; height: 3; } #b { color: red; background: blue; }"

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text

    def compose(self) -> ComposeResult:
        with Horizontal():
            yield Static(Content.assemble(("gras ", "bold"), self.text), id="a")
            yield Static(Content.assemble(self.text, (" souligné", "underline")), id="b")


def drawn(sent: str) -> Cells:
    """The cells that a terminal would change: the character and the style of each."""
    cells: Cells = {}
    x = y = 0
    worn = ""
    for parameters, final, text in re.findall(r"\x1b\[([0-9;]*)([a-zA-Z])|([^\x1b]+)", sent):
        if final == "H":
            y, x = (int(part) - 1 for part in parameters.split(";"))
        elif final == "B":
            y += 1
        elif final in ("C", "D"):
            x += int(parameters) if final == "C" else -int(parameters)
        elif final == "m":
            worn = "" if parameters == "0" else parameters.removeprefix("0;")
        for character in text.replace("\n", "").replace("\r", ""):
            if character == "\b":
                x -= 1
                continue
            cells[x, y] = (character, worn)
            x += 2 if ord(character) > 0x2E7F else 1
    return cells


def console() -> Console:
    return Console(color_system="256", force_terminal=True, width=80)


REGIONS = [
    [Region(8, 0, 3, 1)],
    [Region(8, 0, 3, 1), Region(8, 1, 3, 1), Region(50, 0, 4, 2)],
    [Region(38, 0, 6, 2)],
    [Region(0, 0, 80, 3)],
    [Region(45, 2, 1, 1)],
    [Region(6, 0, 1, 1), Region(7, 1, 2, 2)],
]


@pytest.mark.parametrize("text", ["plain", WIDE], ids=["plain", "wide"])
@pytest.mark.parametrize("regions", REGIONS, ids=range(len(REGIONS)))
async def test_the_same_cells_in_fewer_bytes(text: str, regions: list[Region]) -> None:
    app = Wall(text)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        compositor = app.screen._compositor
        compositor._dirty_regions.update(regions)
        update = compositor.render_update(screen_stack=app._background_screens)
        assert isinstance(update, ChopsUpdate)
        wide, narrow = update.render_segments(console()), NarrowUpdate(update).render_segments(console())
        cells = drawn(narrow)
        before = drawn(wide)
        asked = {
            (x, y) for region in regions for y in range(region.y, region.bottom) for x in range(*region.column_span)
        }
        if text == "plain":
            assert set(cells) == asked
            assert len(narrow) < len(wide)
        for place in asked & set(before):
            assert cells[place] == before[place]
        assert narrow.endswith("\x1b[0m") or not cells


def test_a_style_ends_where_it_ends() -> None:
    strip = Strip([Segment("ab", Style(bold=True)), Segment("cd"), Segment("ef", Style(italic=True))], 6)
    update = ChopsUpdate([{0: strip}], [(0, 1, 6)], [[6]])
    sent = NarrowUpdate(update).render_segments(console())
    assert sent == "\x1b[1;2H\x1b[1mb\x1b[0mcd\x1b[3mef\x1b[0m"


@pytest.mark.parametrize(
    ("spans", "sent"),
    [
        ([(0, 2, 4), (0, 6, 8)], "\x1b[1;3Hcd\x1b[2Cgh"),
        ([(0, 2, 4), (1, 4, 5)], "\x1b[1;3Hcd\x1b[BE"),
        ([(0, 2, 4), (1, 3, 5)], "\x1b[1;3Hcd\x1b[B\bDE"),
        ([(0, 0, 8), (1, 0, 2)], "\x1b[1;1Habcdefgh\x1b[2;1HAB"),
        ([(0, 2, 4), (2, 4, 5)], "\x1b[1;3Hcd\x1b[3;5He"),
        ([(0, 2, 9), (1, 2, 4)], "\x1b[1;3Hcdefghi\x1b[2;3HCD"),
    ],
    ids=["along", "below", "back", "far back", "two rows down", "from the last column"],
)
def test_the_cursor_moves_the_shortest_way(spans: list[tuple[int, int, int]], sent: str) -> None:
    rows = [{0: Strip([Segment(text)], 9)} for text in ("abcdefghi", "ABCDEFGHI", "abcdefghi")]
    assert NarrowUpdate(ChopsUpdate(rows, spans, [[9]] * 3)).render_segments(console()) == sent


def test_after_a_wide_letter_the_cursor_is_told_where_it_is() -> None:
    rows = [{0: Strip([Segment("ab日cde")], 7)} for _row in range(2)]
    sent = NarrowUpdate(ChopsUpdate(rows, [(0, 1, 2), (1, 1, 2)], [[8]] * 2)).render_segments(console())
    assert sent == "\x1b[1;1Hab日cde\x1b[2;1Hab日cde"


async def test_the_program_sends_narrow_updates(monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[Any] = []

    def keep(_app: App[None], _screen: Screen[object], renderable: object) -> None:
        shown.append(renderable)

    class Narrow(TerminalApp[None]):
        def compose(self) -> ComposeResult:
            yield Static("un")
            yield Static("deux", id="two")

    app = Narrow()
    async with app.run_test() as pilot:
        await pilot.pause()
        monkeypatch.setattr(App, "_display", keep)
        app.query_one("#two", Static).update("trois")
        await pilot.pause()
    assert any(isinstance(one, NarrowUpdate) for one in shown)
    assert not any(isinstance(one, ChopsUpdate) for one in shown)
