"""Linear mode: the whole of a ballot through questions and answers, said once each, in order."""

import os
import re
import select
import tty
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from fiche_tui.drawing.figures import gap_words
from fiche_tui.serve.account import attend
from fiche_tui.serve.aloud import aloud, signed
from fiche_tui.serve.following import TOLD
from fiche_tui.serve.linear import Talk, talk
from fiche_tui.serve.own_box import OwnBox
from fiche_tui.serve.typed_line import LONGEST, read_line
from fiche_tui.system import folder_changes
from fiche_tui.system.folder_changes import FolderChanges
from fiche_tui.system.woken import Woken
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
    assert "Écrivez b pour revoir votre bulletin." in said
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


def test_before_between_and_after_the_meetings_it_is_said_where_one_is(tmp_path: Path) -> None:
    stage = Stage(tmp_path)
    voice = Voice(stage, tmp_path / "own")
    assert "La rencontre n’a pas commencé." in voice.answer("")
    stage.do(c.StartStep("accueil"), c.Record(f.SittingSuspended()))
    voice.talk.news()
    assert "La rencontre est suspendue jusqu’à la prochaine fois." in voice.heard()
    stage.do(c.StartStep("ajuster"), c.Record(f.NextMeetingSet("le 8 mars, 13 h", "au même endroit")))
    voice.talk.news()
    assert "Prochaine rencontre\u00a0: le 8 mars, 13\u00a0h" in voice.heard()
    stage.do(c.Record(f.MinutesFinalised()))
    voice.talk.news()
    assert "La rencontre est terminée. Merci." in voice.heard()


def test_time_is_told_at_its_thresholds_alone(tmp_path: Path) -> None:
    stage = Stage(tmp_path)
    stage.do(c.StartStep("accueil"))
    voice = Voice(stage, tmp_path / "own")
    voice.answer("")
    told = []
    for minutes in (4.5, 0.4, 0.3, 1, 5):
        stage.clock.move(minutes=minutes)
        voice.talk.news()
        told.append(voice.heard())
    assert told == ["", "La fin de l’étape approche.", "Dernière minute.", "Le temps de l’étape est écoulé.", ""]


def test_a_curtain_and_a_closed_round_are_said(tmp_path: Path) -> None:
    stage = assessing(tmp_path)
    stage.cast(3)
    voice = Voice(stage, tmp_path / "own")
    voice.answer("", "q")
    stage.session.show_on_wall(replace(stage.session.wall, curtain=True))
    voice.talk.news()
    assert voice.heard() == "L’animation a fermé le rideau un moment."
    stage.session.show_on_wall(replace(stage.session.wall, curtain=False))
    stage.do(c.Record(f.RoundClosed(1)))
    voice.talk.news()
    assert "Le tour est fermé. 3 bulletins sur 12 personnes présentes." in voice.heard()


def test_at_the_end_of_a_ballot_another_answer_is_none(tmp_path: Path) -> None:
    stage = assessing(tmp_path)
    voice = Voice(stage, tmp_path / "own")
    assert "C’est la fin du bulletin." in voice.answer("", *["2"] * 52)
    assert (
        voice.answer("3", "deux").splitlines()
        == ["Répondez par un des choix, ou par un point d’interrogation pour réentendre la question."] * 2
    )
    voice.answer("", "o")
    stage.session.rounds.refresh_turnout(1)
    (box,) = stage.workshops.open(stage.id).scan(1).ballots
    assert {level for answers in box.ballot["answers"].values() for level in answers} == {2}


def test_what_happens_is_said_while_nothing_is_typed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stage = Stage(tmp_path).until("accueil")
    voice = Voice(stage, tmp_path / "own")
    typing, typed = os.pipe()
    said, saying = os.pipe()
    waits = [0]

    def nothing_typed(reads: list[int], *_: object) -> tuple[list[int], list[int], list[int]]:
        waits[0] += 1
        if waits[0] == 1:
            os.write(typed, b"\nq")  # The second line is not at its end yet.
        elif waits[0] == 2:
            stage.do(c.Write("d1", CaptureKind.DECISION, "Une assemblée"))
            return [], [], []
        elif waits[0] == 3:
            os.write(typed, b"\n")
        return reads, [], []

    monkeypatch.setattr("fiche_tui.serve.linear.select.select", nothing_typed)
    talk(voice.attendance, typing, saying)
    os.close(saying)
    os.close(typed)
    with open(said, encoding="utf-8") as heard:
        lines = heard.read().splitlines()
    os.close(typing)
    assert lines[-1] == "Décision 1\u00a0: Une assemblée"
    assert voice.attendance.one.left
    assert waits == [3]


def test_what_is_told_is_said_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folder_changes, "is_local", lambda _folder: True)
    stage = Stage(tmp_path).until("accueil")
    Voice(stage, tmp_path / "own")
    folder = stage.session.folder
    (typing, typed), (said, saying) = os.pipe(), os.pipe()
    waited: list[float] = []
    really = select.select

    def readable_now(reads: list[int], *others: Any) -> tuple[list[int], list[int], list[int]]:
        waited.append(others[-1])
        if len(waited) == 2:
            stage.do(c.Write("d1", CaptureKind.DECISION, "Une assemblée"))
        else:
            os.write(typed, b"\n" if len(waited) == 1 else b"q\n")
        return really(reads, [], [], 0)

    with Woken() as woken, FolderChanges(folder) as changes:
        if not changes.tells:
            pytest.skip("this system tells nothing")
        attendance = attend(folder, OwnBox(folder, tmp_path / "own"), CODE, stage.clock, changes)
        monkeypatch.setattr("fiche_tui.serve.linear.select.select", readable_now)
        talk(attendance, typing, saying, woken)
    for one in (saying, typed, typing):
        os.close(one)
    with open(said, encoding="utf-8") as heard:
        assert heard.read().splitlines()[-1] == "Décision 1\u00a0: Une assemblée"
    assert (attendance.one.left, waited) == (True, [TOLD] * 3)


def test_a_typed_line_takes_nothing_of_the_next_one() -> None:
    reads, writes = os.pipe()
    os.write(writes, " KAPÉ-27 \n".encode() + b"second\r\n" + b"x" * (LONGEST + 5))
    assert [read_line(reads), read_line(reads)] == ["KAPÉ-27", "second"]
    assert read_line(reads) == "x" * LONGEST
    os.close(writes)
    assert [read_line(reads), read_line(reads)] == ["x" * 5, ""]
    os.close(reads)


def test_a_terminal_that_sends_a_return_alone_ends_a_line() -> None:
    ours, theirs = os.openpty()
    tty.setraw(theirs)
    os.write(ours, b"kape 27\rKAPE\n")
    assert [read_line(theirs), read_line(theirs)] == ["kape 27", "KAPE"]
    os.close(ours)
    os.close(theirs)


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
