"""« Où en sommes-nous? »: what was written down is one key away, and stays away while people answer."""

from fiche_tui.screens.meeting.recap import recap
from fiche_tui.workshop import commands as c
from fiche_tui.workshop import facts as f
from fiche_tui.workshop.values import CaptureKind
from tests.workshop.samples import Play


def written(play: Play) -> Play:
    return play.do(
        c.Write("n1", CaptureKind.NOTE, "Il fait\nfroid"),
        c.Write("a1", CaptureKind.ACTION, "Réserver la salle", "Ian Smith", "1er décembre 2026"),
        c.Write("t1", CaptureKind.TOPIC, "Le transport"),
        c.Write("d1", CaptureKind.DECISION, "Fêter"),
    )


def test_everything_that_was_written_down_is_there() -> None:
    said = recap(written(Play.prepared().do(c.StartStep("accueil"))).state).plain.replace("\u00a0", " ")
    assert "Déc. 1 Fêter" in said
    assert "Note : Il fait froid" in said
    assert "Suivi : Réserver la salle · Ian Smith · 1er décembre 2026" in said
    assert "À reprendre : Le transport" in said


def test_while_people_answer_nothing_primes_them() -> None:
    said = recap(written(Play.assessing()).state).plain
    assert "Réserver la salle" not in said
    assert "Le transport" not in said


def test_a_step_that_was_dropped_is_not_in_the_agenda() -> None:
    play = Play.prepared().do(c.StartStep("accueil"))
    step = next(one for one in play.state.plan if one.id == "marge")
    assert "\n  Marge\n" in recap(play.state).plain
    play.record(f.StepPlanned("marge", step.minutes, step.protected, True))
    said = recap(play.state).plain
    assert "Marge" not in said
    assert "▸ Accueil, intention, présences\n" in said
