"""``fiche export`` in every format, of a workshop that was really voted in."""

import csv
import io
import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from fiche_tui.workshop import commands as c
from fiche_tui.workshop import facts as f
from tests.command_line.fiche import Fiche, fiche_in
from tests.stage import Stage

WARNING = "Ces lignes peuvent permettre de reconnaître une personne."


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> Fiche:
    """The roles sheet up to its last step: two revealed rounds of twelve ballots, and a third that is open."""
    folder = tmp_path_factory.mktemp("played")
    stage = Stage(folder).until("relecture")
    stage.session.close()
    return fiche_in(folder)


def known_id(fiche: Fiche) -> str:
    return fiche.folders()[0]


def exported(fiche: Fiche, *options: str) -> str:
    done = fiche("export", known_id(fiche), "--output", "-", *options)
    assert (done.code, done.err) == (0, ""), done
    return done.out


def test_html_is_one_file(played: Fiche) -> None:
    html = exported(played, "--format", "html")
    assert html.startswith("<!DOCTYPE html>")
    assert "Compte rendu" in html


def test_docx_is_a_word_file(played: Fiche) -> None:
    done = played("export", known_id(played), "--format", "docx")
    assert done.code == 0, done
    written = played.here / done.out.strip()
    assert written.name == f"compte-rendu-2026-11-23-table-de-quartier-saint-remi-{known_id(played)[-4:]}.docx"
    with zipfile.ZipFile(written) as archive:
        assert "word/document.xml" in archive.namelist()


def test_the_schema_is_printed_without_a_workshop(played: Fiche) -> None:
    done = played("export", "--schema")
    assert (done.code, done.err) == (0, "")
    schema = json.loads(done.out)
    assert schema["$id"] == json.loads(exported(played, "--format", "json"))["$schema"] == "urn:fiche-tui:data:2"
    assert "--schema" in played.refused("export", code=2)


def tables(fiche: Fiche, *options: str) -> dict[str, str]:
    """The texts of the archive of tables, by the name of their file."""
    done = fiche("export", known_id(fiche), "--format", "csv", "--output", "-", *options)
    assert (done.code, done.err) == (0, ""), done
    with zipfile.ZipFile(io.BytesIO(done.data)) as archive:
        return {name: archive.read(name).decode("utf-8-sig") for name in archive.namelist()}


def test_the_separator_is_that_of_the_language_or_the_one_that_is_given(played: Fiche) -> None:
    found = tables(played)
    assert list(found) == ["depouillement.csv", "portrait.csv", "suivis.csv"]
    assert found["suivis.csv"].startswith("Atelier;Date;Code;Quoi;Responsable;Échéance;Remarque\r\n")
    assert tables(played, "--separator", ",")["suivis.csv"].startswith("Atelier,Date,Code,")
    said = played.refused("export", known_id(played), "--format", "csv", "--separator", "ab", code=2)
    assert "« ab » n’est pas un signe" in said.replace("\u00a0", " ")
    assert "--format csv" in played.refused("export", known_id(played), "--separator", ",", code=2)


def test_short_is_the_decisions_alone(played: Fiche) -> None:
    short = exported(played, "--short")
    assert "# Relevé de décisions" in short
    assert len(short) < len(exported(played)) / 4
    done = played("export", known_id(played), "--short", "--format", "html")
    assert done.out == f"releve-de-decisions-2026-11-23-table-de-quartier-saint-remi-{known_id(played)[-4:]}.html\n"


def test_json_and_csv_carry_counts_and_no_single_ballot(played: Fiche) -> None:
    data = json.loads(exported(played, "--format", "json"))
    assert [one["ballots"] for one in data["rounds"]] == [12, 12]
    assert not any("single" in one for one in data["rounds"])
    table = list(csv.DictReader(io.StringIO(tables(played)["depouillement.csv"]), delimiter=";"))
    assert {row["Ligne"] for row in table} >= {"tour", "total"}
    assert "bulletin" not in {row["Ligne"] for row in table}


def test_single_ballots_come_with_their_warning_on_both_sides(played: Fiche) -> None:
    done = played("export", known_id(played), "--format", "json", "--ballots", "--output", "-")
    assert (done.code, done.err) == (0, f"{WARNING}\n")
    data = json.loads(done.out)
    assert data["notices"] == [WARNING]
    for one in data["rounds"]:
        assert len(one["single"]) == 12
        for row in one["counts"]:
            answers = [ballot["answers"].get(row["code"], {}).get(row["question"], 0) for ballot in one["single"]]
            if "marks" in row:
                assert sum(answers) == row["marks"]
            else:
                assert [answers.count(level) for level in range(4)] == row["levels"]
                assert answers.count(None) == row["dont_know"]


