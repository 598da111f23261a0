"""``fiche doctor`` in real processes, on terminals and folders that are not as they should be."""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import pytest

from tests.command_line.fiche import Done, Fiche, fiche_in
from tests.command_line.test_surroundings import AS_NOBODY, NOBODY
from tests.hostile import TOGETHER
from tests.surroundings import pseudo_terminal

BROKEN = "---\ntitle: Fiche cassée\n---\n\n- Un rôle\n"


def checks(done: Done) -> dict[str, list[tuple[str, str]]]:
    """The verdict and the sentence of each check."""
    found: dict[str, list[tuple[str, str]]] = {}
    whole: dict[str, Any] = json.loads(done.out)
    assert done.code == (1 if whole["suffers"] else 0)
    for one in whole["checks"]:
        found.setdefault(one["check"], []).append((one["verdict"], one["sentence"].replace("\u00a0", " ")))
    return found


def on_terminal(fiche: Fiche, *, size: tuple[int, int] = (80, 24), **environment: str) -> Done:
    """Ask for the JSON from a terminal of that size; the output goes elsewhere, as into a pipe."""
    ours, theirs = pseudo_terminal(*size)
    variables = {**fiche.environment, "TERM": "xterm-256color", **environment}
    try:
        done = subprocess.run(
            [sys.executable, "-m", "fiche_tui.cli", "doctor", "--json"],
            cwd=fiche.here,
            env={name: value for name, value in variables.items() if value},
            stdin=theirs,
            capture_output=True,
            timeout=60,
            check=False,
        )
    finally:
        os.close(ours)
        os.close(theirs)
    assert done.stderr == b""
    return Done(done.returncode, done.stdout, done.stderr.decode())


def test_a_good_terminal(fiche: Fiche) -> None:
    done = on_terminal(fiche, size=(120, 40))
    found = checks(done)
    assert found["size"] == [("good", "Taille : 120 colonnes et 40 rangées.")]
    assert found["term"] == [("good", "TERM : xterm-256color.")]
    assert found["letters"] == [("good", "Lettres : en UTF-8.")]
    assert found["colours"] == [("good", "Couleurs : 256.")]
    assert found["word"] == [("good", "Word : le compte rendu peut s’écrire en .docx.")]
    assert found["sheets"][0][0] == "good"
    assert done.code == 0


def test_a_small_terminal_whatever_the_environment_says(fiche: Fiche) -> None:
    done = on_terminal(fiche, size=(60, 20), COLUMNS="200", LINES="50")
    ((verdict, sentence),) = checks(done)["size"]
    assert (done.code, verdict) == (1, "wrong")
    assert "60 colonnes et 20 rangées; il en faut 80 et 24" in sentence


def test_a_terminal_that_cannot_draw(fiche: Fiche) -> None:
    done = on_terminal(fiche, TERM="dumb")
    assert done.code == 1
    assert [verdict for verdict, _sentence in checks(done)["term"]] == ["wrong"]


def test_letters_that_nobody_asked_for(fiche: Fiche) -> None:
    found = checks(on_terminal(fiche, LC_ALL="", LANG="C"))
    assert [verdict for verdict, _sentence in found["letters"]] == ["note"]
    done = on_terminal(fiche, LC_ALL="fr_CA.ISO-8859-1")
    assert done.code == 1
    assert "réglées sur ISO-8859-1" in checks(done)["letters"][0][1]


def test_a_hostile_terminal_is_text(fiche: Fiche) -> None:
    done = on_terminal(fiche, TERM="\x1b]0;pris\x07\x1b[2J[/b]", TZ="\x1b[2J{0}")
    assert "\x1b" not in done.out
    found = checks(done)
    assert "[/b]" in found["term"][0][1]
    assert found["zone"][0][0] == "wrong"


def test_without_a_terminal_the_lines_are_read_as_they_are(fiche: Fiche) -> None:
    done = fiche.apart("doctor")
    assert (done.code, done.err) == (0, "")
    lines = done.out.replace("\u00a0", " ").splitlines()
    assert lines[0].startswith("△ à savoir  Terminal : il n’y en a pas ici")
    assert f"✓ bien      Dossier : {fiche.data} sera créé avec le premier atelier." in lines
    assert lines[-1] == "Rien n’empêche une rencontre; lisez ce qui est marqué △."
    assert fiche.apart("verifier").out == done.out
    assert not fiche.data.exists()


def test_in_english(fiche: Fiche) -> None:
    done = fiche.apart("doctor", LC_ALL="en_CA.UTF-8")
    assert f"✓ good     Folder: {fiche.data} will be created with the first workshop." in done.out.splitlines()


def test_a_broken_sheet(fiche: Fiche) -> None:
    sheets = fiche.data / "sheets"
    sheets.mkdir(parents=True)
    (sheets / "ma fiche [b].md").write_text(BROKEN, encoding="utf-8")
    os.mkfifo(sheets / "tuyau.md")
    done = fiche.apart("doctor", "--json")
    assert done.code == 1
    broken, pipe, *_sound = checks(done)["sheets"]
    assert broken[0] == "wrong"
    assert broken[1].endswith("fiche sheet check 'ma fiche [b].md'")
    assert pipe == ("wrong", "Fiches : tuyau.md ne peut pas être lue. Vérifiez ses droits.")


