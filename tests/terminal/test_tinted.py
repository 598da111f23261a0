"""Of what changes behind a question, only that is tinted again; the picture is the one that Textual draws of it all."""

from collections.abc import AsyncIterator, Awaitable, Callable, Iterable
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from rich.segment import Segment
from textual._compositor import Compositor
from textual.color import Color
from textual.geometry import Region, Size
from textual.pilot import Pilot
from textual.renderables.background_screen import BackgroundScreen
from textual.screen import Screen
from textual.strip import Strip
from textual.visual import Visual
from textual.widget import Widget

from fiche_tui.app import FicheApp
from fiche_tui.screens.kit import themes
from fiche_tui.screens.kit.dialogs import Show
from fiche_tui.screens.kit.lines import TopLine
from fiche_tui.screens.program.help import HelpScreen
from fiche_tui.terminal import tinted
from tests.stage import Stage
from tests.terminal.test_narrow import WIDE

SIZES = [(80, 24), (160, 45)]


class Compared:
    """How often only what changed was tinted; each time, the rows in which it is are compared with Textual's own."""

    def __init__(self) -> None:
        self.times = 0

    def tint(self, screen: Screen[object], visual: Visual) -> bool:
        """Tint what changed, and let Textual tint it all for comparison."""
        dirty = set(screen._dirty_regions)
        if not real_tint(screen, visual):
            return False
        ours = screen._render_cache
        Widget._render_content(screen)
        stock, screen._render_cache = screen._render_cache, ours
        rows = {y for region in dirty for y in region.line_range if y < screen.size.height}
        assert [ours.lines[y] for y in rows] == [stock.lines[y] for y in rows]
        self.times += 1
        return True


real_tint = tinted._tint_changed


@pytest.fixture
def compared(monkeypatch: pytest.MonkeyPatch) -> Compared:
    one = Compared()
    monkeypatch.setattr(tinted, "_tint_changed", one.tint)
    return one


class Meeting:
    """A meeting whose clock goes on when it is told to, behind whatever was opened in front of it."""

    def __init__(self, folder: Path) -> None:
        self.stage = Stage(folder).until("accueil")
        self.app = FicheApp(self.stage.workshops, self.stage.clock, self.stage.session)

    async def second(self, pilot: Pilot[Any]) -> None:
        """Let a second pass, and everything be painted."""
        await pilot.pause()
        self.stage.clock.move(seconds=1)
        pilot.app.screen_stack[1]._tick()  # type: ignore[attr-defined]
        await pilot.pause()


@asynccontextmanager
async def questioned(folder: Path) -> AsyncIterator[tuple[Meeting, Pilot[Any]]]:
    """A meeting at 80x24, behind a question."""
    meeting = Meeting(folder)
    async with meeting.app.run_test(size=(80, 24)) as pilot:
        await pilot.app.push_screen(Show("Question", "Une phrase."))
        yield meeting, pilot


def shows_all_that_is_behind(pilot: Pilot[Any]) -> bool:
    """Return whether the screen in front shows what Textual, drawing all anew, would show."""
    front = pilot.app.screen
    shown = pilot.app.export_screenshot()
    front.refresh()
    return shown == pilot.app.export_screenshot()


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("theme", [themes.DARK, themes.LIGHT, themes.MONOCHROME])
async def test_a_clock_behind_a_question_looks_as_textual_draws_it(
    theme: str, size: tuple[int, int], tmp_path: Path, compared: Compared
) -> None:
    meeting = Meeting(tmp_path)
    async with meeting.app.run_test(size=size) as pilot:
        pilot.app.theme = theme
        await pilot.press("d")
        for letter in "clôt":
            await pilot.press(letter)
            await meeting.second(pilot)
        assert compared.times >= 3
        assert shows_all_that_is_behind(pilot)


async def in_colours(pilot: Pilot[Any], theme: str) -> None:
    pilot.app.theme = theme


async def said_behind(pilot: Pilot[Any], sentence: str) -> None:
    pilot.app.screen_stack[1].desk.say(sentence)  # type: ignore[attr-defined]


async def opened_and_closed(pilot: Pilot[Any], meeting: Meeting, over: Screen[Any]) -> None:
    await pilot.app.push_screen(over)
    await meeting.second(pilot)
    await pilot.app.pop_screen()


async def test_another_size_another_theme_a_page_and_a_second_question_leave_no_trace(
    tmp_path: Path, compared: Compared
) -> None:
    async with questioned(tmp_path) as (meeting, pilot):
        changes: list[Callable[[], Awaitable[object]]] = [
            partial(pilot.resize_terminal, 120, 40),
            partial(pilot.resize_terminal, 80, 24),
            partial(opened_and_closed, pilot, meeting, Show("Autre question", "Une autre phrase.")),
            partial(opened_and_closed, pilot, meeting, HelpScreen()),
            partial(said_behind, pilot, "Une phrase qui prend une rangée."),
            partial(said_behind, pilot, ""),
            *(partial(in_colours, pilot, theme) for theme in (themes.LIGHT, themes.MONOCHROME, themes.DARK)),
        ]
        for change in changes:
            before = compared.times
            await change()
            for _second in range(2):
                await meeting.second(pilot)
            assert compared.times > before
            assert shows_all_that_is_behind(pilot)


