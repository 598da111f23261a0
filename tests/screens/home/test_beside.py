"""Beside the list: what the chosen workshop holds, from what the room may see."""

from dataclasses import replace
from pathlib import Path

import pytest

from fiche_tui.screens.home.beside import beside, missing
from fiche_tui.screens.home.rows import HomeRow
from fiche_tui.workshop import commands as c
from fiche_tui.workshop import facts as f
from fiche_tui.workshop.decide import with_details
from fiche_tui.workshop.room.reading import room_from_json
from fiche_tui.workshop.room.values import Room
from tests.hostile import each
from tests.stage import Stage

WIDTH, HEIGHT = 42, 38


def of(stage: Stage) -> tuple[HomeRow, Room]:
    room = room_from_json(stage.workshops.open(stage.id).room())
    row = HomeRow(stage.id, "2026-11-23", "aujourd’hui", room.header.title, "", "Fiche", status=room.header.status)
    return row, room


def text_of(stage: Stage, height: int = HEIGHT) -> str:
    return beside(*of(stage), WIDTH, height).plain.replace("\u00a0", " ")


def test_a_meeting_that_is_prepared(tmp_path: Path) -> None:
    text = text_of(Stage(tmp_path))
    assert text.startswith("RÔLES DE LA TABLE\nTable de quartier Saint-Rémi\n")
    assert "le lundi 23 novembre 2026, 13 h 30\nSalle Bellevue\n12 personnes votent\n90 min en 10 étapes" in text
    assert "Briser l’isolement des aînés" in text
    assert "Il manque encore" not in text
    assert "· Accueil, intention, présences" in text


def test_what_is_missing_is_said_and_never_required(tmp_path: Path) -> None:
    stage = Stage(tmp_path)
    bare = with_details(stage.session.state, date=None, place="", objectives=())
    stage.do(c.Record(bare))
    assert missing(of(stage)[1]) == ["la date", "le lieu", "les objectifs communs"]
    assert "Il manque encore\n· la date\n· le lieu\n· les objectifs communs" in text_of(stage)


def test_a_meeting_that_runs_shows_how_far_it_came_and_no_hidden_answer(tmp_path: Path) -> None:
    stage = Stage(tmp_path).until("voter")
    stage.cast(12)
    text = text_of(stage)
    assert "✓ Évaluer en silence" in text
    assert "▶ Vote caché" in text
    assert "Ce que le groupe a retenu" not in text


def test_final_minutes_show_what_came_of_it(tmp_path: Path) -> None:
    stage = Stage(tmp_path).until("relecture")
    stage.do(c.Record(f.MinutesFinalised()))
    row, room = of(stage)
    text = text_of(stage)
    codes = {role.id: role.code for family in room.list for role in family.roles}
    assert room.retained
    assert all(f"{codes[one]}  " in text for one in room.retained)
    assert "1 décision\nTenir une assemblée publique au printemps" in text
    assert row.status == "final"


@pytest.mark.parametrize("height", [3, 12, 38])
@pytest.mark.parametrize("text", each())
def test_whatever_was_typed_stays_inside(tmp_path: Path, text: str, height: int) -> None:
    stage = Stage(tmp_path)
    stage.do(c.Record(with_details(stage.session.state, place=text, collective=text, objectives=(text, text, text))))
    lines = beside(*of(stage), WIDTH, height).split("\n")
    assert len(lines) <= height
    assert max(line.cell_length for line in lines) <= WIDTH


def test_the_next_meeting_is_there_once_it_is_fixed_and_no_agenda_takes_no_minutes(tmp_path: Path) -> None:
    stage = Stage(tmp_path).until("relecture")
    assert "Prochaine rencontre" not in text_of(stage)
    stage.do(c.Record(f.NextMeetingSet("le 14 janvier, 13 h 30", "salle du conseil")))
    assert "Prochaine rencontre\nle 14 janvier, 13 h 30\n" in text_of(stage)
    row, room = of(stage)
    assert "90 min en 10 étapes" in beside(row, room, WIDTH, HEIGHT).plain
    assert " min en " not in beside(row, replace(room, steps=()), WIDTH, HEIGHT).plain