def test_single_ballots_in_a_table_are_for_their_owner_alone(played: Fiche) -> None:
    done = played("export", known_id(played), "--format", "csv", "--ballots")
    assert (done.code, done.err) == (0, f"{WARNING}\n")
    written = played.here / done.out.strip()
    assert written.stat().st_mode & 0o077 == 0
    with zipfile.ZipFile(written) as archive:
        assert WARNING in archive.read("depouillement.csv").decode("utf-8")


@pytest.mark.parametrize("form", ["md", "html", "docx"])
def test_single_ballots_are_data_alone(played: Fiche, form: str) -> None:
    said = played.refused("export", known_id(played), "--format", form, "--ballots", code=2)
    assert "--format csv ou json" in said


@pytest.mark.parametrize("form", ["csv", "json"])
def test_data_has_no_short_form(played: Fiche, form: str) -> None:
    said = played.refused("export", known_id(played), "--format", form, "--short", code=2)
    assert "--format md, html ou docx" in said


def test_an_unknown_format_is_told(played: Fiche) -> None:
    assert "n’existe pas" in played.refused("export", known_id(played), "--format", "pdf", code=2)


def test_an_open_round_is_left_out_of_every_format_and_said_so(tmp_path: Path) -> None:
    stage = Stage(tmp_path).until("depouiller")
    stage.session.close()
    fiche = fiche_in(tmp_path)
    said = "Un tour est encore ouvert : ses résultats ne paraissent pas ici."
    for form in ("md", "html", "json"):
        assert said in exported(fiche, "--format", form)
    assert said in tables(fiche)["depouillement.csv"]
    done = fiche("export", known_id(fiche), "--format", "json", "--ballots", "--output", "-")
    data = json.loads(done.out)
    assert data["rounds"] == []
    assert data["rounds_left_out"] == [{"number": 1, "purpose": "assess", "status": "open"}]


def test_a_sealed_file_that_changed_is_not_exported(tmp_path: Path) -> None:
    stage = Stage(tmp_path).until("devoiler", revealed=True)
    stage.session.close()
    fiche = fiche_in(tmp_path)
    [sealed] = (fiche.data / known_id(fiche) / "sealed").glob("*.json")
    sealed.write_bytes(sealed.read_bytes().replace(b"3", b"2", 1))
    assert "abîmé" in fiche.refused("export", known_id(fiche), "--format", "json", "--ballots")


def test_the_same_bytes_on_any_machine(played: Fiche) -> None:
    for form in ("md", "html", "json"):
        first = exported(played, "--format", form)
        assert exported_elsewhere(played, form) == first


def exported_elsewhere(fiche: Fiche, form: str) -> str:
    done = fiche(
        *("export", known_id(fiche), "--output", "-", "--format", form),
        TZ="Asia/Kathmandu",
        LC_ALL="en_US.UTF-8",
        PYTHONHASHSEED="7",
    )
    assert done.code == 0
    return done.out


@pytest.mark.parametrize("form", ["md", "html", "docx", "csv", "json"])
def test_no_format_loads_a_screen_or_a_parser(played: Fiche, form: str) -> None:
    program = (
        "import sys\n"
        "from fiche_tui.cli import main\n"
        f"assert main(['export', {known_id(played)!r}, '--format', {form!r}, '--output', {'/dev/null'!r}]) == 1\n"
        f"assert main(['exporter', {known_id(played)!r}, '--format', {form!r}, '--output', '-']) == 0\n"
        "loaded = {name.split('.')[0] for name in sys.modules}\n"
        "assert not loaded & {'textual', 'rich', 'markdown_it', 'asyncio'}, loaded\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], env=dict(played.environment), cwd=played.here, capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr.decode()


def test_a_correction_after_final_shows(tmp_path: Path) -> None:
    stage = Stage(tmp_path).until("relecture")
    stage.do(c.Record(f.MinutesFinalised()))
    stage.clock.move(minutes=60)
    stage.do(c.Record(f.NextMeetingSet("le 8 mars", "ici")))
    stage.session.close()
    assert "Corrigé depuis" in exported(fiche_in(tmp_path))
