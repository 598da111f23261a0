"""Counting raised hands: each key, each total in the box as soon as a role is counted whole, and back to the step."""

from fiche_tui.keys.acts import act
from fiche_tui.language.translation import _, ngettext
from fiche_tui.screens.ballots.desk import BallotDesk
from fiche_tui.screens.kit.desk import Outcome
from fiche_tui.screens.kit.dialogs import Confirm
from fiche_tui.screens.kit.hands_words import hands_fault_words
from fiche_tui.session.session import Session
from fiche_tui.workshop.ballots import Slip
from fiche_tui.workshop.commands import Refusal
from fiche_tui.workshop.keying.hands import HandsKeying
from fiche_tui.workshop.turnout import HANDS


class CountingHands:
    """The count of one round. ``in_box`` is what the box holds of it."""

    def __init__(self, desk: BallotDesk, session: Session, keying: HandsKeying, in_box: Slip | None) -> None:
        self._desk = desk
        self._session = session
        self.keying = keying
        self.in_box = in_box

    def press(self, key: str) -> None:
        """Hand a key to the count; keep what it ends, and say what is wrong."""
        after = self.keying.pressed("enter" if key == "space" else key)
        slip = after.answer() if key in ("enter", "space") and after.fault is None else None
        if slip and slip != self.in_box and self._desk.carry_out(lambda: self._put(slip)) is not Outcome.DONE:
            return
        self._desk.say(hands_fault_words(after.fault) if after.fault else "", refused=after.fault is not None)
        self.keying = after
        if after.done:
            people = ngettext(
                "{n} personne comptée à main levée.", "{n} personnes comptées à main levée.", after.people
            )
            self._desk.leave(people.format(n=after.people))
        else:
            self._desk.draw()

    def _put(self, slip: Slip) -> Refusal | None:
        refusal = self._session.rounds.put(self.keying.asked.number, HANDS, slip)
        if refusal is None:
            self.in_box = slip
        return refusal

    @act("ballot.correct")
    def correct(self) -> None:
        """Take the last digit back, or go back to the last call."""
        self.press("backspace")

    @act("count.go_on")
    def go_on(self) -> None:
        """The total is right: the next call."""
        self.press("enter")

    @act("global.back")
    def back(self) -> None:
        """Go back to the step; what is counted stays in the box, unfinished until the end is reached."""
        unfinished = self.in_box is not None and not self.in_box.finished
        self._desk.leave(_("Compte à main levée gardé, pas fini : F7 pour continuer.") if unfinished else "")

    @act("hands.remove")
    async def remove(self) -> None:
        """Ask before the count is taken out of the box."""
        if self.in_box is None:
            self._desk.say(_("L’urne ne contient aucun compte à main levée."))
            return
        text = _("Ses totaux seront effacés. Cela ne s’annule pas; la salle peut lever la main de nouveau.")
        question = Confirm(_("Retirer le compte à main levée?"), text, _("retirer ce compte"), _("le garder"))
        number = self.keying.asked.number
        if not await self._desk.ask(question):
            return
        if self._desk.carry_out(lambda: self._session.rounds.remove(number, HANDS)) is Outcome.DONE:
            self._desk.leave(_("Compte à main levée retiré."))
