"""``fiche approve``: the adoption of final minutes, and why it is refused."""

from datetime import date
from pathlib import Path

import pytest

from fiche_tui.workshop import commands as c
from fiche_tui.workshop import facts as f
from fiche_tui.workshop.decide import with_details
from tests.command_line.fiche import Fiche, fiche_in
from tests.stage import Stage


def played(folder: Path, *, final: bool = True) -> Fiche:
    """A meeting of long ago: the commands read the machine's clock."""
    stage = Stage(folder).until("relecture")
    stage.do(c.Record(with_details(stage.session.state, date=date(2020, 11, 23))))
    if final:
        stage.do(c.Record(f.MinutesFinalised()))
    stage.session.close()
    return fiche_in(folder)


@pytest.mark.parametrize("command", ["approve", "adopter"])
def test_the_adoption_is_in_the_minutes_and_in_the_list(tmp_path: Path, command: str) -> None:
    fiche = played(tmp_path)
    known_id = fiche.folders()[0]
    done = fiche(command, known_id, "--date", "2020-12-14", "--by", "l’assemblée [b]générale[/b]")
    assert (done.code, done.err, done.out) == (0, "", f"Compte rendu adopté le 2020-12-14 : {known_id}\n")
    minutes = fiche("export", known_id, "--output", "-").out
    assert "Adopté le lundi 14 décembre 2020 par l’assemblée \\[b\\]générale\\[/b\\]." in minutes
    assert "approved: 2020-12-14\n" in minutes
    assert "(final, adopté le 2020-12-14)" in fiche("list").out
    assert fiche(command, known_id, "--date", "2020-12-15").code == 0
    assert "Adopté le mardi 15 décembre 2020." in fiche("export", known_id, "--output", "-").out


@pytest.mark.parametrize(
    ("final", "day", "said"),
    [
        (False, "2020-12-14", "n’est pas encore final"),
        (True, "2199-01-01", "une adoption se note une fois qu’elle a eu lieu."),
        (True, "2020-11-22", "La rencontre a eu lieu le 2020-11-23 : son compte rendu ne peut être adopté avant."),
        (True, "14 maison 2020", "« 14 maison 2020 » n’est pas une date."),
        (True, "mardi 14 décembre 2020", "Le 14 décembre 2020 est un lundi : corrigez le jour ou la date."),
        (True, "2026-02-30", "« 2026-02-30 » n’est pas une date."),
        (True, "\n[b]", "« [b] » n’est pas une date."),
    ],
)
def test_why_it_is_refused(tmp_path: Path, final: bool, day: str, said: str) -> None:
    fiche = played(tmp_path, final=final)
    known_id = fiche.folders()[0]
    before = fiche("export", known_id, "--output", "-").out
    assert said in fiche.refused("approve", known_id, "--date", day)
    assert fiche("export", known_id, "--output", "-").out == before


def test_minutes_that_somebody_animates_are_not_touched(tmp_path: Path) -> None:
    stage = Stage(tmp_path).until("relecture")
    stage.do(c.Record(f.MinutesFinalised()))
    fiche = fiche_in(tmp_path)
    assert "anime déjà cet atelier" in fiche.refused("approve", fiche.folders()[0], "--date", "2020-12-14")
    stage.session.close()
