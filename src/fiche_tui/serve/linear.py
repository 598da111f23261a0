"""Linear mode: the same ballot and the same meeting as questions and answers, line by line, nothing ever repainted.

For screen readers, for terminals that cannot draw, and for pipes. ``?`` says the question again, ``r`` goes back.
"""

import os
import select
from collections.abc import Callable, Iterator, Sequence

from fiche_tui.drawing.figures import dots_words
from fiche_tui.drawing.own_ballot_asked import act_words
from fiche_tui.drawing.own_ballot_words import left_words
from fiche_tui.drawing.paper import Paper, lines_of
from fiche_tui.drawing.wall.seen import Seen
from fiche_tui.language.translation import _
from fiche_tui.serve.aloud import aloud
from fiche_tui.serve.asking import door_words, question_words
from fiche_tui.serve.attendance import Attendance
from fiche_tui.serve.beside import beside_words
from fiche_tui.serve.following import LOOK
from fiche_tui.serve.participant import REVIEW, Page, Participant
from fiche_tui.serve.spoken import topics_of
from fiche_tui.serve.typed_line import LONGEST
from fiche_tui.system.woken import Woken
from fiche_tui.workshop.keying.grid import EMPTY, UNKNOWN
from fiche_tui.workshop.keying.own import OwnMarks, OwnScales
from fiche_tui.workshop.sheet import Instrument
from fiche_tui.workshop.short_text import one_line
from fiche_tui.workshop.values import Purpose

AGAIN, BACK = "?", "r"
LEAVE = ("q", "quitter", "quit")
END = ("fin", "end")
YES = ("o", "oui", "y", "yes")
NO = ("n", "non", "no")


class Talk:
    """What is said to one participant, and what they answer. ``say`` takes each sentence."""

    def __init__(self, attendance: Attendance, say: Callable[[str], None]) -> None:
        self._attendance = attendance
        self._say: Callable[[str], None] = lambda sentence: say(aloud(sentence))
        self._heard: dict[str, Sequence[str]] = {}
        self._asked: tuple[object, ...] = ()
        self._told = ""
        self._line = -1

    @property
    def _one(self) -> Participant:
        return self._attendance.one

    def news(self) -> None:
        """Look at the meeting, and say what is new."""
        self._attendance.look()
        if self._one.said != self._told:
            # The disk has answered for a ballot since the last line that was typed.
            self._tell()
        if self._one.page is Page.MEETING:
            for topic, sentences in topics_of(Seen(self._one.room, self._attendance.clock.now())).items():
                self._hear(topic, sentences)
        if self._one.page in (Page.MEETING, Page.BALLOT):
            beside = beside_words(self._one)
            self._hear("beside", [beside] if beside else [])
        self._ask()

    def _hear(self, topic: str, sentences: Sequence[str]) -> None:
        if list(self._heard.get(topic, ())) != list(sentences):
            self._heard[topic] = sentences
            for sentence in sentences:
                self._say(sentence)

    def heard(self, text: str) -> None:
        """Take one line that was typed."""
        words = text.strip().lower()
        if words == AGAIN:
            self._asked, self._line = (), -1
            self._heard.pop("beside", None)
        elif self._one.page is Page.BALLOT and self._one.waiting is None:
            self._answer(words)
        else:
            self._press(_key_of(self._one, words))
        self._tell()
        self._ask()

    def _press(self, key: str) -> None:
        if key:
            self._attendance.press(key)
        else:
            self._say(_("Répondez par un des choix, ou par un point d’interrogation pour réentendre la question."))

    def _answer(self, words: str) -> None:
        keying = self._one.keying
        if words in LEAVE:
            self._attendance.press("escape")
        elif words == BACK:
            self._attendance.press("up" if isinstance(keying, OwnScales) else "left")
        elif words in END:
            self._attendance.press("enter")
        elif isinstance(keying, OwnScales):
            self._level(keying, words)
        elif isinstance(keying, OwnMarks) and self._one.paper is not None:
            self._marks(keying, self._one.paper, words)

    def _level(self, keying: OwnScales, words: str) -> None:
        if not words:
            self._attendance.press("enter" if keying.at_end else "down")
        elif keying.at_end:
            self._press("")
        elif len(words) == 1 and words.isalnum():
            self._attendance.press(words)
        else:
            most = keying.asked.questions[keying.question].levels - 1
            self._say(_("Écrivez un chiffre de 0 à {most}, ou x.").format(most=most))

    def _marks(self, keying: OwnMarks, paper: Paper, words: str) -> None:
        places = {one.code.lower(): place for place, one in enumerate(lines_of(paper))}
        for code in words.replace(",", " ").split():
            place = places.get(code)
            if place is None:
                self._say(_("{code} : ce code n’est pas sur ce bulletin.").format(code=code.upper()))
                continue
            line = keying.line
            key = "down" if place > line else "up"
            for _step in range(abs(place - line)):
                self._attendance.press(key)
            self._attendance.press("space")
            self._tell()
            now = self._one.keying
            if not isinstance(now, OwnMarks):
                return
            keying = now
        self._asked = ()

    def _tell(self) -> None:
        self._told = self._one.said
        if self._told:
            self._say(self._told)

    def _ask(self) -> None:
        """Ask what this moment asks, once."""
        now = _moment(self._one)
        if now == self._asked:
            return
        self._asked = now
        if self._one.page is not Page.BALLOT:
            self._line = -1
        for sentence in self._question():
            self._say(sentence)

    def _question(self) -> Iterator[str]:
        one = self._one
        match one.page:
            case Page.DOOR | Page.SHUT:
                yield from door_words(one)
                yield _("Entrée pour entrer, q pour quitter.") if one.page is Page.DOOR else _("q pour quitter.")
            case Page.FINISH | Page.GIVE_UP:
                words = question_words(one)
                yield words.title
                yield words.text
                yield _("o : {yes}. n : {no}.").format(yes=words.yes, no=words.no)
            case Page.BALLOT:
                yield from self._of_ballot()
            case Page.MEETING:
                if one.asked is not None:
                    again = (
                        _("Écrivez b pour revoir votre bulletin.") if one.has_voted else _("Entrée pour le remplir.")
                    )
                    yield _("Un bulletin est ouvert. {key}").format(key=again)

    def _of_ballot(self) -> Iterator[str]:
        paper, keying = self._one.paper, self._one.keying
        if paper is None or keying is None:
            return
        if self._line < 0:
            yield f"{act_words(paper.asked)}. {one_line(paper.foot)}"
            yield _("Un point d’interrogation répète la question, r revient à celle d’avant, q quitte le bulletin.")
        if isinstance(keying, OwnScales):
            yield from self._of_scales(paper, keying)
        else:
            yield from self._of_marks(paper, keying)

    def _of_scales(self, paper: Paper, keying: OwnScales) -> Iterator[str]:
        if keying.at_end:
            yield _("C’est la fin du bulletin. Entrée pour terminer, r pour revenir.")
            return
        lines = lines_of(paper)
        if self._line != keying.line:
            self._line = keying.line
            what = _("Famille") if paper.asked.instrument is Instrument.FAMILY else _("Rôle")
            where = _("{what} {n} sur {total}, {code}.")
            one = lines[keying.line]
            yield where.format(what=what, n=keying.line + 1, total=len(lines), code=one.code)
            yield one_line(one.text)
        question = paper.asked.questions[keying.question]
        scale = paper.scale(question)
        levels = [f"{level.value}, {level.text}" for level in scale.levels] if scale else []
        choices = "; ".join([*levels, f"{UNKNOWN}, {_('je ne sais pas')}"])
        yield _("{question} : {choices}.").format(question=paper.title(question), choices=choices)
        now = keying.cells_of(keying.line)[keying.question]
        if now != EMPTY:
            yield _("Votre réponse est {answer}. Entrée pour la garder.").format(answer=now)

    def _of_marks(self, paper: Paper, keying: OwnMarks) -> Iterator[str]:
        if self._line != keying.at:
            self._line = keying.at
            for one in lines_of(paper):
                yield f"{one.code}, {one_line(one.label)}."
            if paper.asked.purpose is Purpose.VOTE:
                yield _("{dots}. Écrivez des codes, par exemple e2 c3; un code écrit de nouveau est enlevé.").format(
                    dots=dots_words(paper.asked)
                )
            else:
                title = paper.title(paper.asked.questions[keying.at])
                yield _("{title} : écrivez des codes, par exemple e2 c3.").format(title=title)
        chosen = [one.code for one in lines_of(paper) if one.subject in keying.lists[keying.at]]
        yield _("Choisis : {codes}.").format(codes=", ".join(chosen) if chosen else _("aucun"))
        yield _("{left}. Écrivez fin pour terminer.").format(left=left_words(keying).capitalize())


