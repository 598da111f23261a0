"""Making workshops and listing them."""

import json
import shutil
from datetime import date, time
from pathlib import Path

import pytest

from fiche_tui.session.stored_history import read_history
from fiche_tui.store.names import is_workshop_id
from fiche_tui.store.shelf import shelve
from fiche_tui.store.workshops import Workshops
from fiche_tui.workshop.state import State
from tests.command_line.fiche import Fiche
from tests.session.test_creation import HOSTILE
from tests.surroundings import day_to_come

NBSP = "\u00a0"


def state_of(fiche: Fiche, known_id: str) -> State:
    return read_history(Workshops(fiche.data).open(known_id)).state


def test_new_takes_every_option_and_prints_the_id_alone(fiche: Fiche) -> None:
    done = fiche(
        *("new", "Été à la Table", "--sheet", "roles-acteur-collectif", "--agenda", "45", "--date", "2026-11-23"),
        *("--time", "13 h 30", "--place", "Salle B", "--collective", "Table [de] quartier"),
        *("--timezone", "America/Vancouver", "--person", "Ana; Les Érables", "--person", "Bob"),
    )
    assert (done.code, done.err) == (0, "")
    known_id = done.out.removesuffix("\n")
    assert is_workshop_id(known_id)
    assert known_id.startswith("ete-a-la-table-")
    state = state_of(fiche, known_id)
    details = state.details
    assert (details.title, details.place, details.collective) == ("Été à la Table", "Salle B", "Table [de] quartier")
    assert (details.date, details.start) == (date(2026, 11, 23), time(13, 30))
    assert (state.preset, state.timezone) == ("45", "America/Vancouver")
    assert [(person.name, person.organisation) for person in state.people] == [("Ana", "Les Érables"), ("Bob", "")]


@pytest.mark.parametrize("agenda", ["120", "90", "45", "deux"])
def test_new_knows_every_agenda_of_the_roles_sheet(fiche: Fiche, agenda: str) -> None:
    assert state_of(fiche, fiche.new("Atelier", "--agenda", agenda)).preset == agenda


def test_new_takes_the_zone_of_the_environment_and_else_of_the_machine(fiche: Fiche) -> None:
    done = fiche("new", "T", TZ=":Europe/Paris")
    assert state_of(fiche, done.out.strip()).timezone == "Europe/Paris"
    assert state_of(fiche, fiche("new", "T", TZ="Nulle/Part").out.strip()).timezone


def test_a_title_that_shows_nothing_is_refused(fiche: Fiche) -> None:
    assert "titre" in fiche.refused("new", "\u200b\u00ad")
    assert fiche.folders() == []


@pytest.mark.parametrize(
    "day", ["2026-11-23", "2026\u201111\u201123", "2026/11/23", "23 novembre 2026", "le lundi 23 nov. 2026"]
)
def test_a_date_is_written_as_on_the_screens(fiche: Fiche, day: str) -> None:
    assert state_of(fiche, fiche.new("T", "--date", day)).details.date == date(2026, 11, 23)


@pytest.mark.parametrize("hour", ["13:30", "13 h 30", "13h30", "13H30", f"13{NBSP}h{NBSP}30"])
def test_an_hour_is_written_in_several_ways(fiche: Fiche, hour: str) -> None:
    assert state_of(fiche, fiche.new("T", "--time", hour)).details.start == time(13, 30)


