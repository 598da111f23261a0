import pytest
from textual.app import App, ComposeResult
from textual.geometry import Region

from fiche_tui import themes
from fiche_tui.widgets.big_clock import PHASES, BigClock, Phase, changed_regions
from fiche_tui.widgets.glyphs import ROWS, banner, glyph
from fiche_tui.widgets.time_bar import TimeBar


class Spied(BigClock):
    """Keeps what is asked to be drawn again: a list of regions for each request, empty for everything."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.asked: list[tuple[Region, ...]] = []

    def refresh(self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False) -> "Spied":
        if hasattr(self, "asked"):
            self.asked.append(regions)
        super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)
        return self


class SpiedBar(TimeBar):
    def __init__(self, fraction: float) -> None:
        super().__init__(fraction)
        self.asked: list[tuple[Region, ...]] = []

    def refresh(
        self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False
    ) -> "SpiedBar":
        if hasattr(self, "asked"):
            self.asked.append(regions)
        super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)
        return self


class Wall(App[None]):
    CSS = "BigClock { height: 5; } SpiedBar { width: 40; } .tall BigClock { height: 10; }"

    def __init__(self, text: str = "05:00") -> None:
        super().__init__()
        themes.register(self)
        self.theme = themes.LIGHT
        self.clock = Spied(text)
        self.bar = SpiedBar(0.5)

    def compose(self) -> ComposeResult:
        yield self.clock
        yield self.bar


def lines_of(widget: BigClock | TimeBar) -> list[str]:
    return [widget.render_line(y).text for y in range(widget.size.height)]


FIVE_ROWS = """\
▄████▄  ▄████▄      ██████  ▄████▄
██  ██  ▀▀  ██  ██  ██      ██  ██
██  ██    ▄██▀      █████▄   ████
██  ██  ▄██▀    ██  ▄▄  ██  ██  ██
▀████▀  ██████      ▀████▀  ▀████▀"""

THREE_ROWS = """\
▄▀▀▄  █▀▀▀  ▄  ▄▀▀▄  ▄▀▀▄
█  █  ▀▀▀▄     █  █  ▀▄▄█
▀▄▄▀  ▄▄▄▀  ▀  ▀▄▄▀   ▄▄▀"""


def trimmed(lines: list[str]) -> str:
    indent = min(len(line) - len(line.lstrip()) for line in lines if line.strip())
    return "\n".join(line[indent:].rstrip() for line in lines)


async def test_five_rows_exactly() -> None:
    app = Wall("02:58")
    async with app.run_test(size=(80, 24)):
        lines = lines_of(app.clock)
        assert trimmed(lines) == FIVE_ROWS
        assert {len(line) for line in lines} == {80}


async def test_three_rows_exactly_when_there_is_room_for_no_more() -> None:
    app = Wall("05:09")
    async with app.run_test(size=(80, 24)) as pilot:
        app.clock.styles.height = 4
        await pilot.pause()
        assert trimmed(lines_of(app.clock)[:3]) == THREE_ROWS


@pytest.mark.parametrize("text", ["05:00", "+02:10", "120:00"])
@pytest.mark.parametrize(("rows", "width"), [(10, 80), (5, 44), (3, 32), (1, 8)])
async def test_size_follows_the_room(text: str, rows: int, width: int) -> None:
    app = Wall(text)
    async with app.run_test(size=(width, 24)) as pilot:
        app.clock.styles.height = rows
        await pilot.pause()
        lines = lines_of(app.clock)
        expected = [text] if rows == 1 else [line.rstrip() for line in banner(text, rows)]
        assert trimmed(lines).split("\n") == trimmed(expected).split("\n")


async def test_too_narrow_shows_the_plain_time() -> None:
    app = Wall("05:00")
    async with app.run_test(size=(20, 24)):
        assert [line.strip() for line in lines_of(app.clock)] == ["", "", "05:00", "", ""]


@pytest.mark.parametrize("rows", ROWS)
def test_every_glyph_of_a_size_has_one_shape(rows: int) -> None:
    digits = [glyph(character, rows) for character in "0123456789+ ?"]
    assert {len(drawing) for drawing in digits} == {rows}
    assert len({len(line) for drawing in digits for line in drawing}) == 1
    assert len(set(digits[:11])) == 11
    assert not "".join(glyph("?", rows)).strip()


async def test_only_changed_cells_are_drawn_again() -> None:
    app = Wall("05:09")
    async with app.run_test(size=(80, 24)) as pilot:
        before = lines_of(app.clock)
        app.clock.asked.clear()
        app.clock.update("05:08")
        (regions,) = app.clock.asked
        await pilot.pause()
        after = lines_of(app.clock)
        cells = {
            (x, y) for region in regions for x in range(region.x, region.right) for y in range(region.y, region.bottom)
        }
        different = {(x, y) for y in range(5) for x in range(80) if before[y][x] != after[y][x]}
        assert cells == different
        assert 0 < len(cells) <= 30

        app.clock.asked.clear()
        app.clock.update("05:08")
        assert app.clock.asked == []


def test_changed_regions() -> None:
    assert changed_regions(("abcd", "abcd"), ("aXcY", "abcd")) == [Region(1, 0, 1, 1), Region(3, 0, 1, 1)]
    assert changed_regions(("ab",), ("ab",)) == []


async def test_a_phase_is_a_class_and_a_colour() -> None:
    app = Wall()
    async with app.run_test(size=(80, 24)) as pilot:
        colours: dict[Phase, str] = {}
        for phase in PHASES:
            app.clock.update("05:00", phase)
            app.bar.update(0.5, phase)
            await pilot.pause()
            assert [name for name in app.clock.classes if name.startswith("-")] == [f"-{phase}"]
            assert app.bar.has_class(f"-{phase}")
            colours[phase] = app.clock.styles.color.hex
        assert colours["running"] != colours["soon"] != colours["last"]


@pytest.mark.parametrize(
    ("fraction", "full"), [(1.0, 40), (0.5, 20), (0.001, 1), (0.0, 0), (-3.0, 0), (7.0, 40), (float("nan"), 0)]
)
async def test_bar_exactly(fraction: float, full: int) -> None:
    app = Wall()
    async with app.run_test(size=(80, 24)) as pilot:
        app.bar.update(fraction)
        await pilot.pause()
        assert lines_of(app.bar) == ["█" * full + "░" * (40 - full)]


async def test_bar_draws_only_what_moved() -> None:
    app = Wall()
    async with app.run_test(size=(80, 24)):
        app.bar.asked.clear()
        app.bar.update(0.49)
        assert app.bar.asked == []
        app.bar.update(0.45)
        assert app.bar.asked == [(Region(18, 0, 2, 1),)]
