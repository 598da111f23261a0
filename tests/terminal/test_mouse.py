"""A whole evening by mouse alone: clicks as a terminal sends them (SGR), on what the screen itself shows."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from fiche_tui.screens.ballots.station import REST_SECONDS
from fiche_tui.screens.meeting.acts.steps import TWICE_SECONDS
from tests.terminal.line import Line
from tests.terminal.meeting import Meeting

pytestmark = pytest.mark.soak


class Mouse:
    """Clicks on texts of the screen."""

    def __init__(self, line: Line) -> None:
        self.line = line

    def click(self, text: str, *wanted: str, gone: str = "") -> None:
        """Click on the last place where a text stands, and wait for what comes of it."""
        self.line.until(text)
        column, row = self._place(text)
        for end in "Mm":
            self.line.send(f"\x1b[<0;{column};{row}{end}".encode())
        self.line.until(*wanted)
        if gone:
            self.line.gone(gone)

    def go_on(self, *wanted: str) -> None:
        """Click on the key for the next step, later than the second half of a double click."""
        self.line.read(TWICE_SECONDS + 0.1)
        self.click("n suivante", *wanted)

    def _place(self, text: str) -> tuple[int, int]:
        rows = self.line.screen.text.split("\n")
        found = [(row.rfind(text), place) for place, row in enumerate(rows) if text in row]
        assert found, (text, self.line.screen.text)
        column, row = found[-1]
        return column + 2, row + 1


@pytest.fixture
def evening(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[Mouse, Path]]:
    meeting = Meeting(tmp_path)
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.chdir(home)
    environment = {"FICHE_DATA": str(meeting.folder), "HOME": str(home), "LC_ALL": "C.UTF-8"}
    with Line([sys.executable, "-m", "fiche_tui.cli"], environment) as line:
        line.until("Rôles de la table", "que faire?")
        yield Mouse(line), home


def test_a_meeting_is_begun_led_closed_saved_and_put_away(evening: tuple[Mouse, Path]) -> None:
    mouse, home = evening
    mouse.click("que faire?", "Commencer la rencontre")
    # A click beside a dialog closes it, as Escape does.
    mouse.click("Ateliers", gone="Commencer la rencontre")
    mouse.click("que faire?", "Commencer la rencontre")
    mouse.click("1  Commencer", "L’écran projeté montre-t-il")
    mouse.click("pas de projecteur", "Qui prend les notes")
    mouse.click("enregistrer", "Prise de notes")
    mouse.click("n commencer", "ACCUEIL, INTENTION")
    mouse.click("espace pause", "En pause")
    mouse.go_on("arrêter la liste")
    mouse.click("E ▼", "E1")
    mouse.click("arrêter la liste", "Arrêter la liste?")
    mouse.click("Entrée arrêter", "La liste est arrêtée.")
    mouse.go_on("votent")
    mouse.click("Entrée  exact", "ÉVALUER EN SILENCE", gone="corriger les présences")
    mouse.click("façons de répondre", "poste de vote")
    mouse.click("2  poste de vote", "À la personne suivante.")
    mouse.line.read(REST_SECONDS + 0.1)
    mouse.click("Entrée commencer", "Qui vote maintenant?")
    mouse.click("Denise Roy", "▸ Denise Roy")
    mouse.click("c’est moi", "1 sur 26")
    mouse.click("Entrée terminer", "Déposer votre bulletin?")
    mouse.click("Entrée déposer ainsi", "À la personne suivante.")
    # No key and no click is answered for a moment: they would be the last person's.
    mouse.line.read(REST_SECONDS + 0.1)
    mouse.click("fin du poste", "Terminer le poste de vote?")
    mouse.click("2  j’anime", "façons de répondre")
    mouse.go_on("Encore 11 bulletins")
    mouse.go_on("F9 dévoiler")
    mouse.click("F9 dévoiler", "Entrée")
    mouse.click("Entrée dévoiler", "F6 parcourir")
    mouse.go_on("Vote caché")
    mouse.go_on("Les étapes suivantes n’auraient aucun rôle à porter.")
    mouse.click("Entrée continuer", "Aucun rôle n’est encore retenu.")
    mouse.go_on("Nous avançons si")
    mouse.go_on("rendre final")
    mouse.click("rendre final", "Entrée")
    mouse.click("Entrée rendre", "Le compte rendu est final.")
    mouse.click("lire le compte rendu", "r corriger", "DÉCISIONS")
    mouse.click("s enregistrer", "Markdown")
    mouse.click("Markdown", "Entrée")
    mouse.click("Entrée enregistrer", "Enregistré")
    assert [path.name for path in home.rglob("*.md")]
    mouse.click("Échap revenir", "Le compte rendu est final.")
    mouse.click("q quitter", "que faire?")
    mouse.click("que faire?", "Sauvegarder")
    mouse.click("Sauvegarder", "Où?")
    mouse.click("Entrée enregistrer", "Enregistré")
    mouse.click("que faire?", "Archiver")
    mouse.click("Archiver", "Archiver «")
    mouse.click("Entrée archiver", "Archivé", gone="Entrée archiver")
