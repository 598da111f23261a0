"""Answering by raised hands: in whatever step, as long as a round that is short enough takes answers."""

from contextlib import suppress
from dataclasses import replace

from fiche_tui.keys.acts import act
from fiche_tui.language.sentences import error_sentence, refusal_sentence
from fiche_tui.language.translation import _
from fiche_tui.screens.kit.desk import Outcome
from fiche_tui.screens.meeting.meeting_desk import MeetingDesk
from fiche_tui.store.errors import StoreError
from fiche_tui.workshop.ballots import Slip
from fiche_tui.workshop.hands import hands_refusal
from fiche_tui.workshop.results import pending_round
from fiche_tui.workshop.state import RoundStatus
from fiche_tui.workshop.turnout import HANDS
from fiche_tui.workshop.voters import voters_of_round


class Hands:
    """Opens the count of raised hands. The wall is not asked about: what it would show, the room sees anyway."""

    def __init__(self, desk: MeetingDesk) -> None:
        self._desk = desk

    @act("count.hands")
    async def count(self) -> None:
        """Count hands, or take the count up again."""
        state, rounds = self._desk.state, self._desk.session.rounds
        pending, refusal = pending_round(state), hands_refusal(state)
        if refusal or pending is None:
            code, values = (refusal.code, refusal.values) if refusal else ("no-round-for-hands", {})
            self._desk.say(refusal_sentence(code, values), refused=True)
            return
        number = pending.asked.number
        closed = pending.status is RoundStatus.CLOSED
        if closed and self._desk.carry_out(lambda: rounds.reopen(number)) is not Outcome.DONE:
            return
        try:
            kept = rounds.answers(number).get(HANDS)
        except StoreError as error:
            self._desk.say(error_sentence(error.code, error.values), refused=True)
            return
        turnout, voters = rounds.refresh_turnout(number), voters_of_round(state, pending)
        if kept is None and voters and turnout.people >= voters:
            self._desk.say(_("Chaque voix présente a déjà répondu : personne n’a de main à lever."), refused=True)
            return
        from fiche_tui.screens.ballots.hands import HandsScreen

        self._tell_screens(counted=True)
        said = await self._desk.open(HandsScreen(self._desk.session, number, kept if isinstance(kept, Slip) else None))
        self._tell_screens(counted=False)
        rounds.refresh_turnout(number)
        if said:
            self._desk.say(said)

    def _tell_screens(self, *, counted: bool) -> None:
        """Tell people at a screen of their own whether hands are counted, so that nobody answers twice.

        What the disk refuses to publish now is published with the next act.
        """
        session = self._desk.session
        with suppress(StoreError):
            session.show_on_wall(replace(session.wall, hands=counted))
