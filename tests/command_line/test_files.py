"""Exports, printables and sheets: whole files, never over another."""

import os
from pathlib import Path

import pytest

from fiche_tui.session.session import Session
from fiche_tui.store.workshops import Workshops
from fiche_tui.system.destination import public_mode
from tests.command_line.fiche import Fiche
from tests.meetings import assessing, complete, opened, stored_workshop
from tests.store.makers import without_sums

SHEET = """# Ma fiche

## Déroulement

| Étape | Genre | 30 |
|---|---|---|
| Accueil `accueil` | plénière | 30 |
"""


def test_export_writes_a_file_here_and_prints_its_name(fiche: Fiche) -> None:
    known_id = fiche.new("Table", "--date", "2026-11-23")
    done = fiche("export", known_id)
    assert (done.code, done.err) == (0, "")
    assert done.out == f"compte-rendu-2026-11-23-table-{known_id[-4:]}.md\n"
    text = (fiche.here / done.out.strip()).read_text(encoding="utf-8")
    assert text.startswith("---\n")
    assert "Table" in text
    assert text == fiche("export", known_id, "--output", "-").out


def test_export_refuses_to_overwrite_and_says_so(fiche: Fiche) -> None:
    known_id = fiche.new()
    target = fiche.here / "pv.md"
    assert fiche("export", known_id, "--output", "pv.md").code == 0
    target.write_text("à moi", encoding="utf-8")
    assert "pv.md existe déjà" in fiche.refused("export", known_id, "--output", "pv.md")
    assert target.read_text(encoding="utf-8") == "à moi"
    assert sorted(path.name for path in fiche.here.iterdir()) == ["pv.md"]


def test_export_goes_into_a_folder_under_its_own_name(fiche: Fiche) -> None:
    known_id = fiche.new("Table")
    (fiche.here / "dossier").mkdir()
    printed = fiche("export", known_id, "--output", "dossier").out.strip()
    assert (fiche.here / printed).parent.name == "dossier"
    assert (fiche.here / printed).is_file()


@pytest.mark.parametrize("target", ["absent/pv.md", "absent/", "x" * 400, "pv.md/plus"])
def test_a_place_where_nothing_can_be_written_is_told(fiche: Fiche, target: str) -> None:
    known_id = fiche.new()
    (fiche.here / "pv.md").write_text("", encoding="utf-8")
    assert "Impossible d’écrire" in fiche.refused("export", known_id, "--output", target)
    assert sorted(path.name for path in fiche.here.iterdir()) == ["pv.md"]


@pytest.mark.parametrize("command", ["export", "backup"])
@pytest.mark.parametrize("target", ["~personne-du-tout/pv.md", "pv\n.md", "\x1b[31m.md", ""])
def test_a_path_that_names_no_file_is_told(fiche: Fiche, command: str, target: str) -> None:
    known_id = fiche.new()
    said = fiche.refused(command, known_id, "--output", target)
    assert any(words in said for words in ("est introuvable", "caractère invisible", "Écrivez un nom de fichier"))
    assert list(fiche.here.iterdir()) == []


def test_a_backup_in_the_home_of_nobody_is_not_there(fiche: Fiche) -> None:
    assert "~personne-du-tout/a.fiche n’existe pas" in fiche.refused("import", "~personne-du-tout/a.fiche")


def test_an_exported_file_has_the_rights_that_the_person_gives_new_files(fiche: Fiche) -> None:
    known_id = fiche.new()
    before = os.umask(0o077)
    try:
        fiche("export", known_id, "--output", "pv.md")
    finally:
        os.umask(before)
    assert (fiche.here / "pv.md").stat().st_mode & 0o777 == 0o600


def test_export_and_list_never_disturb_who_animates(fiche: Fiche) -> None:
    stored = stored_workshop(fiche.data)
    session = opened(stored)
    asked = assessing(session)
    session.rounds.put(1, "1", complete(asked, {"a1": (0, 3)}))
    before = {path: (path.stat().st_mtime_ns, path.read_bytes()) for path in _files(stored.folder)}
    assert fiche("export", stored.id, "--output", "pv.md").code == 0
    assert fiche("list").code == 0
    assert fiche("print", stored.id, "ballots", "--output", "b.html").code == 0
    assert {path: (path.stat().st_mtime_ns, path.read_bytes()) for path in _files(stored.folder)} == before
    assert session.still_mine()
    assert session.rounds.put(1, "2", complete(asked)) is None
    assert session.rounds.reveal(1) is None


def _files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def test_exports_of_an_open_round_do_not_depend_on_its_answers(fiche: Fiche) -> None:
    stored = stored_workshop(fiche.data)
    session = opened(stored)
    asked = assessing(session)
    seen = set()
    for answer in ((0, 3), (3, 0)):
        session.rounds.put(1, "1", complete(asked, dict.fromkeys(asked.subjects, answer)))
        seen.add(_everything(fiche, session))
    assert len(seen) == 1


