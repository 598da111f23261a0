"""The first frame is whole: the room, which waits for a reveal, sees no empty place before its table."""

from pathlib import Path

import pytest

from fiche_tui.app import FicheApp
from tests.frames import watched
from tests.stage import Stage


@pytest.mark.parametrize("size", [(80, 24), (160, 45)])
async def test_the_table_comes_with_the_word_that_it_is_revealed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int]
) -> None:
    stage = Stage(tmp_path).until("devoiler")
    async with FicheApp(stage.workshops, stage.clock, stage.session).run_test(size=size) as pilot:
        frames = watched(monkeypatch)
        await pilot.press("f9", "enter")
        revealed = [one for one in frames if "Dévoilé." in one]
        assert revealed
        assert all("souhaité" in one and "A5 ●" in one for one in revealed)


async def test_the_steps_come_with_the_place_that_they_have_on_a_wide_screen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stage = Stage(tmp_path).until("accueil")
    async with FicheApp(stage.workshops, stage.clock, stage.session).run_test(size=(100, 30)) as pilot:
        frames = watched(monkeypatch)
        await pilot.resize_terminal(160, 45)
        wide = [one for one in frames if len(one.splitlines()) == 45]
        spine = [[line.partition("│")[0].strip() for line in one.splitlines()] for one in wide]
        assert spine
        assert all(any("Évaluer" in line for line in one) for one in spine)
