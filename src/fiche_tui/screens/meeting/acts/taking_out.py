"""Taking out the ballot of an account of the server that should not have voted: openly, with a reason in the minutes.

Nobody sees what it says. Nothing is deleted: undo brings it back until the reveal.
"""

from collections.abc import Mapping

from fiche_tui.keys.acts import act
from fiche_tui.language.cells import cut
from fiche_tui.language.sentences import error_sentence
from fiche_tui.language.translation import _
from fiche_tui.screens.kit.dialogs import Choose
from fiche_tui.screens.kit.entry import AskText
from fiche_tui.screens.kit.reason import Reason
from fiche_tui.screens.meeting.meeting_desk import MeetingDesk
from fiche_tui.store.errors import StoreError
from fiche_tui.workshop import commands as c
from fiche_tui.workshop import facts as f
from fiche_tui.workshop.results import pending_round

LONGEST_NAME = 40
"""Cells that are said back of what was typed for an account: names are shorter, and a sentence has two rows."""


class TakingOut:
    """Asks whose ballot is taken out, then why."""

    def __init__(self, desk: MeetingDesk) -> None:
        self._desk = desk

    @property
    def is_possible(self) -> bool:
        """Whether a pending round may hold ballots of accounts."""
        return self._desk.session.is_shared and pending_round(self._desk.state) is not None

    @act("count.take_out")
    async def choose(self) -> None:
        """Take the ballot of one account out of the round at hand."""
        pending = pending_round(self._desk.state)
        if pending is None:
            self._desk.say(_("Aucun tour n’est ouvert : il n’y a pas de bulletin à retirer."))
            return
        number = pending.asked.number
        try:
            marks = self._desk.session.rounds.marks_by_account(number)
        except StoreError as error:
            self._desk.say(error_sentence(error.code, error.values), refused=True)
            return
        if not marks:
            self._desk.say(_("Aucun bulletin n’est venu par un compte de ce serveur."))
            return
        account = await self._asked_whose(marks)
        if account is None:
            return
        if account not in marks:
            sentence = _("Aucun bulletin du compte « {account} » ne compte dans ce tour.")
            self._desk.say(sentence.format(account=cut(account, LONGEST_NAME)))
            return
        reason = await self._desk.ask(
            Reason(
                _("Retirer le bulletin du compte « {account} »").format(account=account),
                _("Pour quelle raison?"),
                lines=[
                    _("Dites-la au groupe : elle paraîtra au compte rendu, et à l’écran de cette personne."),
                    _("Personne ne voit ce que le bulletin contient. Jusqu’au dévoilement, u le ramène."),
                ],
            )
        )
        if reason is not None:
            fact = f.BallotTakenOut(number, marks[account], reason)
            self._desk.do(c.Record(fact), _("Le bulletin est retiré : il ne compte pas."))

    async def _asked_whose(self, marks: Mapping[str, str]) -> str | None:
        title = _("Retirer un bulletin")
        if not self._desk.state.wall_mirrors:
            return await self._desk.ask(Choose(title, [(name, name) for name in sorted(marks)]))
        # The room may see this screen, and a list of the accounts would say who has answered.
        typed = await self._desk.ask(AskText(title, _("De quel compte du serveur?")))
        return None if typed is None else typed.strip()