@pytest.mark.parametrize(
    ("options", "code", "said"),
    [
        (("--date", "23/11/2026"), 2, "n’est pas une date"),
        (("--date", "2026-02-30"), 2, "n’est pas une date"),
        (("--date", ""), 2, "n’est pas une date"),
        (("--date", "2026\u201113\u201101"), 2, "n’est pas une date"),
        (("--date", "mardi 23 novembre 2026"), 2, "Le 23 novembre 2026 est un lundi"),
        (("--time", "25:00"), 2, "n’est pas une heure"),
        (("--time", "13:61"), 2, "n’est pas une heure"),
        (("--time", "tantôt"), 2, "n’est pas une heure"),
        (("--timezone", "Mars/Olympus"), 1, "Le fuseau"),
        (("--timezone", "../../etc/passwd"), 1, "Le fuseau"),
        (("--timezone", "America"), 1, "Le fuseau"),
        (("--timezone", ""), 1, "Le fuseau"),
        (("--agenda", "33"), 1, "Choisissez parmi"),
        (("--sheet", "inconnue"), 1, "Aucune fiche"),
        (("--sheet", "."), 1, "donnez le chemin d’un fichier .md"),
        (("--sheet", "/dev/null"), 1, "n’est pas un fichier"),
        (("--sheet", "x" * 5000), 1, "est illisible"),
        (("--place", "x" * 20_001), 1, "Raccourcissez"),
        (("--colour", "bleu"), 2, "arguments inconnus"),
    ],
)
def test_what_new_cannot_take_is_said_in_one_sentence_and_makes_nothing(
    fiche: Fiche, options: tuple[str, str], code: int, said: str
) -> None:
    sentence = fiche.refused("new", "T", *options, code=code)
    assert said in sentence
    assert fiche.folders() == []


@pytest.mark.parametrize("title", ["", "  ", "\n"])
def test_new_wants_a_title(fiche: Fiche, title: str) -> None:
    assert "Donnez un titre" in fiche.refused("new", title)
    assert not fiche.data.exists()


@pytest.mark.parametrize("title", HOSTILE)
def test_a_hostile_title_makes_a_safe_id_and_one_line_of_the_list(fiche: Fiche, title: str) -> None:
    done = fiche("new", f"--place={title}", "--", title)
    assert done.code == 0, done
    assert is_workshop_id(done.out.removesuffix("\n"))
    assert fiche.folders() == [done.out.strip()]
    listed = fiche("list").out
    assert listed.count("\n") == 1
    assert "\x1b" not in listed
    assert len(listed) < 200
    rows = json.loads(fiche("list", "--json").out)
    assert rows[0]["id"] == done.out.strip()


def test_a_title_that_is_not_utf8_is_no_crash(fiche: Fiche) -> None:
    done = fiche.apart("new", "Caf\udce9")
    assert done.code == 2
    assert "« Café » n’est pas en UTF-8" in done.err.replace(NBSP, " ")
    assert fiche("list").code == 0


def test_list_shows_the_newest_first_with_date_title_and_state(fiche: Fiche) -> None:
    day = str(day_to_come())
    ids = [fiche.new("Un"), fiche.new("Deux", "--date", day), fiche.new("Trois")]
    lines = fiche("list").out.splitlines()
    assert [line.split("  ")[0] for line in lines] == ids[::-1]
    assert lines[1].split("  ") == [ids[1], day, "Deux", "(en préparation)"]
    assert lines[0].split("  ")[1] == "----------"
    rows = json.loads(fiche("list", "--json").out)
    assert [row["id"] for row in rows] == ids[::-1]
    assert [row["status"] for row in rows] == ["prepared"] * 3
    assert [row["error"] for row in rows] == [None] * 3


def test_an_archived_workshop_says_so_and_is_found(fiche: Fiche) -> None:
    known_id = fiche.new("Rôles")
    shelve(fiche.data / known_id)
    assert "(en préparation, archivé)" in fiche("list").out
    assert [row["archived"] for row in json.loads(fiche("list", "--json").out)] == [True]
    assert fiche("export", "Rôles", "--output", "-").code == 0


def test_list_keeps_its_order_over_many_workshops(fiche: Fiche) -> None:
    """By moment of creation, the newest first; what cannot be told comes last."""
    first = fiche.new("Premier")
    moments = [f"2026-{month:02}-{day:02}T10:00:00Z" for month in range(1, 13) for day in (1, 15)]
    room = (fiche.data / first / "room.json").read_text(encoding="utf-8")
    created = str(json.loads(fiche("list", "--json").out)[0]["created"])
    for number, moment in enumerate(moments):
        copy = fiche.data / f"copie-{(number * 7) % len(moments):02}"
        shutil.copytree(fiche.data / first, copy)
        (copy / "room.json").write_text(room.replace(created, moment, 1), encoding="utf-8")
    shutil.rmtree(fiche.data / first)
    (fiche.data / "copie-00" / "room.json").write_text("", encoding="utf-8")
    rows = json.loads(fiche("list", "--json").out)
    # The first of the year is the one that was damaged: its moment is known no more.
    assert [row.get("created") for row in rows] == [*sorted(moments[1:], reverse=True), None]
    assert [row["error"] for row in rows] == [None] * (len(moments) - 1) + ["damaged"]
    assert [line.split("  ")[0] for line in fiche("list").out.splitlines()] == [row["id"] for row in rows]