async def test_a_wide_character_is_cut_where_textual_cuts_it(tmp_path: Path, compared: Compared) -> None:
    async with questioned(tmp_path) as (meeting, pilot):
        await pilot.pause()
        top = pilot.app.screen_stack[1].query_one(TopLine)
        top.mark = WIDE
        for start, width in ((1, 1), (1, 2), (2, 3), (4, 7)):
            await pilot.pause()
            before = compared.times
            top.refresh(Region(start, 0, width, 1))
            await pilot.pause()
            assert compared.times == before + 1
            assert shows_all_that_is_behind(pilot)
            await meeting.second(pilot)


class Noted:
    """What is drawn and tinted from now on."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self.whole: list[Compositor] = []
        """The screens that are put together from top to bottom."""
        self.widgets: set[Widget] = set()
        """The widgets that are asked for rows."""
        self.cells = 0
        """The cells that are tinted."""
        strips, lines, tint = Compositor.render_strips, Widget.render_lines, BackgroundScreen.process_segments

        def render_strips(compositor: Compositor, size: Size | None = None) -> list[Strip]:
            self.whole.append(compositor)
            return strips(compositor, size)

        def render_lines(widget: Widget, crop: Region) -> list[Strip]:
            self.widgets.add(widget)
            return lines(widget, crop)

        def process_segments(segments: Iterable[Segment], color: Color) -> Iterable[Segment]:
            found = list(segments)
            self.cells += sum(segment.cell_length for segment in found if segment.text != "\n")
            return tint(found, color)

        patch.setattr(Compositor, "render_strips", render_strips)
        patch.setattr(Widget, "render_lines", render_lines)
        patch.setattr(BackgroundScreen, "process_segments", staticmethod(process_segments))


@pytest.mark.parametrize("ours", [True, False])
async def test_rows_that_did_not_change_are_neither_drawn_nor_tinted(
    ours: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not ours:
        monkeypatch.setattr(tinted, "fits", lambda: False)
    async with questioned(tmp_path) as (meeting, pilot):
        await meeting.second(pilot)
        behind = pilot.app.screen_stack[1]
        top = behind.query_one(TopLine)
        with monkeypatch.context() as patch:
            noted = Noted(patch)
            top.mark = "ESSAI"
            await pilot.pause()
        assert (noted.whole, noted.cells) == (([], 80 * 2) if ours else ([behind._compositor], 80 * 24))
        drawn = {widget for widget in noted.widgets if widget.screen is behind}
        assert (drawn == {top, *top.ancestors} - {pilot.app}) == ours
        assert "ESSAI" in pilot.app.export_screenshot()


def asked_to_refresh(question: Screen[Any], _behind: Screen[Any]) -> None:
    question.refresh(Region(0, 0, 3, 1))


def fewer_rows_were_kept(question: Screen[Any], _behind: Screen[Any]) -> None:
    question._render_cache = question._render_cache._replace(lines=question._render_cache.lines[:3])


def another_size_behind(_question: Screen[Any], behind: Screen[Any]) -> None:
    behind._compositor.size = Size(80, 20)


@pytest.mark.parametrize("change", [asked_to_refresh, fewer_rows_were_kept, another_size_behind])
async def test_what_is_no_part_of_a_known_whole_is_tinted_whole(
    change: Callable[[Screen[Any], Screen[Any]], None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with questioned(tmp_path) as (meeting, pilot):
        await meeting.second(pilot)
        _first, behind, question = pilot.app.screen_stack
        noted = Noted(monkeypatch)
        change(question, behind)
        question._set_dirty(Region(0, 0, 3, 1))
        question._dirty_widgets.add(question)
        question.check_idle()
        await pilot.pause()
        assert noted.whole == [behind._compositor]


async def test_rows_that_are_aligned_among_themselves_are_tinted_together(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with questioned(tmp_path) as (meeting, pilot):
        pilot.app.screen.styles.content_align = ("left", "middle")
        await meeting.second(pilot)
        noted = Noted(monkeypatch)
        await meeting.second(pilot)
        assert noted.whole == [pilot.app.screen_stack[1]._compositor]


async def test_a_question_behind_another_is_tinted_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    meeting = Meeting(tmp_path)
    async with meeting.app.run_test(size=(80, 24)) as pilot:
        for title in ("Question", "Autre question"):
            await pilot.app.push_screen(Show(title, "Une phrase."))
        await pilot.pause()
        behind = pilot.app.screen_stack[2]
        noted = Noted(monkeypatch)
        behind.query_one(".show--text").refresh()
        await pilot.pause()
        assert noted.whole == [behind._compositor]


async def test_what_waits_behind_still_waits_and_what_is_beyond_the_screen_is_left(
    tmp_path: Path, compared: Compared
) -> None:
    async with questioned(tmp_path) as (meeting, pilot):
        await meeting.second(pilot)
        _first, behind, question = pilot.app.screen_stack
        before, waiting = compared.times, Region(0, 0, 80, 1)
        behind._compositor._dirty_regions.add(waiting)
        question._dirty_regions.add(Region(70, 20, 40, 10))
        question._render_content()
        assert compared.times == before + 1
        assert behind._compositor._dirty_regions == {waiting}


def test_another_textual_tints_by_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    assert tinted.fits()
    monkeypatch.setattr(Widget, "_render_content", lambda self, rows: None)
    tinted.fits.cache_clear()
    assert not tinted.fits()
    tinted.fits.cache_clear()
