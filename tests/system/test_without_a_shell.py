"""Around a meeting, in a real terminal and without a shell: papers, minutes, a backup, the archive, by keys alone."""

import re
import zipfile
from pathlib import Path

import pytest

from fiche_tui.workshop import facts as f
from tests.stage import Stage
from tests.system.playing import Facilitator, flat
from tests.system.terminal import Terminal

pytestmark = pytest.mark.skipif(not Terminal.available(), reason="tmux is not installed")

TITLE = "Rôles de la table"


def after_the_meeting(folder: Path) -> Path:
    """The data folder of a person whose workshop has final minutes."""
    data = folder / ".local" / "share" / "fiche-tui"
    data.parent.mkdir(parents=True)
    stage = Stage(folder).until("relecture")
    stage.session.record(f.MinutesFinalised())
    stage.session.close()
    (folder / "data").rename(data)
    return data


def choose(me: Facilitator, *words: str) -> None:
    """Press the digit of the line that says so, in one menu after the other."""
    for wanted in words:
        found = re.search(rf"(\d) (?:(?!\d )[^│])*{re.escape(wanted)}", flat(me.see(wanted)))
        assert found, me.last
        me.terminal.keys(found[1])


def save_as(me: Facilitator, path: Path) -> None:
    """Give the path that the dialog asks for, in place of the one that it proposes."""
    me.see("Fichier ou dossier")
    me.press("C-u", gone=f"-{TITLE.split()[0].lower()}")
    me.write(str(path), "Enregistré", gone="Fichier ou dossier")


@pytest.mark.soak
def test_papers_minutes_backup_and_archive_by_keys(tmp_path: Path) -> None:
    data = after_the_meeting(tmp_path)
    out = tmp_path / "mes papiers"
    out.mkdir()
    with Terminal(tmp_path) as terminal:
        me = Facilitator(terminal, tmp_path)
        me.start()
        me.see(TITLE, "final")

        for paper, name in (("Bulletins", "b.html"), ("Feuillet", "l.html"), ("Feuille d’animation", "f.html")):
            me.press("Enter", "Imprimer :")
            choose(me, "Imprimer :", paper, "papier lettre")
            save_as(me, out / name)
        assert "Bulletin n°" in (out / "b.html").read_text(encoding="utf-8").replace("\u00a0", " ")
        assert all((out / name).read_bytes().startswith(b"<!DOCTYPE html>") for name in ("b.html", "l.html", "f.html"))

        me.press("Enter", "compte rendu")
        choose(me, "Lire ou enregistrer")
        me.see("s enregistrer")
        for form, name in (("Document Word", "cr.docx"), ("Texte Markdown", "cr.md")):
            me.press("s", "Enregistrer le compte rendu")
            choose(me, form)
            save_as(me, out / name)
        assert zipfile.is_zipfile(out / "cr.docx")
        assert (out / "cr.md").read_text(encoding="utf-8").startswith("---\n")
        me.press("Escape", "n ouvrir")

        me.press("Enter", "Sauvegarder")
        choose(me, "Sauvegarder")
        save_as(me, out / "copie.fiche")
        assert (out / "copie.fiche").stat().st_mode & 0o777 == 0o600

        me.press("Enter", "Archiver")
        choose(me, "Archiver :")
        me.press("Enter", "Bienvenue", "Archivé", gone=TITLE + " »")
        choose(me, "autre chose", "Remettre dans la liste")
        me.press("Enter", "1 atelier", TITLE)

        me.press("Enter", "Effacer")
        choose(me, "Effacer pour toujours", "L’atelier entier")
        me.write("non", "Rien n’a été effacé.")
        me.press("C-u", gone="│ non")
        me.write("oui", "Bienvenue", "Atelier effacé")
        assert [path.name for path in data.iterdir() if not path.name.startswith(".")] == []

        choose(me, "autre chose", "Importer un atelier")
        me.write(str(out / "absent.fiche"), "n’existe pas")
        me.press("C-u", gone="absent.fiche │")
        me.write(str(out / "copie.fiche"), "L’atelier est importé.", "final", TITLE)
        me.press("q", "CODE=0")
