"""The last step, which is a margin in the default agendas: the minutes are made final from there."""

from pathlib import Path

import pytest

from fiche_tui.app import FicheApp
from fiche_tui.workshop import commands as c
from tests.screens.prepared import drawn
from tests.stage import Stage


@pytest.mark.parametrize("preset", ["120", "90", "45", "deux"])
async def test_the_key_that_the_last_step_names_makes_the_minutes_final(tmp_path: Path, preset: str) -> None:
    stage = Stage(tmp_path, preset=preset).until("relecture")
    last = [one.id for one in stage.session.state.plan if not one.dropped][-1]
    stage.do(c.StartStep(last))
    app = FicheApp(stage.workshops, stage.clock, stage.session)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        keys = drawn(pilot).splitlines()[-1]
        assert ("F8\u00a0rendre final" in keys, "suivante" in keys) == (True, False)
        await pilot.press("f8", "enter")
        await pilot.pause()
        assert stage.session.state.final_at is not None
        assert "Le compte rendu est final." in drawn(pilot)


@pytest.mark.parametrize("step", ["accueil", "carry"])
async def test_before_the_last_step_that_key_makes_nothing_final(tmp_path: Path, step: str) -> None:
    kinds = {one.id: one.kind.value for one in Stage(tmp_path / "plan").session.state.plan}
    stage = Stage(tmp_path).until(step if step in kinds else next(one for one in kinds if kinds[one] == step))
    app = FicheApp(stage.workshops, stage.clock, stage.session)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("f8", "enter")
        await pilot.pause()
        assert stage.session.state.final_at is None
        assert "rendre final" not in drawn(pilot)
