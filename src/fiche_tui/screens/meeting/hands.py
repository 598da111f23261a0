"""Answering by raised hands: in whatever step, as long as a round that is short enough takes answers."""

from fiche_tui.language.sentences import error_sentence, refusal_sentence
from fiche_tui.language.translation import _
from fiche_tui.screens.meeting.base import WorkshopBase
from fiche_tui.store.errors import StoreError
from fiche_tui.workshop.ballots import Slip
from fiche_tui.workshop.hands import HANDS, hands_refusal
from fiche_tui.workshop.results import pending_round
from fiche_tui.workshop.state import RoundStatus
from fiche_tui.workshop.voters import voters_of_round


class HandsActions(WorkshopBase):
    """Opens the count of raised hands. The wall is not asked about: what it would show, the room sees anyway."""

    def action_hands(self) -> None:
        """Count hands, or take the count up again."""
        state = self.session.state
        pending, refusal = pending_round(state), hands_refusal(state)
        if refusal or pending is None:
            code, values = (refusal.code, refusal.values) if refusal else ("no-round-for-hands", {})
            self.status.say(refusal_sentence(code, values), refused=True)
            return
        number = pending.asked.number
        if pending.status is RoundStatus.CLOSED and not self.attempt(lambda: self.session.rounds.reopen(number)):
            return
        try:
            kept = self.session.rounds.answers(number).get(HANDS)
        except StoreError as error:
            self.status.say(error_sentence(error.code, error.values), refused=True)
            return
        turnout, voters = self.session.rounds.refresh_turnout(number), voters_of_round(state, pending)
        if kept is None and voters and turnout.people >= voters:
            self.status.say(_("Chaque voix présente a déjà répondu : personne n’a de main à lever."), refused=True)
            return
        self._count(number, kept if isinstance(kept, Slip) else None)

    def _count(self, number: int, kept: Slip | None) -> None:
        from fiche_tui.screens.ballots.hands import HandsScreen

        def come_back(said: str | None) -> None:
            self.session.rounds.refresh_turnout(number)
            if said:
                self.status.say(said)
            self.refresh_state()

        self.app.push_screen(HandsScreen(self.session, number, kept), come_back)
