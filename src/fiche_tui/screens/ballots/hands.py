"""Raised hands: the room answers a role at a time, in sight of everybody, and each total is keyed in as it is seen."""

from collections.abc import Iterable

from textual.events import Key
from textual.widget import Widget

from fiche_tui.drawing.paper import Paper
from fiche_tui.keys.bindings import bindings, digit_of
from fiche_tui.language.translation import _, ngettext
from fiche_tui.screens.ballots.hands_drawing import Room, draw_hands, hands_title
from fiche_tui.screens.ballots.screen import ARROWS, PaperView
from fiche_tui.screens.kit.base import FicheScreen
from fiche_tui.screens.kit.dialogs import Confirm
from fiche_tui.screens.kit.hands_words import hands_fault_words
from fiche_tui.screens.kit.time_in_title import show_time
from fiche_tui.session.session import Session
from fiche_tui.workshop import Refusal
from fiche_tui.workshop.ballots import Slip
from fiche_tui.workshop.hands import HANDS, hands_left
from fiche_tui.workshop.keying import HandsKeying, strips_of
from fiche_tui.workshop.voters import voters_of_round


class HandsScreen(FicheScreen[str]):
    """Counts the hands of one round. Dismisses the sentence to say at the step.

    Every role counted whole is in the box before the next one shows. What could not be kept stays as typed, and Enter
    tries again.
    """

    STEADY_STATUS = True
    HINTS = ("count.go_on", "ballot.correct", "hands.remove", "global.back", "global.help")
    BINDINGS = bindings("global.back", "hands.remove", "ballot.correct", "count.go_on")

    def __init__(self, session: Session, round_number: int, kept: Slip | None = None) -> None:
        super().__init__()
        found = session.state.round(round_number)
        if found is None:
            raise ValueError(f"no round {round_number}")
        self.session = session
        self.asked = found.asked
        turnout, voters = session.rounds.turnout(round_number), voters_of_round(session.state, found)
        self._in_box = max(0, turnout.people - turnout.by_hands)
        self._kept = kept
        self.keying = HandsKeying.of(found.asked, hands_left(voters, self._in_box), kept)

    def body(self) -> Iterable[Widget]:
        """The page at hand."""
        yield PaperView()

    def on_mount(self) -> None:
        """Show the first page, and look at the clock each second."""
        self.draw()
        self._show_time()
        self.set_interval(1, self._show_time)

    def hint_ids(self) -> tuple[str, ...]:
        """Taking the count out of the box only once it holds one."""
        return tuple(one for one in self.HINTS if one != "hands.remove" or self._kept)

    def on_key(self, event: Key) -> None:
        """Hand the count every key of its own, here and not by a binding, which answers later: see the papers."""
        digit = digit_of(event.key)
        key = str(digit) if digit is not None else event.key
        if digit is not None or key in ARROWS or key in ("space", "enter", "backspace"):
            event.stop()
            event.prevent_default()
            self.press(key)

    def action_correct(self) -> None:
        """Take the last digit back, or go back to the last call."""
        self.press("backspace")

    def action_go_on(self) -> None:
        """The total is right: the next call."""
        self.press("enter")

    def press(self, key: str) -> None:
        """Hand a key to the count; keep what it ends, and say what is wrong."""
        after = self.keying.pressed("enter" if key == "space" else key)
        slip = after.answer() if key in ("enter", "space") and after.fault is None else None
        if slip and slip != self._kept and not self.attempt(lambda: self._put(slip)):
            return
        self.status.say(hands_fault_words(after.fault) if after.fault else "", refused=after.fault is not None)
        self.keying = after
        if after.done:
            people = ngettext(
                "{n} personne comptée à main levée.", "{n} personnes comptées à main levée.", after.people
            )
            self.dismiss(people.format(n=after.people))
        else:
            self.draw()

    def _put(self, slip: Slip) -> Refusal | None:
        refusal = self.session.rounds.put(self.asked.number, HANDS, slip)
        if refusal is None:
            self._kept = slip
            self.show_keys()
        return refusal

    def action_back(self) -> None:
        """Back to the step; what is counted stays in the box, unfinished until the end is reached."""
        if self._kept and not self._kept.finished:
            self.dismiss(_("Compte à main levée gardé, pas fini : F7 pour continuer."))
        else:
            self.dismiss("")

    def action_remove(self) -> None:
        """Ask before the count is taken out of the box."""
        if self._kept is None:
            self.status.say(_("L’urne ne contient aucun compte à main levée."))
            return

        def answered(agreed: bool | None) -> None:
            if agreed and self.attempt(lambda: self.session.rounds.remove(self.asked.number, HANDS)):
                self.dismiss(_("Compte à main levée retiré."))

        text = _("Ses totaux seront effacés. Cela ne s’annule pas; la salle peut lever la main de nouveau.")
        question = Confirm(_("Retirer le compte à main levée?"), text, _("retirer ce compte"), _("le garder"))
        self.app.push_screen(question, answered)

    def draw(self) -> None:
        """The page as it stands, and its title."""
        state = self.session.state
        self.top.left = hands_title(self.keying)
        paper = Paper(self.asked, strips_of(state, self.asked), state.sheet, False, "")
        room, keying = Room(paper, self._in_box), self.keying
        self.query_one(PaperView).drawn = lambda width, height: draw_hands(keying, room, width, height)

    def _show_time(self) -> None:
        if self.is_attached:
            show_time(self.top, self.session.state, self.session.clock.now())
