"""``fiche sheet``: what exists, what one says, a new one to write."""

from pathlib import Path

import pytest

from fiche_tui.sheet.library import shipped_sheets, template
from fiche_tui.sheet.lint import check_sheet
from fiche_tui.sheet.parse import parse_sheet
from fiche_tui.sheet.readable import WIDTH, readable
from tests.command_line.fiche import Fiche

OWN = "# Ma fiche à moi\n\n## Déroulement\n\n| étape | 30 |\n|---|---|\n| Ouvrir | 30 |\n"
BROKEN = "# Cassée\n"


def keep(fiche: Fiche, name: str, text: str) -> None:
    folder = fiche.data / "sheets"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")


def test_list_gives_id_language_and_title_of_each_sheet(fiche: Fiche) -> None:
    lines = fiche("sheet", "list").out.splitlines()
    assert [line.split()[0] for line in lines] == sorted(source.id for source in shipped_sheets())
    by_id = {line.split()[0]: line.split(None, 1)[1] for line in lines}
    assert by_id["roles-acteur-collectif"] == "français  Rôles possibles d’un acteur collectif"
    assert by_id["roles-collective-actor"] == "anglais   Possible roles of a collective actor"
    assert "English" in fiche("sheet", "list", LC_ALL="en_CA.UTF-8").out


def test_list_marks_ones_own_and_tells_a_faulty_one(fiche: Fiche) -> None:
    keep(fiche, "ma-fiche.md", OWN)
    keep(fiche, "cassée.md", BROKEN)
    keep(fiche, "roles-acteur-collectif.md", OWN)
    text = fiche("sheet", "list").out
    assert "Ma fiche à moi  (à vous)" in text
    assert "✗ 1 erreur  (à vous)" in text
    assert "Rôles possibles" not in text
    assert fiche("sheet", "check", "ma-fiche").code == 0
    # One's own sheets are no workshop.
    assert fiche("list").out.startswith("Aucun atelier")


@pytest.mark.parametrize("source", shipped_sheets(), ids=lambda source: source.id)
def test_show_says_all_that_a_reader_wants(fiche: Fiche, source: object) -> None:
    name = source.id  # type: ignore[attr-defined]
    sheet = parse_sheet(source.data, source.name)  # type: ignore[attr-defined]
    done = fiche("sheet", "show", name)
    assert (done.code, done.err) == (0, "")
    lines = done.out.splitlines()
    assert lines[0] == sheet.title
    assert max(len(line) for line in lines) <= WIDTH
    flat = " ".join(done.out.split(" ")).replace("\n", " ")
    for item in sheet.items:
        assert any(line.startswith(f"  {item.code} ") for line in lines)
        assert item.text.split(" ")[-1] in flat
    for family in sheet.families:
        assert f"{family.letter} · {family.title} ({len(family.items)})" in lines
    (total,) = [line for line in lines if line.startswith("Total")]
    assert [int(cell) for cell in total.split()[3:]] == [preset.minutes for preset in sheet.presets]
    assert "# " not in done.out
    assert "`" not in done.out


def test_show_a_sheet_at_a_path_and_refuses_a_faulty_one(fiche: Fiche) -> None:
    (fiche.here / "ici.md").write_text(OWN, encoding="utf-8")
    assert "Ouvrir" in fiche("sheet", "show", "./ici.md").out
    (fiche.here / "cassée.md").write_text(BROKEN, encoding="utf-8")
    assert "fiche sheet check cassée.md" in fiche.refused("sheet", "show", "cassée.md")
    assert "Fiches connues" in fiche.refused("sheet", "show", "rien")


def test_what_a_sheet_holds_is_shown_as_text() -> None:
    text = (
        "# [/b] \\ |\n\n## Familles\n\n### <b>F</b>\n\n- {x} %s $y\n- שלום 👩‍👩‍👧\n- "
        + "m" * 5000
        + "\n\n## Déroulement\n\n| étape | 5 |\n|---|---|\n| a\\|b | 5 |\n"
    )
    lines = list(readable(parse_sheet(text.encode(), "f.md")))
    assert lines[0] == "[/b] \\ |"
    assert "  A1  {x} %s $y" in lines
    assert any(line.startswith("  a|b ") for line in lines)


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_the_template_passes_check_and_gives_a_meeting_of_an_hour(lang: str) -> None:
    source = template(lang)
    assert check_sheet(source.data, source.name) == ()
    sheet = parse_sheet(source.data, source.name)
    assert (sheet.lang, len(sheet.items), [preset.minutes for preset in sheet.presets]) == (lang, 5, [60])
    # Whoever reads it in an editor finds what each part is for.
    assert source.data.count(b"<!--") >= 5


def test_the_two_templates_are_one_sheet_in_two_languages() -> None:
    french, english = (parse_sheet(template(lang).data, "f.md") for lang in ("fr", "en"))
    assert [item.code for item in french.items] == [item.code for item in english.items]
    for ours, theirs in zip(french.steps, english.steps, strict=True):
        assert (ours.kind, ours.minutes, ours.minimum, len(ours.parts)) == (
            theirs.kind,
            theirs.minutes,
            theirs.minimum,
            len(theirs.parts),
        )


def test_new_writes_a_template_that_check_accepts_and_a_workshop_runs_on(fiche: Fiche) -> None:
    done = fiche("sheet", "new", "Notre table.md")
    assert (done.code, done.err) == (0, "")
    assert done.out.splitlines()[0] == str(fiche.here / "Notre table.md")
    assert "fiche sheet check Notre table.md" in done.out
    assert str(fiche.data / "sheets") in done.out
    written = fiche.here / "Notre table.md"
    assert b"\nid: notre-table\n" in written.read_bytes()
    assert "rien à corriger" in fiche("sheet", "check", "Notre table.md").out
    assert fiche("new", "Essai", "--sheet", "Notre table.md").code == 0


def test_new_never_overwrites(fiche: Fiche) -> None:
    path = fiche.here / "ma-fiche.md"
    path.write_text("déjà là", encoding="utf-8")
    assert "existe déjà" in fiche.refused("sheet", "new", "ma-fiche.md")
    assert path.read_text(encoding="utf-8") == "déjà là"


def test_new_in_a_folder_in_english_and_on_standard_output(fiche: Fiche, tmp_path: Path) -> None:
    folder = tmp_path / "mes fiches"
    folder.mkdir()
    assert fiche("sheet", "new", str(folder), "--lang", "en").code == 0
    assert "# Title of the sheet" in (folder / "sheet.md").read_text(encoding="utf-8")
    done = fiche("sheet", "new", "-", LC_ALL="en_CA.UTF-8")
    assert done.out.startswith("---\n")
    assert "# Title of the sheet" in done.out
    assert fiche("sheet", "new", "x.md", "--lang", "de").code == 2
    assert fiche.refused("sheet", "new", "absent/x.md")
    assert not (fiche.here / "absent").exists()


def test_french_names_of_the_actions(fiche: Fiche) -> None:
    for french, english in (("liste", "list"), ("montrer", "show"), ("verifier", "check")):
        rest = [] if english == "list" else ["retour-activite"]
        assert fiche("fiche", french, *rest) == fiche("sheet", english, *rest)
    assert fiche("fiche", "nouveau", "x.md").code == 0
