"""Keying papers in: each key, the next paper, one reopened or removed by its number, and back to the step."""

from fiche_tui.drawing.question import Asked
from fiche_tui.drawing.turnout_words import unfinished_words
from fiche_tui.keys.acts import act
from fiche_tui.language.translation import _
from fiche_tui.screens.ballots.desk import BallotDesk
from fiche_tui.screens.ballots.reopen import ReopenBallot
from fiche_tui.screens.ballots.tray import Tray
from fiche_tui.screens.ballots.words import (
    absent_words,
    fault_sentence,
    kept_words,
    leaving_words,
    points_words,
    regained_words,
    removal_words,
)
from fiche_tui.screens.kit.desk import Outcome
from fiche_tui.screens.kit.dialogs import Ask, Confirm
from fiche_tui.workshop.commands import Refusal
from fiche_tui.workshop.keying.codes import CodesKeying

ANOTHER = "b"
"""The key for one paper more than there are voters, where no paper is: that of the ballots."""


class Papers:
    """One paper on the tray after another. What is half keyed is never lost without a word."""

    def __init__(self, desk: BallotDesk, tray: Tray) -> None:
        self._desk = desk
        self._tray = tray
        self._wanted = ""
        self._come_back_to = ""

    def begin(self, name: str) -> None:
        """Take the first paper: the one of that number, or a new one."""
        tray = self._tray
        if not self.take(name):
            return
        if name and name not in tray.names:
            self._desk.say(absent_words(tray.asked, name), refused=True)
        elif not tray.regained and not name:
            left = tuple(other for other in tray.turnout.unfinished if other != tray.name)
            self._desk.say(unfinished_words(left, slips=tray.asked.by_counts) if left else "")

    def press(self, key: str) -> None:
        """Hand a key to the paper; keep what it ends, and say what is wrong."""
        tray = self._tray
        if tray.rests:
            if key == ANOTHER:
                self.take("", another=True)
            return
        if tray.keying is None:
            # The box could not be read: any key tries again.
            self.take(self._wanted)
            return
        after = tray.keying.pressed(key)
        ends = key == "enter" and after.fault is None and (after.done or tray.kind.KEEPS_UNFINISHED)
        if ends and self._desk.carry_out(lambda: tray.put(after)) is not Outcome.DONE:
            return
        if after.fault:
            self._desk.say(fault_sentence(after.fault, tray.kind.strips, masked=tray.masked), refused=True)
        elif not ends:
            self._desk.say("")
        tray.keying = after
        tray.remember()
        if after.done:
            self._next_paper()
        self._desk.draw()

    def take(self, name: str, *, another: bool = False) -> bool:
        """Take a paper, draw it, and say what was found again of it; return whether the box could be read."""

        def take() -> Refusal | None:
            self._tray.take(name, another=another)
            return None

        taken = self._desk.carry_out(take) is Outcome.DONE
        if taken:
            self._desk.say(self._found_again())
        self._wanted = "" if taken else name
        self._desk.draw()
        return taken

    @act("global.back")
    async def back(self) -> None:
        """Go back to the step; what is half keyed is kept where it can be, and said there."""
        said = await self._put_away()
        if said is not None:
            self._desk.leave(said)

    @act("ballot.ways")
    async def choose(self) -> None:
        """Ask what else than this paper: another one by its number, or another way to answer, from the step."""
        slips = self._tray.asked.by_counts
        again = _("rouvrir une feuille par son numéro") if slips else _("rouvrir un bulletin par son numéro")
        choices = [("1", again, self.reopen), ("2", _("revenir à l’étape, pour répondre autrement"), self.back)]
        chosen = await self._desk.ask(Ask(_("Façons de répondre"), [], choices))
        if chosen is not None:
            await chosen()

    @act("count.reopen")
    async def reopen(self) -> None:
        """Ask for the number of a paper, to reopen it or to take it out of the box."""
        tray = self._tray
        answer = await self._desk.ask(ReopenBallot(tray.asked, tray.names))
        if answer is None:
            return
        if answer.remove:
            await self._remove(answer.name)
        elif answer.name != tray.name:
            said = await self._put_away()
            if said is None:
                return
            self._come_back_to = tray.name if tray.unfinished else ""
            self.take(answer.name)
            self._desk.say(_one_after_the_other(said, self._found_again()))

    async def _remove(self, name: str) -> None:
        tray, words = self._tray, removal_words(self._tray.asked, name)
        if not await self._confirmed(words):
            return
        if self._desk.carry_out(lambda: tray.remove(name), words.said) is Outcome.DONE:
            self._come_back_to = "" if self._come_back_to == name else self._come_back_to
            # The paper being keyed in stays, unless it is the one that went; once all were in, one is missing again.
            if (name == tray.name or tray.rests) and self.take(""):
                self._desk.say(_one_after_the_other(words.said, self._found_again()))
            self._desk.draw()

    async def _put_away(self) -> str | None:
        """Keep what is half keyed, or have it given up in so many words.

        Return what to say where one goes next, None when the person stays with this paper.
        """
        tray, keying = self._tray, self._tray.keying
        words = leaving_words(tray.asked, tray.name)
        kept = tray.as_in_box
        if keying and not kept and tray.kind.KEEPS_UNFINISHED:
            kept = self._desk.carry_out(lambda: tray.put(keying)) is Outcome.DONE
        if not kept and not await self._confirmed(words):
            return None
        tray.forget()
        return words.said if kept and tray.unfinished else ""

    def _found_again(self) -> str:
        tray = self._tray
        return regained_words(tray.asked, tray.name, tray.regained) if tray.regained else ""

    async def _confirmed(self, words: Asked) -> bool:
        agreed = await self._desk.ask(Confirm(words.title, words.text, words.yes, words.no))
        return bool(agreed)

    def _next_paper(self) -> None:
        """Say what became of the finished paper, and take the one that comes."""
        tray = self._tray
        said = [kept_words(tray.asked, tray.name, corrected=tray.corrects)]
        if isinstance(tray.keying, CodesKeying):
            said.append(points_words(tray.asked, len(tray.keying.lists[0])))
        come_back, self._come_back_to = self._come_back_to, ""
        if self.take(come_back):
            self._desk.say(_one_after_the_other(*said, self._found_again()))


def _one_after_the_other(*sentences: str) -> str:
    return " ".join(sentence for sentence in sentences if sentence)
