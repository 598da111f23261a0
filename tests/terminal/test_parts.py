"""What is drawn of the parts that changed is what Textual draws of them, from fewer widgets."""

from pathlib import Path

import pytest
from rich.console import Console
from textual._compositor import ChopsUpdate, Compositor
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from fiche_tui.app import FicheApp
from fiche_tui.screens.kit.lines import TopLine
from fiche_tui.terminal import parts
from fiche_tui.terminal.narrow import NarrowUpdate
from fiche_tui.terminal.parts import PartsCompositor
from tests.stage import Stage
from tests.terminal.test_narrow import drawn

KEYS = ("down", "down", "t", "k", "up", "enter", "escape", "plus", "f1", "down", "pagedown", "escape", "c", "a", "b")


def sent(update: ChopsUpdate | None) -> object:
    return update and drawn(NarrowUpdate(update).render_segments(Console(color_system="truecolor")))


@pytest.mark.parametrize("size", [(80, 24), (160, 45)])
async def test_keys_draw_what_textual_would_have_drawn(
    size: tuple[int, int], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ours, updates = PartsCompositor.render_partial_update, []

    def both(self: PartsCompositor) -> ChopsUpdate | None:
        dirty = set(self._dirty_regions)
        found = ours(self)
        self._dirty_regions.update(dirty)
        assert sent(found) == sent(Compositor.render_partial_update(self))
        updates.append(found)
        return found

    stage = Stage(tmp_path).until("devoiler", revealed=True)
    monkeypatch.setattr(PartsCompositor, "render_partial_update", both)
    async with FicheApp(stage.workshops, stage.clock, stage.session).run_test(size=size) as pilot:
        for key in KEYS:
            await pilot.press(key)
            stage.clock.move(seconds=1)
            await pilot.pause()
    assert len([one for one in updates if one]) >= len(KEYS)


async def test_only_what_changed_is_asked_for_its_lines(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[Widget, Region]] = []
    real = Widget.render_lines

    def render_lines(self: Widget, crop: Region) -> list[Strip]:
        asked.append((self, crop))
        return real(self, crop)

    stage = Stage(tmp_path).until("accueil")
    async with FicheApp(stage.workshops, stage.clock, stage.session).run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        monkeypatch.setattr(Widget, "render_lines", render_lines)
        top = pilot.app.screen.query_one(TopLine)
        top.refresh(Region(0, 0, 3, 1))
        await pilot.pause()
        widgets = {widget for widget, _crop in asked}
        assert top in widgets
        assert widgets <= {*top.ancestors_with_self}
        assert {crop.height for _widget, crop in asked} == {1}


def test_another_textual_draws_by_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert parts.fits()
    monkeypatch.setattr(Compositor, "_get_renders", lambda self, region: [])
    parts.fits.cache_clear()
    assert not parts.fits()
    parts.fits.cache_clear()
