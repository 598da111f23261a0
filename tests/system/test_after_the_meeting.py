"""After the meeting, in a real terminal: adopted from home, exported to a typed path, sent to the clipboard."""

import base64
import os
import re
import select
import subprocess
import time
from datetime import date
from pathlib import Path

import pytest

from fiche_tui.workshop import commands as c
from fiche_tui.workshop import facts as f
from fiche_tui.workshop.decide import with_details
from tests.soaked import rest_in_soak
from tests.stage import Stage
from tests.surroundings import pseudo_terminal
from tests.system.playing import FICHE, Facilitator
from tests.system.terminal import PATIENCE, Terminal

pytestmark = pytest.mark.skipif(not Terminal.available(), reason="tmux is not installed")


def after_the_meeting(folder: Path) -> None:
    """A workshop of the person's home whose minutes are final."""
    data = folder / ".local" / "share" / "fiche-tui"
    data.parent.mkdir(parents=True)
    stage = Stage(folder).until("relecture")
    # Long ago: the program reads the machine's clock.
    stage.do(c.Record(with_details(stage.session.state, date=date(2020, 11, 23))), c.Record(f.MinutesFinalised()))
    stage.session.close()
    (folder / "data").rename(data)


@pytest.mark.parametrize(("columns", "rows"), rest_in_soak([(80, 24), (160, 45)], several=True))
def test_adopted_from_home_and_exported_to_a_typed_path(tmp_path: Path, columns: int, rows: int) -> None:
    after_the_meeting(tmp_path)
    with Terminal(tmp_path, columns, rows) as terminal:
        me = Facilitator(terminal, tmp_path)
        me.start()
        me.see("Rôles de la table", "final", "n ouvrir")
        me.press("Enter", "2 Noter l’adoption")
        me.press("2", "Compte rendu adopté", "assemblée, comité; facultatif")
        me.press("C-u", gone="│ 2")
        me.write("2020-11-22", "Par qui?")
        me.write("le comité", "La rencontre a eu lieu le 2020-11-23")
        me.press("Up")
        me.press("C-u", gone="│ 2")
        me.write("14 décembre 2020", "14 décembre 2020")
        me.press("C-s", "L’adoption est notée dans le compte rendu.", "adopté le 2020-12-14", gone="Par qui?")
        me.press("n", "Le compte rendu est final.")
        me.press("s", "Compte rendu ·", "adopté le 2020-12-14")
        mine = tmp_path / "à moi.html"
        mine.write_text("à moi", encoding="utf-8")
        me.press("s", "Enregistrer le compte rendu")
        me.press("2", "Fichier ou dossier", "-saint-remi-")
        me.press("C-u", gone="-saint-remi-")
        me.write("~/absent/a.html", "le dossier n’existe pas")
        me.press("C-u", gone="│ ~/absent/a.html")
        me.write("~/à moi.html", "Remplacer ce fichier?")
        me.press("Escape", "Rien n’a été remplacé.")
        assert mine.read_text(encoding="utf-8") == "à moi"
        me.press("Enter", "Remplacer ce fichier?")
        me.press("Enter", "Enregistré", gone="Fichier ou dossier")
        html = mine.read_text(encoding="utf-8")
        assert "Adopté le lundi 14 décembre 2020 par le comité." in html
        assert not (tmp_path / "absent").exists()
        me.press("Escape", "Le compte rendu est final.", gone="s enregistrer")
        me.press("q", "n ouvrir")
        me.press("q", "CODE=0")


def test_a_terminal_is_sent_the_minutes_for_its_clipboard(tmp_path: Path) -> None:
    after_the_meeting(tmp_path)
    ours, theirs = pseudo_terminal(80, 24)
    me = Facilitator(Terminal(tmp_path), tmp_path)
    environment = {**me.environment, "TERM": "xterm-256color"}
    with subprocess.Popen(
        [FICHE], stdin=theirs, stdout=theirs, stderr=theirs, env=environment, cwd=tmp_path, start_new_session=True
    ) as process:
        os.close(theirs)
        sent = b""

        def until(wanted: bytes) -> None:
            nonlocal sent
            start, end = len(sent), time.monotonic() + PATIENCE
            while wanted not in sent[start:]:
                ready, _write, _error = select.select([ours], [], [], max(0.0, end - time.monotonic()))
                assert ready, f"{wanted!r} was not sent; the end of what was: {sent[-2000:]!r}"
                sent += os.read(ours, 65536)

        try:
            until(b"ouvrir")
            os.write(ours, b"n")
            until(b"Le compte rendu est final")
            os.write(ours, b"s")
            until(b"corriger")
            os.write(ours, b"s")
            until(b"Presse-papiers")
            os.write(ours, b"7")
            until(b"du terminal")
            found = re.search(rb"\x1b\]52;c;([A-Za-z0-9+/=]+)\x07", sent)
            assert found
            text = base64.b64decode(found[1]).decode()
            assert text.startswith("COMPTE RENDU : RÔLES DE LA TABLE\n")
            assert "☐ Réserver la salle — Responsable\u00a0: Ian Smith" in text
        finally:
            process.kill()
            os.close(ours)