def test_an_empty_list_says_how_to_begin(fiche: Fiche) -> None:
    done = fiche("list")
    assert (done.code, done.out) == (0, f'Aucun atelier. Créez-en un{NBSP}: fiche new "Titre"\n')
    assert json.loads(fiche("list", "--json").out) == []
    assert not fiche.data.exists()


def test_a_damaged_workshop_is_told_on_its_line_and_hides_no_other(fiche: Fiche) -> None:
    good, bad = fiche.new("Bon"), fiche.new("Mauvais")
    (fiche.data / bad / "room.json").write_bytes(b"{")
    done = fiche("list")
    assert done.code == 0
    assert any(line.startswith(good) and "Bon" in line for line in done.out.splitlines())
    assert any(line.startswith(bad) and "abîmé (il est illisible)" in line for line in done.out.splitlines())
    assert "damaged" in {row["error"] for row in json.loads(fiche("list", "--json").out)}


def test_a_hostile_room_file_moves_no_cursor(fiche: Fiche) -> None:
    known_id = fiche.new("Titre")
    path = fiche.data / known_id / "room.json"
    path.write_text(path.read_text(encoding="utf-8").replace("Titre", "\\u001b[2Jfaux\\nautre"), encoding="utf-8")
    listed = fiche("list").out
    assert "\x1b" not in listed
    assert listed.count("\n") == 1


@pytest.mark.parametrize(("title", "asked"), [("Été à la Table", "ete"), ("Été à la Table", "ÉTÉ À LA TABLE")])
def test_a_workshop_answers_to_a_start_of_its_id_and_to_its_title(fiche: Fiche, title: str, asked: str) -> None:
    fiche.new(title)
    assert fiche("export", asked, "--output", "-").code == 0


def test_an_unknown_workshop_is_told_with_what_looks_near(fiche: Fiche) -> None:
    fiche.new("Table de quartier")
    assert f"Vouliez-vous dire{NBSP}: Table de quartier, table-de-quartier-" in fiche.refused(
        "export", "Table de cartier"
    )
    assert f"Voyez la liste{NBSP}: fiche liste." in fiche.refused("export", "zzz")
    for text in ("../x", "", "x" * 5000, "[/b]", "\x1b[2J"):
        assert "\x1b" not in fiche.refused("export", text)


def test_an_ambiguous_start_is_told_and_nothing_is_guessed(fiche: Fiche) -> None:
    ids = sorted(fiche.new("Table") for _ in range(2))
    sentence = fiche.refused("export", "table-")
    assert f"{ids[0]}, {ids[1]}" in sentence
    assert list(fiche.here.iterdir()) == []


def test_french_names_of_commands_do_the_same(fiche: Fiche) -> None:
    known_id = fiche("nouveau", "Titre").out.strip()
    assert fiche("liste").out == fiche("list").out
    assert fiche("exporter", known_id, "--output", "-").out == fiche("export", known_id, "--output", "-").out
    assert fiche("imprimer", known_id, "bulletins", "--output", "-").code == 0
    assert fiche("fiche", "liste").out == fiche("sheet", "list").out
    assert fiche("fiche", "verifier", "roles-acteur-collectif").code == 0
    assert "terminal" in fiche.refused("animer", known_id)


def test_a_relative_data_folder_is_found_from_here(fiche: Fiche) -> None:
    made = fiche("new", "Titre", FICHE_DATA="mes ateliers").out.strip()
    assert (Path(fiche.here) / "mes ateliers" / made).is_dir()