def test_what_lies_in_the_data_folder(fiche: Fiche) -> None:
    known = fiche.new()
    (fiche.data / "ailleurs-0000").symlink_to(fiche.data / known)
    (fiche.data / ".purging-un-0000").mkdir()
    (fiche.data / known / "purging.json").touch()
    found = checks(fiche.apart("doctor", "--json"))
    assert [sentence.split(",")[0] for _verdict, sentence in found["links"]] == ["Lien : ailleurs-0000 mène ailleurs"]
    assert [verdict for verdict, _sentence in found["purge"]] == ["note", "note"]
    assert ".purging-un-0000" in found["purge"][0][1]
    assert found["purge"][1][1].endswith(f"fiche purge {known} --ballots")
    assert (fiche.data / ".purging-un-0000").is_dir(), "looking changes nothing"


def test_damaged_workshops(fiche: Fiche) -> None:
    sound, room, journal, alone = (fiche.new(title) for title in ("Sain", "Salle", "Journal", "Seul"))
    (fiche.data / room / "room.json").unlink()
    (fiche.data / alone / "journal-0001.json").unlink()
    torn = fiche.data / journal / "journal-0001.json"
    torn.with_name("journal-0001.backup-000001.json").write_bytes(torn.read_bytes())
    torn.write_bytes(torn.read_bytes()[:100])
    (fiche.data / journal / "room.json").write_text("{", encoding="utf-8")
    before = {path: path.stat().st_mtime_ns for path in fiche.data.rglob("*")}
    found = checks(fiche.apart("doctor", "--json"))
    by_name = {sentence.split(".")[0]: (mark, sentence) for mark, sentence in found["workshops"]}
    assert by_name.keys() == {f"Atelier : {known}" for known in (room, journal, alone)}, sound
    mark, sentence = by_name[f"Atelier : {room}"]
    assert mark == "note"
    assert "room.json est abîmé (il a disparu)" in sentence
    mark, sentence = by_name[f"Atelier : {journal}"]
    assert mark == "wrong"
    assert sentence.endswith(f"fiche run {journal} --restore")
    mark, sentence = by_name[f"Atelier : {alone}"]
    assert mark == "wrong"
    assert sentence.endswith("fiche import FICHIER")
    assert {path: path.stat().st_mtime_ns for path in fiche.data.rglob("*")} == before, "looking changes nothing"


def test_a_folder_with_a_hostile_name(tmp_path: Path) -> None:
    fiche = fiche_in(tmp_path)
    name = f"\x1b[2J{TOGETHER.replace('/', '')}"
    folder = tmp_path / name
    folder.mkdir()
    done = fiche.apart("doctor", FICHE_DATA=str(folder))
    assert done.code == 0
    assert "\x1b" not in done.out
    assert TOGETHER.replace("/", "") in done.out


def test_a_folder_that_is_a_file(fiche: Fiche) -> None:
    fiche.data.write_text("", encoding="utf-8")
    done = fiche.apart("doctor", "--json")
    assert done.code == 1
    assert "n’est pas un dossier" in checks(done)["folder"][0][1]


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can become somebody else")
@pytest.mark.parametrize(
    ("made", "words"),
    [(True, "vous ne pouvez pas lire et écrire dans"), (False, "ne peut pas être créé dans")],
)
def test_a_folder_where_nothing_can_be_written(made: bool, words: str) -> None:
    # Under the folder of the tests nobody else may enter.
    with tempfile.TemporaryDirectory() as place:
        Path(place).chmod(0o755)
        fiche = fiche_in(Path(place))
        fiche.here.chmod(0o755)
        if made:
            fiche.data.mkdir(mode=0o755)
        done = fiche.run([sys.executable, "-c", AS_NOBODY, str(NOBODY), "doctor", "--json"])
        assert done.err == ""
        ((verdict, sentence),) = checks(done)["folder"]
    assert (done.code, verdict) == (1, "wrong")
    assert words in sentence


def test_without_a_home_only_the_workshops_are_named(fiche: Fiche, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("settings_path", "own_place"):
        monkeypatch.setattr(f"fiche_tui.command_line.doctor.{name}", lambda: None)
    said = fiche("doctor", "--folders").out.replace("\u00a0", " ").splitlines()
    assert said[:-1] == [f"Ateliers et fiches : rien encore dans {fiche.data}"]


def test_it_says_what_an_uninstallation_would_leave_and_where(fiche: Fiche) -> None:
    home = fiche.here.parent / "home"
    said = fiche("doctor", "--folders").out.replace("\u00a0", " ").splitlines()
    assert said[:-1] == [
        f"Ateliers et fiches : rien encore dans {fiche.data}",
        f"Réglages : rien encore dans {home}/.config/fiche-tui",
        f"Mémoire du compte : rien encore dans {home}/.local/state/fiche-tui",
    ]
    assert said[-1].startswith("Désinstaller fiche n’efface rien de cela.")
    fiche.new()
    assert f"Ateliers et fiches : {fiche.data}\n" in fiche("doctor", "--dossiers").out.replace("\u00a0", " ")