def _everything(fiche: Fiche, session: Session) -> tuple[str, ...]:
    known_id = session.state.id
    kinds = ("ballots", "slips", "handout", "notes")
    prints = [fiche("print", known_id, kind, "--format", "md", "--output", "-").out for kind in kinds]
    return (fiche("export", known_id, "--output", "-").out, fiche("list", "--json").out, *prints)


@pytest.mark.parametrize("form", ["html", "md"])
@pytest.mark.parametrize("kind", ["ballots", "slips", "handout", "notes"])
def test_print_gives_each_kind_in_each_format(fiche: Fiche, kind: str, form: str) -> None:
    known_id = fiche.new("Table")
    done = fiche("print", known_id, kind, "--format", form)
    assert (done.code, done.err) == (0, "")
    text = (fiche.here / done.out.strip()).read_text(encoding="utf-8")
    assert done.out.strip().endswith(f".{form}")
    assert text.startswith("<!") is (form == "html")
    mode = (fiche.here / done.out.strip()).stat().st_mode & 0o777
    assert mode == (0o600 if kind == "notes" else public_mode())
    assert text == fiche("print", known_id, kind, "--format", form, "--output", "-").out
    assert "existe déjà" in fiche.refused("print", known_id, kind, "--format", form)


@pytest.mark.parametrize(("french", "english"), [("bulletins", "ballots"), ("comptes", "slips"), ("liste", "handout")])
def test_print_knows_the_french_names_of_its_kinds(fiche: Fiche, french: str, english: str) -> None:
    known_id = fiche.new("Table")
    done = [fiche("print", known_id, kind, "--output", "-") for kind in (french, english)]
    assert done[0] == done[1]
    assert done[0].code == 0


def test_a_journal_of_something_else_is_told_and_not_touched(fiche: Fiche) -> None:
    known_id = fiche.new()
    journal = fiche.data / known_id / "journal-0001.json"
    changed = without_sums(journal.read_bytes()).replace(b'"WorkshopCreated"', b'"SomethingNewer"')
    journal.write_bytes(changed)
    assert "autre chose que des faits" in fiche.refused("export", known_id, "--output", "-")
    journal.write_bytes(b"")
    assert "est abîmé (il est vide)" in fiche.refused("export", known_id, "--output", "-")
    assert journal.read_bytes() == b""


def test_sheet_check_says_that_a_good_sheet_is_good(fiche: Fiche) -> None:
    done = fiche("sheet", "check", "roles-acteur-collectif")
    assert (done.code, done.err) == (0, "")
    assert "rien à corriger" in done.out


def test_sheet_check_names_file_and_line_of_each_problem(fiche: Fiche) -> None:
    (fiche.here / "cassée.md").write_text(
        SHEET.replace("| 30 |\n|---", "| 30 |\n|---").replace("plénière", "danse"), "utf-8"
    )
    done = fiche("sheet", "check", "cassée.md")
    assert done.code == 1
    assert done.out.startswith("cassée.md, ligne 7, erreur")
    assert "danse" in done.out
    assert done.err == "fiche: 1 erreur à corriger dans cassée.md.\n"


def test_a_broken_sheet_makes_no_workshop_and_its_first_error_is_told(fiche: Fiche) -> None:
    (fiche.here / "cassée.md").write_text("pas de titre\n", "utf-8")
    sentence = fiche.refused("new", "T", "--sheet", "cassée.md")
    assert "cassée.md, ligne" in sentence
    assert "fiche sheet check cassée.md" in sentence
    assert fiche.folders() == []


@pytest.mark.parametrize("content", [b"", b"\x00\xff\xfe", b"# A\n" * 3, b"- " * 5000, b"\x1b[2J# Titre\n"])
def test_any_bytes_can_be_checked(fiche: Fiche, content: bytes) -> None:
    (fiche.here / "x.md").write_bytes(content)
    done = fiche("sheet", "check", "x.md")
    assert done.code in (0, 1)
    assert "\x1b" not in done.out + done.err


@pytest.mark.parametrize("path", ["absente.md", ".", "/dev/zero", "x" * 5000])
def test_a_sheet_that_cannot_be_read_is_told(fiche: Fiche, path: str) -> None:
    fiche.refused("sheet", "check", path)


def test_a_sheet_of_ones_own_makes_a_workshop(fiche: Fiche) -> None:
    (fiche.here / "ma-fiche.md").write_text(SHEET, encoding="utf-8")
    known_id = fiche.new("Titre", "--sheet", "ma-fiche.md")
    stored = Workshops(fiche.data).open(known_id)
    assert stored.sheet() == SHEET.encode()
    (fiche.here / "ma-fiche.md").unlink()
    assert fiche("export", known_id, "--output", "-").code == 0
