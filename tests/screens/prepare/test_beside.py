"""In a wide window, the whole of the chosen row is beside the list; in a narrow one, under it."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fiche_tui.screens.prepare.beside import beside
from fiche_tui.screens.prepare.families import FamiliesScreen
from fiche_tui.screens.prepare.rows import PrepareRow, prepare_rows
from fiche_tui.screens.prepare.screen import PrepareScreen
from fiche_tui.workshop import commands as c
from fiche_tui.workshop import facts as f
from fiche_tui.workshop.decide import with_details
from tests.screens.prepared import drawn, press, showing
from tests.stage import Stage
from tests.workshop.samples import Play, people

LONG = (
    "Que chaque personne aînée du quartier connaisse au moins deux voisins qu’elle peut appeler",
    "Un logement abordable pour chaque famille qui en cherche un depuis plus d’une année entière",
    "Des transports qui mènent aux soins sans passer par le centre-ville, le soir aussi",
)


def row_of(play: Play, row_id: str) -> PrepareRow:
    return next(row for row in prepare_rows(play.state, play.at) if row.id == row_id)


def shown(play: Play, row_id: str, width: int = 42, height: int = 30) -> list[str]:
    whole = beside(row_of(play, row_id), play.state, play.at, width, height)
    return [line.plain.rstrip() for line in whole.split("\n", allow_blank=True)]


def test_the_steps_have_their_hours_and_minutes() -> None:
    lines = shown(Play.prepared(), "steps")
    assert lines[0] == "ÉTAPES"
    assert any(line.startswith("13\u00a0h 30") and line.endswith("6") for line in lines)


def test_a_step_left_aside_says_so() -> None:
    play = Play.prepared().record(f.StepPlanned("vote", 6, True, True))
    assert any(line.endswith("de côté") for line in shown(play, "steps"))


def test_people_are_named_and_further_ones_counted() -> None:
    play = Play.prepared().record(f.PeopleAdded(people(40)))
    play.record(f.PersonCorrected("p1", "Ana", "Ville", False))
    lines = shown(play, "people", height=20)
    assert len(lines) == 20
    assert any("Ana" in line and "Ville · observe" in line for line in lines)
    assert lines[-1].startswith("… et ")
    assert lines[-1].endswith(" autres lignes")


def test_what_was_not_said_yet_says_so() -> None:
    play = Play.prepared()
    play.record(with_details(play.state, place=""))
    assert shown(play, "place")[-1] == "à préciser"


@given(width=st.integers(30, 90))
def test_objectives_are_never_cut(width: int) -> None:
    play = Play.prepared()
    play.record(with_details(play.state, objectives=LONG))
    lines = shown(play, "objectives", width)
    assert all(len(line) <= width for line in lines)
    text = " ".join(line.removeprefix("· ").strip() for line in lines)
    for objective in LONG:
        assert objective in text


@given(width=st.integers(30, 90), height=st.integers(8, 40))
def test_every_row_keeps_to_its_place(width: int, height: int) -> None:
    play = Play.prepared().record(f.PeopleAdded(people(30)))
    for row in prepare_rows(play.state, play.at):
        whole = beside(row, play.state, play.at, width, height)
        lines = whole.split("\n", allow_blank=True)
        assert all(line.cell_length <= width for line in lines)
        assert len(lines) <= max(height, 9)


@pytest.mark.parametrize("size", [(120, 24), (160, 45)])
async def test_the_side_follows_the_chosen_row_and_the_window(tmp_path: Path, size: tuple[int, int]) -> None:
    stage = Stage(tmp_path)
    stage.do(c.Record(with_details(stage.session.state, objectives=LONG)))
    screen = PrepareScreen(stage.session)
    async with showing(stage.workshops, stage.clock, screen, size) as pilot:
        screen.rows.choose("objectives")
        await pilot.pause()
        assert "OBJECTIFS COMMUNS" in drawn(pilot)
        assert "centre-ville" in drawn(pilot)
        screen.rows.choose("people")
        await pilot.pause()
        assert "Popote roulante" in drawn(pilot)
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        assert "Popote roulante" not in drawn(pilot)
        assert "Collez la liste" in drawn(pilot)


async def test_a_family_has_its_roles_beside_it(tmp_path: Path) -> None:
    stage = Stage(tmp_path)
    async with showing(stage.workshops, stage.clock, FamiliesScreen(stage.session), (120, 36)) as pilot:
        assert "A1   " in drawn(pilot)
        await press(pilot, "down")
        assert "B1   " in drawn(pilot)
        assert "A1   " not in drawn(pilot)
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        assert "B1   " not in drawn(pilot)
