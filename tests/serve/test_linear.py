"""Linear mode: the whole of a ballot through questions and answers, said once each, in order."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from fiche_tui.drawing.figures import gap_words
from fiche_tui.serve.account import attend
from fiche_tui.serve.aloud import aloud, signed
from fiche_tui.serve.linear import Talk
from fiche_tui.serve.own_box import OwnBox
from fiche_tui.workshop import commands as c
from fiche_tui.workshop import facts as f
from fiche_tui.workshop.room.values import WallView, WayIn
from fiche_tui.workshop.sheet import Instrument
from fiche_tui.workshop.values import CaptureKind, Method
from tests.serve.people import CODE
from tests.stage import Stage


class Voice:
    """What was said since the last time that somebody listened."""

    def __init__(self, stage: Stage, place: Path) -> None:
        stage.session.show_on_wall(WallView(ways_in=(WayIn("ssh serveur", CODE),)))
        stored = stage.workshops.open(stage.id)
        self.attendance = attend(stored.folder, OwnBox(stored.folder, place), CODE, stage.clock)
        self.sentences: list[str] = []
        self.talk = Talk(self.attendance, self.sentences.append)
        self.talk.news()

    def heard(self) -> str:
        said, self.sentences[:] = "\n".join(self.sentences), []
        return said

    def answer(self, *lines: str) -> str:
        for line in lines:
            self.talk.heard(line)
            self.talk.news()
        return self.heard()


def assessing(tmp_path: Path, instrument: Instrument | None = None) -> Stage:
    stage = Stage(tmp_path)
    if instrument:
        stage.do(c.Record(f.MethodChosen(Method(instrument))))
    return stage.until("evaluer")


def people(stage: Stage) -> int:
    number = stage.session.state.rounds[-1].asked.number
    stage.session.rounds.refresh_turnout(number)
    return stage.session.rounds.turnout(number).people


def test_the_door_says_who_could_read_a_ballot_then_the_first_question(tmp_path: Path) -> None:
    voice = Voice(assessing(tmp_path), tmp_path / "own")
    assert "l’administration pourrait le lire" in voice.heard()
    said = voice.answer("")
    assert "Rôle 1 sur 26, A1." in said
    assert "aujourd’hui\u00a0: 0, nous ne le faisons pas; 1, à l’occasion" in said


def test_a_whole_ballot_is_answered_put_in_and_counted(tmp_path: Path) -> None:
    stage = assessing(tmp_path)
    voice = Voice(stage, tmp_path / "own")
    assert people(stage) == 0
    said = voice.answer("", *["2"] * 52)
    assert "Rôle 26 sur 26" in said
    assert "C’est la fin du bulletin." in said
    assert "Vous avez répondu à tout." in voice.answer("")
    said = voice.answer("o")
    assert "Enregistré. Le groupe ne verra que les totaux." in said
    assert "Entrée pour revoir votre bulletin." in said
    assert people(stage) == 1


def test_a_question_is_said_again_and_gone_back_to(tmp_path: Path) -> None:
    voice = Voice(assessing(tmp_path), tmp_path / "own")
    voice.answer("", "1", "2")
    assert voice.answer("?").startswith("Évaluer.")
    said = voice.answer("r")
    assert "souhaité\u00a0:" in said
    assert "Votre réponse est 2. Entrée pour la garder." in said
    assert "Rôle 2 sur 26" in voice.answer("")


def test_an_answer_that_is_none_says_what_is_one(tmp_path: Path) -> None:
    voice = Voice(assessing(tmp_path), tmp_path / "own")
    voice.answer("")
    for line in ("4", "deux", "[/b]", "\x1b[31m", "２"):
        assert "Écrivez un chiffre de 0 à 3, ou x." in voice.answer(line)


def test_dots_are_given_by_code_and_taken_back(tmp_path: Path) -> None:
    stage = Stage(tmp_path).until("voter")
    voice = Voice(stage, tmp_path / "own")
    voice.answer("")
    codes = [
        role.code
        for subject in stage.session.state.rounds[-1].asked.subjects
        if (role := stage.session.state.role(subject))
    ]
    said = voice.answer(f"{codes[0]} {codes[1].lower()}, zz9")
    assert f"Choisis\u00a0: {codes[0]}, {codes[1]}." in said
    assert "ZZ9\u00a0: ce code n’est pas sur ce bulletin." in said
    assert f"Choisis\u00a0: {codes[1]}." in voice.answer(codes[0])
    voice.answer("fin")
    assert "Enregistré." in voice.answer("o")
    assert people(stage) == 1


def test_leaving_a_ballot_that_was_begun_is_asked_about(tmp_path: Path) -> None:
    stage = assessing(tmp_path)
    voice = Voice(stage, tmp_path / "own")
    assert "Quitter sans déposer?" in voice.answer("", "2", "q")
    assert "Rôle 1 sur 26" in voice.answer("n")
    assert "rien n’en est gardé" in voice.answer("q", "o")
    assert not voice.attendance.one.left
    voice.answer("q")
    assert voice.attendance.one.left
    assert people(stage) == 0


def test_the_meeting_is_said_as_it_goes_and_nothing_twice(tmp_path: Path) -> None:
    stage = Stage(tmp_path).until("accueil")
    voice = Voice(stage, tmp_path / "own")
    said = voice.answer("")
    assert "Étape 1 sur" in said
    voice.talk.news()
    assert voice.heard() == ""
    stage.do(c.Write("d1", CaptureKind.DECISION, "Une assemblée au printemps"))
    voice.talk.news()
    assert voice.heard() == "Décision 1\u00a0: Une assemblée au printemps"


def test_a_result_is_said_once_it_is_revealed_and_not_before(tmp_path: Path) -> None:
    stage = Stage(tmp_path).until("devoiler")
    voice = Voice(stage, tmp_path / "own")
    before = voice.answer("")
    assert "souhaité 3" not in before
    assert "dévoilés" not in before
    stage.reveal()
    voice.talk.news()
    said = voice.heard()
    assert "Les résultats sont dévoilés. 12 bulletins sur 12 personnes présentes." in said
    assert "liste courte" in said
    assert "écart" in said


def test_where_no_vote_follows_nothing_is_on_a_shortlist(tmp_path: Path) -> None:
    stage = Stage(tmp_path, preset="45").until("devoiler", revealed=True)
    said = Voice(stage, tmp_path / "own").answer("")
    assert ", retenu." in said
    assert "liste courte" not in said


def test_a_ballot_that_is_taken_out_is_said(tmp_path: Path) -> None:
    stage = assessing(tmp_path)
    voice = Voice(stage, tmp_path / "own")
    voice.answer("", *["2"] * 52, "", "o")
    (mark,) = stage.session.rounds.marks_by_account(1).values()
    stage.do(c.Record(f.BallotTakenOut(1, mark, "Cette personne observe")))
    voice.talk.news()
    said = voice.heard()
    assert "il n’est pas compté. Raison\u00a0: Cette personne observe" in said
    assert "Un bulletin est ouvert" not in said


def test_hands_that_are_counted_are_said_once_and_again_when_asked(tmp_path: Path) -> None:
    stage = assessing(tmp_path)
    voice = Voice(stage, tmp_path / "own")
    voice.answer("")
    stage.session.show_on_wall(replace(stage.session.wall, hands=True))
    voice.talk.news()
    assert "levez la vôtre, ou remplissez votre bulletin ici, pas les deux." in voice.heard()
    assert "pas les deux." not in voice.answer("2")
    assert "pas les deux." in voice.answer("?")


def sessions(tmp_path: Path) -> Iterator[str]:
    """What is said to one person through ballots of every instrument, and steps up to the end."""
    for instrument in Instrument:
        voice = Voice(assessing(tmp_path / instrument.value, instrument), tmp_path / "own")
        yield voice.heard() + voice.answer(
            "", "a1 zz", "2", "ab", "fin", "n", "q", "zut", "n", "fin", "fin", "fin", "o"
        )
    stage = Stage(tmp_path / "reveal").until("devoiler")
    stage.do(c.Write("d1", CaptureKind.DECISION, "Écrire → à la mairie ● … « vite »"))
    voice = Voice(stage, tmp_path / "own")
    voice.answer("")
    stage.reveal()
    voice.talk.news()
    yield voice.heard()
    for step in ("voter", "porter", "relecture"):
        voice = Voice(Stage(tmp_path / step).until(step), tmp_path / "own")
        yield voice.heard() + voice.answer("", "a3 b1 c1", "fin", "o")


def test_nothing_is_said_that_has_to_be_seen(tmp_path: Path) -> None:
    """Letters, digits and plain punctuation: espeak-ng says nothing of the others, or their English names."""
    for text in sessions(tmp_path):
        assert text
        odd = {one for one in text if not (one.isalnum() or one in " \u00a0\n,.;:?!'\u2019\"()-")}
        assert odd == set(), [row for row in text.splitlines() if odd & {*row}]
        # A sign alone between spaces is a pause and nothing else.
        assert not re.search(r'(^|\s)"?[?!()-]+"?(\s|$)', text), text


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("écart −1,5", "écart -1,5"),
        ("Réserver la salle → lundi ●", "Réserver la salle lundi"),
        ("ce qui est « je ne sais pas »", 'ce qui est "je ne sais pas"'),
        ("Un logement · une école…", "Un logement, une école..."),
        ("► C3 ▲ Enjeux ▮▮▯", "C3 Enjeux"),
    ],
)
def test_signs_are_left_out_or_written_plainly(written: str, said: str) -> None:
    assert aloud(written.replace("« ", "«\u00a0").replace(" »", "\u00a0»")) == said


def test_a_difference_is_said_in_words() -> None:
    assert [signed(gap_words(gap), gap) for gap in (1.5, 0.0, -2.0)] == ["plus 1,5", "0", "moins 2"]
