"""The first frame of a workshop is whole: the room sees no empty slide, nor one laid out for no room at all."""

from pathlib import Path

import pytest

from fiche_tui.app import FicheApp
from fiche_tui.workshop.values import Wall
from tests.frames import watched
from tests.stage import Stage


@pytest.mark.parametrize("size", [(80, 24), (160, 45)])
async def test_the_opening_slide_comes_with_its_first_row(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int]
) -> None:
    stage = Stage(tmp_path, wall=Wall.SAME)
    frames = watched(monkeypatch)
    async with FicheApp(stage.workshops, stage.clock, stage.session).run_test(size=size) as pilot:
        await pilot.pause()
        shown = [one for one in frames if "quitter" in one]
        assert shown
        assert all("Tout est prêt." in one and "Accueil, intention, présences" in one for one in shown)