def _moment(one: Participant) -> tuple[object, ...]:
    """Return what tells one question from the next."""
    keying = one.keying if one.page is Page.BALLOT else None
    where: tuple[object, ...] = ()
    if isinstance(keying, OwnScales):
        where = (keying.place,)
    elif isinstance(keying, OwnMarks):
        where = (keying.at, keying.lists)
    number = one.asked.number if one.asked and one.page is Page.MEETING else 0
    return (one.page, number, one.has_voted, *where)


def _key_of(one: Participant, words: str) -> str:
    """Return the key that a line means outside a ballot; nothing for what means nothing there."""
    if words in LEAVE:
        return "escape"
    asks = one.page in (Page.FINISH, Page.GIVE_UP)
    if words in YES or not words:
        return "enter"
    if words == REVIEW and one.page is Page.MEETING:
        return REVIEW
    return "escape" if asks and words in (*NO, BACK) else ""


def talk(attendance: Attendance, reads: int = 0, writes: int = 1, woken: Woken | None = None) -> None:
    """Talk with a participant over two descriptors, until they leave or the input ends.

    What is told of the meeting is heard at once where its signal makes ``woken`` readable.
    """

    def say(sentence: str) -> None:
        data = (one_line(sentence) + "\n").encode("utf-8", "replace")
        while data:
            data = data[os.write(writes, data) :]

    conversation, held = Talk(attendance, say), b""
    conversation.news()
    while not attendance.one.left:
        if b"\n" not in held:
            patience, others = (attendance.patience, [woken.descriptor]) if woken else (LOOK, [])
            ready, _writes, _errors = select.select([reads, *others], [], [], patience)
            if reads not in ready:
                if woken:
                    woken.clear()
                conversation.news()
                continue
            data = os.read(reads, LONGEST)
            if not data:
                return
            held = (held + data)[-LONGEST:]
            continue
        line, _newline, held = held.partition(b"\n")
        conversation.heard(line.decode("utf-8", "replace"))
        if not attendance.one.left:
            conversation.news()
