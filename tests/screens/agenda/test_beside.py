"""In a wide window the outlook and the chosen step are beside the agenda; in a narrow one the outlook is under it."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fiche_tui.screens.agenda.beside import beside
from fiche_tui.screens.agenda.screen import AgendaScreen
from fiche_tui.workshop import commands as c
from fiche_tui.workshop import facts as f
from tests.screens.prepared import drawn, press, showing
from tests.stage import Stage
from tests.workshop.samples import Play


def shown(play: Play, step_id: str, width: int = 50) -> list[str]:
    step = play.state.planned_step(step_id)
    assert step is not None
    return [line.plain for line in beside(play.state, step, play.at, width).split("\n", allow_blank=True)]


def test_the_total_against_the_slot_comes_first_then_the_step() -> None:
    play = Play.prepared().record(f.StepPlanned("ajuster", 19, False, False))
    lines = shown(play, "ajuster", 80)
    assert lines[0] == "97 min pour 90\u00a0: 7 de trop · de 13\u00a0h 30 à 15\u00a0h 07"
    assert "début 13\u00a0h 36 · 19 min" in lines
    assert any(line.startswith("Le rattrapage lui laisse au moins") for line in lines)


def test_of_a_protected_or_a_running_step_no_least_is_told() -> None:
    play = Play.prepared().record(f.StepPlanned("ajuster", 12, True, False))
    assert not any("rattrapage" in line for line in shown(play, "ajuster"))
    play.record(f.StepPlanned("ajuster", 12, False, False)).do(c.StartStep("accueil"))
    assert any("rattrapage" in line for line in shown(play, "ajuster"))
    play.do(c.StartStep("ajuster"))
    assert not any("rattrapage" in line for line in shown(play, "ajuster"))


@given(width=st.integers(20, 90))
def test_every_step_keeps_to_its_width(width: int) -> None:
    play = Play.prepared()
    for step in play.state.plan:
        assert all(len(line) <= width for line in shown(play, step.id, width))


@pytest.mark.parametrize("size", [(120, 36), (160, 45)])
async def test_the_side_follows_the_chosen_step_and_the_window(tmp_path: Path, size: tuple[int, int]) -> None:
    stage = Stage(tmp_path)
    screen = AgendaScreen(stage.session, preparing=True)
    async with showing(stage.workshops, stage.clock, screen, size) as pilot:
        await press(pilot, "down", "down")
        assert "ÉVALUER EN SILENCE" in drawn(pilot)
        assert "sans parler" in drawn(pilot)
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        assert "ÉVALUER EN SILENCE" not in drawn(pilot)
        assert "90 min · de 13\u00a0h 30 à 15\u00a0h" in drawn(pilot)
