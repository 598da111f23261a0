from typing import Any

import pytest
from textual.app import ComposeResult
from textual.geometry import Region
from textual.screen import Screen

from fiche_tui.drawing.digits import ROWS, banner, glyph
from fiche_tui.screens.kit.big_clock import PHASES, BigClock, Cells, Phase, changed_regions
from fiche_tui.screens.meeting.steps.time_bar import TimeBar
from tests.screens.dressed import Dressed


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


class Wall(Dressed):
    CSS = "BigClock { height: 5; } SpiedBar { width: 40; } .tall BigClock { height: 10; }"

    def __init__(self, text: str = "05:00") -> None:
        super().__init__()
        self.clock = BigClock(text)
        self.bar = SpiedBar(0.5)

    def compose(self) -> ComposeResult:
        yield self.clock
        yield self.bar


def lines_of(widget: BigClock | TimeBar) -> list[str]:
    """What the screen shows where the widget stands."""
    x, y, width, height = widget.region
    strips = widget.screen._compositor.render_strips()
    return [strip.crop(x, x + width).text for strip in strips[y : y + height]]


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
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
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
@pytest.mark.parametrize(("rows", "width"), [(10, 80), (5, 44), (3, 34), (1, 8)])
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
    async with app.run_test(size=(20, 24)) as pilot:
        await pilot.pause()
        assert [line.strip() for line in lines_of(app.clock)] == ["", "", "05:00", "", ""]


@pytest.mark.parametrize("rows", ROWS)
def test_every_glyph_of_a_size_has_one_shape(rows: int) -> None:
    digits = [glyph(character, rows) for character in "0123456789+ ?"]
    assert {len(drawing) for drawing in digits} == {rows}
    assert len({len(line) for drawing in digits for line in drawing}) == 1
    assert len(set(digits[:11])) == 11
    assert not "".join(glyph("?", rows)).strip()


async def test_only_changed_cells_are_drawn_again(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[Cells, tuple[Region, ...]]] = []
    refresh = Cells.refresh

    def spy(cells: Cells, *regions: Region, **options: bool) -> Cells:
        asked.append((cells, regions))
        return refresh(cells, *regions, **options)

    app = Wall("05:09")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        before = lines_of(app.clock)
        monkeypatch.setattr(Cells, "refresh", spy)
        app.clock.update("05:08")
        ((cells, regions),) = asked
        await pilot.pause()
        after = lines_of(app.clock)
        left = cells.region.x - app.clock.region.x
        drawn = {(left + x, region.y) for region in regions for x in range(region.x, region.right)}
        different = {(x, y) for y in range(5) for x in range(80) if before[y][x] != after[y][x]}
        assert different <= drawn
        # Between changes, no more than moving over it would cost.
        assert all(after[y][x] == " " for x, y in drawn - different)

        asked.clear()
        app.clock.update("05:08")
        assert asked == []


async def test_a_tick_costs_few_bytes() -> None:
    app = Wall("05:00")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        sizes: list[int] = []
        display = app._display

        def weigh(screen: Screen[object], renderable: Any) -> None:
            if renderable is not None and hasattr(renderable, "render_segments"):
                sizes.append(len(renderable.render_segments(app.console).encode()))
            display(screen, renderable)

        app._display = weigh  # type: ignore[method-assign]
        ticks = 40
        for left in range(300, 300 - ticks, -1):
            app.clock.update(f"{left // 60:02}:{left % 60:02}")
            await pilot.pause()
        assert 0 < sum(sizes) / ticks < 300


def test_changed_regions() -> None:
    assert changed_regions(("abcd", "abcd"), ("aXcY", "abcd")) == [Region(1, 0, 3, 1)]
    assert changed_regions(("ab",), ("ab",)) == []
    # What stays the same is passed over where sending it would cost more than moving does: a block takes three bytes.
    assert changed_regions(("a██b",), ("c██d",)) == [Region(0, 0, 1, 1), Region(3, 0, 1, 1)]
    assert changed_regions(("a     b",), ("c     d",)) == [Region(0, 0, 7, 1)]


async def test_from_countdown_to_overtime_and_back() -> None:
    app = Wall("00:00")
    async with app.run_test(size=(80, 24)) as pilot:
        for text in ("+00:01", "120:00", "+120:00", "00:59", "", "05:00"):
            app.clock.update(text)
            await pilot.pause()
            lines = lines_of(app.clock)
            expected = [line.rstrip() for line in banner(text, 5)]
            assert trimmed(lines) == trimmed(expected) if text else not "".join(lines).strip()


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
