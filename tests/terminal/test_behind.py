"""What changes behind a question is painted where it shows; behind a page, once the page has gone."""

from pathlib import Path

import pytest
from textual._compositor import ChopsUpdate, LayoutUpdate
from textual.geometry import Region
from textual.pilot import Pilot
from textual.screen import Screen

from fiche_tui.app import FicheApp
from fiche_tui.screens.kit.dialogs import Show
from fiche_tui.screens.kit.lines import TopLine
from fiche_tui.terminal import behind
from fiche_tui.workshop import commands as c
from tests.stage import Stage
from tests.terminal.meeting import Meeting

FIRST_LINE = {0, 1}
"""The rows of the first line: its words, and the rule under them."""

Painted = list[tuple[Screen[object], object]]


@pytest.fixture
def painted(monkeypatch: pytest.MonkeyPatch) -> Painted:
    """Every update that the program paints, and the screen that it is of."""
    found: Painted = []
    display = FicheApp._display

    def noted(self: FicheApp, screen: Screen[object], update: object) -> None:
        found.append((screen, update))
        display(self, screen, update)  # type: ignore[arg-type]

    monkeypatch.setattr(FicheApp, "_display", noted)
    return found


def paused_meeting(folder: Path) -> FicheApp:
    stage = Stage(folder).until("evaluer")
    stage.do(c.TogglePause())
    return FicheApp(stage.workshops, stage.clock, stage.session)


async def changed_behind(pilot: Pilot[None], painted: Painted, words: str = "ESSAI") -> Screen[object]:
    """Write words in the first row of the meeting's screen, which is behind others, where no clock writes."""
    await pilot.pause()
    meeting = pilot.app.screen_stack[1]
    painted.clear()
    meeting.query_one(TopLine).mark = words
    await pilot.pause()
    return meeting


def rows_of(update: object) -> set[int]:
    assert isinstance(update, ChopsUpdate)
    return {row for row, _start, _end in update.spans}


async def test_behind_a_question_only_the_line_that_changed_is_painted(tmp_path: Path, painted: Painted) -> None:
    async with paused_meeting(tmp_path).run_test(size=(80, 24)) as pilot:
        await pilot.app.push_screen(Show("Question", "Une phrase."))
        await changed_behind(pilot, painted)
        assert [(screen, rows_of(update)) for screen, update in painted] == [(pilot.app.screen, FIRST_LINE)]
        assert "ESSAI" in pilot.app.export_screenshot()


async def test_what_changes_in_front_in_the_same_instant_is_painted_too(tmp_path: Path, painted: Painted) -> None:
    async with paused_meeting(tmp_path).run_test(size=(80, 24)) as pilot:
        await pilot.app.push_screen(Show("Question", "Une phrase."))
        await pilot.pause()
        front, meeting = pilot.app.screen, pilot.app.screen_stack[1]
        words = front.query_one(".show--text")
        painted.clear()
        words.refresh()
        meeting._compositor._dirty_regions.add(Region(0, 0, 80, 1))
        meeting._compositor_refresh()
        await pilot.pause()
        assert {0, words.region.y} <= set().union(*(rows_of(update) for _screen, update in painted))


async def test_behind_a_page_nothing_is_painted_until_it_has_gone(tmp_path: Path, painted: Painted) -> None:
    async with paused_meeting(tmp_path).run_test(size=(80, 24)) as pilot:
        await pilot.press("question_mark")
        meeting = await changed_behind(pilot, painted)
        assert painted == []
        await pilot.press("escape")
        assert pilot.app.screen is meeting
        assert "ESSAI" in pilot.app.export_screenshot()


@pytest.mark.parametrize("front", ["question_mark", "d"])
async def test_stock_textual_paints_all_of_what_is_in_front(
    front: str, tmp_path: Path, painted: Painted, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(behind, "fits", lambda: False)
    async with paused_meeting(tmp_path).run_test(size=(80, 24)) as pilot:
        await pilot.press(front)
        await changed_behind(pilot, painted)
        await changed_behind(pilot, painted, "RÉPÉTITION")
        assert [isinstance(update, LayoutUpdate) for _screen, update in painted] == [True]


@pytest.mark.parametrize(("key", "words", "most"), [("?", "Aide", 0), ("d", "Nous décidons de…", 200)])
def test_a_clock_behind_sends_what_a_clock_sends(key: str, words: str, most: int, tmp_path: Path) -> None:
    meeting = Meeting(tmp_path)
    meeting.play(c.StartStep("accueil"))
    with meeting.shown() as line:
        line.until("Étape 1 sur", "suivante")
        line.settled()
        line.type(key)
        line.until(words)
        line.settled()
        before = sum(map(len, line.seen))
        line.read(2.5)
        sent = sum(map(len, line.seen)) - before
    assert (2 if most else 0) <= sent <= 2.5 * most
